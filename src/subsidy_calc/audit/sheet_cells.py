"""Sheet cells: what a workbook means, as far as a reader of it can tell: values, formulas, what is hidden."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import openpyxl

from subsidy_calc.audit.formula_text import one_spelling
from subsidy_calc.audit.sheet_marks import Marks, concealed_columns, concealed_rows, marks_of
from subsidy_calc.intake.numbers import exact_text

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

Value: TypeAlias = Fraction | bool | str | None


@dataclass(frozen=True, slots=True)
class SheetCell:
    """A formula or none, the value or the formula's stored one, and how a number is shown."""

    formula: str
    value: Value
    number_format: str


@dataclass(frozen=True, slots=True)
class SheetRead:
    """A sheet's cells that hold something, by address, what of it is hidden, and what lies on it."""

    cells: Mapping[str, SheetCell]
    hidden: bool
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    marks: Marks


def sheets_read(path: Path) -> dict[str, SheetRead]:
    """Every sheet of a workbook, by its name."""
    formulas = openpyxl.load_workbook(path)
    stored = openpyxl.load_workbook(path, data_only=True)
    charts_alone = {sheet.title: SheetRead({}, False, frozenset(), frozenset(), {}) for sheet in formulas.chartsheets}
    return {sheet.title: _sheet(sheet, stored[sheet.title]) for sheet in formulas.worksheets} | charts_alone


def _sheet(sheet: Worksheet, stored: Worksheet) -> SheetRead:
    cells = {}
    for row in sheet.iter_rows():
        for cell in row:
            read = _cell(cell, stored[cell.coordinate].value) if cell.value is not None else None
            if read is not None and (read.formula or read.value is not None):
                cells[cell.coordinate] = read
    hidden = sheet.sheet_state != "visible"
    return SheetRead(cells, hidden, concealed_rows(sheet), concealed_columns(sheet), marks_of(sheet))


def _cell(cell: Cell, stored: object) -> SheetCell:
    is_formula = cell.data_type == "f"
    text = getattr(cell.value, "text", cell.value)  # a formula of an array is wrapped
    formula = one_spelling(str(text)) if is_formula else ""
    return SheetCell(formula, value_of(stored if is_formula else cell.value), cell.number_format)


def value_of(value: object) -> Value:
    """A value that compares as spreadsheets show it: numbers by 15 digits, one kind of line end, no empty text."""
    if isinstance(value, bool) or value is None:
        return value
    if isinstance(value, int | float):
        return Fraction(exact_text(value))
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return str(value).replace("_x000D_", "").replace("\r\n", "\n") or None
