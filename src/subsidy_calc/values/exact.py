"""Exact columns: the only place that knows how numbers are held.

A column is one numerator a row over one denominator for all of them. Numerators are
64-bit integers while every result provably fits, and Python integers from the first
operation that might not: no result is ever rounded, cut off or wrapped.

Beside its number each row has a state. MISSING is a fact that nobody gave: the claim
cannot be told. NOTHING means that no case, band or row of the schedule holds: the claim
is nil. UNLIMITED is a limit written out as none. A result over NOTHING is NOTHING, else
over MISSING is MISSING; only `lesser` takes UNLIMITED.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any, Literal, TypeAlias

import numpy as np
import numpy.typing as npt

States: TypeAlias = npt.NDArray[np.uint8]
Index: TypeAlias = npt.NDArray[np.int64]
# int64 or object (Python integers); numpy's types cannot say "one of the two"
Whole: TypeAlias = npt.NDArray[Any]

KNOWN, MISSING, NOTHING, UNLIMITED = 0, 1, 2, 3
RoundMode = Literal["half_up", "down", "up", "half_even"]

_LIMIT = 2**63


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """Exact numbers, a row each: `numerators / denominator` where the state is KNOWN."""

    numerators: Whole
    denominator: int
    states: States

    def __len__(self) -> int:
        return len(self.states)

    @property
    def known(self) -> npt.NDArray[np.bool_]:
        return np.asarray(self.states == KNOWN)

    def at(self, row: int) -> Fraction | None:
        """The number of a row, or None where there is none."""
        if self.states[row] != KNOWN:
            return None
        return Fraction(int(self.numerators[row]), self.denominator)


class UnlimitedAmount(ArithmeticError):
    """A limit of "none" was used as an amount: a mistake of the program."""


def constant(value: Fraction, size: int) -> Column:
    """The same number in every row."""
    return Column(_filled(value.numerator, size), value.denominator, np.zeros(size, np.uint8))


def without_numbers(state: int, size: int) -> Column:
    """A column in which every row has the state and none a number."""
    return Column(np.zeros(size, np.int64), 1, np.full(size, state, np.uint8))


def column_of(values: Iterable[Fraction | None]) -> Column:
    """A column of given numbers; None is MISSING."""
    rows = list(values)
    denominator = math.lcm(*{value.denominator for value in rows if value is not None})
    whole = [0 if value is None else value.numerator * (denominator // value.denominator) for value in rows]
    states = np.array([MISSING if value is None else KNOWN for value in rows], np.uint8)
    return Column(_compact(whole), denominator, states)


def take(column: Column, index: Index) -> Column:
    """Rows by number; a negative number gives MISSING."""
    absent = index < 0
    if len(column) == 0:
        return without_numbers(MISSING, len(index))
    safe = np.where(absent, 0, index)
    states = np.where(absent, MISSING, column.states[safe]).astype(np.uint8)
    return Column(column.numerators[safe], column.denominator, states)


def total(columns: Sequence[Column]) -> Column:
    """Row by row, the sum of the columns."""
    first, *rest = columns
    for column in rest:
        first = _add(first, column)
    return first


def product(left: Column, right: Column) -> Column:
    """Row by row, left × right."""
    states = _combined_states(left, right)
    whole = _times(left.numerators, right.numerators)
    return _tidy(Column(whole, left.denominator * right.denominator, states))


def lesser(amount: Column, limit: Column) -> tuple[Column, Index]:
    """The smaller of the two and which it was: 0 the amount (also where equal), 1 the limit."""
    free = limit.states == UNLIMITED
    bounded = Column(limit.numerators, limit.denominator, np.where(free, KNOWN, limit.states).astype(np.uint8))
    over, under, denominator = _aligned(amount, bounded)
    limited = np.asarray((over > under) & ~free, dtype=bool)
    whole = np.where(limited, under, over)
    states = _combined_states(amount, bounded)
    return Column(whole, denominator, states), limited.astype(np.int64)


def greater(left: Column, right: Column) -> tuple[Column, Index]:
    """The larger of the two and which it was: 0 the left one (also where equal), 1 the right one."""
    over, under, denominator = _aligned(left, right)
    second = np.asarray(under > over, dtype=bool)
    return Column(np.where(second, under, over), denominator, _combined_states(left, right)), second.astype(np.int64)


def difference(left: Column, right: Column) -> Column:
    """Row by row, left − right."""
    return _add(left, Column(_negated(right.numerators), right.denominator, right.states))


def whole_times(amount: Column, step: Column) -> Column:
    """How many whole steps, each above 0, the amount holds: rounded towards 0, and 0 for an amount below 0."""
    over, under, _ = _aligned(amount, step)
    safe = np.where(under > 0, under, 1)
    times = np.where(over > 0, np.where(over > 0, over, 0) // safe, 0)
    return Column(times, 1, _combined_states(amount, step))


def choose(columns: Sequence[Column], which: Index) -> Column:
    """Row by row, the column of that number; a negative number gives NOTHING."""
    size = len(which)
    denominator = math.lcm(*(column.denominator for column in columns))
    whole = _filled(0, size)
    states = np.full(size, NOTHING, np.uint8)
    for number, column in enumerate(columns):
        here = which == number
        scaled = _scaled(column.numerators, denominator // column.denominator)
        whole = np.where(here, scaled, whole)
        states[here] = column.states[here]
    return Column(whole, denominator, states)


def marked(column: Column, rows: npt.NDArray[np.bool_], state: int) -> Column:
    """The column with a state set in some rows."""
    states = np.where(rows, state, column.states).astype(np.uint8)
    return Column(column.numerators, column.denominator, states)


def replaced(column: Column, changes: dict[int, Fraction]) -> Column:
    """The column with other numbers, all known, in some rows."""
    if not changes:
        return column
    denominator = math.lcm(column.denominator, *(value.denominator for value in changes.values()))
    whole = _scaled(column.numerators, denominator // column.denominator)
    new = {row: int(value * denominator) for row, value in changes.items()}
    fits = all(abs(value) < _LIMIT for value in new.values())
    whole = whole.copy() if fits else whole.astype(object)
    states = column.states.copy()
    for row, value in new.items():
        whole[row] = value
        states[row] = KNOWN
    return Column(whole, denominator, states)


def compared(left: Column, right: Column) -> tuple[Index, npt.NDArray[np.bool_]]:
    """The sign of left − right row by row, and where both numbers are known."""
    over, under, _ = _aligned(left, right)
    known = np.asarray(left.known & right.known)
    sign = np.where(over > under, 1, np.where(over < under, -1, 0))
    return sign.astype(np.int64), known


def grouped_total(column: Column, group: Index, groups: int) -> Column:
    """The sum of the known rows of each group; a negative group number is left out."""
    rows = column.known & (group >= 0)
    whole = column.numerators[rows]
    if _peak(whole) * max(len(whole), 1) >= _LIMIT:
        whole = whole.astype(object)
    sums = np.zeros(groups, whole.dtype)
    np.add.at(sums, group[rows], whole)
    return Column(sums, column.denominator, np.zeros(groups, np.uint8))


def sum_of_groups(column: Column, group: Index, groups: int) -> Column:
    """The sum of all rows of each group, 0 where it has none; a row without a number leaves its group without one."""
    sums = grouped_total(column, group, groups)
    states = np.zeros(groups, np.uint8)
    inside = group >= 0
    np.maximum.at(states, group[inside], column.states[inside])
    return Column(sums.numerators, sums.denominator, states)


def grouped_missing(column: Column, group: Index, groups: int) -> npt.NDArray[np.bool_]:
    """Which groups have a row that is missing."""
    found = np.zeros(groups, bool)
    found[group[(group >= 0) & (column.states == MISSING)]] = True
    return found


def rounded(column: Column, step: Fraction, mode: RoundMode) -> Column:
    """Round to whole multiples of a step above 0.

    half_up and half_even decide ties; down is towards 0, up away from 0; half_up takes a
    tie away from 0, as GB/T 8170's common reading and Excel's ROUND do.
    """
    # number / step = (numerator × step.denominator) / (denominator × step.numerator)
    over = _scaled(column.numerators, step.denominator)
    under = column.denominator * step.numerator
    size = np.abs(over)
    if 2 * under >= _LIMIT or 2 * _peak(size) >= _LIMIT:
        size = size.astype(object)
    whole, rest = size // under, size % under
    multiples = whole + _ROUND_UP[mode](whole, rest, under)
    signed = np.where(over < 0, -multiples, multiples)
    return Column(_scaled(signed, step.numerator), step.denominator, column.states)


_ROUND_UP: dict[RoundMode, Callable[[Whole, Whole, int], Whole]] = {
    "down": lambda whole, _rest, _under: whole * 0,
    "up": lambda _whole, rest, _under: (rest > 0).astype(np.int64),
    "half_up": lambda _whole, rest, under: (2 * rest >= under).astype(np.int64),
    "half_even": lambda whole, rest, under: ((2 * rest > under) | ((2 * rest == under) & (whole % 2 == 1))).astype(
        np.int64
    ),
}


def _add(left: Column, right: Column) -> Column:
    over, under, denominator = _aligned(left, right)
    if _peak(over) + _peak(under) >= _LIMIT:
        over = over.astype(object)
    return Column(over + under, denominator, _combined_states(left, right))


def _combined_states(left: Column, right: Column) -> States:
    for column in (left, right):
        if np.any(column.states == UNLIMITED):
            raise UnlimitedAmount
    return np.maximum(left.states, right.states)


def _aligned(left: Column, right: Column) -> tuple[Whole, Whole, int]:
    denominator = math.lcm(left.denominator, right.denominator)
    return (
        _scaled(left.numerators, denominator // left.denominator),
        _scaled(right.numerators, denominator // right.denominator),
        denominator,
    )


def _scaled(whole: Whole, factor: int) -> Whole:
    if factor == 1:
        return whole
    if _peak(whole) * abs(factor) >= _LIMIT or abs(factor) >= _LIMIT:
        whole = whole.astype(object)
    return np.asarray(whole * factor)


def _negated(whole: Whole) -> Whole:
    return _scaled(whole, -1)


def _times(left: Whole, right: Whole) -> Whole:
    if _peak(left) * _peak(right) >= _LIMIT:
        return np.asarray(left.astype(object) * right.astype(object))
    return np.asarray(left * right)


def _tidy(column: Column) -> Column:
    """Shorten by the common divisor, so that denominators do not grow with every product."""
    if column.denominator == 1 or not len(column):
        return column
    divisor = math.gcd(int(np.gcd.reduce(column.numerators)), column.denominator)
    if divisor == 1:
        return column
    whole = column.numerators if divisor < _LIMIT else column.numerators.astype(object)
    return Column(whole // divisor, column.denominator // divisor, column.states)


def _peak(whole: Whole) -> int:
    if not len(whole):
        return 0
    return max(int(whole.max()), -int(whole.min()))


def _filled(value: int, size: int) -> Whole:
    if abs(value) < _LIMIT:
        return np.full(size, value, np.int64)
    return np.array([value] * size, dtype=object)


def _compact(whole: list[int]) -> Whole:
    fits = all(abs(value) < _LIMIT for value in whole)
    return np.array(whole, dtype=np.int64 if fits else object)
