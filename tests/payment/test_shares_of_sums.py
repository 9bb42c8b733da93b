"""Sums in shares: whole fen that add up exactly, each within a fen of its exact share."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from subsidy_calc.values.shares import split, spread

FEN = Fraction(1, 100)
Rates = list[Fraction]


def rates_of(weights: list[int]) -> Rates:
    return [Fraction(weight, sum(weights)) for weight in weights]


RATES = st.lists(st.integers(1, 1000), min_size=1, max_size=6).map(rates_of)
SUMS = st.integers(0, 10**15).map(lambda fen: fen * FEN)


@pytest.mark.parametrize(
    ("amount", "weights", "parts"),
    [
        ("100.01", [50, 50], ["50.01", "50.00"]),  # 50.005 each: the tie goes to the first
        ("100.00", [1, 1, 1], ["33.34", "33.33", "33.33"]),
        ("100.01", [1, 1, 1], ["33.34", "33.34", "33.33"]),
        ("0.01", [40, 60], ["0.00", "0.01"]),  # 0.4 and 0.6 fen
        ("0.05", [30, 30, 40], ["0.02", "0.01", "0.02"]),  # 1.5, 1.5 and 2 fen
        ("1.00", [1, 2, 4], ["0.14", "0.29", "0.57"]),  # 14.29, 28.57, 57.14 fen
        ("0.00", [1, 1], ["0", "0"]),
    ],
)
def test_worked_by_hand(amount: str, weights: list[int], parts: list[str]) -> None:
    assert split(Fraction(amount), rates_of(weights)) == tuple(Fraction(part) for part in parts)


@given(SUMS, RATES)
def test_parts_add_up_and_are_within_a_fen(amount: Fraction, rates: Rates) -> None:
    parts = split(amount, rates)
    assert sum(parts) == amount
    for part, rate in zip(parts, rates, strict=True):
        assert part % FEN == 0
        assert part >= 0
        assert abs(part - amount * rate) < FEN


@given(st.lists(SUMS, min_size=1, max_size=4), RATES)
def test_several_sums_add_up_both_ways(amounts: list[Fraction], rates: Rates) -> None:
    table = spread(amounts, rates)
    assert [sum(row) for row in table] == amounts
    assert all(cell >= 0 and cell % FEN == 0 for row in table for cell in row)
    for number, rate in enumerate(rates):
        assert abs(sum(row[number] for row in table) - sum(amounts) * rate) < FEN


@given(st.lists(st.integers(0, 20).map(lambda fen: fen * FEN), min_size=1, max_size=5), RATES)
@example([3 * FEN, FEN], rates_of([6, 6, 2]))  # with 4 fen the third would get less than with 3
def test_a_few_fen_are_never_taken_back(amounts: list[Fraction], rates: Rates) -> None:
    table = spread(amounts, rates)
    assert [sum(row) for row in table] == amounts
    assert all(cell >= 0 for row in table for cell in row)
    assert table[0] == split(amounts[0], rates)


@given(SUMS, SUMS, st.integers(1, 99))
def test_two_payers_have_their_exact_part_of_all(first: Fraction, second: Fraction, percent: int) -> None:
    rates = rates_of([percent, 100 - percent])
    one, two = spread([first, second], rates)
    assert one == split(first, rates)
    assert tuple(a + b for a, b in zip(one, two, strict=True)) == split(first + second, rates)


@pytest.mark.parametrize(
    ("amount", "rates"),
    [
        (Fraction("0.005"), [Fraction(1)]),
        (Fraction(-1), [Fraction(1)]),
        (Fraction(1), [Fraction(1, 2)]),
        (Fraction(1), [Fraction(3, 2), Fraction(-1, 2)]),
    ],
)
def test_what_cannot_be_split(amount: Fraction, rates: Rates) -> None:
    with pytest.raises(ValueError, match=r"."):
        split(amount, rates)
