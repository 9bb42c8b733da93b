"""Shared documents: one paper on two claims refuses both, each naming the other; nobody else is touched."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import pytest

from handed_in.shared_papers import HEADINGS, PROJECTS, invoice, papers, patent, patents_paid, shared, told_papers
from handed_in.three_forms import csv_bytes
from intake.made_codes import code
from intake.quanjiao_books import line
from intake.written_books import Content

FIRST, SECOND, THIRD = (line("patents", number, "甲") for number in (1, 2, 3))


def test_one_certificate_of_two_enterprises_refuses_both() -> None:
    run = told_papers(papers("1.xlsx", 专利=[patent(1, "A-1"), patent(2, "A-1"), patent(3, "A-2")]))
    assert patents_paid(run) == {THIRD}
    said = shared(run)
    assert set(said) == {"1.xlsx 专利!C2", "1.xlsx 专利!C3"}
    assert "专利!3" in said["1.xlsx 专利!C2"]
    assert "专利!2" in said["1.xlsx 专利!C3"]
    assert all("证书号" in text and "1.xlsx" not in text for text in said.values())
    assert [run.fates()["专利", row] for row in (2, 3, 4)] == ["refused", "refused", "claim"]
    assert run.problem_codes() == {"shared_document"}


def test_across_files_each_names_the_other_with_its_file() -> None:
    files = (papers("a/1.xlsx", 专利=[patent(3, "A-2"), patent(1, "A-1")]), papers("b/1.xlsx", 专利=[patent(2, "A-1")]))
    run = told_papers(*files)
    assert patents_paid(run) == {THIRD}
    said = shared(run)
    assert set(said) == {"a/1.xlsx 专利!C3", "b/1.xlsx 专利!C2"}
    assert "b/1.xlsx 专利!2" in said["a/1.xlsx 专利!C3"]
    assert "a/1.xlsx 专利!3" in said["b/1.xlsx 专利!C2"]


def test_of_three_each_names_both_others() -> None:
    files = (papers("1.xlsx", 专利=[patent(1, "A"), patent(2, "A")]), papers("2.xlsx", 专利=[patent(3, "A")]))
    said = shared(told_papers(*files))
    assert set(said) == {"1.xlsx 专利!C2", "1.xlsx 专利!C3", "2.xlsx 专利!C2"}
    assert "专利!3" in said["1.xlsx 专利!C2"]
    assert "2.xlsx 专利!2" in said["1.xlsx 专利!C2"]
    assert "1.xlsx 专利!2" in said["2.xlsx 专利!C2"]
    assert "1.xlsx 专利!3" in said["2.xlsx 专利!C2"]


@pytest.mark.parametrize(
    "spelled",
    [
        "zl2020-001x",
        "ＺＬ２０２０－００１Ｘ",
        " ZL 2020 - 001 X ",
        "ZL2020–001Х",
        "ZL2020-001\u200bX",
        "zL２０20—００1x",
    ],
    ids=["case", "width", "blanks", "Cyrillic and a dash", "invisible", "all at once"],
)
def test_another_spelling_is_the_same_paper(spelled: str) -> None:
    run = told_papers(papers("1.xlsx", 专利=[patent(1, "ZL2020-001X"), patent(2, spelled), patent(3, "ZL2020-002X")]))
    assert patents_paid(run) == {THIRD}
    assert len(shared(run)) == 2


@pytest.mark.parametrize("other", ["ZL2020-001Y", "ZL2020-0010X", "ZL2020001X1", "L2020-001X", "007", "证书"])
def test_another_number_is_another_paper(other: str) -> None:
    run = told_papers(papers("1.xlsx", 专利=[patent(1, "ZL2020-001X"), patent(2, other)]))
    assert patents_paid(run) == {FIRST, SECOND}
    assert run.problems() == []


def test_two_claims_of_one_enterprise_share_no_paper_either() -> None:
    run = told_papers(papers("1.xlsx", 专利=[patent(1, "A"), patent(1, "A", "乙"), patent(1, "B", "丙")]))
    assert patents_paid(run) == {line("patents", 1, "丙")}


def test_repeats_of_one_row_do_not_count() -> None:
    row = patent(1, "A")
    run = told_papers(papers("1.xlsx", 专利=[row, row]), papers("2.xlsx", 专利=[row]))
    assert patents_paid(run) == {FIRST}
    assert run.problems() == []
    assert run.fates_of("2.xlsx").count("claim") == 0


def test_a_repeat_does_not_save_a_shared_paper() -> None:
    run = told_papers(papers("1.xlsx", 专利=[patent(1, "A"), patent(1, "A"), patent(2, "A"), patent(2, "A")]))
    assert patents_paid(run) == set()
    assert len(shared(run)) >= 2


@pytest.mark.parametrize("blank", [None, "", "  ", "\u3000", "\u200b"])
def test_a_blank_refuses_its_row_and_is_shared_with_nobody(blank: Content) -> None:
    run = told_papers(papers("1.xlsx", 专利=[patent(1, blank), patent(2, blank), patent(3, "A")]))
    assert patents_paid(run) == {THIRD}
    assert run.problems() == [("blank_key", "专利", 2, 3), ("blank_key", "专利", 3, 3)]


def test_a_missing_column_refuses_every_row() -> None:
    content = csv_bytes([HEADINGS["专利"][:2], patent(1, "")[:2]])  # type: ignore[list-item]
    run = told_papers(papers("1.xlsx", 专利=[patent(2, "A")]), (content, "patent.csv"))
    assert patents_paid(run) == {SECOND}
    assert run.fates_of("patent.csv") == ["refused"]


@pytest.mark.parametrize(
    "other",
    [patent(99, "A"), patent(2, "A", granted="去年"), ["无", "甲", "A", None], patent(2, "A", None)],
    ids=["unknown enterprise", "unreadable date", "unreadable code", "blank key"],
)
def test_a_refused_row_may_hold_the_same_paper(other: Sequence[Content]) -> None:
    """Whose it is, is open until somebody has found out."""
    run = told_papers(papers("1.xlsx", 专利=[patent(1, "A"), other, patent(3, "B")]))
    assert patents_paid(run) == {THIRD}
    assert "1.xlsx 专利!C2" in shared(run)


def test_one_invoice_of_two_projects_or_enterprises_is_refused_and_no_project_is() -> None:
    rows = [invoice(1, "0001"), invoice(2, "0001"), invoice(3, "0002"), invoice(4, "0003"), invoice(1, "0002", "二期")]
    projects: list[Sequence[Content]] = [*PROJECTS, [code(1), "二期", 1000]]
    run = told_papers(papers("1.xlsx", 发票=rows, 项目=projects))
    assert [run.fates()["发票", row] for row in range(2, 7)] == ["refused", "refused", "refused", "child", "refused"]
    assert set(shared(run)) == {f"1.xlsx 发票!C{row}" for row in (2, 3, 4, 6)}
    expected = {line("works", number, "一期") for number in range(1, 5)} | {line("works", 1, "二期")}
    assert run.lines == dict.fromkeys(expected, ("awarded", Fraction(100), ""))


def test_an_invoice_told_in_two_ways_is_refused_in_both_files() -> None:
    files = (papers("1.xlsx", 发票=[invoice(4, "0003")]), papers("2.xlsx", 发票=[invoice(4, " 0003", amount=5)]))
    run = told_papers(*files)
    fates = [each.fate for each in run.claims.fates if each.place.sheet == "发票" and each.place.row == 2]
    assert fates == ["refused", "refused"]
    assert "duplicate_key" in run.problem_codes()


def test_invoices_and_certificates_of_one_number_are_two_papers() -> None:
    run = told_papers(papers("1.xlsx", 专利=[patent(1, "A")], 发票=[invoice(2, "A")]))
    assert patents_paid(run) == {FIRST}
    assert run.problems() == []


def test_a_number_in_a_workbook_is_the_same_paper_as_in_a_table() -> None:
    content = csv_bytes([HEADINGS["专利"], patent(2, "12345678")])  # type: ignore[list-item]
    run = told_papers(papers("1.xlsx", 专利=[patent(1, 12345678), patent(3, "012345678")]), (content, "专利.csv"))
    assert patents_paid(run) == {THIRD}
    assert set(shared(run)) == {"1.xlsx 专利!C2", "专利.csv 专利!C2"}


def test_repeats_of_a_refused_row_do_not_count() -> None:
    row = patent(1, "A", granted="去年")
    run = told_papers(papers("1.xlsx", 专利=[row, row]))
    assert run.problem_codes() == {"unreadable_date"}
