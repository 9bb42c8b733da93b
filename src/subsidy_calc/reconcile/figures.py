"""Figures: a sum as the list writes it, in the unit of its column."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from subsidy_calc.facts.number_format import FACTORS, UNKNOWN, Unit
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.values.quantities import plain_decimal

IN_YUAN = wording("reconcile.in_yuan", zh="{sum}元", en="{sum} yuan")
IN_WAN = wording("reconcile.in_wan", zh="{sum}万元", en="{sum} 万元")
IN_YI = wording("reconcile.in_yi", zh="{sum}亿元", en="{sum} 亿元")
ALONE = wording("reconcile.figure_alone", zh="{sum}", en="{sum}")

_WORDINGS: Mapping[str, Wording] = {"元": IN_YUAN, "万元": IN_WAN, "亿元": IN_YI}


def shown(value: Fraction, unit: Unit | None) -> Message:
    """A sum in yuan in the unit given; where the unit is not known, the figure alone."""
    if unit is None or unit == UNKNOWN:
        return ALONE(sum=plain_decimal(value, grouped=True))
    places = 2 if unit == "元" and value.denominator != 1 else 0
    return _WORDINGS[unit](sum=plain_decimal(value / FACTORS[unit], places=places, grouped=True))
