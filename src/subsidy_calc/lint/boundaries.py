"""Boundaries: the numbers and days at which a clause turns: bounds of conditions, limits, edges of bands and periods.

A boundary is told by where its word stands, and by which of the word's edges it is. It has
two sides, the number itself and the numbers on its far side; a side that the conditions
around it exclude need not be tried.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from subsidy_calc.conditions.fact import Fact
from subsidy_calc.conditions.is_ import Is
from subsidy_calc.conditions.not_ import Not
from subsidy_calc.conditions.within import Within
from subsidy_calc.grammar.condition import Comparison
from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.walk import all_written
from subsidy_calc.grammar.written import Written
from subsidy_calc.lint.bands import bands_of
from subsidy_calc.lint.intervals import Intervals, above, below
from subsidy_calc.lint.logic import Allowed, Boxes
from subsidy_calc.lint.stated_leaves import ends_of
from subsidy_calc.lint.visits import Visit
from subsidy_calc.parameters.by_date import ByDate
from subsidy_calc.parameters.fact import Fact as FactParameter
from subsidy_calc.parameters.stated import WITHOUT_LIMIT, Stated
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.steps.bands import Bands
from subsidy_calc.steps.cap import Cap
from subsidy_calc.steps.decided import Decided
from subsidy_calc.steps.floor import Floor
from subsidy_calc.steps.full_steps import FullSteps
from subsidy_calc.steps.nothing_below import NothingBelow
from subsidy_calc.steps.per_unit import PerUnit
from subsidy_calc.values.places import Line
from subsidy_calc.values.quantities import Measure, Unit

BELOW, EITHER, ABOVE = -1, 0, 1
LOW, HIGH, ONLY = "low", "high", ""

# the smallest change that an example is asked to tell apart
SMALLEST: dict[str, Fraction] = {"money": Fraction(1), "ratio": Fraction(1, 10_000)}


@dataclass(frozen=True, slots=True)
class Boundary:
    """A number at which something turns, and on which side of it lies what is otherwise."""

    place: Line
    edge: str
    far: int  # the sign of value − bound on the far side; EITHER where both are
    bound: Parameter | dt.date
    at: bool = True  # whether the conditions leave the number itself open
    beyond: bool = True  # whether they leave its far side open


def smallest(unit: Unit) -> Fraction:
    """The smallest change in a unit that an example is asked to tell apart."""
    return Fraction(1) if isinstance(unit, Measure) else SMALLEST.get(unit, Fraction(1))


def boundaries(visit: Visit) -> Iterator[Boundary]:
    """The boundaries of one part."""
    part = visit.part
    if isinstance(part, Not):
        for fact in all_written(part.not_):
            if isinstance(fact, Fact):
                yield from _of_condition(fact, visit, Boxes())
    elif isinstance(part, Fact):
        yield from _of_condition(part, visit, visit.left)
    elif isinstance(part, Bands):
        yield from _of_bands(part, visit)
    elif isinstance(part, ByDate):
        yield from _of_periods(part)
    elif isinstance(part, Written):
        yield from _of_limits(part, visit)


def times_of(clause: Clause, schedule: Schedule) -> Iterator[Boundary]:
    """The days at which a clause begins and ends, where it asks for a day of the claim."""
    if clause.as_of is None:
        return
    period = clause.in_force or schedule.in_force
    if period.from_ is not None:
        yield Boundary(period.place, LOW, BELOW, period.from_)
    ends_before = clause.repealed is not None and period.to is not None and clause.repealed <= period.to
    if period.to is not None and not ends_before:
        yield Boundary(period.place, HIGH, ABOVE, period.to)
    if clause.repealed is not None:
        yield Boundary(clause.place_of_key("repealed"), ONLY, BELOW, clause.repealed)
    if clause.transition is not None:
        yield Boundary(clause.transition.place, ONLY, BELOW, clause.transition.before)


def _of_limits(part: Written, visit: Visit) -> Iterator[Boundary]:
    for bound, far, edge in _limits(part):
        ends = [end for end in ends_of(bound, visit.reader.scope) if not _is_no_limit(end)]
        for end in ends:
            yield Boundary(part.place, edge if len(ends) == 1 else f"{edge}{end.place}", far, end)


def _limits(part: Written) -> Iterator[tuple[Parameter, int, str]]:
    """The limits that a step sets, the far side of each, and which of its edges it is."""
    match part:
        case Cap():
            yield part.cap, ABOVE, ONLY
        case Floor():
            yield part.floor, BELOW, ONLY
        case NothingBelow():
            yield part.nothing_below, BELOW, ONLY
        case FullSteps():
            yield part.full_steps.each, BELOW, ONLY
        case PerUnit() if part.per_unit.at_most is not None:
            yield part.per_unit.at_most, ABOVE, ONLY
        case Decided():
            yield from ((bound, sign, LOW if sign < 0 else HIGH) for bound, sign in part.decided.bounds)


def _is_no_limit(end: Parameter) -> bool:
    return isinstance(end, Stated) and end.stated == WITHOUT_LIMIT


def _of_condition(part: Fact, visit: Visit, left: Boxes) -> Iterator[Boundary]:
    if visit.reader.number(part.fact) is not None or not _is_number(part.fact, visit):
        return  # the year of the run is no fact of a claim
    for test in part.tests:
        others = (visit.reader.passes(part, other) for other in part.tests if other is not test)
        for edge, far, bound in _edges(test):
            open_ = left.with_(*others) if isinstance(test, Order | Is) else left
            at, beyond = _open_sides(part.fact, bound, far, visit, open_)
            yield Boundary(test.place, edge, far, bound, at, beyond)


def _is_number(fact: Parameter, visit: Visit) -> bool:
    if isinstance(fact, FactParameter):
        kind = fact.kind(visit.reader.scope)
        return kind is not None and kind.unit is not None
    return True


def _edges(test: Comparison) -> Iterator[tuple[str, int, Parameter]]:
    if isinstance(test, Order):
        # the far side is that on which the verdict is another one than at the bound
        yield ONLY, ABOVE if (0 in test.signs) != (1 in test.signs) else BELOW, test.bound
    elif isinstance(test, Within):
        yield LOW, BELOW, test.within.from_
        yield HIGH, ABOVE, test.within.to
    elif isinstance(test, Is):
        yield ONLY, EITHER, test.is_


def _of_bands(part: Bands, visit: Visit) -> Iterator[Boundary]:
    bands = bands_of(part)
    follows = {id(before) for before, after in pairwise(bands) if _alike(before.less_than, after.at_least)}
    for band in bands:
        edges = [(LOW, band.at_least)] if band.at_least is not None else []
        if part.bands.whole is not None and band.less_than is not None and id(band) not in follows:
            edges.append((HIGH, band.less_than))
        for edge, bound in edges:
            at, beyond = True, True
            if part.bands.of is not None:
                at, beyond = _open_sides(part.bands.of, bound, BELOW, visit, visit.left)
            yield Boundary(band.place, edge, BELOW, bound, at, beyond)


def _alike(first: Parameter | None, second: Parameter | None) -> bool:
    if first is None or second is None:
        return False
    number = first.stated_number()
    return number == second.stated_number() if number is not None else first.model_dump() == second.model_dump()


def _of_periods(part: ByDate) -> Iterator[Boundary]:
    if not isinstance(part.by_date.as_of, FactParameter):
        return
    before: dt.date | None = None
    for period in part.by_date.values:
        if period.from_ is not None and (before is None or period.from_ - before > dt.timedelta(days=1)):
            yield Boundary(period.place, LOW, BELOW, period.from_)
        if period.to is not None:
            yield Boundary(period.place, HIGH, ABOVE, period.to)
        before = period.to


def _open_sides(value: Parameter, bound: Parameter, far: int, visit: Visit, left: Boxes) -> tuple[bool, bool]:
    """Whether the conditions around leave the bound itself open, and its far side."""
    number = visit.reader.number(bound)
    if number is None:
        return True, True
    subject = visit.reader.subject(value)
    if not isinstance(subject.every.known, Intervals):
        return True, True
    step = subject.every.known.step or smallest("count")
    beside = {
        BELOW: [(below(number - max(step, Fraction(1))), below(number))],
        ABOVE: [(above(number), above(number + max(step, Fraction(1))))],
    }
    pieces = beside[far] if far in beside else [*beside[BELOW], *beside[ABOVE]]
    at = subject.atom(Allowed(Intervals.of((below(number), above(number)))))
    beyond = subject.atom(Allowed(Intervals.of(*pieces)))
    return bool(left.with_(at)), bool(left.with_(beyond))
