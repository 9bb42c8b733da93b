"""Conditions over the facts that a claim sees, and over rows of other tables."""

from __future__ import annotations

from random_schedules.fixed_tables import ROWS_OF, Node, choices, facts
from random_schedules.random_values import DATE, Values

ORDERS = ("at_least", "more_than", "at_most", "less_than")
DAY_ORDERS = ("on_or_after", "after", "on_or_before", "before")


class Conditions(Values):
    """Conditions of every kind."""

    def condition(self, depth: int) -> Node:
        kinds = ["number", "number", "choice", "choice", "day", "day", "given"]
        if self.names.get("condition"):
            kinds += ["named"]
        if self.table == "project":
            kinds += ["year"]
        if depth > 0:
            kinds += ["all_of", "any_of", "not", "value"]
            if ROWS_OF[self.table]:
                kinds += ["any", "none"]
        made: Node = getattr(self, f"_on_{self.choose(kinds)}")(depth)
        return made

    def conditions(self, depth: int, most: int = 2) -> Node:
        return [self.condition(depth) for _ in self.several(0, most)]

    def _on_number(self, depth: int) -> Node:
        unit = self.choose([unit for unit in ("money", "percent", "count", "days") if facts(self.table, unit)])
        return {"fact": self.choose(facts(self.table, unit)), **self._bounds(unit, depth)}

    def _on_value(self, depth: int) -> Node:
        unit = self.choose(("money", "count"))
        return {"value": self.value(unit, depth - 1), **self._bounds(unit, depth)}

    def _bounds(self, unit: str, depth: int) -> Node:
        if self.chance(6):
            return {"is": self.value(unit, depth - 1)}
        if self.chance(6):
            return {"is_one_of": [self._scalar(unit, 0) for _ in self.several(1, 3)]}
        low, high = self.choose(ORDERS[:2]), self.choose(ORDERS[2:])
        words = self.choose(((low,), (high,), (low, high)))
        return {word: self.value(unit, depth - 1) for word in words}

    def _on_choice(self, depth: int) -> Node:
        fact = self.choose([*facts(self.table, "choice"), *facts(self.table, "yes_no")])
        if self.chance(3):
            return {"fact": fact, "is_one_of": sorted({self.choose(choices(fact)) for _ in self.several(1, 3)})}
        if fact == "project.place" and self.chance(3):
            return {"fact": fact, "is": "enterprise.town"}
        return {"fact": fact, "is": self.choose(choices(fact))}

    def _on_day(self, depth: int) -> Node:
        fact = self.choose(facts(self.table, "date"))
        if self.chance(4):
            return {"fact": fact, "within": "award_year"}
        if self.chance(4):
            return {"fact": fact, "within": {"from": self.choose(DATE[:4]), "to": self.choose(DATE[4:])}}
        return {"fact": fact, self.choose(DAY_ORDERS): self.value("date", min(depth - 1, 1))}

    def _on_year(self, depth: int) -> Node:
        bound: Node = self.choose(
            ({"at_least": "2020"}, {"is": "2020"}, {"is_one_of": ["2019", "2020"]}, {"less_than": "2021"})
        )
        return {"fact": "project.built", **bound}

    def _on_given(self, depth: int) -> Node:
        types = ("money", "choice", "date", "text", "count")
        fact = self.choose([fact for type_ in types for fact in facts(self.table, type_)])
        return {"fact": fact, "is_given": self.choose(("true", "false"))}

    def _on_named(self, depth: int) -> Node:
        return {"derived": self.choose(self.names["condition"])}

    def _on_all_of(self, depth: int) -> Node:
        return {"all_of": [self.condition(depth - 1) for _ in self.several(1, 3)]}

    def _on_any_of(self, depth: int) -> Node:
        return {"any_of": [self.condition(depth - 1) for _ in self.several(1, 3)]}

    def _on_not(self, depth: int) -> Node:
        return {"not": self.condition(depth - 1)}

    def _on_any(self, depth: int) -> Node:
        return self._over_rows("any", depth)

    def _on_none(self, depth: int) -> Node:
        return self._over_rows("none", depth)

    def _over_rows(self, word: str, depth: int) -> Node:
        table = self.choose(ROWS_OF[self.table])
        return {word: table, "where": self.inside(table).conditions(depth - 1)}

    def counted(self, depth: int) -> Node:
        if not ROWS_OF[self.table]:
            return "1"
        table = self.choose(ROWS_OF[self.table])
        return {"count": {"of": table, "where": self.inside(table).conditions(depth)}}

    def inside(self, table: str) -> Conditions:
        """The same source of choices, in the rows of another table; names of the claim are not seen there."""
        return type(self)(self.source, table, self.names_in(table))

    def names_in(self, table: str) -> dict[str, list[str]]:
        return {unit: [name for name in names if name.startswith("const")] for unit, names in self.names.items()}
