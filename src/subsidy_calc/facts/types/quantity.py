"""Quantity: an exact number in the unit of its column, at most 6 decimals, not negative unless the column allows it.

The unit may stand behind the number in the cell, or in the cell's number format; another
unit is never converted, and refuses the row.
"""

from __future__ import annotations

from fractions import Fraction

from subsidy_calc.facts.number_format import UNKNOWN, Shown, shown_by
from subsidy_calc.facts.parsing import Fault, Parsed, Setting, plain, tidied
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.facts.same import simplified
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.quantities import Measure, NotAQuantity, plain_decimal, read_measured, read_number

UNREADABLE = wording("quantity.unreadable", zh="读不出数量", en="this quantity cannot be read")
EXPECTED = wording(
    "quantity.expected",
    zh="以{unit}为单位的数字，最多6位小数",
    en="a number in {unit} with at most 6 decimals",
)
OTHER_UNIT = wording("quantity.other_unit", zh="单位不是这一列的单位", en="the unit is not that of the column")
IN_THE_UNIT = wording("quantity.in_the_unit", zh="换算后填写", en="enter it in the column's unit")
NEGATIVE = wording("quantity.negative", zh="数量是负数", en="the quantity is negative")
TOO_FINE = wording("quantity.too_fine", zh="小数多于6位", en="it has more than 6 decimals")
FROM_TEXT = wording("quantity.from_text", zh="文本已读作数字", en="text was read as a number")

_PLACES = 10**6


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    unit = str(setting.column.counted_in)
    expected = EXPECTED(unit=unit)
    if setting.unit == UNKNOWN:
        return Fault("other_unit", OTHER_UNIT(), expected, IN_THE_UNIT())
    parsed = _from_number(cell, unit, expected) if cell.kind == "number" else _from_text(cell, unit, expected)
    if isinstance(parsed, Fault) or not isinstance(parsed.value, Fraction):
        return parsed
    if (parsed.value * _PLACES).denominator != 1:
        return Fault("too_many_decimals", TOO_FINE(), expected)
    if parsed.value < 0 and setting.column.negative == "refused":
        return Fault("negative_quantity", NEGATIVE(), expected)
    return parsed


def _from_number(cell: RawCell, unit: str, expected: Message) -> Parsed | Fault:
    if shown_by(cell.format.replace(f'"{unit}"', "")) != Shown():
        return Fault("other_unit", OTHER_UNIT(), expected, IN_THE_UNIT())
    return Parsed(Fraction(cell.text))


def _from_text(cell: RawCell, unit: str, expected: Message) -> Parsed | Fault:
    unreadable = Fault("unreadable_quantity", UNREADABLE(), expected)
    if cell.kind != "text":
        return unreadable
    text = plain(cell.text)
    try:
        value = read_number(text)
    except NotAQuantity:
        try:
            quantity = read_measured(text)
        except NotAQuantity:
            return unreadable
        if not isinstance(quantity.unit, Measure) or simplified(str(quantity.unit)) != simplified(unit):
            return Fault("other_unit", OTHER_UNIT(), expected, IN_THE_UNIT())
        value = quantity.value
    return tidied(value, cell.text, plain_decimal(value), FROM_TEXT, "quantity_from_text")
