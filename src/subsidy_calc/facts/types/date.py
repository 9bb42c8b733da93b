"""Date: a real Excel date, or text that can be read as one day only."""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from subsidy_calc.facts.parsing import TIDIED, Fault, Parsed, Setting, plain
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.values.messages import wording

UNREADABLE = wording("date.unreadable", zh="读不出日期", en="this date cannot be read")
EARLIEST, LATEST = 1900, 2199  # what Excel can show as a date, and no slip of the hand
TIME_LEFT_OUT = wording("date.time_left_out", zh="只取日期，不取时刻", en="the time of day was left out")
EXPECTED = wording("date.expected", zh="日期，如2020-06-30", en="a date, such as 2020-06-30")

_FORMS = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII),
    re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII),
)


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    unreadable = Fault("unreadable_date", UNREADABLE(), EXPECTED())
    if cell.kind not in ("date", "text", "number"):
        return unreadable
    text = cell.text[:10] if cell.kind == "date" else plain(cell.text).replace(" ", "")
    for form in _FORMS:
        if match := form.fullmatch(text):
            try:
                day = dt.date(*(int(part) for part in match.groups()))
            except ValueError:
                return unreadable
            if not EARLIEST <= day.year <= LATEST:
                return unreadable
            value = Fraction(day.toordinal())
            if cell.kind == "date":
                return Parsed(value) if cell.text == text else Parsed(value, TIME_LEFT_OUT(), "time_left_out")
            return Parsed(value, TIDIED(), "date_from_text")
    return unreadable
