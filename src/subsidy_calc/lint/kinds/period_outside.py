"""Period outside: the period that a condition asks for, wholly before or after the time in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from subsidy_calc.conditions.fact import Fact
from subsidy_calc.conditions.within import Within
from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import YEAR, Look
from subsidy_calc.lint.visits import Visit
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import NotAQuantity, read_date

LEVEL: Final[Level] = "finding"

BEFORE = wording(
    "lint.period_before",
    zh="条件里的期限到{day}为止，早于有效期的第一天{first}",
    en="the period of the condition ends on {day}, before the time in force begins on {first}",
)
AFTER = wording(
    "lint.period_after",
    zh="条件里的期限从{day}开始，晚于有效期的最后一天{last}",
    en="the period of the condition begins on {day}, after the time in force ends on {last}",
)
CHECK_YEAR = wording(
    "lint.check_year",
    zh="核对年份；确实如此的，在 says 或这一条款的假设里写明是哪一年",
    en="check the year; if it is meant so, name the year in `says` or in an assumption for the clause",
)

_Ends = tuple[dt.date | None, dt.date | None]


def find(look: Look) -> Iterator[Problem]:
    told: dict[Problem, None] = {}
    for visit in look.visits:
        if isinstance(visit.part, Fact) and (problem := _outside(visit.part, visit, look.schedule)) is not None:
            told[problem] = None
    yield from told


def _outside(part: Fact, visit: Visit, schedule: Schedule) -> Problem | None:
    first, last = _ends(part)
    period = visit.clause.in_force or schedule.in_force
    # without a first day it asks only that something is old enough, as most conditions on foundings do
    if first is not None and last is not None and period.from_ is not None and last < period.from_:
        says, day = BEFORE(day=last, first=period.from_), last
    elif first is not None and period.to is not None and first > period.to:
        says, day = AFTER(day=first, last=period.to), first
    else:
        return None
    if str(day.year) in _named_years(visit.clause, schedule):
        return None
    return Problem("period_outside", part.place, says, day.isoformat(), fix=CHECK_YEAR())


def _ends(part: Fact) -> _Ends:
    """The first and the last day that a condition states, as far as its tests do."""
    firsts, lasts = [], []
    for test in part.tests:
        if isinstance(test, Within):
            firsts.append(_day(test.within.from_))
            lasts.append(_day(test.within.to))
        elif isinstance(test, Order) and test.of_dates:
            (firsts if 1 in test.signs else lasts).append(_day(test.bound))
    return max(filter(None, firsts), default=None), min(filter(None, lasts), default=None)


def _day(bound: Parameter) -> dt.date | None:
    if not isinstance(bound, Stated):
        return None
    try:
        return read_date(bound.stated)
    except NotAQuantity:
        return None


def _named_years(clause: Clause, schedule: Schedule) -> set[str]:
    """The years that the meaning of a clause names, or an assumption for it."""
    own = (each.says for each in schedule.assumptions if each.for_ is None or clause.clause in each.for_)
    return set(YEAR.findall(" ".join((clause.says, *own))))
