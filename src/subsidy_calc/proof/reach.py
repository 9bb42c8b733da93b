"""Reach: which clauses a change may alter: the one that it stands in, those that use the name, or all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from subsidy_calc.grammar.written import Written
from subsidy_calc.proof.change import Path
from subsidy_calc.schedule.model import Schedule


class Reach:
    """Of one schedule, the clauses that use each of its names, directly or by way of other names."""

    def __init__(self, schedule: Schedule) -> None:
        self._all = list(range(len(schedule.clauses)))
        shared = dict(schedule.constants)
        for table in schedule.tables.values():
            shared.update(table.derive)
        within = {name: set(_names(definition)) for name, definition in shared.items()}
        everywhere = set(_names(schedule.all_clauses))
        self._clauses: dict[str, list[int]] = {name: [] for name in shared}
        for number, clause in enumerate(schedule.clauses):
            parts = (clause.about, clause.eligible_if, clause.award, clause.derive, clause.payment)
            for name in _closed({*everywhere, *_names(parts)}, within):
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


def _names(part: Any) -> Iterator[str]:  # Any: every kind of part
    if isinstance(part, Written):
        name = getattr(part, "derived", None)
        if isinstance(name, str):
            yield name
        for field in type(part).model_fields:
            yield from _names(getattr(part, field))
    elif isinstance(part, list | tuple):
        for each in part:
            yield from _names(each)
    elif isinstance(part, dict):
        yield from _names(list(part.values()))
