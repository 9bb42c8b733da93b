"""Text into values: money in yuan, shares, numbers and days; everything else stays text."""

import re
from datetime import date
from fractions import Fraction
from typing import Any, TypeAlias

Value: TypeAlias = Fraction | date | str
Node: TypeAlias = Any  # the schedule as PyYAML hands it out: text, lists and mappings
Row: TypeAlias = dict[str, str | None]

FEN = Fraction(1, 100)
UNITS = {"元": 1, "CNY": 1, "万元": 10_000, "亿元": 100_000_000}
NUMBER = r"-?[0-9][0-9,]*(?:\.[0-9]+)?"
MONEY = re.compile(rf"({NUMBER})\s*(元|万元|亿元|CNY)")
PERCENT = re.compile(rf"({NUMBER})\s*([%‰])")
SHARE = re.compile(r"([0-9]+)/([0-9]+)")
DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
STAY_TEXT = ("text", "choice", "yes_no", "uscc")


def number(text: str) -> Fraction:
    return Fraction(text.replace(",", ""))


def scalar(text: str) -> Value:
    """A scalar of the schedule by its look: 300万元, 15%, 3‰, 1/3, 12, 30天, 2020-06-30, or text."""
    if found := MONEY.fullmatch(text):
        return number(found[1]) * UNITS[found[2]]
    if found := PERCENT.fullmatch(text):
        return number(found[1]) / (100 if found[2] == "%" else 1000)
    if found := SHARE.fullmatch(text):
        return Fraction(int(found[1]), int(found[2]))
    if found := DAY.fullmatch(text):
        return date(int(found[1]), int(found[2]), int(found[3]))
    if found := re.fullmatch(rf"({NUMBER})\s*天?", text):
        return number(found[1])
    return text


def cell(text: str, kind: str) -> Value:
    """A cell in plain form, by the type of its column."""
    if kind in STAY_TEXT:
        return text
    value = scalar(text)
    if isinstance(value, str):
        raise ValueError(f"{text!r} is no {kind}")  # noqa: TRY004 - the text is at fault
    return value


def amount(value: Value) -> Fraction:
    if not isinstance(value, Fraction):
        raise TypeError(f"{value!r} is no number")
    return value


def day(value: Value) -> date:
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no day")
    return value


def compare(left: Value, right: Value) -> int:
    """-1, 0 or 1: left is less than, the same as, or more than right."""
    if isinstance(left, Fraction) and isinstance(right, Fraction):
        return (left > right) - (left < right)
    if isinstance(left, date) and isinstance(right, date):
        return (left > right) - (left < right)
    raise TypeError(f"{left!r} and {right!r} have no order")
