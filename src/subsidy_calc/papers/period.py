"""Period: from when to when a list hangs out for objections, in working days."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace

from subsidy_calc.settings.load import SettingsRefused
from subsidy_calc.settings.model import Settings
from subsidy_calc.settings.working_days import WorkingDays
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line

FIRST_COUNTS = wording("papers.first_counts", zh="公示首日计入", en="the first day counts")
FIRST_DOES_NOT = wording("papers.first_does_not", zh="公示首日不计入", en="the first day does not count")


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day, and how many working days they hold."""

    first: dt.date
    last: dt.date
    days: int
    first_counts: bool

    def first_day(self) -> Message:
        """Whether the first day counts, as the list says it."""
        return FIRST_COUNTS() if self.first_counts else FIRST_DOES_NOT()


def publication_period(settings: Settings, first: dt.date, days: int | None, file: str = "") -> Period:
    """The period from a day on; `days` goes before the settings, `file` is where those stand.

    Raises:
        SettingsRefused: it reaches into a year whose working days are not known.
    """
    wanted = days if days is not None else settings.publication.days
    counts = settings.publication.first_day_counts
    try:
        last = WorkingDays(settings.calendar).last_of(first, wanted, first_counts=counts)
    except SettingsRefused as refused:
        problems = [replace(problem, place=Line(file)) for problem in refused.problems]
        raise SettingsRefused(problems) from refused
    return Period(first, last, wanted, counts)
