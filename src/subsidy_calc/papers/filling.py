"""Filling: one sheet of a workbook template, filled in place.

A row that names `row.…` stands once for each row of the paper. Formats, borders, merged
cells and the set-up of pages stay; rows grow with their text, columns with their numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell, MergedCell
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from subsidy_calc.papers.expanded import Expanded
from subsidy_calc.papers.paper import Fields, Sheet
from subsidy_calc.papers.placeholders import (
    Group,
    Known,
    filled,
    group_of,
    known_of,
    number_of,
    only_placeholder,
    placeholders,
    written,
)
from subsidy_calc.values.quantities import plain_decimal
from subsidy_calc.workbooks.numbers import in_full, is_exact, room
from subsidy_calc.workbooks.sheet import clean
from subsidy_calc.workbooks.widths import TALLEST, line_height, lines_needed

_NARROW = 8.43  # characters of a column that says nothing of its width
_SIZE = 10  # points of the characters that widths count
_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # a spreadsheet would read `_x0041_` as a letter
_PAGE_PARTS = ("oddHeader", "oddFooter", "evenHeader", "evenFooter", "firstHeader", "firstFooter")


@dataclass(frozen=True, slots=True)
class TemplateCell:
    """A cell of the template: its value, how openpyxl calls its type, and its format."""

    value: Any  # whatever a cell can hold
    kind: str
    style: Any  # openpyxl's own record of a format

    @property
    def text(self) -> str:
        return self.value if isinstance(self.value, str) else ""


@dataclass(frozen=True, slots=True)
class TemplateRow:
    """A row of the template, its height and whose fields it names."""

    number: int
    cells: Sequence[TemplateCell]
    height: float | None

    @property
    def group(self) -> Group:
        groups = {group_of(each) for cell in self.cells for each in placeholders(cell.text)}
        return "row" if "row" in groups else "subtotal" if "subtotal" in groups else ""


@dataclass
class Filling:
    """Fills a sheet of a template with a sheet of a paper."""

    worksheet: Worksheet
    sheet: Sheet
    _widths: dict[int, float] = field(default_factory=dict)

    def fill(self) -> None:
        rows = self._take_out()
        expanded = Expanded([len(self._of(row.group)) for row in rows])
        merged = [each.bounds for each in self.worksheet.merged_cells.ranges]
        self._clear(len(rows))
        stands = 0
        for row in rows:
            spans = {left: right for left, top, right, bottom in merged if top == bottom == row.number}
            for fields in self._of(row.group):
                stands += 1
                known = {**known_of("", self.sheet.fields), **known_of(row.group, fields)}
                _FilledRow(self.worksheet, stands, self._widths, known).write(row, spans, expanded)
        for left, top, right, bottom in merged:
            if top != bottom:
                self.worksheet.merge_cells(None, expanded.first(top), left, expanded.last(bottom), right)
        self._move_page(expanded)

    def _of(self, group: Group) -> Sequence[Fields]:
        """The fields of each row that a row of the template stands for."""
        return self.sheet.rows if group == "row" else self.sheet.totals if group == "subtotal" else (self.sheet.fields,)

    def _take_out(self) -> list[TemplateRow]:
        self._widths = _single_columns(self.worksheet)
        heights = self.worksheet.row_dimensions
        return [
            TemplateRow(
                number,
                [_template_cell(cell) for cell in row],
                heights[number].height,
            )
            for number, row in enumerate(self.worksheet.iter_rows(), start=1)
        ]

    def _clear(self, rows: int) -> None:
        for each in list(self.worksheet.merged_cells.ranges):
            self.worksheet.unmerge_cells(each.coord)
        self.worksheet.delete_rows(1, rows)
        self.worksheet.row_dimensions.clear()

    def _move_page(self, expanded: Expanded) -> None:
        """What prints on every page, and where pages end."""
        sheet = self.worksheet
        titles = re.findall(r"\d+", sheet.print_title_rows or "")
        if len(titles) == 2:
            sheet.print_title_rows = f"{expanded.first(int(titles[0]))}:{expanded.last(int(titles[1]))}"
        if sheet.print_area:
            areas = str(sheet.print_area).split(",")
            sheet.print_area = ",".join(expanded.cells(area.rpartition("!")[2].replace("$", "")) for area in areas)
        for each in sheet.row_breaks.brk:
            each.id = expanded.last(each.id)
        known = known_of("", self.sheet.fields)
        for part in page_parts(sheet):
            if part.text:
                part.text = filled(part.text, lambda name: written(name, known[name]).replace("&", "&&"))


@dataclass
class _FilledRow:
    """One row of the filled sheet."""

    worksheet: Worksheet
    stands: int
    widths: dict[int, float]
    known: Known

    def write(self, row: TemplateRow, spans: dict[int, int], expanded: Expanded) -> None:
        needed = 0.0
        for left, right in spans.items():
            self.worksheet.merge_cells(None, self.stands, left, self.stands, right)
        for column, told in enumerate(row.cells, start=1):
            cell: Any = self.worksheet.cell(self.stands, column)  # its format is not declared
            cell._style = copy(told.style)
            if isinstance(cell, MergedCell):
                continue
            if told.kind == "f" and told.text:
                cell.value = expanded.moved(told.text, row.number, self.stands)
            else:
                self._put(cell, told)
            width = sum(self.widths.get(each, _NARROW) for each in range(column, spans.get(column, column) + 1))
            needed = max(needed, _height(cell, width))
        height = max(needed, row.height or 0.0)
        if height:
            self.worksheet.row_dimensions[self.stands].height = min(height, TALLEST)

    def _put(self, cell: Cell, told: TemplateCell) -> None:
        only = only_placeholder(told.text)
        number = number_of(only, self.known[only]) if only is not None else None
        if number is not None:
            self._number(cell, number)
        elif placeholders(told.text):
            _put_text(cell, filled(told.text, lambda name: written(name, self.known[name])))
        elif told.value is not None:
            cell.value = told.value
            cell.data_type = told.kind  # a text that looks like a formula stays one

    def _number(self, cell: Cell, value: Fraction) -> None:
        if not is_exact(value):
            _put_text(cell, in_full(value))
            return
        cell.value = plain_decimal(value)  # the digits themselves: openpyxl would write 99.99 as 99.98999999999999
        cell.data_type = "n"
        column = cell.column
        if room(value) + 2 > self.widths.get(column, _NARROW):
            self.widths[column] = room(value) + 2
            self.worksheet.column_dimensions[get_column_letter(column)].width = self.widths[column]


def page_parts(worksheet: Worksheet) -> list[Any]:
    """The parts of the headers and footers of a sheet's pages."""
    sides = ("left", "center", "right")
    return [getattr(getattr(worksheet, part), side) for part in _PAGE_PARTS for side in sides]


def _template_cell(cell: Any) -> TemplateCell:  # Any: its format is not declared
    return TemplateCell(cell.value, cell.data_type, copy(cell._style))


def _put_text(cell: Cell, text: str) -> None:
    cell.value = _ESCAPED.sub("_x005F_", ILLEGAL_CHARACTERS_RE.sub("\ufffd", clean(text)))
    cell.data_type = "s"  # never a formula, whatever it begins with


def _height(cell: Cell, width: float) -> float:
    """Points that a cell's text takes; 0 where it is not wrapped."""
    if not isinstance(cell.value, str) or not cell.alignment.wrap_text:
        return 0.0
    size = cell.font.sz or _SIZE
    return lines_needed(cell.value, width * _SIZE / size) * line_height(size) + 4


def _single_columns(worksheet: Worksheet) -> dict[int, float]:
    """The width of each column; columns that a file keeps together become columns of their own."""
    widths, last = {}, worksheet.max_column
    for dimension in list(worksheet.column_dimensions.values()):
        first, end = dimension.min, dimension.max
        if not first or not end:
            continue
        dimension.min = dimension.max = first
        for column in range(first, min(end, last) + 1):
            own = worksheet.column_dimensions[get_column_letter(column)]
            own.width, own.hidden = dimension.width, dimension.hidden
            widths[column] = dimension.width
    return widths
