"""The model of a settings file: names, periods and days that no schedule says, but a bureau knows."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from subsidy_calc.grammar.days import Day
from subsidy_calc.grammar.written import Written
from subsidy_calc.settings.cases import Days, KindOfClaim, Offices, TimeLimits, whole_days


def _whole(value: Any) -> Any:  # Any: raw document
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


MOST_ROLES = 5  # who sign a paper
CalendarYear = Annotated[int, Field(ge=1949, le=2199), BeforeValidator(_whole)]


class Publication(Written):
    """How long a list hangs out for objections: working days, and whether the day that it goes up is one of them."""

    days: Days = 5
    first_day_counts: bool = True


class YearDays(Written):
    """Days of one year that differ from the week: free weekdays, and working days at weekends."""

    holidays: tuple[Day, ...] = ()
    workdays: tuple[Day, ...] = ()


class Settings(Written):
    """All settings of a bureau; what is left out has the value here."""

    bureau: str = ""  # named at the head of papers
    roles: Annotated[
        tuple[str, ...], Field(max_length=MOST_ROLES)
    ] = ()  # who signs papers, in this order; the usual five where none is named
    publication: Publication = Field(default_factory=Publication)
    calendar: dict[CalendarYear, YearDays] = Field(default_factory=dict)
    time_limits: TimeLimits = Field(default_factory=TimeLimits)
    soon: Annotated[int, whole_days(0)] = 3  # working days before the last one, from which a claim is due soon
    offices: Offices = Field(default_factory=Offices)
    kinds: dict[str, KindOfClaim] = Field(default_factory=dict)  # by clause
