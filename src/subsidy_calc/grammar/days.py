"""Days that a schedule states: `2020-06-30`."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any

from pydantic import BeforeValidator

from subsidy_calc.values.quantities import NotAQuantity, read_date


def _read_day(value: Any) -> Any:  # Any: raw document
    if not isinstance(value, str):
        return value
    try:
        return read_date(value)
    except NotAQuantity as error:
        raise ValueError("YYYY-MM-DD") from error


Day = Annotated[dt.date, BeforeValidator(_read_day)]
