"""Money: a sum in yuan, a whole number of fen, not negative unless the column allows it.

A number is in the unit of its heading, else of its own number format, else in yuan. Text
with a unit (`800万元`) or separators (`1,500,000.00`) is read with a note.
"""

from __future__ import annotations

import re
from fractions import Fraction

from subsidy_calc.facts.parsing import Fault, Parsed, Setting, plain
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.values.messages import wording
from subsidy_calc.values.quantities import FEN, NotAQuantity, read_number, read_quantity

UNREADABLE = wording("money.unreadable", zh="读不出金额", en="this amount cannot be read")
EXPECTED = wording(
    "money.expected", zh="以元为单位的数字，最多两位小数", en="a number in yuan with at most two decimals"
)
ENTER_NUMBER = wording("money.enter_number", zh="只填数字", en="enter the number alone")
NEGATIVE = wording("money.negative", zh="金额是负数", en="the amount is negative")
PART_OF_FEN = wording("money.part_of_fen", zh="金额不足一分的尾数", en="the amount ends in part of a fen")
CONVERTED = wording("money.converted", zh="按单位换算成元", en="converted to yuan")
FROM_TEXT = wording("money.from_text", zh="文本已读作数字", en="text was read as a number")

FACTORS = {"元": Fraction(1), "万元": Fraction(10_000), "亿元": Fraction(100_000_000)}
_FORMAT_UNIT = re.compile(r"亿元?|万元?")


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    parsed = _from_number(cell, setting) if cell.kind == "number" else _from_text(cell, setting)
    if isinstance(parsed, Fault) or not isinstance(parsed.value, Fraction):
        return parsed
    if parsed.value % FEN:
        return Fault("part_of_fen", PART_OF_FEN(), EXPECTED())
    if parsed.value < 0 and setting.column.negative == "refused":
        return Fault("negative_amount", NEGATIVE(), EXPECTED())
    return parsed


def _from_number(cell: RawCell, setting: Setting) -> Parsed | Fault:
    value = Fraction(cell.text)
    unit = _FORMAT_UNIT.search(cell.format)
    if "%" in cell.format:
        return Fault("unreadable_amount", UNREADABLE(), EXPECTED(), ENTER_NUMBER())
    if unit is not None:
        factor = FACTORS["亿元" if "亿" in unit.group() else "万元"]
        return Parsed(value * factor, CONVERTED(), "amount_converted")
    if setting.factor != 1:
        return Parsed(value * setting.factor, CONVERTED(), "amount_converted")
    return Parsed(value)


def _from_text(cell: RawCell, setting: Setting) -> Parsed | Fault:
    unreadable = Fault("unreadable_amount", UNREADABLE(), EXPECTED(), ENTER_NUMBER())
    if cell.kind != "text":
        return unreadable
    text = plain(cell.text).removeprefix("¥").strip()
    try:
        return Parsed(read_number(text) * setting.factor, FROM_TEXT(), "amount_from_text")
    except NotAQuantity:
        pass
    try:
        quantity = read_quantity(text)
    except NotAQuantity:
        return unreadable
    return Parsed(quantity.value, FROM_TEXT(), "amount_from_text") if quantity.unit == "money" else unreadable
