"""Xlsx: a workbook made of a template by putting in what its placeholders name. The same paper gives the same bytes."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Iterator, Sequence

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from subsidy_calc.papers.filling import Filling, page_parts
from subsidy_calc.papers.paper import Paper, Sheet
from subsidy_calc.papers.placeholders import group_of, is_half_open, known_in, placeholders
from subsidy_calc.papers.refusals import PaperRefused
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ONE_OF, Problem, nearest
from subsidy_calc.workbooks.annotate_package import Package

NOT_A_WORKBOOK = wording(
    "papers.not_a_workbook", zh="模板打不开，不是 .xlsx 工作簿", en="the template is no .xlsx workbook"
)
SAVE_AS = wording("papers.save_as", zh="用 Excel 或 WPS 另存为 .xlsx", en="save it as .xlsx in Excel or WPS")
UNKNOWN = wording("papers.unknown_placeholder", zh="没有这个占位符", en="there is no such placeholder")
HALF_OPEN = wording("papers.half_open", zh="占位符的括号不全或不是半角", en="a placeholder's brackets are not whole")
TWO_BRACKETS = wording(
    "papers.two_brackets",
    zh="两边各写两个半角花括号：{example}",
    en="write two plain brackets on either side: {example}",
)
IN_A_FORMULA = wording("papers.in_a_formula", zh="公式里不能写占位符", en="a formula cannot hold a placeholder")
OTHER_CELL = wording(
    "papers.other_cell",
    zh="占位符写在一个单元格里，公式引用那个单元格",
    en="put the placeholder into a cell and let the formula refer to that",
)
MIXED = wording(
    "papers.mixed_groups", zh="一行里不能同时有 row 和 subtotal", en="one row cannot name both row and subtotal"
)
TWO_ROWS = wording("papers.two_rows", zh="分成两行", en="use two rows")

_DATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001  a workbook's properties have no zone


def write_xlsx(paper: Paper, sheet: Sheet, template: bytes, file: str = "") -> bytes:
    """The workbook of one sheet of a paper; `file` is the template's name in places.

    Raises:
        PaperRefused: the template cannot be opened, or names what the paper does not have; all slips at once.
    """
    name = file or f"{paper.kind}.xlsx"
    book = _opened(template, name)
    slips = [slip for each in book.worksheets for slip in _slips(each, sheet, name)]
    if slips:
        raise PaperRefused(slips)
    for each in book.worksheets:
        Filling(each, sheet).fill()
    return _content(book)


def _opened(template: bytes, file: str) -> Workbook:
    try:
        return load_workbook(io.BytesIO(template))
    except Exception as error:  # a file that is no workbook makes the reader fail in any way
        problem = Problem("not_a_workbook", Cell(file, ""), NOT_A_WORKBOOK(), fix=SAVE_AS())
        raise PaperRefused([problem]) from error


def _slips(worksheet: Worksheet, sheet: Sheet, file: str) -> Iterator[Problem]:
    known = known_in(sheet)
    for row in worksheet.iter_rows():
        groups = set()
        for cell in row:
            place = Cell(file, worksheet.title, cell.row or 0, cell.column or 0)
            found = placeholders(cell.value) if isinstance(cell.value, str) else []
            groups |= {group_of(each) for each in found}
            if found and cell.data_type == "f":
                yield Problem("placeholder_in_formula", place, IN_A_FORMULA(), str(cell.value), fix=OTHER_CELL())
            yield from (_unknown(each, known, place) for each in found if each not in known)
            if cell.data_type == "s" and is_half_open(str(cell.value)):
                fix = TWO_BRACKETS(example="{{ count }}")
                yield Problem("half_open_placeholder", place, HALF_OPEN(), str(cell.value), fix=fix)
        if {"row", "subtotal"} <= groups:
            yield Problem("mixed_groups", Cell(file, worksheet.title, row[0].row or 0), MIXED(), fix=TWO_ROWS())
    for each in (each for part in page_parts(worksheet) for each in placeholders(part.text or "")):
        if each not in known or group_of(each):
            yield _unknown(each, known, Cell(file, worksheet.title))


def _unknown(placeholder: str, known: Sequence[str], place: Cell) -> Problem:
    expected = ONE_OF(known=tuple(known))
    return Problem("unknown_placeholder", place, UNKNOWN(), placeholder, expected, nearest(placeholder, known))


def _content(book: Workbook) -> bytes:
    """The file; no part of it knows the time."""
    book.properties.created = book.properties.modified = _DATED
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive:
        ExcelWriter(book, archive).save()
    return Package(written.getvalue()).content()
