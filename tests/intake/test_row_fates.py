"""Fates: every row of every sheet has exactly one, and a fate that is missing stops the run."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from intake.made_codes import with_wrong_check
from intake.quanjiao_books import DAY, book, earlier, enterprise, line, project, recognition
from intake.told_runs import QUANJIAO, read_books, run_books
from intake.written_books import Calculated
from subsidy_calc.assess.assessment import Assessment, assess
from subsidy_calc.assess.award_lines import AwardLine, InvariantBroken, award_lines
from subsidy_calc.assess.laws import check_rows
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.facts.raw import RawSheet

WRONG = [with_wrong_check(str(enterprise(9)[0])), *enterprise(9)[1:]]
BOOK = book(
    [enterprise(1), enterprise(2), enterprise(1), WRONG, enterprise(4)],
    [project(1), project(1), project(2, equipment=("许多",)), project(7), [None] * 9],
    [recognition(1), recognition(2, "智能工厂", "国家级"), recognition(2, None), recognition(4, date=None)],
    [earlier(1, "smart-equipment", "旧"), earlier(1, "smart-equipment", "旧"), earlier(1, "别的政策", "旧")],
)


def test_each_row_has_the_fate_that_a_clerk_expects() -> None:
    run = run_books(BOOK)
    assert run.fates("企业") == {
        1: "no_data",
        2: "enterprise",
        3: "enterprise",
        4: "repeat",
        5: "refused",
        6: "enterprise",
    }
    assert run.fates("项目") == {1: "no_data", 2: "claim", 3: "repeat", 4: "refused", 5: "refused"}
    assert run.fates("认定") == {1: "no_data", 2: "claim", 3: "claim", 4: "refused", 5: "claim"}
    assert run.fates("历年兑现") == {1: "no_data", 2: "earlier", 3: "repeat", 4: "refused"}


def test_a_refused_row_has_no_line_and_every_claim_has_one() -> None:
    run = run_books(BOOK)
    assert set(run.lines) == {
        line("smart-equipment", 1, "一期"),
        line("provincial-recognition", 1, "智能工厂", "省级", "甲"),
        line("(recognition)", 2, "智能工厂", "国家级", "甲"),
        line("provincial-recognition", 4, "智能工厂", "省级", "甲"),
    }
    assert run.lines[line("(recognition)", 2, "智能工厂", "国家级", "甲")] == ("nil", Fraction(0), "no_clause")


def test_every_fault_of_a_row_is_told_at_its_cell() -> None:
    row = ["no code", None, "全县", "私营", "不详"]
    run = run_books(book([enterprise(1), row]))
    assert run.problems() == [
        ("uscc_unreadable", "企业!A3"),
        ("blank", "企业!B3"),
        ("unknown_choice", "企业!C3"),
        ("unknown_choice", "企业!D3"),
        ("unreadable_yes_no", "企业!E3"),
    ]


def test_a_refused_row_leaves_the_others_alone() -> None:
    bad = [recognition(2, date=Calculated("=A99", "#REF!")), recognition(3, date=DAY.isoformat() + "?")]
    run = run_books(book([enterprise(1), enterprise(2), enterprise(3)], [project(1), project(2)], bad))
    assert run.lines == {line("smart-equipment", n, "一期"): ("awarded", Fraction(15_000), "") for n in (1, 2)}


def _checked() -> tuple[list[RawSheet], Assessment, list[AwardLine]]:
    sheets = read_books(BOOK)
    assessment = assess(QUANJIAO, build_claims(QUANJIAO, sheets), QUANJIAO.policy_year(2020))
    return sheets, assessment, award_lines(assessment)


def _with_fates(assessment: Assessment, drop: int, add: int) -> Assessment:
    fates = assessment.claims.fates
    return replace(assessment, claims=replace(assessment.claims, fates=fates[drop:] + fates[:add]))


def test_the_laws_hold() -> None:
    check_rows(*_checked())


def test_a_planted_missing_fate_is_found() -> None:
    sheets, assessment, lines = _checked()
    with pytest.raises(InvariantBroken):
        check_rows(sheets, _with_fates(assessment, 1, 0), lines)


def test_a_planted_second_fate_is_found() -> None:
    sheets, assessment, lines = _checked()
    with pytest.raises(InvariantBroken):
        check_rows(sheets, _with_fates(assessment, 0, 1), lines)


def test_a_planted_fate_of_a_row_that_is_not_there_is_found() -> None:
    sheets, assessment, lines = _checked()
    with pytest.raises(InvariantBroken):
        check_rows(sheets[1:], assessment, lines)


@pytest.mark.parametrize("missing", range(4))
def test_a_planted_missing_line_is_found(missing: int) -> None:
    sheets, assessment, lines = _checked()
    with pytest.raises(InvariantBroken):
        check_rows(sheets, assessment, lines[:missing] + lines[missing + 1 :])


def test_a_planted_line_of_a_refused_row_is_found() -> None:
    sheets, assessment, lines = _checked()
    fates = tuple(replace(fate, fate="refused") if fate.fate == "claim" else fate for fate in assessment.claims.fates)
    changed = replace(assessment, claims=replace(assessment.claims, fates=fates))
    with pytest.raises(InvariantBroken):
        check_rows(sheets, changed, lines)
