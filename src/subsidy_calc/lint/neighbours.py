"""Neighbours: an example with one of its numbers moved by the smallest unit, to see what that little changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

from subsidy_calc.lint.boundaries import smallest
from subsidy_calc.proof.example_claims import ExampleClaimOf
from subsidy_calc.schedule.model import Clause, Example, Schedule
from subsidy_calc.schedule.scope import visible_tables
from subsidy_calc.values.quantities import Measure, NotAQuantity, Quantity, plain_decimal, read_measured

MOST = 24


def neighbours(example: Example, clause: Clause, schedule: Schedule) -> Iterator[Example]:
    """The example with each of its numbers a little less, and a little more."""
    for number, neighbour in enumerate(_neighbours(example, clause, schedule)):
        if number == MOST:
            return
        yield neighbour


def _neighbours(example: Example, clause: Clause, schedule: Schedule) -> Iterator[Example]:
    for table in visible_tables(schedule, clause.for_each):
        facts = dict(clause.typical.of(table)) if clause.typical is not None else {}
        facts |= {name.partition(".")[2]: text for name, text in example.change.items() if name.startswith(f"{table}.")}
        for column, text in facts.items():
            for moved in _moved(text):
                yield example.model_copy(update={"change": {**example.change, f"{table}.{column}": moved}})
    rows = ExampleClaimOf("A", clause, example.change, example.rows).all_rows
    for table, own in rows.items():
        for at, row in enumerate(own):
            for column, text in row.items():
                for moved in _moved(text):
                    changed = [{**each, column: moved} if number == at else each for number, each in enumerate(own)]
                    yield example.model_copy(update={"rows": {**example.rows, table: changed}})


def _moved(text: str | None) -> Iterator[str]:
    try:
        quantity = read_measured(text or "")
    except NotAQuantity:
        return
    for sign in (-1, 1):
        value = quantity.value + sign * smallest(quantity.unit)
        if value >= 0:
            yield _written(Quantity(value, quantity.unit))


def _written(quantity: Quantity) -> str:
    """A number as an example states it."""
    match quantity.unit:
        case "money":
            return f"{plain_decimal(quantity.value)}元"
        case "ratio":
            percent = plain_decimal(quantity.value * 100)
            return percent if "/" in percent else f"{percent}%"
        case "date":
            return dt.date.fromordinal(int(quantity.value)).isoformat()
        case "days":
            return f"{plain_decimal(quantity.value)}天"
        case Measure() as unit:
            return f"{plain_decimal(quantity.value)}{unit}"
    return plain_decimal(Fraction(quantity.value))
