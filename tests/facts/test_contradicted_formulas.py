"""Formulas whose stored result is another one: never paid on, whoever stored it."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from facts.one_cell import check_read, check_refused, read_cell
from intake.written_books import Calculated
from subsidy_calc.intake.recalculated import agrees

CELLS: dict[tuple[int, int], Fraction | str] = {
    (1, 1): Fraction(8_000_000),
    (2, 1): Fraction(2_000_000),
    (3, 1): Fraction("0.15"),
    (4, 1): "text",
}


@pytest.mark.parametrize(
    ("formula", "result"),
    [
        ("=A1+A2", "10000000"),
        ("=A1-A2-1", "5999999"),
        ("=A1-(A2-1)", "6000001"),
        ("=-A2+A1", "6000000"),
        ("=A1*15%", "1200000"),
        ("=A1*A3+A2*A3", "1500000"),
        ("=(A1+A2)*A3", "1500000"),
        ("=A1/A2/2", "2"),
        ("=SUM(A1:A2)", "10000000"),
        ("=SUM($A$1:A4)", "10000000.15"),
        ("=SUM(A1,A2,5)*2", "20000010"),
        ("= A1 + SUM( A2 , 1 )", "10000001"),
        ("=A9+1", "1"),
    ],
)
def test_a_result_agrees_only_with_its_own_formula(formula: str, result: str) -> None:
    right = Fraction(result)
    assert agrees(formula, right, CELLS)
    assert agrees(formula, right * (1 + Fraction(1, 10**12)), CELLS)  # binary numbers end somewhere
    assert not agrees(formula, right + 1, CELLS)
    assert not agrees(formula, right * 10, CELLS)


@pytest.mark.parametrize(
    "formula",
    ["=ROUND(A1,2)", "=IF(A1>1,1,2)", "=Sheet2!A1", "=[1]Sheet1!A1", "=A1^2", "=A1&A2", "=A4+1", "=A1/A9", "=SUM(A:A)",
     "=名称", "=A1:A2", "=", "=A1+", "=(A1", "=SUM(A1", "=A1 A2", "=LOG10(A1)", "=SUMIF(A1:A2,1)", "=A1.5"],
)  # fmt: skip
def test_other_formulas_are_taken_as_stored(formula: str) -> None:
    assert agrees(formula, Fraction(123), CELLS)


@given(st.lists(st.integers(-(10**12), 10**12), min_size=1, max_size=30), st.integers(1, 10**6))
def test_a_sum_is_the_sum(values: list[int], more: int) -> None:
    cells: dict[tuple[int, int], Fraction | str] = {
        (row, 2): Fraction(value, 100) for row, value in enumerate(values, start=1)
    }
    total = Fraction(sum(values), 100)
    assert agrees(f"=SUM(B1:B{len(values)})", total, cells)
    assert not agrees(f"=SUM(B1:B{len(values)})", total + abs(total) + more, cells)


def test_a_stored_result_that_its_formula_does_not_give_refuses_the_row() -> None:
    check_read(read_cell("金额", Calculated("=100+200", 300)), Fraction(300))
    check_refused(read_cell("金额", Calculated("=100+200", 3_000_000)), "contradicted_formula", "金额")
