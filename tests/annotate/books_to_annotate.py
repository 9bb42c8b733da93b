"""Workbooks to annotate, faults to put at their cells, and what a reader sees of the copies."""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Callable, Mapping
from typing import Any

import openpyxl
import xlsxwriter
from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Note, Problem
from subsidy_calc.workbooks.annotate import annotate

FILE = "claims.xlsx"
TOLD = wording("test.annotate.told", zh="有误{what}", en="wrong {what}")


def problem(sheet: str, row: int = 0, column: int = 0, *, file: str = FILE, found: str = "", what: str = "") -> Problem:
    return Problem("bad", Cell(file, sheet, row, column), TOLD(what=what), found, TOLD(what="1"), TOLD(what="2"))


def note(sheet: str, row: int = 0, column: int = 0, *, old: str = "", new: str = "") -> Note:
    return Note("changed", Cell(FILE, sheet, row, column), TOLD(what=""), old, new)


def annotated(content: bytes, *said: Problem | Note) -> bytes:
    """The copy of a workbook; made twice, it is the same."""
    problems = [one for one in said if isinstance(one, Problem)]
    notes = [one for one in said if isinstance(one, Note)]
    before = bytes(content)
    copy = annotate(content, FILE, problems, notes, "zh")
    assert annotate(content, FILE, problems, notes, "zh") == copy
    assert content == before
    return copy


def xlsxwriter_book() -> bytes:
    """Shared strings, formulas with stored values, a comment, lists, merged and hidden things."""
    written = io.BytesIO()
    book = xlsxwriter.Workbook(written, {"in_memory": True})
    sheet, other = book.add_worksheet("企业"), book.add_worksheet("隐藏")
    bold, money = book.add_format({"bold": True, "bg_color": "#DDEBF7"}), book.add_format({"num_format": '0.00"万元"'})
    sheet.write_row("A1", ["代码", "名称", "金额", "合计"], bold)
    sheet.set_column("C:C", 20, money)
    sheet.set_row(6, 30, bold)
    for row in range(1, 5):
        sheet.write_string(row, 0, f"=A{row}&<b>")
        sheet.write_number(row, 2, row * 1.1, money)
        sheet.write_formula(row, 3, f"=C{row + 1}*2", money, row * 2.2)
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.merge_range("F2:G4", "并", bold)
    sheet.write_comment("A2", "原有批注", {"author": "张"})
    sheet.data_validation("E2:E9", {"validate": "list", "source": ["是", "否"]})
    sheet.conditional_format("C2:C9", {"type": "cell", "criteria": ">", "value": 3, "format": bold})
    sheet.add_table("I1:J3")
    sheet.freeze_panes(1, 0)
    other.hide()
    other.write_formula("B2", "=企业!C2", None, 1.1)
    book.define_name("总额", "=企业!$C$2:$C$5")
    book.close()
    return written.getvalue()


def openpyxl_book() -> bytes:
    """Inline strings, a comment, merged cells, a list, a hidden row and a stored value put in by hand."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "企业"
    book.create_sheet("隐藏").sheet_state = "hidden"
    for row in range(1, 6):
        sheet.append([f"文{row}", None, row * 1.5, f"=C{row}*2"])
        sheet.cell(row, 3).number_format = "#,##0.00"
    sheet["A1"].font, sheet["A1"].fill = Font(bold=True), PatternFill("solid", fgColor="FFDDEBF7")
    sheet["A2"].comment = Comment("原有批注", "张")
    sheet.merge_cells("F2:G4")
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["C"].width = 22
    choice = DataValidation(type="list", formula1='"是,否"')
    choice.add("E2:E9")
    sheet.add_data_validation(choice)
    written = io.BytesIO()
    book.save(written)
    return changed(
        written.getvalue(),
        "xl/worksheets/sheet1.xml",
        lambda part: part.replace(b"<v />", b"<v>7.5</v>").replace(b"<v></v>", b"<v>7.5</v>"),
    )


def changed(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one part changed, or made."""
    parts = parts_of(content)
    parts[name] = change(parts.get(name, b""))
    return packed(parts)


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return written.getvalue()


def opened(content: bytes, *, data_only: bool = False) -> openpyxl.Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl.load_workbook(io.BytesIO(content), data_only=data_only)


def comments(content: bytes) -> dict[str, str]:
    """The comments of all sheets by place, as `企业!A2`."""
    cells = (cell for sheet in opened(content).worksheets for row in sheet.iter_rows() for cell in row)
    return {f"{cell.parent.title}!{cell.coordinate}": cell.comment.text for cell in cells if cell.comment}


def fills(content: bytes, colour: str) -> set[str]:
    """The places that are filled with a colour."""
    cells = (cell for sheet in opened(content).worksheets for row in sheet.iter_rows() for cell in row)
    return {f"{cell.parent.title}!{cell.coordinate}" for cell in cells if cell.fill.fgColor.rgb == colour}


def seen(content: bytes, *, data_only: bool) -> dict[str, Any]:  # Any: whatever a cell holds
    """Everything of all sheets but fills and comments; blank cells without a format left out."""
    found: dict[str, Any] = {}
    book = opened(content, data_only=data_only)
    found["names"] = {name: defined.value for name, defined in book.defined_names.items()}
    for sheet in book.worksheets:
        found[sheet.title] = (
            sheet.sheet_state,
            sorted(map(str, sheet.merged_cells.ranges)),
            {letter: size.width for letter, size in sheet.column_dimensions.items()},
            {
                number: (size.height, size.hidden)
                for number, size in sheet.row_dimensions.items()
                if size.hidden or size.height
            },
            [(str(rule.sqref), rule.formula1) for rule in sheet.data_validations.dataValidation],
            [str(area.sqref) for area in sheet.conditional_formatting],
            (sheet.freeze_panes, sorted(sheet.tables)),
        )
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    style = (
                        cell.data_type,
                        cell.number_format,
                        cell.font,
                        cell.border,
                        cell.alignment,
                        cell.protection,
                    )
                    found[f"{sheet.title}!{cell.coordinate}"] = (cell.value, *map(repr, style))
    return found
