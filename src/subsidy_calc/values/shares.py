"""Shares: a sum of money in parts of whole fen that add up to it.

What is left over goes to the largest remainders, a fen each; equal ones in their order:

>>> third = Fraction(1, 3)
>>> [str(part) for part in split(Fraction("0.10"), [third, third, third])]
['1/25', '3/100', '3/100']
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from subsidy_calc.values.quantities import FEN


def split(amount: Fraction, rates: Sequence[Fraction]) -> tuple[Fraction, ...]:
    """An amount of whole fen in parts by rates that add up to 1.

    Raises:
        ValueError: the amount ends in part of a fen or is below 0, or the rates do not add up to 1.
    """
    if sum(rates) != 1 or any(rate < 0 for rate in rates):
        raise ValueError(f"rates that add up to {sum(rates)}")
    return tuple(part * FEN for part in _split(_fen(amount), rates))


def spread(amounts: Sequence[Fraction], rates: Sequence[Fraction]) -> tuple[tuple[Fraction, ...], ...]:
    """Several amounts, each in parts by the same rates, so that the parts of all together are also split right.

    What each part has had up to and with an amount is its part of the sum of those amounts;
    only where that would take a fen back (three parts or more, amounts of a few fen) does it
    keep what it had, and the largest part of this amount gives way.

    Raises:
        ValueError: as `split`.
    """
    had, so_far, parts = [0] * len(rates), Fraction(0), []
    for amount in amounts:
        so_far += amount
        goal = [int(part / FEN) for part in split(so_far, rates)]
        cells = [max(wanted - got, 0) for wanted, got in zip(goal, had, strict=True)]
        while sum(cells) > _fen(amount):
            cells[cells.index(max(cells))] -= 1
        had = [got + cell for got, cell in zip(had, cells, strict=True)]
        parts.append(tuple(cell * FEN for cell in cells))
    return tuple(parts)


def _fen(amount: Fraction) -> int:
    fen = amount / FEN
    if fen.denominator != 1 or fen < 0:
        raise ValueError(f"{amount} yuan cannot be split into whole fen")
    return fen.numerator


def _split(fen: int, rates: Sequence[Fraction]) -> list[int]:
    parts, remainders = [], []
    for number, rate in enumerate(rates):
        part, over = divmod(fen * rate.numerator, rate.denominator)
        parts.append(part)
        remainders.append((-Fraction(over, rate.denominator), number))
    for _, number in sorted(remainders)[: fen - sum(parts)]:
        parts[number] += 1
    return parts
