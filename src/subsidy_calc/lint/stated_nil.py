"""Stated nil: facts for which an example of the clause states that nothing is paid: that was looked at, and meant."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.schedule.model import Clause

Facts = dict[str, str | None]


def facts_without(clause: Clause, code: str) -> Iterator[Facts]:
    """The facts of each example that is nil with the reason, by `table.column`."""
    for example in clause.examples:
        if example.nil == code and clause.typical is not None:
            typical = {
                f"{table}.{column}": text
                for table, facts in clause.typical.facts.items()
                if not isinstance(facts, list)
                for column, text in facts.items()
            }
            yield {**typical, **example.change}
