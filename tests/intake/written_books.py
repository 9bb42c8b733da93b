"""Workbooks written for a test: .xlsx bytes of plain values, with formats and formulas where a test needs them."""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import openpyxl
import xlsxwriter
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

Plain: TypeAlias = "str | int | float | bool | dt.date | dt.time | None"


@dataclass(frozen=True, slots=True)
class Shown:
    """A value and the number format through which Excel shows it."""

    value: int | float | dt.date
    number_format: str


@dataclass(frozen=True, slots=True)
class Calculated:
    """A formula with its stored result; `#REF!` and its like are stored as errors."""

    formula: str
    result: str | int | float | bool


Content: TypeAlias = "Plain | Shown | Calculated"
Rows: TypeAlias = "Sequence[Sequence[Content]]"


def workbook(
    sheets: Mapping[str, Rows],
    *,
    hidden_sheets: Sequence[str] = (),
    hidden_rows: Mapping[str, Sequence[int]] | None = None,
) -> bytes:
    """The bytes of a workbook; rows to hide are numbered from 1."""
    target = io.BytesIO()
    book = xlsxwriter.Workbook(target, {"in_memory": True})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for row, contents in enumerate(rows):
            for column, content in enumerate(contents):
                _write(book, sheet, row, column, content)
        for number in (hidden_rows or {}).get(name, ()):
            sheet.set_row(number - 1, None, None, {"hidden": True})
        if name in hidden_sheets:
            sheet.hide()
    book.close()
    return _empty_results(target.getvalue())


def _empty_results(content: bytes) -> bytes:
    """Excel marks a formula whose result is an empty text as text; XlsxWriter leaves the mark out."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(target, "w") as written:
        for entry in read.infolist():
            part = read.read(entry)
            if entry.filename.startswith("xl/worksheets/"):
                part = re.sub(rb"<c ([^>]*)>(<f>[^<]*</f><v></v></c>)", rb'<c \1 t="str">\2', part)
            written.writestr(entry, part)
    return target.getvalue()


def never_calculated(content: bytes) -> bytes:
    """The workbook saved again by a program that does not calculate: formulas lose their results."""
    target = io.BytesIO()
    openpyxl.load_workbook(io.BytesIO(content)).save(target)
    return target.getvalue()


def _write(book: Workbook, sheet: Worksheet, row: int, column: int, content: Content) -> None:
    match content:
        case None:
            return
        case str():
            sheet.write_string(row, column, content)
        case bool():
            sheet.write_boolean(row, column, content)
        case int() | float():
            sheet.write_number(row, column, content)
        case Calculated(formula=formula, result=result):
            sheet.write_formula(row, column, formula, None, result)
        case Shown(value=value, number_format=number_format):
            write = sheet.write_number if isinstance(value, int | float) else sheet.write_datetime
            write(row, column, value, book.add_format({"num_format": number_format}))
        case dt.date() | dt.time():
            sheet.write_datetime(row, column, content, book.add_format({"num_format": _usual_format(content)}))


def _usual_format(content: dt.date | dt.time) -> str:
    if isinstance(content, dt.time):
        return "hh:mm"
    return "yyyy-mm-dd hh:mm" if isinstance(content, dt.datetime) else "yyyy-mm-dd"
