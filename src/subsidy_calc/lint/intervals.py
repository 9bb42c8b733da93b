"""Intervals: sets of numbers, as the pieces of the line between cuts.

A cut lies just below a number or just above it, so whether an edge belongs to a piece needs
no flags. Where numbers come in steps (fen, days, whole numbers) a piece begins and ends on one.

>>> below_5, from_5 = Intervals.of((NEGATIVE_INFINITY, below(Fraction(5)))), Intervals.of((below(Fraction(5)), INFINITY))
>>> bool(below_5 & from_5), bool(below_5 | from_5), below_5.others() == from_5
(False, True, True)
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import TypeAlias

Cut: TypeAlias = tuple[Fraction | float, int]  # a number, and 0 just below it or 1 just above it
Piece: TypeAlias = tuple[Cut, Cut]

NEGATIVE_INFINITY: Cut = (-math.inf, 0)  # an order only: nothing is computed with it
INFINITY: Cut = (math.inf, 0)


def below(number: Fraction) -> Cut:
    """The cut just below a number."""
    return (number, 0)


def above(number: Fraction) -> Cut:
    """The cut just above a number."""
    return (number, 1)


@dataclass(frozen=True, slots=True)
class Intervals:
    """Pieces of the line, in order and apart from one another."""

    pieces: tuple[Piece, ...]
    step: Fraction | None = None  # between one number and the next, where there is one

    @classmethod
    def of(cls, *pieces: Piece, step: Fraction | None = None) -> Intervals:
        """The numbers that lie in any of some pieces."""
        joined: list[Piece] = []
        for low, high in sorted(_on_steps(piece, step) for piece in pieces):
            if low >= high:
                continue
            if joined and low <= _next(joined[-1][1], step):
                joined[-1] = (joined[-1][0], max(joined[-1][1], high))
            else:
                joined.append((low, high))
        return cls(tuple(joined), step)

    @classmethod
    def everything(cls, step: Fraction | None = None) -> Intervals:
        return cls.of((NEGATIVE_INFINITY, INFINITY), step=step)

    def __bool__(self) -> bool:
        return bool(self.pieces)

    def __and__(self, other: Intervals) -> Intervals:
        step = self.step or other.step
        return Intervals.of(*((max(a, c), min(b, d)) for a, b in self.pieces for c, d in other.pieces), step=step)

    def __or__(self, other: Intervals) -> Intervals:
        return Intervals.of(*self.pieces, *other.pieces, step=self.step or other.step)

    def others(self) -> Intervals:
        """All other numbers."""
        edges: list[Cut] = [NEGATIVE_INFINITY]
        for low, high in self.pieces:
            edges += [low, high]
        edges.append(INFINITY)
        return Intervals.of(*zip(edges[::2], edges[1::2], strict=True), step=self.step)

    @property
    def low(self) -> Cut:
        return self.pieces[0][0]

    @property
    def high(self) -> Cut:
        return self.pieces[-1][1]


def union(sets: Iterable[Intervals], step: Fraction | None = None) -> Intervals:
    """The numbers that are in any of the sets."""
    return Intervals.of(*(piece for each in sets for piece in each.pieces), step=step)


def _on_steps(piece: Piece, step: Fraction | None) -> Piece:
    if step is None:
        return piece
    return _from_step(piece[0], step), _to_step(piece[1], step)


def _from_step(low: Cut, step: Fraction) -> Cut:
    """Just below the first step that a piece from this cut on holds."""
    number, side = low
    if isinstance(number, float):
        return low
    times = math.ceil(number / step)
    return below((times + (side == 1 and times * step == number)) * step)


def _to_step(high: Cut, step: Fraction) -> Cut:
    """Just above the last step that a piece up to this cut holds."""
    number, side = high
    if isinstance(number, float):
        return high
    times = math.floor(number / step)
    return above((times - (side == 0 and times * step == number)) * step)


def _next(high: Cut, step: Fraction | None) -> Cut:
    """Where the next piece may begin and no number lies between."""
    number, _ = high
    return high if step is None or isinstance(number, float) else below(number + step)
