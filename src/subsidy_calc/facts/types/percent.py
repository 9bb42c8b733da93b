"""Percent: a rate. A number needs a percent format, a text its sign: a bare 5 may be 5 or 500 %."""

from __future__ import annotations

from fractions import Fraction

from subsidy_calc.facts.parsing import Fault, Parsed, Setting, plain, tidied
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.values.messages import wording
from subsidy_calc.values.quantities import NotAQuantity, read_quantity

UNREADABLE = wording("percent.unreadable", zh="读不出比例", en="this rate cannot be read")
EXPECTED = wording("percent.expected", zh="带百分号的数，如15%", en="a number with its sign, such as 15%")


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    unreadable = Fault("unreadable_percent", UNREADABLE(), EXPECTED())
    if cell.kind == "number" and "%" in cell.format:
        return Parsed(Fraction(cell.text))
    if cell.kind != "text":
        return unreadable
    text = plain(cell.text)
    try:
        quantity = read_quantity(text)
    except NotAQuantity:
        return unreadable
    return tidied(quantity.value, cell.text, text) if quantity.unit == "ratio" else unreadable
