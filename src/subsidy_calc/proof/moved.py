"""Moved: a number as the schedule writes it, one smallest unit up or down.

The smallest unit is a fen, 0.01 of a percentage point, 1 of what is counted, a day, a
year; where a number is written finer than that, the unit of its last digit.

>>> moved("300万元"), moved("15%"), moved("2020-06-30")
(('3000000.01元', '2999999.99元'), ('15.01%', '14.99%'), ('2020-07-01', '2020-06-29'))
>>> moved("0.125元"), moved("1/3"), moved("0"), moved("智能化")
(('0.126元', '0.124元'), ('10003/30000', '9997/30000'), ('1',), ())
"""

from __future__ import annotations

import datetime as dt
import re
from fractions import Fraction

from subsidy_calc.values.quantities import (
    FEN,
    Measure,
    NotAQuantity,
    Quantity,
    narrow,
    plain_decimal,
    read_measured,
)

POINT = Fraction(1, 10_000)  # a hundredth of a percentage point


def moved(text: str, by: Fraction | None = None) -> tuple[str, ...]:
    """The number moved up and down, as text; down only where it stays at 0 or above. Nothing where it is no number."""
    try:
        quantity = read_measured(text)
    except NotAQuantity:
        return ()
    unit = smallest_unit(text, quantity) if by is None else by
    values = (quantity.value + unit, quantity.value - unit)
    return tuple(_written(value, quantity, text) for value in values if value >= 0 or quantity.value < 0)


def smallest_unit(text: str, quantity: Quantity) -> Fraction:
    """By how much a number is moved."""
    if quantity.unit == "money":
        return min(FEN, _last_digit(quantity.value))
    if quantity.unit == "ratio":
        return POINT if "/" in text else min(POINT, _last_digit(quantity.value * 100) / 100)
    if isinstance(quantity.unit, Measure):
        return min(Fraction(1), _last_digit(quantity.value))
    return Fraction(1)


def _last_digit(value: Fraction) -> Fraction:
    """The unit of the last digit of a number that ends, 1 for a whole one."""
    _, _, decimals = plain_decimal(value).partition(".")
    return Fraction(1, 10 ** len(decimals))


def _written(value: Fraction, quantity: Quantity, text: str) -> str:
    if quantity.unit == "money":
        return f"{plain_decimal(value)}元"
    if quantity.unit == "date":
        return dt.date.fromordinal(int(value)).isoformat()
    if quantity.unit == "ratio" and "/" in text:
        under = quantity.value.denominator * POINT.denominator
        return f"{int(value * under)}/{under}"
    if quantity.unit == "ratio":
        sign, factor = ("‰", 1000) if narrow(text).strip().endswith("‰") else ("%", 100)
        return f"{plain_decimal(value * factor)}{sign}"
    return plain_decimal(value) + re.sub(r"^[-\d,.\s]+", "", narrow(text).strip())
