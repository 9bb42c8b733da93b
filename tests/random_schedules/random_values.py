"""Parameters by unit, from the grammar: what may stand wherever a value stands."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeVar

from random_schedules.fixed_tables import Node, facts

T = TypeVar("T")

MONEY = (
    "0元",
    "0.01元",
    "1元",
    "33.33元",
    "50元",
    "100元",
    "100.5元",
    "999.99元",
    "0.1万元",
    "1万元",
    "0.01亿元",
    "500CNY",
)
RATIO = ("0%", "5‰", "10%", "33.3%", "1/3", "1/7", "50%", "100%", "120%", "4/5")
COUNT = ("0", "1", "2", "3", "10")
DAYS = ("0天", "1天", "30天", "365天")
DATE = ("2019-12-31", "2020-01-01", "2020-03-31", "2020-06-30", "2020-07-01", "2020-12-31", "2021-01-01")
SCALARS = {"money": MONEY, "percent": RATIO, "count": COUNT, "days": DAYS, "date": DATE}


@dataclass
class Drawing:
    """Where random choices come from, and what may be named in this place."""

    source: random.Random
    table: str
    names: dict[str, list[str]] = field(default_factory=dict)  # derived names by unit

    def choose(self, options: Sequence[T]) -> T:
        return self.source.choice(options)

    def several(self, least: int, most: int) -> range:
        return range(self.source.randint(least, most))

    def chance(self, one_in: int) -> bool:
        return self.source.randrange(one_in) == 0


class Values(Drawing):
    """Parameters. Conditions and steps, that may stand in them, are made by those who follow."""

    def condition(self, depth: int) -> Node:
        raise NotImplementedError

    def start(self, depth: int) -> Node:
        raise NotImplementedError

    def change(self, depth: int, rated: bool, over: Node) -> Node:
        raise NotImplementedError

    def value(self, unit: str, depth: int) -> Node:
        forms = ["scalar", "scalar", "fact"]
        if self.names.get(unit):
            forms += ["derived"]
        if depth > 0:
            forms += ["cases", "by_date"]
            if unit == "money":
                forms += ["percent", "steps", "start"]
            if unit == "count":
                forms += ["count"]
        made: Node = getattr(self, f"_{self.choose(forms)}")(unit, depth)
        return made

    def limit(self, depth: int) -> Node:
        """A sum of money at most; now and then none."""
        return "no_limit" if self.chance(12) else self.value("money", depth)

    def _scalar(self, unit: str, depth: int) -> Node:
        return self.choose(SCALARS[unit])

    def _fact(self, unit: str, depth: int) -> Node:
        found = facts(self.table, unit)
        return self.choose(found) if found else self._scalar(unit, depth)

    def _derived(self, unit: str, depth: int) -> Node:
        return {"derived": self.choose(self.names[unit])}

    def _percent(self, unit: str, depth: int) -> Node:
        return {"percent": self.value("percent", depth - 1), "of": self.value("money", depth - 1)}

    def _cases(self, unit: str, depth: int) -> Node:
        listed: list[Node] = [
            {"when": self.condition(depth - 1), "then": self.value(unit, depth - 1)} for _ in self.several(1, 2)
        ]
        if not self.chance(3):
            listed.append({"otherwise": self.value(unit, depth - 1)})
        return {"cases": listed}

    def _by_date(self, unit: str, depth: int) -> Node:
        periods = [{"to": "2020-03-31"}, {"from": "2020-04-01", "to": "2020-06-30"}, {"from": "2020-07-02"}]
        if self.chance(3):
            del periods[self.choose((0, 1, 2))]
        as_of = self.choose([*facts(self.table, "date"), "award_year_start", "award_year_end"])
        return {
            "by_date": {"as_of": as_of, "values": [{**each, "is": self.value(unit, depth - 1)} for each in periods]}
        }

    def _start(self, unit: str, depth: int) -> Node:
        step = self.start(depth - 1)
        return {"steps": [step]} if "cases" in step else step  # cases of values may stand alone, cases of steps not

    def _steps(self, unit: str, depth: int) -> Node:
        return {"steps": [first := self.start(depth - 1), self.change(depth - 1, rated=False, over=[first])]}

    def _count(self, unit: str, depth: int) -> Node:
        return self.counted(depth - 1)

    def counted(self, depth: int) -> Node:
        raise NotImplementedError
