"""Careful: workbooks with formulas, errors, formats and hidden or merged parts, read by openpyxl.

The file is opened twice, for values and for formulas. A formula that was never calculated
and an error are cells of their own kind, never blanks.
"""

from __future__ import annotations

import datetime as dt
import io
import math
import warnings
from collections import defaultdict
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from defusedxml.ElementTree import iterparse
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import Text
from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.datetime import CALENDAR_MAC_1904, from_excel
from openpyxl.utils.escape import unescape
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.xml.constants import SHARED_STRINGS, SHEET_MAIN_NS

from subsidy_calc.facts.number_format import Shown, shown_by
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.intake.container import Parts
from subsidy_calc.intake.numbers import exact_text
from subsidy_calc.intake.packed import PackedRow, PackedSheet, pack, pack_row, without_last_blanks
from subsidy_calc.intake.recalculated import Place, agrees
from subsidy_calc.intake.refusals import damaged

# formats that Chinese Excel shows as dates and that stand in no file (ECMA-376 part 1, 18.8.30)
_CHINESE_DATES = frozenset((*range(27, 37), *range(50, 59)))

_Cell = Any  # openpyxl's cells, merged ones and values have no common type


def read_careful(content: bytes, parts: Parts) -> list[PackedSheet]:
    """All worksheets of a workbook whose parts were checked.

    Raises:
        FileRefused: openpyxl cannot read it.
    """
    rich = any(b"strike" in part for name, part in parts.items() if name.startswith("xl/") and name.endswith(".xml"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what it warns of shows as an error cell, or does not concern values
            values = _opened(content, data_only=True, rich_text=rich)
            formulas = _opened(content, data_only=False, rich_text=False)
            return [_Sheet(sheet, formulas[sheet.title], rich).read() for sheet in _worksheets(values)]
    except Exception as error:  # openpyxl lets whatever a damaged part causes through
        raise damaged() from error


class _Reader(ExcelReader):
    """Leaves texts as they are written: openpyxl would take the mark of an escaped escape away."""

    def read_strings(self) -> None:
        part = None if self.rich_text else self.package.find(SHARED_STRINGS)  # type: ignore[no-untyped-call]  # the stubs leave it open
        if part is None:
            super().read_strings()
            return
        with self.archive.open(part.PartName[1:]) as source:
            items = (node for _, node in iterparse(source) if node.tag == f"{{{SHEET_MAIN_NS}}}si")
            self.shared_strings = ["" if (text := Text.from_tree(node)) is None else text.content for node in items]


def _opened(content: bytes, *, data_only: bool, rich_text: bool) -> Workbook:
    reader = _Reader(io.BytesIO(content), data_only=data_only, rich_text=rich_text)
    reader.read()
    book: Workbook = reader.wb
    return book


def _worksheets(book: Workbook) -> Iterator[Worksheet]:
    return (sheet for sheet in book.worksheets if isinstance(sheet, Worksheet))


class _Sheet:
    def __init__(self, values: Worksheet, formulas: Worksheet, rich: bool) -> None:
        self._values, self._formulas, self._rich = values, formulas, rich
        epoch = values.parent.epoch if values.parent is not None else None
        self._from_1904 = epoch == CALENDAR_MAC_1904
        self._epoch = epoch

    def read(self) -> PackedSheet:
        sheet = self._values
        return PackedSheet(
            sheet.title,
            self._rows(),
            sheet.sheet_state != "visible",
            frozenset(number for number, size in sheet.row_dimensions.items() if size.hidden),
            frozenset(self._hidden_columns()),
            self._from_1904,
        )

    def _rows(self) -> list[PackedRow]:
        """Only cells that are there are visited: one cell at the far corner must not cost a whole sheet."""
        cells: dict[int, dict[int, RawCell]] = defaultdict(dict)
        calculated: dict[Place, str] = {}
        for (row, column), cell in self._values._cells.items():
            formula = self._formulas._cells.get((row, column))
            raw = self._raw(cell, None if formula is None else formula.value)
            if raw is not None:
                cells[row][column] = raw
                if raw.kind == "number" and formula is not None and formula.data_type == "f":
                    calculated[row, column] = str(formula.value)
        _mark_contradicted(cells, calculated)
        self._spread_merged(cells)
        last = max(cells, default=0)
        packed: list[PackedRow] = [_packed_row(cells[row]) if row in cells else "" for row in range(1, last + 1)]
        return without_last_blanks(packed)

    def _spread_merged(self, cells: dict[int, dict[int, RawCell]]) -> None:
        """A cell merged over several rows stands in each of them, and says so."""
        for area in self._values.merged_cells.ranges:
            first = cells.get(area.min_row, {}).get(area.min_col)
            last = min(area.max_row, self._values.max_row)
            if area.max_row == area.min_row or first is None:
                continue
            for row in range(area.min_row, last + 1):
                cells[row][area.min_col] = first._replace(merged=True)

    def _hidden_columns(self) -> Iterator[int]:
        for size in self._values.column_dimensions.values():
            if size.hidden and size.min and size.max:
                yield from range(size.min, min(size.max, self._values.max_column) + 1)

    def _raw(self, cell: _Cell, formula: object) -> RawCell | None:
        value = cell.value
        if value is None:
            is_formula = (isinstance(formula, str) and formula.startswith("=")) or _is_array_formula(formula)
            # a formula that gave an empty text has a text's type; one never calculated has none
            return RawCell("uncalculated", str(formula)) if is_formula and cell.data_type == "n" else None
        if cell.data_type == "e":
            return RawCell("error", str(value))
        raw = self._value(cell, value)
        return raw._replace(struck=True) if raw is not None and self._is_struck(cell, value) else raw

    def _value(self, cell: _Cell, value: object) -> RawCell | None:
        match value:
            case bool():
                return RawCell("bool", "TRUE" if value else "FALSE")
            case float() if not math.isfinite(value):
                return RawCell("error", str(value))
            case int() | float() if cell._style.numFmtId in _CHINESE_DATES:
                return _date(_from_serial(value, self._epoch))
            case int() | float():
                shown = str(cell.number_format)
                return RawCell("number", exact_text(value), "General" if shown_by(shown) == Shown() else shown)
            case dt.date() | dt.time() | dt.timedelta():
                return _date(value)
            case _:
                text = _unescaped(str(value))
                return RawCell("text", text) if text else None

    def _is_struck(self, cell: _Cell, value: object) -> bool:
        if not self._rich:
            return False
        if isinstance(value, CellRichText):
            return any(isinstance(run, TextBlock) and run.font.strike for run in value) or bool(cell.font.strike)
        return bool(cell.font.strike)


def _mark_contradicted(cells: dict[int, dict[int, RawCell]], calculated: dict[Place, str]) -> None:
    """A stored result that its own formula does not give is no number to compute with."""
    if not calculated:
        return
    stored = {
        (r, c): Fraction(cell.text) if cell.kind == "number" else cell.kind
        for r, own in cells.items()
        for c, cell in own.items()
    }
    for (row, column), formula in calculated.items():
        cell = cells[row][column]
        if not agrees(formula, Fraction(cell.text), stored):
            cells[row][column] = cell._replace(kind="contradicted", text=f"{cell.text} ({formula})")


def _packed_row(cells: dict[int, RawCell]) -> PackedRow:
    return pack_row(pack(cells.get(column)) for column in range(1, max(cells) + 1))


def _date(value: object) -> RawCell:
    """A date in ISO form, with its time of day where it has one; a time alone is no date."""
    if isinstance(value, dt.date):
        return RawCell("date", value.isoformat().removesuffix("T00:00:00"))
    return RawCell("text", str(value))


def _from_serial(value: int | float, epoch: Any) -> object:  # Any: openpyxl's types do not name its epochs
    try:
        return from_excel(value, epoch)
    except (OverflowError, ValueError):
        return value


def _unescaped(text: str) -> str:
    """Excel writes a carriage return inside a cell as `_x000D_`; a half of a letter is left as it is."""
    plain = unescape(text)
    return text if any("\ud800" <= c <= "\udfff" for c in plain) else plain


def _is_array_formula(formula: object) -> bool:
    return type(formula).__name__ in ("ArrayFormula", "DataTableFormula")
