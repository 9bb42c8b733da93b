"""Workbook templates: what a bureau may put into one, and every slip told with its cell."""

from __future__ import annotations

import datetime as dt
import io
import itertools
import re
import zipfile
from fractions import Fraction
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from cli.command import command
from subsidy_calc.papers.built_in import workbook_template
from subsidy_calc.papers.paper import KINDS, Fields, Paper, Sheet, Sum
from subsidy_calc.papers.refusals import PaperRefused
from subsidy_calc.papers.xlsx import write_xlsx
from subsidy_calc.values.problems import Problem


def _sum(text: str) -> Sum:
    return Sum(Fraction(text))


def _paper(*names: str) -> Paper:
    """A payment table of rows of 1.10, 2.10 … yuan."""
    rows: list[Fields] = [
        {"number": number, "enterprise": name, "sum": _sum(f"{number}.10")}
        for number, name in enumerate(names, start=1)
    ]
    fields: Fields = {"title": "拨付表", "bureau": "甲&乙局", "total": _sum("12345.60"), "from": dt.date(2021, 3, 1)}
    totals: list[Fields] = [{"payer": "市", "sum": _sum("3")}, {"payer": "县", "sum": _sum("9342.60")}]
    return Paper("payment", [Sheet("payment", fields, rows, totals)])


def _template(cells: dict[str, Any]) -> tuple[openpyxl.Workbook, Worksheet]:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for place, value in cells.items():
        sheet[place] = value
    return book, sheet


def _saved(book: openpyxl.Workbook) -> bytes:
    content = io.BytesIO()
    book.save(content)
    return content.getvalue()


def _filled(book: openpyxl.Workbook, paper: Paper) -> Worksheet:
    content = write_xlsx(paper, paper.sheets[0], _saved(book))
    return openpyxl.load_workbook(io.BytesIO(content)).worksheets[0]


def _footer(sheet: Worksheet) -> Any:  # Any: it is declared as absent, too
    return sheet.oddFooter


def _problems(book: openpyxl.Workbook) -> list[Problem]:
    with pytest.raises(PaperRefused) as refused:
        _filled(book, _paper("甲"))
    return list(refused.value.problems)


def test_rows_stand_for_each_row_and_what_follows_moves() -> None:
    book, sheet = _template(
        {
            "A1": "{{ title }} {{ from.zh }}", "A2": "金额", "A3": "{{ row.number }}", "B3": "{{ row.enterprise }}",
            "D3": "{{ row.sum.yuan }}", "E3": "=D3*2", "D4": "=SUM(D3:D3)", "A5": "{{ subtotal.payer }}",
            "D5": "{{ subtotal.sum.wan }}", "A6": "大写 {{ total.capitals }}", "D6": "=D4-1+Other!D3",
        }
    )  # fmt: skip
    sheet.merge_cells("B3:C3")
    sheet.merge_cells("A6:C6")
    sheet["D3"].number_format, sheet["D3"].font = "0.000", Font(bold=True)
    sheet.print_title_rows, sheet.print_area = "1:2", "A1:E6"
    sheet.row_dimensions[3].height = 33
    _footer(sheet).center.text = "{{ bureau }} &P"
    made = _filled(book, _paper("甲", "乙", "丙"))
    assert [made.cell(row, 4).value for row in range(3, 6)] == [1.1, 2.1, 3.1]
    assert [made.cell(row, 5).value for row in range(3, 6)] == ["=D3*2", "=D4*2", "=D5*2"]
    assert (made["D6"].value, made["D9"].value) == ("=SUM(D3:D5)", "=D6-1+Other!D3")
    assert [(made.cell(row, 1).value, made.cell(row, 4).value) for row in (7, 8)] == [("市", 0.0003), ("县", 0.93426)]
    assert (made["A1"].value, made["A9"].value) == ("拨付表 2021年3月1日", "大写 壹万贰仟叁佰肆拾伍元陆角")
    assert {str(each) for each in made.merged_cells.ranges} == {"B3:C3", "B4:C4", "B5:C5", "A9:C9"}
    assert (made["D5"].number_format, made["D5"].font.b, made.row_dimensions[5].height) == ("0.000", True, 33)
    assert (made.print_title_rows, made.print_area) == ("$1:$2", "'Sheet'!$A$1:$E$9")
    assert _footer(made).center.text == "甲&&乙局 &P"


@pytest.mark.parametrize("name", ["=1+1", "{{ total.yuan }}", "{{ row.sum.yuan }}", "@SUM(A1)", "#N/A", "甲\x07", "+1"])
def test_what_a_claim_says_is_text(name: str) -> None:
    book, _ = _template({"A1": "{{ row.enterprise }}", "B1": "户名 {{ row.enterprise }}"})
    made = _filled(book, _paper(name))
    assert (made["A1"].value, made["A1"].data_type) == (name.replace("\x07", "\ufffd"), "s")
    assert (made["B1"].value, made["B1"].data_type) == ("户名 " + name.replace("\x07", "\ufffd"), "s")


def test_rows_grow_with_their_text_and_columns_with_their_numbers() -> None:
    book, sheet = _template({"A1": "{{ row.enterprise }}", "B1": "{{ total.yuan }}"})
    sheet["A1"].alignment = Alignment(wrap_text=True)
    sheet.column_dimensions["A"].width = sheet.column_dimensions["B"].width = 8
    made = _filled(book, _paper("甲", "一二三四五六七八九"))  # three lines of three hanzi
    heights = [made.row_dimensions[row].height or 0 for row in (1, 2)]
    assert heights[1] - heights[0] == pytest.approx(2 * heights[0] - 8)  # 4 points of every row are its rim
    assert made.column_dimensions["B"].width > len("12,345.60")


def test_a_sum_that_no_cell_holds_is_text() -> None:
    fields = {"most": _sum("12345678901234.56"), "long": _sum("9999999999999.99")}
    book, _ = _template({"A1": "{{ most.yuan }}", "A2": "{{ long.yuan }}"})
    made = _filled(book, Paper("list", [Sheet("list", fields, [])]))
    assert [made[f"A{row}"].value for row in (1, 2)] == ["12,345,678,901,234.56", 9999999999999.99]


@pytest.mark.parametrize("digits", ["99.99", "0.01", "1234567890123.45", "100", "9007199254740.99"])
def test_a_number_is_written_with_its_own_digits(digits: str) -> None:
    book, _ = _template({"A1": "{{ own.yuan }}"})
    paper = Paper("list", [Sheet("list", {"own": _sum(digits)}, [])])
    with zipfile.ZipFile(io.BytesIO(write_xlsx(paper, paper.sheets[0], _saved(book)))) as archive:
        assert f'<c r="A1" t="n"><v>{digits}</v></c>'.encode() in archive.read("xl/worksheets/sheet1.xml")


def test_all_slips_at_once_with_their_cells() -> None:
    book, sheet = _template(
        {
            "A1": "{{ titel }}",
            "B2": "{{ row.sum }}",
            "C3": '="{{ title }}"',
            "A4": "{{ row.number }}{{ subtotal.payer }}",
        }
    )
    _footer(sheet).left.text = "{{ run }}"
    found = [(each.code, str(each.place), each.found) for each in _problems(book)]
    assert found == [
        ("unknown_placeholder", "Sheet!A1", "titel"),
        ("unknown_placeholder", "Sheet!B2", "row.sum"),
        ("placeholder_in_formula", "Sheet!C3", '="{{ title }}"'),
        ("mixed_groups", "Sheet!4", ""),
        ("unknown_placeholder", "Sheet", "run"),
    ]


@pytest.mark.parametrize(
    "slip", ["合计（{{ count }项）", "合计（{ count }}项）", "｛｛ count ｝｝", "{count}", "{{ count"]
)
def test_brackets_that_are_not_whole_are_not_printed(slip: str) -> None:
    book, _ = _template({"A1": "合计（{{ title }}项）", "B2": slip})
    found = [(each.code, str(each.place)) for each in _problems(book)]
    assert found == [("half_open_placeholder", "Sheet!B2")]


def test_what_is_no_workbook_is_refused() -> None:
    paper = _paper("甲")
    with pytest.raises(PaperRefused):
        write_xlsx(paper, paper.sheets[0], b"PK\x03\x04 not a workbook")


def test_no_clock_time_is_written() -> None:
    book, _ = _template({"A1": "{{ row.enterprise }}"})
    template, paper = _saved(book), _paper("甲")
    made = write_xlsx(paper, paper.sheets[0], template)
    assert made == write_xlsx(paper, paper.sheets[0], template)
    with zipfile.ZipFile(io.BytesIO(made)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}
        assert set(re.findall(rb"\d{4}-\d\d-\d\dT", archive.read("docProps/core.xml"))) == {b"2000-01-01T"}


def test_a_name_that_a_spreadsheet_would_decode_is_guarded() -> None:
    book, _ = _template({"A1": "{{ row.enterprise }}"})
    assert _filled(book, _paper("_x0041_甲"))["A1"].value == "_x005F_x0041_甲"  # shown as it was given


@pytest.mark.parametrize(("kind", "language"), list(itertools.product(KINDS, ("zh", "en"))))
def test_templates_of_the_program_are_workbooks_of_one_sheet(kind: Any, language: Any) -> None:
    sheet: Any = openpyxl.load_workbook(io.BytesIO(workbook_template(kind, language))).worksheets[0]
    assert (sheet.page_setup.paperSize, sheet.sheet_properties.pageSetUpPr.fitToPage) == (9, True)
    assert sheet.page_setup.orientation == ("portrait" if kind == "notice" else "landscape")
    assert sheet.print_title_rows
    assert "&P" in (_footer(sheet).center.text or "")


def test_templates_are_written_out_once(tmp_path: Path) -> None:
    done = command("papers", "--write-templates", tmp_path / "own")
    assert done.status == 0, done.err
    assert {f"{kind}.xlsx" for kind in KINDS} <= {path.name for path in (tmp_path / "own").iterdir()}
    assert command("papers", "--write-templates", tmp_path / "own").status == 2
    assert command("papers", "--write-templates", tmp_path / "own", "--force").status == 0
