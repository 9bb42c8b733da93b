"""Sums: many exact numbers added up in whole numbers, where a fraction at each step would take its time."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from fractions import Fraction


def added(values: Iterable[Fraction]) -> Fraction:
    """The sum, 0 of none.

    >>> added([Fraction(1, 3), Fraction("0.05"), Fraction(2, 3)])
    Fraction(21, 20)
    """
    numerators: Counter[int] = Counter()  # by denominator, of which there are few
    for value in values:
        numerators[value.denominator] += value.numerator
    return sum((Fraction(numerator, denominator) for denominator, numerator in numerators.items()), Fraction(0))
