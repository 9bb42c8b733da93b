"""A claim that two clauses speak of has a line of each, and the law that says so finds a lost one."""

from __future__ import annotations

from fractions import Fraction

import pytest

from facts.one_cell import CODE, RIGHT, SCHEDULE
from intake.told_runs import read_books, run_books
from intake.written_books import workbook
from subsidy_calc.assess.assessment import assess
from subsidy_calc.assess.award_lines import InvariantBroken, award_lines
from subsidy_calc.assess.laws import check_rows
from subsidy_calc.facts.claims import build_claims

FIRST = SCHEDULE.clauses[0]
TWO = SCHEDULE.model_copy(update={"clauses": (FIRST, FIRST.model_copy(update={"clause": "again", "title": "再一万"}))})
BOOK = workbook({"企业": [["统一社会信用代码", "企业名称"], [CODE, "甲"]], "事项": [list(RIGHT), list(RIGHT.values())]})


def test_a_line_of_each_clause() -> None:
    lines = run_books(BOOK, schedule=TWO).lines
    assert lines == {f"{name}/{CODE}/一号": ("awarded", Fraction(10_000), "") for name in ("each", "again")}


@pytest.mark.parametrize("lost", [0, 1])
def test_a_planted_lost_line_of_one_of_them_is_found(lost: int) -> None:
    sheets = read_books(BOOK)
    assessment = assess(TWO, build_claims(TWO, sheets), TWO.policy_year(2020))
    lines = award_lines(assessment)
    with pytest.raises(InvariantBroken):
        check_rows(sheets, assessment, lines[:lost] + lines[lost + 1 :])
