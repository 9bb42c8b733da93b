"""Sums on the command line: written as schedules write money, with their unit."""

from __future__ import annotations

from fractions import Fraction

from subsidy_calc.values.quantities import NotAQuantity, read_quantity


def read_sum(text: str) -> Fraction | None:
    """A sum of at least 0 in yuan; None where the text is none.

    >>> [str(read_sum(text)) for text in ("5000万元", "0元", "-1元", "15%", "5000")]
    ['50000000', '0', 'None', 'None', 'None']
    """
    try:
        quantity = read_quantity(text)
    except NotAQuantity:
        return None
    return quantity.value if quantity.unit == "money" and quantity.value >= 0 else None
