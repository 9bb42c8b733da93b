"""Working days: the week, the State Council's yearly calendar with its make-up days, and a bureau's own days."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import lru_cache

from subsidy_calc.settings.load import SettingsRefused
from subsidy_calc.settings.model import YearDays
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

NOT_COVERED = wording(
    "calendar.not_covered",
    zh="{year}年的放假安排，程序里没有",
    en="this program does not know the holidays of {year}",
)
GIVE_DAYS = wording(
    "calendar.give_days",
    zh="在设置文件的 calendar 里写上 {year}: holidays（放假的工作日）和 workdays（上班的周末）",
    en="give them in the settings under calendar, {year}: holidays (weekdays that are free) and workdays (weekends worked)",
)

_ONE = dt.timedelta(days=1)
_SATURDAY = 5


class WorkingDays:
    """The calendar of a bureau. What its settings say of a year comes before the published calendar."""

    def __init__(self, own: Mapping[int, YearDays] | None = None) -> None:
        self._own = own or {}

    def is_working(self, day: dt.date) -> bool:
        """Whether a day is worked.

        Raises:
            SettingsRefused: neither the published calendar nor the settings cover its year.
        """
        own = self._own.get(day.year)
        if own is not None and day in own.workdays:
            return True
        if own is not None and day in own.holidays:
            return False
        published = _published(day)
        if published is not None:
            return published
        if own is None:
            raise _not_covered(day.year)
        return day.weekday() < _SATURDAY

    def last_of(self, first: dt.date, days: int, *, first_counts: bool) -> dt.date:
        """The last of a number of working days from a day on; the day itself is one of them if `first_counts`.

        Raises:
            SettingsRefused: the days reach into a year that is not covered.
        """
        worked = (day for day in self._from(first if first_counts else first + _ONE) if self.is_working(day))
        for _ in range(days - 1):
            next(worked)
        return next(worked)

    def between(self, first: dt.date, last: dt.date) -> int:
        """How many working days lie after `first`, up to and with `last`; negative where `last` comes first."""
        if last < first:
            return -self.between(last, first)
        days = (first + _ONE * number for number in range(1, (last - first).days + 1))
        return sum(self.is_working(day) for day in days)

    @staticmethod
    def _from(day: dt.date) -> Iterator[dt.date]:
        while True:
            yield day
            day += _ONE


@lru_cache(maxsize=10_000)  # thousands of claims ask for the same days
def _published(day: dt.date) -> bool | None:
    """What the State Council's calendar says of a day; None for a year that it is not known for."""
    from chinese_calendar import is_workday

    try:
        return bool(is_workday(day))
    except NotImplementedError:
        return None


def _not_covered(year: int) -> SettingsRefused:
    place = Line("")
    return SettingsRefused(
        [Problem("calendar_not_covered", place, NOT_COVERED(year=str(year)), fix=GIVE_DAYS(year=str(year)))]
    )
