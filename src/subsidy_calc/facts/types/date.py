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
FROM_SERIAL = wording("date.from_serial", zh="按Excel日期序号读取", en="read as Excel's serial number of a day")
ONLY_A_MONTH = wording(
    "date.only_a_month",
    zh="只有年月，没有日；存成数字时10月和1月也分不清",
    en="a month without a day; as a number, October cannot be told from January",
)
WRITE_THE_DAY = wording("date.write_the_day", zh="写全年月日", en="write year, month and day")
EXPECTED = wording("date.expected", zh="日期，如2020-06-30", en="a date, such as 2020-06-30")

_FORMS = (
    re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})\.(\d{1,2})\.(\d{1,2})", re.ASCII),
    re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日", re.ASCII),
    re.compile(r"(\d{4})(\d{2})(\d{2})", re.ASCII),
)

_MONTH = re.compile(r"\d{4}[-/.年]\d{1,2}月?", re.ASCII)


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    if cell.kind == "number" and (day := _day_of_serial(cell.text, setting.from_1904)):
        return Parsed(Fraction(day.toordinal()), FROM_SERIAL(), "date_from_serial")
    if cell.kind in ("number", "text") and (day := _day_written(plain(cell.text).replace(" ", ""))):
        return Parsed(Fraction(day.toordinal()), TIDIED(), "date_from_text")
    if cell.kind == "date" and (day := _day_written(cell.text[:10])):
        value = Fraction(day.toordinal())
        return Parsed(value) if len(cell.text) == 10 else Parsed(value, TIME_LEFT_OUT(), "time_left_out")
    if _MONTH.fullmatch(plain(cell.text)):
        return Fault("unreadable_date", ONLY_A_MONTH(), EXPECTED(), WRITE_THE_DAY())
    return Fault("unreadable_date", UNREADABLE(), EXPECTED())


def _day_written(text: str) -> dt.date | None:
    """The day that a text names in one of the usual forms."""
    for form in _FORMS:
        if match := form.fullmatch(text):
            try:
                day = dt.date(*(int(part) for part in match.groups()))
            except ValueError:
                return None
            return day if EARLIEST <= day.year <= LATEST else None
    return None


def _day_of_serial(text: str, from_1904: bool) -> dt.date | None:
    """The day of a serial number from 1950 on: fewer digits than 20200630 has, and no fraction."""
    first = dt.date(1904, 1, 1) if from_1904 else dt.date(1899, 12, 30)
    if not text.isdigit() or len(text) != 5:
        return None
    day = first + dt.timedelta(days=int(text))
    return day if day.year >= 1950 else None
