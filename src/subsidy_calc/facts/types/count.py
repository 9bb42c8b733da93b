"""Count: a whole number from 0."""

from __future__ import annotations

from subsidy_calc.facts.number_format import Shown, shown_by
from subsidy_calc.facts.parsing import Fault, Parsed, Setting, plain, tidied
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.values.messages import wording
from subsidy_calc.values.quantities import NotAQuantity, read_number

UNREADABLE = wording("count.unreadable", zh="读不出整数", en="this whole number cannot be read")
EXPECTED = wording("count.expected", zh="不小于0的整数", en="a whole number from 0")


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    unreadable = Fault("unreadable_count", UNREADABLE(), EXPECTED())
    if cell.kind not in ("number", "text"):
        return unreadable
    if cell.kind == "number" and shown_by(cell.format) != Shown():
        return unreadable
    text = plain(cell.text)
    try:
        value = read_number(text)
    except NotAQuantity:
        return unreadable
    if value.denominator != 1 or value < 0:
        return unreadable
    return tidied(value, cell.text, text)
