"""Days that a schedule states, `2020-06-30`, and the periods between them."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BeforeValidator

from subsidy_calc.values.exact import Column, constant
from subsidy_calc.values.quantities import NotAQuantity, read_date
from subsidy_calc.values.verdicts import VerdictColumn, all_of, ordered


def _read_day(value: Any) -> Any:  # Any: raw document
    if not isinstance(value, str):
        return value
    try:
        return read_date(value)
    except NotAQuantity as error:
        raise ValueError("YYYY-MM-DD") from error


def within_days(dates: Column, first: dt.date | None, last: dt.date | None) -> VerdictColumn:
    """Whether each date lies from the first to the last day, both included; open where one is not given."""
    sides = [
        ordered(dates, constant(Fraction(day.toordinal()), len(dates)), (0, sign))
        for day, sign in ((first, 1), (last, -1))
        if day is not None
    ]
    return all_of(sides, len(dates))


Day = Annotated[dt.date, BeforeValidator(_read_day)]
