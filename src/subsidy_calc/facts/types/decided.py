"""Decided: the sum that the leadership decided, or 不予兑现 for none."""

from __future__ import annotations

from fractions import Fraction

from subsidy_calc.facts.parsing import Fault, Parsed, Setting, plain
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.facts.types import money

NOT_PAID = ("不予兑现", "不予奖励", "不兑现")


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    if cell.kind == "text" and plain(cell.text) in NOT_PAID:
        return Parsed(Fraction(0))
    return money.parse(cell, setting)
