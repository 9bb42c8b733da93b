"""A sheet of a template: headings, an example, and columns ready to be filled in."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rich.cells import cell_len

from subsidy_calc.grammar.scope import Type
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import Table
from subsidy_calc.values.messages import say, wording
from subsidy_calc.workbooks.book import Book, BookSheet
from subsidy_calc.workbooks.footers import PAGES
from subsidy_calc.workbooks.styles import Style
from subsidy_calc.workbooks.template_checks import check_of
from subsidy_calc.workbooks.template_columns import Demand, TemplateColumn, template_columns
from subsidy_calc.workbooks.template_example import Value, example_row
from subsidy_calc.workbooks.template_help import comment
from subsidy_calc.workbooks.template_lists import Lists
from subsidy_calc.workbooks.widths import lines_needed

NAME = wording("template.sheet", zh="{sheet}", en="{sheet}")

ROWS = 2_000  # to be filled in, below the example
FILLS: Mapping[Demand, str] = {"required": "#DDEBF7", "optional": "#F2F2F2", "bureau": "#FFF2CC"}

_FORMATS: Mapping[Type, str] = {
    "date": "yyyy-mm-dd",
    "year": "0",
    "money": "#,##0.00",
    "decided": "#,##0.00",
    "percent": "0.00%",
    "count": "#,##0",
    "days": "#,##0",
    "quantity": "General",  # as many decimals as are entered
}
_FILLED: Mapping[Type, float] = {"uscc": 22.0, "money": 17.0, "decided": 17.0, "account": 24.0, "quantity": 15.0}
_WIDEST, _NARROWEST, _ONE_LINE = 34.0, 12.0, 26.0
_ROOM = 5.0  # for the filter's button and the edges
_NOTE = {"author": "subsidy-calc", "width": 250, "font_size": 9}
_NOTE_WIDTH, _NOTE_LINE = 40.0, 17  # characters and pixels of a line of a comment
_ALLOWED = {"format_columns": True, "sort": True, "autofilter": True}


@dataclass(frozen=True)
class TemplateSheets:
    """Writes the sheets of one schedule's tables."""

    book: Book
    schedule: Schedule
    lists: Lists

    def write(self, table: Table) -> None:
        """Write the sheet of a table."""
        columns = template_columns(table, self.schedule.language)
        values = example_row(columns, self.schedule)
        sheet = self.book.sheet(NAME(sheet=table.sheet), landscape=True)
        sheet.columns([_width(column, value) for column, value in zip(columns, values, strict=True)])
        sheet.head([column.heading for column in columns], Style())
        for number, (column, value) in enumerate(zip(columns, values, strict=True)):
            self._column(sheet, number, column)
            _write(sheet, number, value, self._unlocked(_entry(column, example=True)))
        sheet.filter(ROWS + 1, len(columns) - 1)
        sheet.set_footer(self.schedule.title, say(PAGES(), self.book.language))
        sheet.worksheet.hide_gridlines(1)
        sheet.worksheet.protect("", _ALLOWED)

    def _column(self, sheet: BookSheet, number: int, column: TemplateColumn) -> None:
        sheet.text((0, number), column.heading, Style(bold=True, align="center", fill=FILLS[column.demand]))
        entry = self.book.format(self._unlocked(_entry(column)))
        sheet.worksheet.set_column(number, number, sheet.widths[number], entry)
        words = comment(column, self.book.language)
        height = (lines_needed(words, _NOTE_WIDTH) + 1) * _NOTE_LINE
        sheet.worksheet.write_comment(0, number, words, {**_NOTE, "height": height})
        rule = check_of(column, self.schedule.language, self.book.language, self.lists)
        if rule is not None:
            sheet.worksheet.data_validation(1, number, ROWS + 1, number, dict(rule))

    def _unlocked(self, style: Style) -> Style:
        """The style, with which cells may be changed while the sheet is protected."""
        self.book.format(style).set_locked(False)
        return style


def _entry(column: TemplateColumn, *, example: bool = False) -> Style:
    """How a column's cells look. Words are kept as text, so that no code loses a digit."""
    shown = _FORMATS.get(column.type, "@")
    style = Style(num_format=shown, align="left" if shown == "@" else "right", border=True)
    return replace(style, italic=True, colour="#808080") if example else style


def _width(column: TemplateColumn, value: Value) -> float:
    """Room for what is filled in; what is added to a long heading goes on in a second line."""
    filled = _FILLED.get(column.type, _NARROWEST)
    heading = cell_len(column.heading) + _ROOM
    beside = heading if heading <= _ONE_LINE else cell_len(column.column.heading) + 2.0
    shown = cell_len(value) + 2.0 if isinstance(value, str) and column.part == "value" else 0.0
    return min(max(filled, beside, shown), _WIDEST)


def _write(sheet: BookSheet, number: int, value: Value, style: Style) -> None:
    if isinstance(value, str):
        sheet.text((1, number), value, style)
    elif isinstance(value, dt.date):
        sheet.worksheet.write_datetime(1, number, value, sheet.book.format(style))
    else:
        sheet.worksheet.write_number(1, number, value, sheet.book.format(style))
