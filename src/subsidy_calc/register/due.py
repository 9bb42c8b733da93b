"""Due: which claims wait longer than they may, or will soon, by the office that is to act."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from subsidy_calc.register.cases import Case
from subsidy_calc.register.limits import Limits
from subsidy_calc.settings.load import SettingsRefused
from subsidy_calc.values.problems import Problem


@dataclass(frozen=True, slots=True)
class Due:
    """A claim with a time limit; `left` working days, negative ones over it."""

    case: Case
    office: str
    last: dt.date
    left: int

    @property
    def is_overdue(self) -> bool:
        """Whether its last day is over."""
        return self.left < 0


@dataclass(frozen=True, slots=True)
class Reminders:
    """What is overdue or due soon on a day: by office, the latest first; the others are counted."""

    on: dt.date
    rows: tuple[Due, ...]
    later: int  # within their limit, and not due soon
    without_limit: int  # open, but no limit holds for their state, or its day is not known
    problems: tuple[Problem, ...]

    @property
    def overdue(self) -> int:
        """How many are overdue."""
        return sum(each.is_overdue for each in self.rows)

    def by_office(self) -> Iterator[tuple[str, list[Due]]]:
        """The rows of each office."""
        return ((office, list(rows)) for office, rows in groupby(self.rows, key=lambda each: each.office))


def reminders(cases: Iterable[Case], limits: Limits, on: dt.date) -> Reminders:
    """The reminders of a day; a limit that cannot be counted is a problem, told once a year that is missing."""
    rows: list[Due] = []
    later = without = 0
    problems: dict[Problem, None] = {}
    for case in cases:
        try:
            last = None if not case.steps else limits.last_day(case.claim.clause, case.steps[-1])
            left = None if last is None else limits.left(on, last)
        except SettingsRefused as refused:
            problems.update(dict.fromkeys(refused.problems))
            continue
        if last is None or left is None:
            without += not case.is_closed
        elif left > limits.settings.soon:
            later += 1
        else:
            rows.append(Due(case, limits.office(case), last, left))
    rows.sort(key=lambda each: (not each.office, each.office, each.left, each.last, each.case.claim.name))
    return Reminders(on, tuple(rows), later, without, tuple(problems))
