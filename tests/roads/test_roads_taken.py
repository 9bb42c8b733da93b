"""Roads taken: an ordinary workbook really takes the fast one, so that it is not lost without a word."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import openpyxl
import pytest

from intake.quanjiao_books import DAY, book, enterprise, project, recognition
from intake.written_books import workbook
from roads.both_ways import both_ways, by_fast_road
from roads.drawn_books import by_openpyxl, by_xlsxwriter
from roads.drawn_cells import Cells, Drawn
from subsidy_calc.intake.workbook import read_workbook
from workbooks.recalculated import recalculated

ORDINARY: Cells = {
    (1, 1): Drawn("统一社会信用代码"),
    (1, 2): Drawn("企业名称 A&B <甲>\n分行"),
    (1, 3): Drawn(" 前后有空格 "),
    (2, 1): Drawn(1234567.8849999998, "#,##0.00"),
    (2, 2): Drawn(0.1 + 0.2),
    (2, 3): Drawn(dt.date(2020, 6, 30), "yyyy-mm-dd"),
    (5, 2): Drawn(-800000, "0.00"),
    (5, 7): Drawn("😀𠀀全椒"),
}
BOOKS = {
    "xlsxwriter": by_xlsxwriter([ORDINARY, {}, ORDINARY]),
    "xlsxwriter line by line": by_xlsxwriter([ORDINARY, {}, ORDINARY], line_by_line=True),
    "openpyxl": by_openpyxl([ORDINARY, {}, ORDINARY]),
    "claims": book([enterprise(1)], [project(1)], [recognition(1, date=DAY)]),
    "empty": workbook({"企业": []}),
    "dates": workbook({"日": [[dt.date(2020, 2, 29), dt.date(1900, 3, 1), dt.date(9999, 12, 31)]]}),
}


@pytest.mark.parametrize("name", BOOKS)
def test_an_ordinary_workbook_takes_the_fast_road(name: str) -> None:
    assert both_ways(BOOKS[name])


@pytest.mark.parametrize("name", BOOKS)
def test_what_a_run_reads_is_what_the_fast_road_reads(name: str) -> None:
    content = BOOKS[name]
    fast = by_fast_road(content)
    assert fast is not None
    read = read_workbook(content)
    assert [(sheet.name, len(sheet.rows)) for sheet in read.sheets] == [(sheet.name, len(sheet.rows)) for sheet in fast]


def test_the_fast_road_reads_what_was_written() -> None:
    """Compared with what was put in, not only with the other road."""
    read = by_fast_road(by_xlsxwriter([ORDINARY]))
    assert read is not None
    (sheet,) = read
    told = {(row, at): cell for row, cells in sheet.rows for at, cell in enumerate(cells, start=1) if cell is not None}
    assert {at: (cell.kind, cell.text) for at, cell in told.items()} == {
        (1, 1): ("text", "统一社会信用代码"),
        (1, 2): ("text", "企业名称 A&B <甲>\n分行"),
        (1, 3): ("text", " 前后有空格 "),
        (2, 1): ("number", "1234567.885"),
        (2, 2): ("number", "0.3"),
        (2, 3): ("date", "2020-06-30"),
        (5, 2): ("number", "-800000"),
        (5, 7): ("text", "😀𠀀全椒"),
    }


@pytest.fixture(scope="module")
def saved_by_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """The same workbooks, and one with what only the careful road reads, saved again by LibreOffice."""
    folder = tmp_path_factory.mktemp("office")
    books = {**BOOKS, "with a formula": _with_formula()}
    paths: list[Path] = []
    for number, content in enumerate(books.values()):
        paths.append(folder / f"{number}.xlsx")
        paths[-1].write_bytes(content)
    return {name: path.read_bytes() for name, path in zip(books, recalculated(paths, folder), strict=True)}


@pytest.mark.parametrize("name", BOOKS)
def test_both_roads_see_the_same_in_a_workbook_saved_by_office(name: str, saved_by_office: dict[str, bytes]) -> None:
    both_ways(saved_by_office[name])


@pytest.mark.parametrize("name", ["claims", "xlsxwriter", "openpyxl", "empty", "dates"])
def test_a_workbook_saved_by_office_takes_the_fast_road(name: str, saved_by_office: dict[str, bytes]) -> None:
    assert both_ways(saved_by_office[name])


def test_a_formula_saved_by_office_takes_the_careful_road(saved_by_office: dict[str, bytes]) -> None:
    assert by_fast_road(saved_by_office["with a formula"]) is None


def _with_formula() -> bytes:
    made = openpyxl.Workbook()
    made.worksheets[0]["A1"] = "=1+1"
    target = io.BytesIO()
    made.save(target)
    return target.getvalue()
