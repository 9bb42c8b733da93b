"""Templates written, filled in below the example, and read as a run reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.dimensions import ColumnDimension
from openpyxl.worksheet.worksheet import Worksheet
from stdnum.cn import uscc

from intake.read_in import read_book
from subsidy_calc.facts.claims import Claims, build_claims
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import Table
from subsidy_calc.values.messages import Language
from subsidy_calc.workbooks.template import template_book
from subsidy_calc.workbooks.template_columns import TemplateColumn, template_columns

Value = str | float | dt.date
Values = Callable[[TemplateColumn, int], Value]

CODES = [code + uscc.calc_check_digit(code) for code in ("9134112400000000A", "9134112400000000B")]
BY_TYPE: Mapping[str, Value] = {
    "date": dt.date(2020, 6, 30),
    "year": 2020,
    "money": 1_000_000.5,
    "percent": 0.15,
    "count": 30,
    "quantity": 1_234.5,
    "days": 7,
    "yes_no": "是",
    "account": "0000111122223333",
}
VERIFIED = 1_000_000


def written(folder: Path, schedule: Schedule, language: Language | None = None) -> Path:
    """The template of a schedule."""
    path = folder / f"{schedule.schedule}.xlsx"
    path.write_bytes(template_book(schedule, language or schedule.language))
    return path


def read(path: Path, schedule: Schedule) -> Claims:
    return build_claims(schedule, read_book(path))


def fill(path: Path, schedule: Schedule, rows: Values) -> None:
    """Put two rows below the example of each table's sheet, in the formats that its columns have."""
    book = openpyxl.load_workbook(path)
    for table in schedule.tables.values():
        fill_sheet(book, table, schedule, rows)
    book.save(path)


def fill_sheet(book: Workbook, table: Table, schedule: Schedule, rows: Values) -> None:
    """Fill in one sheet; a person's typing takes on the format of the column, and so does this."""
    sheet = book[table.sheet]
    assert isinstance(sheet, Worksheet)
    for index, column in enumerate(template_columns(table, schedule.language), start=1):
        assert sheet.cell(1, index).value == column.heading
        for number in range(len(CODES)):
            cell = sheet.cell(3 + number, index)
            cell.number_format = column_of(sheet, index).number_format
            cell.value = rows(column, number)


def column_of(sheet: Worksheet, number: int) -> ColumnDimension:
    """What is said of a column; alike neighbours are said together, under the first."""
    return next(each for each in sheet.column_dimensions.values() if (each.min or 0) <= number <= (each.max or 0))


def plain_value(column: TemplateColumn, number: int) -> Value:
    """A value that the column's type can read; half a yuan is not verified."""
    if column.part != "value":
        return VERIFIED if column.part == "verified" else "不足一元的不计"
    if column.type == "uscc":
        return CODES[number]
    if column.type == "choice":
        return column.column.choices[0]
    if column.type == "choices":
        return "、".join(column.column.choices)
    return BY_TYPE.get(column.type, f"{column.column.heading}{number + 1}")
