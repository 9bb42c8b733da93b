"""Rows of one key: alike in every column they are one claim; with different content all are refused."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from intake.quanjiao_books import HEADINGS, Row, book, enterprise, line, project, recognition, sheet
from intake.told_runs import run_books
from intake.written_books import Content, workbook
from subsidy_calc.facts.fates import REPEAT_OF

LINE = line("smart-equipment", 1, "一期")
PAID = ("awarded", Fraction(15_000), "")


def test_rows_alike_are_one_claim_and_repeats_of_it() -> None:
    run = run_books(book([enterprise(1)], [project(1), project(1), project(1)]))
    assert run.lines == {LINE: PAID}
    assert run.fates("项目") == {1: "no_data", 2: "claim", 3: "repeat", 4: "repeat"}
    details = [fate.detail for fate in run.claims.fates if fate.fate == "repeat"]
    assert details == [REPEAT_OF(place="项目!2")] * 2
    assert run.problems() == []


@pytest.mark.parametrize("content", ["100000", "100,000.00", "10万元", 100_000.0])
def test_the_same_sum_in_other_writing_is_alike(content: Content) -> None:
    run = run_books(book([enterprise(1)], [project(1), project(1, equipment=(content,))]))
    assert run.lines == {LINE: PAID}
    assert run.fates("项目")[3] == "repeat"


def test_the_same_code_in_other_writing_is_one_key() -> None:
    lower: Row = [str(project(1)[0]).lower(), *project(1)[1:]]
    run = run_books(book([enterprise(1)], [project(1), lower]))
    assert run.fates("项目")[3] == "repeat"


@pytest.mark.parametrize(
    "other",
    [
        project(1, kind="数字化"),
        project(1, equipment=(100_000.01,)),
        project(1, equipment=(100_000, 60_000, "核减")),
        project(1, equipment=(100_000, None, "待核")),
        project(1, equipment=(None,)),
        project(1, systems=(1,)),
        project(1, equipment=("许多",)),  # cannot be read, and stands for the same matter
    ],
)
def test_one_key_with_different_content_refuses_all(other: Row) -> None:
    run = run_books(book([enterprise(1)], [project(1), other, project(1, "二期")]))
    assert run.lines == {line("smart-equipment", 1, "二期"): PAID}
    assert run.fates("项目") == {1: "no_data", 2: "refused", 3: "refused", 4: "claim"}
    assert ("duplicate_key", "项目!2") in run.problems()
    assert ("duplicate_key", "项目!3") in run.problems()


def test_two_alike_and_a_third_that_differs_refuse_all() -> None:
    run = run_books(book([enterprise(1)], [project(1), project(1), project(1, kind="其他")]))
    assert run.lines == {}
    assert set(run.fates("项目").values()) == {"no_data", "refused"}


def test_blank_is_a_value_of_a_key_that_may_be_blank() -> None:
    blank, other = recognition(1, title=None), recognition(1, title=None, date=dt.date(2020, 7, 1))
    run = run_books(book([enterprise(1)], (), [blank, other]))
    assert run.lines == {}
    assert [said for said, _ in run.problems()] == ["duplicate_key", "duplicate_key"]


def test_one_enterprise_in_several_files_with_the_same_row() -> None:
    run = run_books(book([enterprise(1)], [project(1)]), book([enterprise(1)], [project(1, "二期")]))
    assert run.lines == {LINE: PAID, line("smart-equipment", 1, "二期"): PAID}
    assert run.fates("企业", "1.xlsx")[2] == "enterprise"
    assert run.fates("企业", "2.xlsx")[2] == "repeat"


def test_one_claim_in_two_files_of_which_one_lacks_blank_columns() -> None:
    """Absent columns count as blank: the rows are alike."""
    short = workbook({"项目": [[*HEADINGS["项目"][:4], HEADINGS["项目"][6]], [*project(1)[:4], 0]]})
    run = run_books(book([enterprise(1)], [project(1)]), short)
    assert run.lines == {LINE: PAID}
    assert run.fates("项目", "2.xlsx")[2] == "repeat"


def test_one_enterprise_with_other_facts_in_another_file_refuses_its_claims() -> None:
    books = (
        book([enterprise(1), enterprise(2)], [project(1), project(2)]),
        book([enterprise(1, above_scale="否")]),
    )
    run = run_books(*books)
    assert run.lines == {line("smart-equipment", 2, "一期"): PAID}
    assert run.fates("项目")[2] == "refused"
    said = run.problems()
    assert said.count(("duplicate_key", "企业!2")) == 2
    assert ("parent_refused", "项目!A2") in said


@pytest.mark.parametrize("name", ["另一公司", None])
def test_two_names_for_one_code_refuse_both(name: Content) -> None:
    second: Row = [enterprise(1)[0], name, *enterprise(1)[2:]]
    run = run_books(book([enterprise(1), second], [project(1)]))
    assert run.lines == {}
    assert run.fates("企业") == {1: "no_data", 2: "refused", 3: "refused"}
    said = run.problems()
    assert ("two_names_one_code", "企业!2") in said
    assert ("two_names_one_code", "企业!3") in said


def test_a_claim_of_an_unknown_enterprise_is_refused() -> None:
    run = run_books(book([enterprise(1)], [project(1), project(2)], [recognition(3)]))
    assert run.lines == {LINE: PAID}
    assert run.problems() == [("unknown_parent", "认定!A2"), ("unknown_parent", "项目!A3")]


def test_a_claim_of_a_refused_enterprise_is_refused() -> None:
    run = run_books(book([enterprise(1, county="全县"), enterprise(2)], [project(1), project(2)]))
    assert run.lines == {line("smart-equipment", 2, "一期"): PAID}
    assert run.problems() == [("unknown_choice", "企业!C2"), ("parent_refused", "项目!A2")]


def test_sheets_of_one_name_are_one_table_whatever_file_they_stand_in() -> None:
    other = workbook({"企业": sheet("企业", [enterprise(2)])})
    run = run_books(book([enterprise(1)], [project(2)]), other)
    assert run.lines == {line("smart-equipment", 2, "一期"): PAID}


def test_a_code_written_with_a_dash_gets_no_second_award() -> None:
    """Typed with a Chinese dash, a code is the same enterprise, or no code; never another enterprise."""
    dashed = f"{enterprise(1)[0]}"[:8] + "—" + f"{enterprise(1)[0]}"[8:]
    run = run_books(book([enterprise(1), [dashed, *enterprise(1)[1:]]], [project(1), [dashed, *project(1)[1:]]]))
    assert run.lines == {LINE: PAID}
