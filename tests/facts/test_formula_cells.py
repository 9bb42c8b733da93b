"""Formulas and error cells, in a column of every type."""

from __future__ import annotations

from fractions import Fraction

import pytest

from facts.one_cell import COLUMNS, RIGHT, check_read, check_refused, place_of, read_cell
from intake.written_books import Calculated

ERRORS = ["#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!"]


@pytest.mark.parametrize("heading", COLUMNS)
@pytest.mark.parametrize("error", ["#REF!", "#N/A"])
def test_an_error_cell_refuses_the_row(heading: str, error: str) -> None:
    check_refused(read_cell(heading, Calculated("=A99", error)), "error_cell", heading)


@pytest.mark.parametrize("error", ERRORS)
def test_every_error_of_excel_refuses_the_row(error: str) -> None:
    check_refused(read_cell("金额", Calculated("=A99", error)), "error_cell", "金额")


@pytest.mark.parametrize("heading", COLUMNS)
def test_a_formula_never_calculated_refuses_the_row(heading: str) -> None:
    outcome = read_cell(heading, Calculated("=Z1", "一号"), calculated=False)
    check_refused(outcome, "uncalculated_formula", heading)


@pytest.mark.parametrize(
    ("heading", "result", "value"),
    [
        ("金额", 100.25, Fraction("100.25")),
        ("人数", 7, Fraction(7)),
        ("年份", 2020, Fraction(2020)),
        ("类别", "乙类", "乙类"),
        ("名称", "二号", "二号"),
        ("是否小微", "否", "否"),
    ],
)
def test_a_formula_is_its_stored_result(heading: str, result: str | float, value: str | Fraction) -> None:
    check_read(read_cell(heading, Calculated("=MAX(Z1,1)", result)), value)


def test_the_noise_of_a_formula_is_taken_off() -> None:
    check_read(read_cell("金额", Calculated("=0.1+0.2", 0.1 + 0.2)), Fraction("0.3"))


@pytest.mark.parametrize("heading", [name for name in RIGHT if name not in ("统一社会信用代码", "名称")])
def test_a_formula_whose_result_is_empty_is_a_blank_cell(heading: str) -> None:
    """`=IF(A1="","",A1)` was calculated: opening and saving the file again would change nothing."""
    outcome = read_cell(heading, Calculated('=IF(Z1="","",Z1)', ""))
    assert outcome.problems == (("blank", place_of(heading)),)
    assert outcome.fate == "claim"


@pytest.mark.parametrize("heading", [name for name in RIGHT if name not in ("统一社会信用代码", "名称")])
def test_a_blank_cell_is_a_problem_and_a_missing_fact(heading: str) -> None:
    outcome = read_cell(heading, None)
    assert (outcome.value, outcome.fate, outcome.lines) == (None, "claim", 1)
    assert outcome.problems == (("blank", place_of(heading)),)
