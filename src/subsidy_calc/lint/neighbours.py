"""Neighbours: an example with one of its numbers moved by the smallest unit, to see what that little changes."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from itertools import islice
from typing import NamedTuple

from subsidy_calc.lint.boundaries import smallest
from subsidy_calc.proof.example_claims import ExampleClaimOf
from subsidy_calc.schedule.example import Example
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.schedule.scope import visible_tables
from subsidy_calc.values.quantities import FEN, Measure, NotAQuantity, Quantity, Unit, plain_decimal, read_measured

MOST = 24
FINEST: dict[str, Fraction] = {"money": FEN, "ratio": Fraction(1, 10_000)}


class Neighbour(NamedTuple):
    """An example with one number moved, and by how much."""

    example: Example
    by: Fraction
    unit: Unit


def finest(unit: Unit) -> Fraction:
    """The finest step in which a fact of the unit is written."""
    return Fraction(1, 10**6) if isinstance(unit, Measure) else FINEST.get(unit, Fraction(1))


def neighbours(example: Example, clause: Clause, schedule: Schedule) -> Iterator[Neighbour]:
    """The example with each of its numbers a little less, and a little more; earlier awards are left out."""
    alone = example.model_copy(update={"earlier": ()})
    yield from islice(_neighbours(alone, clause, schedule), MOST)


def _neighbours(example: Example, clause: Clause, schedule: Schedule) -> Iterator[Neighbour]:
    for table in visible_tables(schedule, clause.for_each):
        facts = dict(clause.typical.of(table)) if clause.typical is not None else {}
        facts |= {name.partition(".")[2]: text for name, text in example.change.items() if name.startswith(f"{table}.")}
        for column, text in facts.items():
            for moved, by, unit in _moved(text):
                change = {**example.change, f"{table}.{column}": moved}
                yield Neighbour(example.model_copy(update={"change": change}), by, unit)
    rows = ExampleClaimOf("A", clause, example.change, example.rows).all_rows
    for table, own in rows.items():
        for at, row in enumerate(own):
            for column, text in row.items():
                for moved, by, unit in _moved(text):
                    changed = [{**each, column: moved} if number == at else each for number, each in enumerate(own)]
                    other = {"rows": {**example.rows, table: changed}}
                    yield Neighbour(example.model_copy(update=other), by, unit)


def _moved(text: str | None) -> Iterator[tuple[str, Fraction, Unit]]:
    try:
        quantity = read_measured(text or "")
    except NotAQuantity:
        return
    for sign in (-1, 1):
        by = sign * smallest(quantity.unit)
        if quantity.value + by >= 0:
            yield _written(Quantity(quantity.value + by, quantity.unit)), by, quantity.unit


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
