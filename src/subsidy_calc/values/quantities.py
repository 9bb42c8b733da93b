"""Quantities: an exact number with its unit, and the one strict way to read and write it.

Money carries its unit, a rate its sign: a bare number is a count. Nothing is ever read
through a binary float.

>>> read_quantity("300万元")
Quantity(value=Fraction(3000000, 1), unit='money')
>>> read_quantity("15%").value
Fraction(3, 20)
>>> write_quantity(read_quantity("20000001元"), "zh")
'20,000,001元'
"""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Measure:
    """The unit of a quantity, as a column of the schedule names it: 千瓦时, 美元. Two names are two units."""

    name: str

    def __str__(self) -> str:
        return self.name


Unit: TypeAlias = 'Literal["money", "ratio", "count", "days", "year", "date", "no_limit"] | Measure'

FEN = Fraction(1, 100)

_DIGITS = r"(?P<number>-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?)"
_SUFFIXES: dict[str, tuple[Unit, Fraction]] = {
    "亿元": ("money", Fraction(100_000_000)),
    "万元": ("money", Fraction(10_000)),
    "元": ("money", Fraction(1)),
    "CNY": ("money", Fraction(1)),
    "%": ("ratio", Fraction(1, 100)),
    "‰": ("ratio", Fraction(1, 1000)),
    "天": ("days", Fraction(1)),
    "days": ("days", Fraction(1)),
}
_WITH_SUFFIX = re.compile(_DIGITS + r"\s*(?P<suffix>" + "|".join(_SUFFIXES) + ")", re.ASCII)
_FRACTION = re.compile(r"(?P<over>\d+)\s*/\s*(?P<under>[1-9]\d*)", re.ASCII)
_COUNT = re.compile(_DIGITS, re.ASCII)
_WORD = r"(?:(?![\d_])\w)+"
_MEASURE = re.compile(rf"{_WORD}(?:[/·]{_WORD})*")
_MEASURED = re.compile(rf"(?a:{_DIGITS})\s*(?P<measure>{_MEASURE.pattern})")
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact number and its unit: money in yuan, dates as their proleptic ordinal."""

    value: Fraction
    unit: Unit


_NARROW = {full: full - 0xFEE0 for full in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xFFE5: "¥"}


def narrow(text: str) -> str:
    """Full-width letters, digits and signs as their usual forms, and nothing else: ² stays ², not 2."""
    return text.translate(_NARROW)


class NotAQuantity(ValueError):
    """The text is no number with a unit that this program knows."""


def read_number(text: str) -> Fraction:
    """Read a plain decimal number, with or without separators of thousands.

    Raises:
        NotAQuantity: anything else, such as `1e5`, `NaN`, `1_000`, `12,00`.
    """
    match = _COUNT.fullmatch(text)
    if match is None:
        raise NotAQuantity(text)
    return Fraction(match["number"].replace(",", ""))


def read_quantity(text: str) -> Quantity:
    """Read an amount, rate, count, number of days or date as schedules write them.

    Raises:
        NotAQuantity: the text is none of these.
    """
    plain = narrow(text).strip()
    if match := _WITH_SUFFIX.fullmatch(plain):
        unit, factor = _SUFFIXES[match["suffix"]]
        return Quantity(read_number(match["number"]) * factor, unit)
    if match := _FRACTION.fullmatch(plain):
        return Quantity(Fraction(int(match["over"]), int(match["under"])), "ratio")
    if _DATE.fullmatch(plain):
        return Quantity(Fraction(read_date(plain).toordinal()), "date")
    number = read_number(plain)
    if number.denominator != 1:
        raise NotAQuantity(text)
    return Quantity(number, "count")


@lru_cache(maxsize=4096)  # a schedule states few, and asks for them again and again
def read_measured(text: str) -> Quantity:
    """Read a quantity in whatever unit stands behind it, `500千瓦时`, or what `read_quantity` reads.

    Raises:
        NotAQuantity: the text is neither.
    """
    try:
        return read_quantity(text)
    except NotAQuantity:
        match = _MEASURED.fullmatch(narrow(text).strip())
        if match is None or not is_measure(match["measure"]):
            raise
        return Quantity(read_number(match["number"]), Measure(match["measure"]))


def is_measure(name: str) -> bool:
    """Whether a unit can be told apart from the number before it and from money, rates and days.

    >>> is_measure("千瓦时"), is_measure("吨/年"), is_measure("m²"), is_measure("m2"), is_measure("万元")
    (True, True, True, False, False)
    """
    return len(name) <= 20 and _MEASURE.fullmatch(name) is not None and name[0].isalpha() and name not in _SUFFIXES


def plain_fraction(text: str) -> Fraction:
    """A number written out; many times as fast as `Fraction` where it is digits and a point alone.

    >>> plain_fraction("800.50"), plain_fraction("-1e3")
    (Fraction(1601, 2), Fraction(-1000, 1))
    """
    whole, _, rest = text.partition(".")
    digits = whole + rest
    if whole and digits.isascii() and digits.isdigit() and not text.endswith("."):
        return Fraction(int(digits), 10 ** len(rest))
    return Fraction(text)


def read_date(text: str) -> dt.date:
    """Read `2020-06-30`.

    Raises:
        NotAQuantity: another form, or a day that does not exist.
    """
    if _DATE.fullmatch(text) is None:  # Python also reads 20200630 and 2020-W27-2
        raise NotAQuantity(text)
    try:
        return dt.date.fromisoformat(text)
    except ValueError as error:
        raise NotAQuantity(text) from error


def write_quantity(quantity: Quantity, language: Literal["zh", "en"]) -> str:
    """Write a quantity for people: `300万元`, `15%`, `2020-06-30`."""
    value = quantity.value
    match quantity.unit:
        case "money":
            return _write_money(value, language)
        case "date":
            return dt.date.fromordinal(int(value)).isoformat()
        case "ratio":
            return _write_ratio(value)
        case "year":
            return str(value)
        case "days":
            return plain_decimal(value, grouped=True) + ("天" if language == "zh" else " days")
        case unit:
            behind = f"{'' if language == 'zh' else ' '}{unit}" if isinstance(unit, Measure) else ""
            return plain_decimal(value, grouped=True) + behind


def plain_decimal(value: Fraction, *, places: int = 0, grouped: bool = False) -> str:
    """Write an exact number with at least `places` digits; as a fraction where it never ends."""
    digits = places
    while 10**digits % value.denominator:
        digits += 1
        if digits > 30:
            return f"{value.numerator}/{value.denominator}"
    whole = abs(value.numerator) * (10**digits // value.denominator)
    text = str(whole).rjust(digits + 1, "0")
    before, after = (text[:-digits], "." + text[-digits:]) if digits else (text, "")
    separated = f"{int(before):,}" if grouped else before
    return ("-" if value.numerator < 0 else "") + separated + after


def is_whole_fen(value: Fraction) -> bool:
    """Whether a sum in yuan ends in whole fen; looked at for millions of sums, so without dividing fractions."""
    return FEN.denominator % value.denominator == 0


def in_fen(value: Fraction) -> int:
    """A sum in yuan that ends in whole fen, in fen: whole numbers add up many times as fast as fractions.

    >>> in_fen(Fraction("351851.7"))
    35185170
    """
    return value.numerator * (FEN.denominator // value.denominator)


def yuan(value: Fraction) -> str:
    """A sum for machines: plain decimal yuan with at least two digits."""
    return plain_decimal(value, places=2)


def grouped_yuan(value: Fraction) -> str:
    """A sum in yuan for people, with separators of thousands."""
    return plain_decimal(value, places=2, grouped=True)


def signed_yuan(value: Fraction) -> str:
    """A difference in yuan for people: a gain shows its sign, too."""
    return ("+" if value > 0 else "") + grouped_yuan(value)


def _write_money(value: Fraction, language: Literal["zh", "en"]) -> str:
    whole = value.numerator if value.denominator == 1 else 0
    if language == "zh" and whole and whole % 100_000_000 == 0:
        return f"{plain_decimal(value / 100_000_000, grouped=True)}亿元"
    if language == "zh" and whole and whole % 10_000 == 0:
        return f"{plain_decimal(value / 10_000, grouped=True)}万元"
    text = plain_decimal(value, places=0 if value.denominator == 1 else 2, grouped=True)
    return f"{text}元" if language == "zh" else f"{text} yuan"


def _write_ratio(value: Fraction) -> str:
    percent = value * 100
    text = plain_decimal(percent)
    return f"{value.numerator}/{value.denominator}" if "/" in text else f"{text}%"
