"""Reach: which clauses a change may alter: the one that it stands in, those that use the name, or all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from subsidy_calc.grammar.walk import all_written
from subsidy_calc.proof.change import Path
from subsidy_calc.schedule.model import Schedule


class Reach:
    """Of one schedule, the clauses that use each of its names, directly or by way of other names."""

    def __init__(self, schedule: Schedule) -> None:
        self._all = list(range(len(schedule.clauses)))
        shared = dict(schedule.constants)
        for table in schedule.tables.values():
            shared.update(table.derive)
        within = {name: set(names_in(definition)) for name, definition in shared.items()}
        every = [clause.clause for clause in schedule.clauses]
        everywhere = set(names_in(schedule.all_clauses))
        self._clauses: dict[str, list[int]] = {name: [] for name in shared}
        for number, clause in enumerate(schedule.clauses):
            parts = (clause.about, clause.eligible_if, clause.award, clause.derive, clause.payment)
            # a rule asks what a name comes to by way of its clauses
            rules = [rule for rule in schedule.combine if clause.clause in rule.members_of(every)]
            for name in _closed({*everywhere, *names_in(parts), *names_in(rules)}, within):
                self._clauses.setdefault(name, []).append(number)

    def of(self, path: Path) -> list[int]:
        """The numbers of the clauses that a change at a path may alter."""
        match path:
            case ("clauses", int(number), *_):
                return [number]
            case ("combine", *_):
                return []
            case ("constants", str(name), *_) | ("tables", _, "derive", str(name), *_):
                return self._clauses[name]
        return self._all


def _closed(names: set[str], within: Mapping[str, set[str]]) -> set[str]:
    """The names, and those that they are made of."""
    found, waiting = set(names), list(names)
    while waiting:
        new = within.get(waiting.pop(), set()) - found
        found |= new
        waiting += new
    return found


def names_in(parts: object) -> Iterator[str]:
    """The names that parts of a schedule use."""
    for part in all_written(parts):
        name = getattr(part, "derived", None)
        if isinstance(name, str):
            yield name
