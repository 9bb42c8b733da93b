"""Encodings of .csv: UTF-8 with and without a mark, GB18030 with a note, and nothing guessed of broken bytes."""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

import pytest

from handed_in.quanjiao_tables import company, csv_file, headed, works
from handed_in.three_forms import csv_bytes
from handed_in.told_files import told
from intake.quanjiao_books import HEADINGS, line, project
from intake.written_books import workbook

RARE = "𠮷野家㐂厂"  # four bytes in GB18030, none in GBK


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_utf_8_is_read_without_a_note(encoding: str) -> None:
    run = told(
        [csv_file("企业", [company(1)], encoding=encoding), csv_file("项目", [works(1, RARE)], encoding=encoding)]
    )
    assert set(run.lines) == {line("smart-equipment", 1, RARE)}
    assert "read_as_gb18030" not in run.note_codes()


@pytest.mark.parametrize(
    ("encoding", "name"), [("gb18030", RARE), ("gbk", "一期"), ("gb2312", "一期"), ("gb18030", "€")]
)
def test_gb18030_is_read_with_a_note_of_that_file(encoding: str, name: str) -> None:
    run = told([csv_file("企业", [company(1)]), csv_file("项目", [works(1, name)], encoding=encoding)])
    assert run.lines == {line("smart-equipment", 1, name): ("awarded", Fraction(15_000), "")}
    noted = [(note.code, note.place.file) for note in run.claims.notes if note.code == "read_as_gb18030"]
    assert noted == [("read_as_gb18030", "项目.csv")]


def test_each_file_has_its_own_encoding() -> None:
    files = [
        csv_file("企业", [company(1)], encoding="gb18030"),
        csv_file("项目", [works(1)], encoding="utf-8-sig"),
        csv_file("认定", [], encoding="gb18030"),
    ]
    run = told(files)
    noted = sorted(note.place.file for note in run.claims.notes if note.code == "read_as_gb18030")
    assert noted == ["企业.csv", "认定.csv"]
    assert len(run.lines) == 1


@pytest.mark.parametrize(
    "spoil",
    [
        lambda content: content[:-4] + b"\xff" + content[-4:],
        lambda content: content.replace("智能化".encode(), "智能化".encode()[:-1]),
        lambda content: content + b"\0",
        lambda content: content.decode().encode("utf-16"),
        lambda content: content.decode().encode("big5", errors="replace") + b"\xff\xff",
        lambda content: content + b'"open',
    ],
)
def test_broken_text_refuses_the_file_and_no_other(spoil: Callable[[bytes], bytes]) -> None:
    broken = spoil(csv_bytes(headed("项目", [works(1, "二期")])))
    run = told([csv_file("企业", [company(1)]), csv_file("项目", [works(1)]), (broken, "more/project.csv")])
    assert run.claims.refused_files == {"more/project.csv"}
    assert set(run.lines) == {line("smart-equipment", 1, "一期")}
    (problem,) = run.claims.problems
    assert problem.code in ("unreadable_table", "not_xlsx")
    assert problem.place.file == "more/project.csv"


@pytest.mark.parametrize("stem", ["项目", "project", " 项目 ", "項目"])
@pytest.mark.parametrize("suffix", [".csv", ".CSV"])
def test_the_stem_is_the_sheets_name_or_the_tables(stem: str, suffix: str) -> None:
    run = told([csv_file("企业", [company(1)]), csv_file("项目", [works(1)], name=f"deep/er/{stem}{suffix}")])
    assert set(run.lines) == {line("smart-equipment", 1, "一期")}


@pytest.mark.parametrize("name", ["项目表.csv", "projects.csv", "项目.2020.csv", "csv", "企业 项目.csv"])
def test_a_stem_that_is_no_table_refuses_the_file(name: str) -> None:
    run = told(
        [csv_file("企业", [company(1)]), csv_file("项目", [works(1)]), csv_file("项目", [works(1, "二期")], name=name)]
    )
    assert run.claims.refused_files == {name}
    assert set(run.lines) == {line("smart-equipment", 1, "一期")}


def test_a_tables_name_is_no_sheet_of_a_workbook() -> None:
    """Only where a file holds a single table does its name stand in for the sheet's."""
    book = workbook({"project": [HEADINGS["项目"], project(1, "二期")]})
    run = told([csv_file("企业", [company(1)]), csv_file("项目", [works(1)]), (book, "project.xlsx")])
    assert run.claims.refused_files == {"project.xlsx"}
    assert set(run.lines) == {line("smart-equipment", 1, "一期")}
