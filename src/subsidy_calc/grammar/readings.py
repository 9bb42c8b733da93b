"""Readings of formulas that several words share, for the printed sheet."""

from __future__ import annotations

from subsidy_calc.values.messages import wording

TIMES = wording("formula.times", zh="{first}×{second}", en="{first} × {second}")
EQUALS = wording("formula.equals", zh="等于{first}", en="equals {first}")
