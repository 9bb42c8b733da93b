"""Rounding: every mode, on ties, on negatives and beyond machine numbers."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy_calc.values.exact import MISSING, RoundMode, column_of, constant, rounded
from values.columns import numbers, read

MODES: tuple[RoundMode, ...] = get_args(RoundMode)
FEN = Fraction(1, 100)

# number, then what half_up, down, up and half_even make of it, in whole yuan
TIES = [
    ("0.5", 1, 0, 1, 0),
    ("1.5", 2, 1, 2, 2),
    ("2.5", 3, 2, 3, 2),
    ("-0.5", -1, 0, -1, 0),
    ("-1.5", -2, -1, -2, -2),
    ("-2.5", -3, -2, -3, -2),
    ("0.49", 0, 0, 1, 0),
    ("0.51", 1, 0, 1, 1),
    ("-0.49", 0, 0, -1, 0),
    ("-0.51", -1, 0, -1, -1),
    ("2", 2, 2, 2, 2),
    ("0", 0, 0, 0, 0),
    ("0.01", 0, 0, 1, 0),
    ("9223372036854775807.5", 2**63, 2**63 - 1, 2**63, 2**63),
]


@pytest.mark.parametrize(("text", "half_up", "down", "up", "half_even"), TIES)
def test_ties_and_both_sides(text: str, half_up: int, down: int, up: int, half_even: int) -> None:
    expected: dict[RoundMode, int] = {"half_up": half_up, "down": down, "up": up, "half_even": half_even}
    column = constant(Fraction(text), 1)
    assert {mode: rounded(column, Fraction(1), mode).at(0) for mode in expected} == expected


def by_hand(value: Fraction, step: Fraction, mode: RoundMode) -> Fraction:
    """Rounding by the words of its definition, on the size of the number."""
    size = abs(value) / step
    below = math.floor(size)
    rest = size - below
    above = {
        "down": False,
        "up": rest > 0,
        "half_up": rest >= Fraction(1, 2),
        "half_even": rest > Fraction(1, 2) or (rest == Fraction(1, 2) and below % 2 == 1),
    }[mode]
    multiple = (below + above) * step
    return -multiple if value < 0 else multiple


steps = st.sampled_from(
    [FEN, Fraction(1, 10), Fraction(1), Fraction(100), Fraction(1, 3), Fraction(7, 2), Fraction(10**20)]
)


@given(st.lists(numbers, max_size=4), steps, st.sampled_from(MODES))
def test_rounding_agrees_with_its_definition(values: list[Fraction], step: Fraction, mode: RoundMode) -> None:
    assert read(rounded(column_of(values), step, mode)) == [by_hand(value, step, mode) for value in values]


@given(st.lists(st.integers(-(10**6), 10**6), max_size=5), steps, st.sampled_from(MODES))
def test_ties_and_multiples_agree_too(halves: list[int], step: Fraction, mode: RoundMode) -> None:
    values = [Fraction(half, 2) * step for half in halves]
    found = rounded(column_of(values), step, mode)
    assert read(found) == [by_hand(value, step, mode) for value in values]
    assert read(rounded(found, step, mode)) == read(found)  # what is rounded stays


def test_a_missing_number_stays_missing() -> None:
    found = rounded(column_of([None, Fraction(5, 1000)]), FEN, "half_up")
    assert (found.states[0], found.at(1)) == (MISSING, FEN)
