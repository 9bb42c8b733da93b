"""Drawn sheets written by the libraries that claims are written with."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

import openpyxl
import xlsxwriter
from xlsxwriter.worksheet import Worksheet

from roads.drawn_cells import Cells, Drawn


def by_xlsxwriter(sheets: Sequence[Cells], *, line_by_line: bool = False, from_1904: bool = False) -> bytes:
    """Texts are shared; written line by line they stand in their cells."""
    target = io.BytesIO()
    options = {"in_memory": not line_by_line, "constant_memory": line_by_line, "date_1904": from_1904}
    book = xlsxwriter.Workbook(target, options)
    formats = {form: book.add_format({"num_format": form}) for form in sorted(_formats(sheets))}
    for cells in sheets:
        sheet = book.add_worksheet()
        for (row, column), cell in sorted(cells.items()):
            _write(sheet, row - 1, column - 1, cell, None if cell.format == "General" else formats[cell.format])
    book.close()
    return target.getvalue()


def by_openpyxl(sheets: Sequence[Cells]) -> bytes:
    """Every value as openpyxl stores it; a text that begins with `=` stays one."""
    book = openpyxl.Workbook()
    del book["Sheet"]
    for number, cells in enumerate(sheets, start=1):
        sheet = book.create_sheet(f"表{number}")
        for (row, column), drawn in cells.items():
            cell = sheet.cell(row, column, drawn.value)
            if isinstance(drawn.value, str):
                cell.data_type = "s"
            cell.number_format = drawn.format
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _formats(sheets: Sequence[Cells]) -> set[str]:
    return {cell.format for cells in sheets for cell in cells.values()} - {"General"}


def _write(sheet: Worksheet, row: int, column: int, cell: Drawn, form: object) -> None:
    match cell.value:
        case str():
            sheet.write_string(row, column, cell.value, form)
        case dt.date() | dt.time():
            sheet.write_datetime(row, column, cell.value, form)
        case _:
            sheet.write_number(row, column, cell.value, form)
