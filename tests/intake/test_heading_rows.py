"""Headings: found by their words wherever they stand; what is ambiguous refuses the workbook."""

from __future__ import annotations

from fractions import Fraction

import pytest

from intake.made_codes import code
from intake.quanjiao_books import DAY, HEADINGS, Row, book, enterprise, line, project, recognition, sheet
from intake.told_runs import Run, run_books
from intake.written_books import Content, Rows, workbook
from subsidy_calc.values.problems import ClaimsRefused

LINE = line("smart-equipment", 1, "一期")
PAID = ("awarded", Fraction(15_000), "")


def _run(projects: Rows, enterprises: Rows | None = None) -> Run:
    return run_books(workbook({"企业": enterprises or sheet("企业", [enterprise(1)]), "项目": projects}))


def _refused(projects: Rows, enterprises: Rows | None = None) -> list[tuple[str, str]]:
    with pytest.raises(ClaimsRefused) as caught:
        _run(projects, enterprises)
    return [(problem.code, str(problem.place)) for problem in caught.value.problems]


def test_columns_in_another_order() -> None:
    headings, row = HEADINGS["项目"], project(1)
    run = _run([headings[::-1], row[::-1]])
    assert run.lines[LINE] == PAID
    assert run.problems() == []


def test_columns_that_the_template_has_not_are_noted_by_their_cells() -> None:
    headings: Row = ["序号", *HEADINGS["项目"], "备注", "联系电话"]
    run = _run([headings, [1, *project(1), "急", "0550-0000000"]])
    assert run.lines[LINE] == PAID
    extra = [place for said, place in run.notes() if said == "extra_column"]
    assert extra == ["项目!A1", "项目!K1", "项目!L1"]


@pytest.mark.parametrize("written", ["信用代码", "统一社会信用代码 ", "统一社会\n信用代码", "统 一 社 会 信 用 代 码"])
def test_an_alias_and_other_spacing(written: str) -> None:
    headings: Row = [written, *HEADINGS["项目"][1:]]
    assert _run([headings, project(1)]).lines[LINE] == PAID


def test_brackets_of_either_width() -> None:
    headings: Row = [heading.replace("（", "(").replace("）", ")") for heading in HEADINGS["项目"]]
    assert _run([headings, project(1)]).lines[LINE] == PAID


def test_title_rows_above_the_headings_are_no_data() -> None:
    above: list[Row] = [["全椒县2020年奖补申报表"], [None], ["填报单位：某镇", None, "单位：元"]]
    run = _run([*above, HEADINGS["项目"], project(1)])
    assert run.lines[LINE] == PAID
    assert run.fates("项目") == {1: "no_data", 2: "no_data", 3: "no_data", 4: "no_data", 5: "claim"}


def test_a_missing_column_is_one_problem_and_a_missing_fact() -> None:
    headings, row = HEADINGS["项目"], project(1)
    run = _run([headings[:2] + headings[3:], row[:2] + row[3:], [code(1), "二期", *row[3:]]])
    assert run.lines[LINE] == ("cannot_tell", Fraction(0), "missing:project.kind")
    assert run.problems() == [("missing_column", "项目!1")]
    assert run.fates("项目") == {1: "no_data", 2: "claim", 3: "claim"}


def test_missing_columns_that_may_be_blank_are_no_problem() -> None:
    headings, row = HEADINGS["认定"], recognition(1)
    claims = workbook({"企业": sheet("企业", [enterprise(1)]), "认定": [[*headings[:3], headings[4]], [*row[:3], DAY]]})
    run = run_books(claims)
    assert run.lines == {line("provincial-recognition", 1, "智能工厂", "省级", ""): ("awarded", Fraction(500_000), "")}
    assert run.problems() == []


def test_a_missing_column_that_the_schedule_reads_as_zero_is_no_problem() -> None:
    run = _run([HEADINGS["项目"][:6], project(1)[:6]])
    assert run.lines[LINE] == PAID
    assert run.problems() == []
    assert [said for said, _ in run.notes() if said == "if_blank"] == ["if_blank"]


def test_a_missing_key_column_refuses_the_workbook() -> None:
    assert _refused([HEADINGS["项目"][1:], project(1)[1:]]) == [("missing_key_column", "项目!1")]


def test_a_doubled_column_refuses_the_workbook() -> None:
    headings: Row = [*HEADINGS["项目"], "项目类型"]
    assert _refused([headings, [*project(1), "其他"]]) == [("heading_twice", "项目!J1")]


def test_a_heading_beside_its_own_alias_is_doubled() -> None:
    headings: Row = [*HEADINGS["项目"], "智能装备购置额（万元）"]
    assert _refused([headings, [*project(1), 10]]) == [("heading_twice", "项目!J1")]


def test_a_sheet_without_headings_refuses_the_workbook() -> None:
    assert _refused([project(1)]) == [("no_headings", "项目")]


def test_every_sheet_that_cannot_be_read_is_told_in_one_pass() -> None:
    told = _refused([HEADINGS["项目"][1:], project(1)[1:]], [HEADINGS["企业"][1:], enterprise(1)[1:]])
    assert sorted(told) == [("missing_key_column", "企业!1"), ("missing_key_column", "项目!1")]


def test_a_column_that_differs_from_file_to_file() -> None:
    """Each sheet is read by its own headings."""
    first = book([enterprise(1)], [project(1)])
    headings: Row = [*HEADINGS["项目"][::-1]]
    second = workbook({"企业": sheet("企业", [enterprise(2)]), "项目": [["二号公司"], headings, project(2)[::-1]]})
    run = run_books(first, second)
    assert run.lines == {LINE: PAID, line("smart-equipment", 2, "一期"): PAID}


def test_a_row_longer_than_the_headings() -> None:
    long: list[Content] = [*project(1), None, "多写了一格"]
    run = _run([HEADINGS["项目"], long])
    assert run.lines[LINE] == PAID
