"""Period gap: days or policy years for which values by date have no value, while the clause is in force."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.visits import Visit
from subsidy_calc.parameters.by_date import ByDate
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

NO_VALUE_BETWEEN = wording(
    "lint.no_value_between",
    zh="{first}至{last}没有规定值，这些日子的申报没有奖励",
    en="there is no value from {first} to {last}: claims of these days get nothing",
)
NO_VALUE_IN = wording(
    "lint.no_value_in",
    zh="条款“{clause}”在{year}年度有效，这里却没有该年度的值（{day}）",
    en="“{clause}” is in force in {year}, and there is no value for that year ({day})",
)
ADD_PERIOD = wording(
    "lint.add_period",
    zh="补上这一时段的值，或改有效期；确无规定的在这一步写 note",
    en="add a value for the period, or change the time in force; if nothing is meant, say so in a `note` on the step",
)


def find(look: Look) -> Iterator[Problem]:
    told: dict[Problem, None] = {}
    for visit in look.visits:
        if isinstance(visit.part, ByDate) and visit.left and not visit.noted:
            told |= dict.fromkeys((*_between(visit.part), *_of_the_year(visit.part, visit)))
    yield from told


def _between(part: ByDate) -> Iterator[Problem]:
    day = dt.timedelta(days=1)
    for before, period in pairwise(part.by_date.values):
        if before.to is not None and period.from_ is not None and before.to + day < period.from_:
            says = NO_VALUE_BETWEEN(first=before.to + day, last=period.from_ - day)
            yield Problem("period_gap", period.place, says, fix=ADD_PERIOD())


def _of_the_year(part: ByDate, visit: Visit) -> Iterator[Problem]:
    number = visit.reader.number(part.by_date.as_of)
    if number is None:
        return  # the claim's own day
    day = dt.date.fromordinal(int(number))
    if not any((each.from_ or day) <= day <= (each.to or day) for each in part.by_date.values):
        says = NO_VALUE_IN(clause=visit.clause.clause, year=visit.reader.year.number, day=day)
        yield Problem("period_gap", part.place, says, day.isoformat(), fix=ADD_PERIOD())
