"""Earlier awards (历年兑现): what was paid once is not paid again; what cannot be read leaves it open."""

from __future__ import annotations

from fractions import Fraction

import pytest

from intake.quanjiao_books import Row, book, earlier, enterprise, line, project, recognition
from intake.told_runs import Run, Told, run_books
from intake.written_books import Content

PROJECT = line("smart-equipment", 1, "一期")
PROVINCIAL = line("provincial-recognition", 1, "智能工厂", "省级", "甲")
MUNICIPAL = line("municipal-recognition", 1, "智能工厂", "市级", "甲")
OTHER = line("smart-equipment", 2, "一期")
PAID: dict[str, Told] = {
    PROJECT: ("awarded", Fraction(15_000), ""),
    PROVINCIAL: ("awarded", Fraction(500_000), ""),
    MUNICIPAL: ("awarded", Fraction(200_000), ""),
    OTHER: ("awarded", Fraction(15_000), ""),
}
BEFORE: Told = ("nil", Fraction(0), "once_earlier")
OPEN: Told = ("cannot_tell", Fraction(0), "uncertain:once")


def _run(*rows: Row, given: bool = True) -> Run:
    recognitions = [recognition(1), recognition(1, level="市级")]
    return run_books(
        book([enterprise(1), enterprise(2)], [project(1), project(2)], recognitions, rows if given else None)
    )


def test_without_the_sheet_the_claims_are_checked_against_one_another_alone() -> None:
    run = _run(given=False)
    assert run.lines == PAID
    assert not run.claims.earlier_given


def test_an_empty_sheet_says_that_nothing_was_paid() -> None:
    run = _run()
    assert run.lines == PAID
    assert run.claims.earlier_given


@pytest.mark.parametrize("clause", ["smart-equipment", "智能装备与系统购置奖励"])
def test_a_clause_by_its_id_or_its_title(clause: str) -> None:
    run = _run(earlier(1, clause, "一期"))
    assert run.lines == {**PAID, PROJECT: BEFORE}
    assert run.problems() == []


@pytest.mark.parametrize("matter", ["智能工厂/省级/甲", "智能工厂/省级/旧名", "智能工厂/省级/", "智能工厂/省级"])
def test_a_recognition_of_the_same_kind_and_level_was_paid(matter: str) -> None:
    assert _run(earlier(1, "provincial-recognition", matter)).lines == {**PAID, PROVINCIAL: BEFORE}


@pytest.mark.parametrize("matter", ["数字化车间/省级/甲", "智能工厂/国家级/甲"])
def test_another_matter_was_paid(matter: str) -> None:
    assert _run(earlier(1, "provincial-recognition", matter)).lines == PAID


def test_an_award_of_another_enterprise_changes_nothing() -> None:
    assert _run(earlier(2, "provincial-recognition", "智能工厂/省级/甲")).lines == PAID
    assert _run(earlier(5, "smart-equipment", "一期")).lines == PAID


def test_an_earlier_award_of_nothing_is_none() -> None:
    assert _run(earlier(1, "smart-equipment", "一期", award=0)).lines == PAID


@pytest.mark.parametrize("year", [2010, 2019, 2020])
def test_once_looks_back_over_all_years(year: int) -> None:
    assert _run(earlier(1, "smart-equipment", "一期", year=year)).lines[PROJECT] == BEFORE


@pytest.mark.parametrize("matter", ["", None, "智能工厂", "智能工厂/省级/甲/乙", "智能工厂/县级/甲", "/省级/甲"])
def test_a_matter_that_cannot_be_read_leaves_the_clauses_of_its_table_open(matter: Content) -> None:
    run = _run(earlier(1, "provincial-recognition", matter))
    assert run.lines[PROVINCIAL] == OPEN
    assert run.lines[PROJECT] == PAID[PROJECT]
    assert run.lines[OTHER] == PAID[OTHER]
    assert "unreadable_matter" in [said for said, _ in run.problems()]
    assert run.fates("历年兑现")[2] == "refused"


@pytest.mark.parametrize("matter", ["", None, "  "])
def test_a_project_without_a_name_leaves_every_project_open(matter: Content) -> None:
    run = _run(earlier(1, "smart-equipment", matter))
    assert run.lines == {**PAID, PROJECT: OPEN}


@pytest.mark.parametrize("award", ["若干", -5, True, 0.001])
def test_an_award_that_cannot_be_read_leaves_its_matter_open(award: Content) -> None:
    run = _run(earlier(1, "smart-equipment", "一期", award=award), earlier(1, "smart-equipment", "二期"))
    assert run.lines == {**PAID, PROJECT: OPEN}
    assert [place for _, place in run.problems()] == ["历年兑现!D2"]


def test_a_blank_award_leaves_its_matter_open() -> None:
    run = _run(earlier(1, "smart-equipment", "一期", award=None))
    assert run.lines == {**PAID, PROJECT: OPEN}
    assert run.problems() == [("blank", "历年兑现!D2")]


@pytest.mark.parametrize("year", ["去年", 20, None])
def test_without_a_year_that_can_be_read_it_is_never_awarded(year: Content) -> None:
    run = _run(earlier(1, "smart-equipment", "一期", year=year))
    assert run.lines[PROJECT] in (OPEN, BEFORE)
    assert {**run.lines, PROJECT: PAID[PROJECT]} == PAID
    assert [place for _, place in run.problems()] == ["历年兑现!E2"]


@pytest.mark.parametrize("clause", ["无此条款", None])
def test_a_clause_that_cannot_be_read_leaves_the_enterprise_open(clause: Content) -> None:
    run = _run(earlier(1, clause, "一期"))
    assert run.lines == {PROJECT: OPEN, PROVINCIAL: OPEN, MUNICIPAL: OPEN, OTHER: PAID[OTHER]}
    assert [place for _, place in run.problems()] == ["历年兑现!B2"]


def test_repeats_are_one_award_and_different_sums_for_one_leave_it_open() -> None:
    row = earlier(1, "smart-equipment", "一期")
    run = _run(row, row)
    assert run.lines[PROJECT] == BEFORE
    assert run.fates("历年兑现") == {1: "no_data", 2: "earlier", 3: "repeat"}
    run = _run(row, earlier(1, "smart-equipment", "一期", award=2000))
    assert run.lines == {**PAID, PROJECT: OPEN}
    assert [said for said, _ in run.problems()] == ["duplicate_key", "duplicate_key"]


def test_a_sure_earlier_award_wins_over_one_that_cannot_be_read() -> None:
    run = _run(
        earlier(1, "smart-equipment", "一期"), earlier(1, "smart-equipment", "一期", award="若干", batch="第2批")
    )
    assert run.lines[PROJECT] == BEFORE


@pytest.mark.parametrize(("name", "written"), [("甲/乙", "甲~1乙"), ("甲~乙", "甲~0乙"), ("甲~1乙", "甲~01乙")])
def test_a_slash_in_a_name_is_written_as_an_escape(name: str, written: str) -> None:
    rows = [earlier(1, "smart-equipment", written)]
    claims = book([enterprise(1)], [project(1, name)], (), rows)
    assert run_books(claims).lines == {line("smart-equipment", 1, written): BEFORE}


def test_an_escape_in_a_title_and_a_project_named_as_it_stands() -> None:
    rows = [earlier(1, "provincial-recognition", "智能工厂/省级/甲~1乙"), earlier(2, "smart-equipment", "A/B")]
    claims = book([enterprise(1), enterprise(2)], [project(2, "A/B")], [recognition(1, title="甲/乙")], rows)
    assert set(run_books(claims).lines.values()) == {BEFORE}


def test_a_code_of_an_earlier_award_that_cannot_be_read_is_a_problem_at_its_cell() -> None:
    row: Row = ["不详", *earlier(1, "smart-equipment", "一期")[1:]]
    run = _run(row)
    assert run.problems() == [("uscc_unreadable", "历年兑现!A2")]
    assert run.fates("历年兑现")[2] == "refused"
