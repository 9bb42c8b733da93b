"""Reading: an .xlsx file as raw sheets, with formulas that were never calculated and errors shown as such.

The file is opened twice, for values and for formulas, from the same bytes that are
hashed. A number becomes exact here, once, from its text at 15 significant digits.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import warnings
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

import defusedxml.ElementTree  # openpyxl guards against entity bombs only if this is there
import openpyxl
from openpyxl.cell.cell import Cell as OpenpyxlCell
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.utils.escape import unescape
from openpyxl.worksheet.worksheet import Worksheet

from subsidy_calc.facts.raw import RawCell, RawRow, RawSheet
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused, Problem

NOT_XLSX = wording("file.not_xlsx", zh="不是能读的.xlsx文件", en="this is no .xlsx file that can be read")
SAVE_AS_XLSX = wording(
    "file.save_as_xlsx", zh="用Excel或WPS打开，另存为.xlsx", en="open it in Excel and save it as .xlsx"
)
EMPTY_FILE = wording("file.empty", zh="文件是空的", en="the file is empty")
OLD_OR_LOCKED = wording(
    "file.old_or_locked", zh="是旧的.xls格式，或设了打开密码", en="this is an old .xls, or locked with a password"
)
SAVE_UNLOCKED = wording(
    "file.save_unlocked", zh="去掉密码，另存为.xlsx", en="take the password off and save it as .xlsx"
)
PART_MISSING = wording(
    "file.part_missing",
    zh="文件已损坏：有工作表的内容不见了",
    en="the file is damaged: the content of a sheet is missing",
)
DAMAGED = wording("file.damaged", zh="文件已损坏，或不是工作簿", en="the file is damaged, or is no workbook")
UNREADABLE_FILE = wording("file.unreadable", zh="打不开文件", en="the file cannot be opened")


def read_workbook(content: bytes, file: str) -> list[RawSheet]:
    """Read all sheets of a workbook; `file` is its name in places.

    Raises:
        ClaimsRefused: the bytes are no workbook that can be read.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it warns of shows as an error cell, or does not concern values
            values = openpyxl.load_workbook(io.BytesIO(content), data_only=True)
            formulas = openpyxl.load_workbook(io.BytesIO(content), data_only=False)
        named = _sheets_named(content)
    except Exception as error:  # openpyxl lets whatever a damaged part causes through
        says, fix = _kind_of(content)
        raise ClaimsRefused([Problem("not_xlsx", Cell(file, ""), says, fix=fix)]) from error
    if len(values.sheetnames) != named:
        raise ClaimsRefused([Problem("not_xlsx", Cell(file, ""), PART_MISSING(), fix=SAVE_AS_XLSX())])
    return [_sheet(sheet, formulas[sheet.title], file) for sheet in values.worksheets if isinstance(sheet, Worksheet)]


def _sheets_named(content: bytes) -> int:
    """How many sheets the workbook's list names: openpyxl leaves out, without a word, one whose part is missing."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        relations = defusedxml.ElementTree.fromstring(book.read("_rels/.rels"))
        targets = [each.get("Target", "") for each in relations if each.get("Type", "").endswith("/officeDocument")]
        listed = defusedxml.ElementTree.fromstring(book.read(targets[0].lstrip("/")))
    return sum(1 for each in listed.iter() if each.tag.rpartition("}")[2] == "sheet")


def _kind_of(content: bytes) -> tuple[Message, Message]:
    """What a file that is no readable .xlsx seems to be, and what to do."""
    if not content:
        return EMPTY_FILE(), SAVE_AS_XLSX()
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        return OLD_OR_LOCKED(), SAVE_UNLOCKED()
    if not content.startswith(b"PK"):
        return NOT_XLSX(), SAVE_AS_XLSX()
    return DAMAGED(), SAVE_AS_XLSX()


def _sheet(values: Worksheet, formulas: Worksheet, file: str) -> RawSheet:
    rows: list[tuple[int, RawRow]] = []
    merged = _merged_rows(values)
    for number, (row, with_formulas) in enumerate(zip(values.iter_rows(), formulas.iter_rows(), strict=True), start=1):
        cells = tuple(_cell(cell, formula.value) for cell, formula in zip(row, with_formulas, strict=True))
        above = rows[-1][1] if rows else ()
        rows.append((number, tuple(_merged(cell, number, i, merged, above) for i, cell in enumerate(cells))))
    hidden = frozenset(number for number, size in values.row_dimensions.items() if size.hidden)
    from_1904 = values.parent is not None and values.parent.epoch == CALENDAR_MAC_1904
    return RawSheet(file, values.title, tuple(rows), values.sheet_state != "visible", hidden, from_1904)


def _merged_rows(sheet: Worksheet) -> dict[tuple[int, int], bool]:
    """Cells (row, column) of merges that cover several rows: whether the cell is the first."""
    return {
        (row, area.min_col): row == area.min_row
        for area in sheet.merged_cells.ranges
        if area.max_row > area.min_row
        for row in range(area.min_row, min(area.max_row, sheet.max_row) + 1)
    }


def _merged(
    cell: RawCell | None, row: int, index: int, merged: dict[tuple[int, int], bool], above: RawRow
) -> RawCell | None:
    """A cell merged over several rows stands in each of them, and says so."""
    is_first = merged.get((row, index + 1))
    if is_first is None:
        return cell
    value = cell if is_first else above[index]
    return None if value is None else replace(value, merged=True)


def _cell(cell: OpenpyxlCell | Any, formula: Any) -> RawCell | None:  # Any: openpyxl's merged cells and values
    if cell.value is None:
        is_formula = (isinstance(formula, str) and formula.startswith("=")) or _is_array_formula(formula)
        # a formula that gave an empty text has a text's type; one never calculated has none
        return RawCell("uncalculated", str(formula)) if is_formula and cell.data_type == "n" else None
    if cell.data_type == "e":
        return RawCell("error", str(cell.value))
    return _value(cell.value, str(cell.number_format))


def _value(value: object, number_format: str) -> RawCell:
    match value:
        case bool():
            return RawCell("bool", "TRUE" if value else "FALSE")
        case float() if not math.isfinite(value):
            return RawCell("error", str(value))
        case int() | float():
            return RawCell("number", exact_text(value), number_format)
        case dt.date():  # a datetime is one, too
            return RawCell("date", value.isoformat().removesuffix("T00:00:00"), number_format)
        case _:
            return RawCell("text", _unescaped(str(value)))


def _unescaped(text: str) -> str:
    """Excel writes a carriage return inside a cell as `_x000D_`; a half of a letter is left as it is."""
    plain = unescape(text)
    return text if any("\ud800" <= c <= "\udfff" for c in plain) else plain


def exact_text(value: int | float) -> str:
    """A number as Excel shows it, at 15 significant digits, written out as a plain decimal.

    >>> exact_text(1234567.8849999998), exact_text(0.1), exact_text(20000001)
    ('1234567.885', '0.1', '20000001')
    """
    if isinstance(value, int):
        return str(value)
    return format(Decimal(format(value, ".15g")), "f")


def _is_array_formula(formula: object) -> bool:
    return type(formula).__name__ in ("ArrayFormula", "DataTableFormula")


def read_workbooks(files: Sequence[tuple[bytes, str]]) -> list[RawSheet]:
    """Read several workbooks, each given by its bytes and its name in places.

    Raises:
        ClaimsRefused: with every file that cannot be read.
    """
    sheets: list[RawSheet] = []
    problems: list[Problem] = []
    for content, name in files:
        try:
            sheets += read_workbook(content, name)
        except ClaimsRefused as error:
            problems += error.problems
    if problems:
        raise ClaimsRefused(problems)
    return sheets
