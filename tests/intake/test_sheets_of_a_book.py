"""Sheets: those of the schedule are read, hidden ones too; others are named, and what is missing is told."""

from __future__ import annotations

from fractions import Fraction

import pytest

from intake.quanjiao_books import Row, book, enterprise, line, project, recognition, sheet
from intake.told_runs import run_books
from intake.written_books import Rows, workbook
from subsidy_calc.values.problems import ClaimsRefused

LINE = line("smart-equipment", 1, "一期")
PAID = ("awarded", Fraction(15_000), "")
COMPANY, PROJECT = sheet("企业", [enterprise(1)]), sheet("项目", [project(1)])


def _refusal(sheets: dict[str, Rows]) -> list[str]:
    with pytest.raises(ClaimsRefused) as caught:
        run_books(workbook(sheets))
    return [problem.code for problem in caught.value.problems]


def test_a_book_without_enterprises_is_refused() -> None:
    assert _refusal({"项目": PROJECT}) == ["missing_sheet"]


def test_a_book_without_any_known_sheet_is_refused() -> None:
    assert _refusal({"Sheet1": [["随便"]]}) == ["no_known_sheet"]
    assert _refusal({"历年兑现": sheet("历年兑现", [])}) == ["no_known_sheet"]


def test_the_enterprises_may_stand_in_another_file() -> None:
    run = run_books(workbook({"项目": PROJECT}), workbook({"企业": COMPANY}))
    assert run.lines == {LINE: PAID}


def test_a_sheet_of_claims_that_is_not_there_is_noted() -> None:
    run = run_books(workbook({"企业": COMPANY, "项目": PROJECT}))
    assert run.lines == {LINE: PAID}
    assert [said for said, _ in run.notes() if said == "sheet_absent"] == ["sheet_absent"]


def test_a_sheet_that_the_schedule_does_not_name_is_noted_and_each_row_told() -> None:
    run = run_books(workbook({"企业": COMPANY, "项目": PROJECT, "填表说明": [["一"], [None], ["二"]]}))
    assert run.lines == {LINE: PAID}
    assert run.fates("填表说明") == {1: "unnamed_sheet", 2: "unnamed_sheet", 3: "unnamed_sheet"}
    assert ("unnamed_sheet", "填表说明") in run.notes()


@pytest.mark.parametrize("name", ["项目 ", " 项目", "项目\u3000"])
def test_blanks_around_the_name_of_a_sheet(name: str) -> None:
    assert run_books(workbook({"企业": COMPANY, name: PROJECT})).lines == {LINE: PAID}


def test_a_hidden_sheet_is_read_with_a_note() -> None:
    run = run_books(workbook({"企业": COMPANY, "项目": PROJECT}, hidden_sheets=["项目"]))
    assert run.lines == {LINE: PAID}
    assert ("hidden_sheet", "项目") in run.notes()


def test_a_hidden_row_is_read_with_a_note() -> None:
    rows = [*PROJECT, project(1, "二期")]
    run = run_books(workbook({"企业": COMPANY, "项目": rows}, hidden_rows={"项目": [3]}))
    assert run.lines == {LINE: PAID, line("smart-equipment", 1, "二期"): PAID}
    assert [note for note in run.notes() if note[0] == "hidden_row"] == [("hidden_row", "项目!3")]


def test_blank_rows_between_claims_are_no_data() -> None:
    blank: list[Row] = [[None], ["  ", "\u3000"], []]
    run = run_books(workbook({"企业": COMPANY, "项目": [*PROJECT, *blank, project(1, "二期")]}))
    assert run.fates("项目") == {1: "no_data", 2: "claim", 3: "no_data", 4: "no_data", 5: "no_data", 6: "claim"}
    assert run.problems() == []


def test_a_row_of_invisible_characters_is_blank() -> None:
    run = run_books(workbook({"企业": COMPANY, "项目": [*PROJECT, ["\u200b", "\ufeff"]]}))
    assert run.fates("项目")[3] == "no_data"


def test_a_book_of_headings_alone_is_told_to_hold_nothing() -> None:
    with pytest.raises(ClaimsRefused) as refused:
        run_books(book())
    assert [problem.code for problem in refused.value.problems] == ["no_claims"]


def test_a_sheet_with_nothing_at_all_is_read_as_no_claims() -> None:
    run = run_books(workbook({"企业": COMPANY, "项目": []}))
    assert run.lines == {}
    assert run.problems() == []


def test_an_enterprise_without_claims_and_claims_of_two_tables() -> None:
    run = run_books(book([enterprise(1), enterprise(2)], [project(1)], [recognition(1)]))
    assert set(run.lines) == {LINE, line("provincial-recognition", 1, "智能工厂", "省级", "甲")}
    assert run.fates("企业") == {1: "no_data", 2: "enterprise", 3: "enterprise"}
