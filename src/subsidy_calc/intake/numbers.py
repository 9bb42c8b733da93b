"""Numbers: what Excel stores as a binary number, exact from its text at 15 significant digits."""

from __future__ import annotations

from decimal import Decimal

_EXACT = 10**15  # whole numbers below are stored with all their digits


def exact_text(value: int | float) -> str:
    """A number as Excel shows it, at 15 significant digits, written out as a plain decimal.

    >>> exact_text(1234567.8849999998), exact_text(0.1), exact_text(20000001)
    ('1234567.885', '0.1', '20000001')
    >>> exact_text(12345678901234567890), exact_text(1.2e7)
    ('12345678901234600000', '12000000')
    """
    if isinstance(value, int) and -_EXACT < value < _EXACT:
        return str(value)
    text = format(value, ".15g")
    return format(Decimal(text), "f") if "e" in text else text
