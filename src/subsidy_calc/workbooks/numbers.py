"""Numbers: what a spreadsheet holds exactly, and how each unit is shown.

A spreadsheet keeps 15 significant digits. A number that needs more is written as text,
in full, for a sheet must never show a figure that is not the one computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache

from rich.cells import cell_len

from subsidy_calc.values.quantities import Measure, Unit, plain_decimal

DIGITS = 15
_NEVER_ENDS = "/"
_PARTS_OF_FEN = frozenset({1, 2, 4, 5, 10, 20, 25, 50, 100})  # of these two places after the point say all


def _digits_of(value: Fraction) -> str:
    return _digits(value.numerator, value.denominator)


@lru_cache(maxsize=10_000)
def _digits(numerator: int, denominator: int) -> str:
    return plain_decimal(Fraction(numerator, denominator))


@dataclass(frozen=True, slots=True)
class Shown:
    """How a number is put into a cell: whether the cell holds it, in which format, and how wide it is."""

    exact: bool
    number_format: str
    room: int


def shown(value: Fraction, unit: Unit | None) -> Shown:
    """How the number is put into a cell."""
    return _shown(value.numerator, value.denominator, unit)


@lru_cache(maxsize=10_000)
def _shown(numerator: int, denominator: int, unit: Unit | None) -> Shown:
    value = Fraction(numerator, denominator)
    return Shown(is_exact(value), number_format(value, unit), room(value, unit))


def is_exact(value: Fraction) -> bool:
    """Whether a cell holds the number to its last digit.

    >>> is_exact(Fraction("185185183518.525")), is_exact(Fraction("185185183518.5205")), is_exact(Fraction(1, 3))
    (True, False, False)
    """
    if value.denominator in _PARTS_OF_FEN and abs(value.numerator) < 10 ** (DIGITS - 2):
        return True
    text = _digits_of(value)
    return _NEVER_ENDS not in text and len(text.replace(".", "").strip("-0")) <= DIGITS


def ends(value: Fraction) -> bool:
    """Whether the number can be written out as a decimal."""
    return _NEVER_ENDS not in _digits_of(value)


def decimals(value: Fraction) -> int:
    """Digits after the point; 6 where they never end."""
    text = _digits_of(value)
    return 6 if _NEVER_ENDS in text else len(text.partition(".")[2])


def room(value: Fraction, unit: Unit | None = None) -> int:
    """Characters that the number takes with separators of thousands, at least two decimals and its own unit."""
    return _digits_room(value) + (cell_len(unit.name) if isinstance(unit, Measure) else 0)


def _digits_room(value: Fraction) -> int:
    whole, _, places = _digits_of(value).partition(".")
    if _NEVER_ENDS in whole:
        return len(in_full(value))
    return len(whole) + (len(whole) - 1) // 3 + 1 + max(len(places), 2)


def number_format(value: Fraction, unit: Unit | None) -> str:
    """The number format of a cell: money with at least two decimals, more where the figure has more."""
    if unit == "money":
        return "#,##0." + "0" * max(2, decimals(value))
    if unit == "ratio":
        return _with_decimals("0", decimals(value * 100)) + "%"
    if unit == "date":
        return "yyyy-mm-dd"
    if unit == "year":
        return "0"
    return _with_decimals("#,##0", decimals(value)) + (f'"{unit}"' if isinstance(unit, Measure) else "")


def in_full(value: Fraction, unit: Unit | None = None) -> str:
    """All digits of a number that no cell can hold.

    >>> in_full(Fraction("185185183518.5205")), in_full(Fraction(1000, 3))
    ('185,185,183,518.5205', '≈333.333333')
    """
    text = plain_decimal(value, places=2, grouped=True)
    if _NEVER_ENDS in text:
        text = "≈" + plain_decimal(round(value, 6), places=6, grouped=True)
    return text + (unit.name if isinstance(unit, Measure) else "")


def serial(day: Fraction) -> Fraction:
    """A day's number in a spreadsheet, from its proleptic ordinal."""
    return day - 693_594


def _with_decimals(whole: str, places: int) -> str:
    return f"{whole}.{'0' * places}" if places else whole
