"""Lapsing date: something of the schedule that ends within ninety days after the day of the check."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final, NamedTuple

from subsidy_calc.conditions.within import Within
from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.walk import all_written
from subsidy_calc.grammar.written import Written
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.parameters.by_date import ByDate
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import NotAQuantity, read_date

LEVEL: Final[Level] = "finding"
DAYS = 90

LAPSES = wording("lint.lapses", zh="{what}到{day}为止，还有{days}天", en="{what} ends on {day}, in {days:day|days}")
IN_FORCE = wording("lint.lapses.in_force", zh="有效期", en="the time in force")
REPEALED = wording("lint.lapses.repealed", zh="条款（此后废止）", en="the clause, then repealed,")
LAST_VALUE = wording("lint.lapses.value", zh="最后一个时段的值", en="the last of the values by date")
WINDOW = wording("lint.lapses.window", zh="条件里的期限", en="the period of a condition")
EXTEND = wording(
    "lint.extend",
    zh="核对政策是否延续：延续的改日期，不延续的改用新规则文件",
    en="see whether the policy goes on: change the date, or go over to the schedule that follows",
)


class _Ending(NamedTuple):
    place: Line
    what: Message
    day: dt.date


def find(look: Look) -> Iterator[Problem]:
    for ending in _endings(look.schedule):
        days = (ending.day - look.on).days
        if 0 <= days <= DAYS:
            says = LAPSES(what=ending.what, day=ending.day, days=days)
            yield Problem("lapsing_date", ending.place, says, ending.day.isoformat(), fix=EXTEND())


def _endings(schedule: Schedule) -> Iterator[_Ending]:
    if schedule.in_force.to is not None:
        yield _Ending(schedule.in_force.place_of_key("to"), IN_FORCE(), schedule.in_force.to)
    for clause in schedule.clauses:
        yield from _endings_of(clause)
    for part in all_written(schedule):
        yield from _ends(part)


def _endings_of(clause: Clause) -> Iterator[_Ending]:
    if clause.in_force is not None and clause.in_force.to is not None:
        yield _Ending(clause.in_force.place_of_key("to"), IN_FORCE(), clause.in_force.to)
    if clause.repealed is not None:
        last = clause.repealed - dt.timedelta(days=1)
        yield _Ending(clause.place_of_key("repealed"), REPEALED(), last)


def _ends(part: Written) -> Iterator[_Ending]:
    if isinstance(part, ByDate):
        last = part.by_date.values[-1]
        if last.to is not None:
            yield _Ending(last.place_of_key("to"), LAST_VALUE(), last.to)
    elif isinstance(part, Within) and (day := _day(part.within.to)) is not None:
        yield _Ending(part.within.to.place, WINDOW(), day)
    elif isinstance(part, Order) and part.of_dates and -1 in part.signs and (day := _day(part.bound)) is not None:
        yield _Ending(part.bound.place, WINDOW(), day if 0 in part.signs else day - dt.timedelta(days=1))


def _day(bound: Written) -> dt.date | None:
    if not isinstance(bound, Stated):
        return None
    try:
        return read_date(bound.stated)
    except NotAQuantity:
        return None
