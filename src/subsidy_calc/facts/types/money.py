"""Money: a sum in yuan, a whole number of fen, not negative unless the column allows it.

A number is in the unit of its heading or of its own number format, which must not differ,
else in yuan. Text
with a unit (`800万元`) or separators (`1,500,000.00`) is read with a note.
"""

from __future__ import annotations

import re
from fractions import Fraction

from subsidy_calc.facts.number_format import FACTORS, UNKNOWN, shown_by
from subsidy_calc.facts.parsing import Fault, Parsed, Setting, plain
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import ONE_OF
from subsidy_calc.values.quantities import NotAQuantity, is_whole_fen, plain_fraction, read_number, read_quantity

UNREADABLE = wording("money.unreadable", zh="读不出金额", en="this amount cannot be read")
EXPECTED = wording(
    "money.expected", zh="以元为单位的数字，最多两位小数", en="a number in yuan with at most two decimals"
)
ENTER_NUMBER = wording("money.enter_number", zh="只填数字", en="enter the number alone")
UNKNOWN_UNIT = wording(
    "money.unknown_unit", zh="标题里的金额单位不能识别", en="the unit of money in the title is not known"
)
NEGATIVE = wording("money.negative", zh="金额是负数", en="the amount is negative")
PART_OF_FEN = wording("money.part_of_fen", zh="金额不足一分的尾数", en="the amount ends in part of a fen")
OTHER_UNIT = wording(
    "money.other_unit",
    zh="单元格格式 {format} 显示的不是以元为单位的原数",
    en="the number format {format} shows another sum than the one stored",
)
TWO_UNITS = wording(
    "money.two_units",
    zh="单元格格式 {format} 与表头的单位不一致",
    en="the number format {format} and the heading differ in unit",
)
IS_DATE = wording("money.is_date", zh="金额单元格是日期", en="the cell of an amount holds a date")
USE_PLAIN_FORMAT = wording(
    "money.plain_format", zh="把单元格格式改为“数值”，核对后重填", en="format the cell as a plain number and check it"
)
CONVERTED = wording("money.converted", zh="按单位换算成元", en="converted to yuan")
FROM_TEXT = wording("money.from_text", zh="文本已读作数字", en="text was read as a number")

_LEADING_ZERO = re.compile(r"-?0\d")


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    if setting.unit == UNKNOWN:
        return Fault("unknown_unit", UNKNOWN_UNIT(), ONE_OF(known=tuple(FACTORS)))
    parsed = _from_number(cell, setting) if cell.kind == "number" else _from_text(cell, setting)
    if isinstance(parsed, Fault) or not isinstance(parsed.value, Fraction):
        return parsed
    if not is_whole_fen(parsed.value):
        return Fault("part_of_fen", PART_OF_FEN(), EXPECTED())
    if parsed.value.numerator < 0 and setting.column.negative == "refused":
        return Fault("negative_amount", NEGATIVE(), EXPECTED())
    return parsed


def _from_number(cell: RawCell, setting: Setting) -> Parsed | Fault:
    shown = shown_by(cell.format)
    if shown.percent or not shown.clear:
        return Fault("unreadable_amount", OTHER_UNIT(format=cell.format), EXPECTED(), USE_PLAIN_FORMAT())
    if shown.unit is not None and setting.unit not in (None, shown.unit):
        return Fault("unreadable_amount", TWO_UNITS(format=cell.format), EXPECTED(), USE_PLAIN_FORMAT())
    if shown.unit is None and setting.unit is None:
        return Parsed(plain_fraction(cell.text))
    factor = setting.factor if shown.unit is None else shown.factor
    value = Fraction(cell.text) * factor
    return Parsed(value) if factor == 1 else Parsed(value, CONVERTED(), "amount_converted")


def _from_text(cell: RawCell, setting: Setting) -> Parsed | Fault:
    unreadable = Fault("unreadable_amount", UNREADABLE(), EXPECTED(), ENTER_NUMBER())
    if cell.kind == "date":
        return Fault("unreadable_amount", IS_DATE(), EXPECTED(), USE_PLAIN_FORMAT())
    if cell.kind != "text":
        return unreadable
    text = _without_parentheses(plain(cell.text)).removeprefix("¥").strip()
    if _LEADING_ZERO.match(text):
        return unreadable  # the rest of a number that a comma cut in two
    text += "元" if text.endswith(("万", "亿")) else ""
    try:
        return Parsed(read_number(text) * setting.factor, FROM_TEXT(), "amount_from_text")
    except NotAQuantity:
        pass
    try:
        quantity = read_quantity(text)
    except NotAQuantity:
        return unreadable
    return Parsed(quantity.value, FROM_TEXT(), "amount_from_text") if quantity.unit == "money" else unreadable


def _without_parentheses(text: str) -> str:
    """Accountants put a negative sum into parentheses."""
    inner = text.removeprefix("(").removesuffix(")")
    return (
        "-" + inner.strip().removeprefix("¥")
        if len(inner) == len(text) - 2 and not inner.startswith(("-", "("))
        else text
    )
