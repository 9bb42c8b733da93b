"""Book: the one way into an .xlsx file that this program writes.

Text is always text, never a formula or a link. A number is held exactly or shown as
text. A formula carries its value. Nothing depends on the clock, so that the same run
gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any, TypeAlias

import xlsxwriter

from subsidy_calc.values.messages import Argument, Language, Message, say
from subsidy_calc.values.quantities import Unit
from subsidy_calc.workbooks.numbers import in_full, is_exact, number_format, room, serial
from subsidy_calc.workbooks.pages import page_breaks
from subsidy_calc.workbooks.styles import Style, for_numbers, properties, side
from subsidy_calc.workbooks.widths import TALLEST, line_height, lines_needed, paragraphs

At: TypeAlias = tuple[int, int]  # row and column, from 0

LONGEST_TEXT = 32_767
_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (a fixed date; a workbook's properties have no zone)
_BODY_SIZE = 10  # points of the characters that widths count
_FIRST_DATE = 61  # 1900-03-01: before it the two spreadsheet calendars differ
_FONTS: dict[Language, str] = {"zh": "宋体", "en": "Arial"}
_PLAIN_TEXT = {"strings_to_formulas": False, "strings_to_numbers": False, "strings_to_urls": False}


class Book:
    """An .xlsx file being written; it is complete when the `with` block ends."""

    def __init__(self, target: Path | BytesIO, language: Language, title: Message) -> None:
        self.language = language
        self._workbook: Any = xlsxwriter.Workbook(
            target if isinstance(target, BytesIO) else str(target), {"in_memory": True, **_PLAIN_TEXT}
        )
        self._workbook.set_properties(
            {"title": clean(say(title, language)), "author": "subsidy-calc", "created": _CREATED}
        )
        self._workbook.set_calc_mode("auto")
        self._formats: dict[Style, Any] = {}
        self._sheets: list[Sheet] = []

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            for sheet in self._sheets:
                sheet.finish()
            self._workbook.close()

    def sheet(self, name: Message, number: int = 1, *, landscape: bool = False) -> Sheet:
        """A new sheet, A4, one page wide; the name of a continuation ends in its number."""
        text = say(name, self.language) + (str(number) if number > 1 else "")
        sheet = Sheet(self, self._workbook.add_worksheet(text), text)
        sheet.set_page(landscape=landscape)
        self._sheets.append(sheet)
        return sheet

    def new_chart(self, kind: str) -> Any:
        """A chart to be put on one of the sheets."""
        return self._workbook.add_chart({"type": kind})

    def format(self, style: Style) -> Any:
        """The format of a style, each made once."""
        if style not in self._formats:
            self._formats[style] = self._workbook.add_format(properties(style, _FONTS[self.language]))
        return self._formats[style]


@dataclass
class Sheet:
    """One sheet; rows grow with the text written into them."""

    book: Book
    worksheet: Any
    name: str
    widths: list[float] = field(default_factory=list)
    repeated: int = 0
    _heights: dict[int, float] = field(default_factory=dict)
    _blocks: list[range] = field(default_factory=list)
    _longest: dict[int, int] = field(default_factory=dict)

    def set_page(self, *, landscape: bool) -> None:
        self.worksheet.set_paper(9)
        if landscape:
            self.worksheet.set_landscape()
        self.worksheet.fit_to_pages(1, 0)
        self.worksheet.set_margins(left=0.6, right=0.6, top=0.7, bottom=0.8)
        self.worksheet.center_horizontally()
        self.worksheet.hide_gridlines(2)

    def set_footer(self, left: str, middle: str) -> None:
        """The footer; `middle` may hold the codes &P and &N."""
        self.worksheet.set_footer(f"&L&8{left.replace('&', '&&')}&C&9{middle}", {"margin": 0.4})

    def repeat_rows(self, rows: int) -> None:
        """Print the first rows on every page."""
        self.worksheet.repeat_rows(0, rows - 1)
        self.repeated = rows

    def head(self, headings: Sequence[Argument], style: Style) -> None:
        """Headings in the first row: frozen, printed on every page, the sheet's name above them."""
        for column, heading in enumerate(headings):
            self.text((0, column), heading, style)
        self.worksheet.freeze_panes(1, 0)
        self.worksheet.set_header("&C&14&A", {"margin": 0.3})
        self.repeat_rows(1)

    def filter(self, last_row: int, last_column: int) -> None:
        """Filters under the headings."""
        self.worksheet.autofilter(0, 0, last_row, last_column)

    def print_columns(self, last_row: int, last_column: int) -> None:
        """Leave the columns after these out of print."""
        self.worksheet.print_area(0, 0, last_row, last_column)

    def keep_together(self, rows: range) -> None:
        """Start a page before these rows rather than within them."""
        self._blocks.append(rows)

    def columns(self, widths: list[float]) -> None:
        self.widths = widths
        for column, width in enumerate(widths):
            self.worksheet.set_column(column, column, width)

    def text(self, at: At, text: Argument, style: Style, *, to: int | None = None) -> None:
        """Write text, over several columns where `to` names the last."""
        row, column = at
        words = clean(say(text, self.book.language))
        made = self.book.format(style)
        last = column if to is None else to
        if last > column:
            self.worksheet.merge_range(row, column, row, last, "", made)
        if words:
            self.worksheet.write_string(row, column, words, made)
        else:
            self.worksheet.write_blank(row, column, None, made)
        self._grow(row, lines_needed(words, self._room(column, last, style)) * line_height(style.size) + 4)

    def number(self, at: At, value: Fraction, style: Style, unit: Unit | None = "money") -> None:
        """Write a number as it is, or as text where a cell would cut it."""
        shown = for_numbers(style, number_format(value, unit))
        stored = serial(value) if unit == "date" else value
        if not is_exact(value) or (unit == "date" and stored < _FIRST_DATE):
            words = in_full(value, unit) if unit != "date" else dt.date.fromordinal(int(value)).isoformat()
            self.text(at, words, replace(style, align=side(style)))
            return
        self._widen(at[1], value, unit)
        self.worksheet.write_number(*at, _held(stored), self.book.format(shown))

    def formula(self, at: At, formula: str, value: Fraction, style: Style, unit: Unit | None = "money") -> None:
        """Write a formula with the value that it must come to; only a rate may be one that never ends."""
        if not is_exact(value) and unit != "ratio":
            self.number(at, value, style, unit)
            return
        shown = for_numbers(style, number_format(value, unit))
        stored = serial(value) if unit == "date" else value
        self._widen(at[1], value, unit)
        self.worksheet.write_formula(*at, formula, self.book.format(shown), _held(stored))

    def total(self, at: At, formula: str, parts: Sequence[Fraction], style: Style) -> None:
        """Write a sum as a formula, where every part stands in its cell as a number."""
        value = sum(parts, Fraction(0))
        if all(is_exact(part) for part in parts):
            self.formula(at, formula, value, style)
        else:
            self.number(at, value, style)

    def blank(self, at: At, style: Style, *, to: int | None = None) -> None:
        """An empty cell, or several as one, to be filled in by hand."""
        self.text(at, "", style, to=to)

    def paragraph(self, at: At, text: Argument, style: Style, *, to: int) -> int:
        """Write running text over several columns, in as many rows as it takes; returns the next row."""
        row, column = at
        width = self._room(column, to, style)
        for piece in paragraphs(say(text, self.book.language), width, style.size):
            self.text((row, column), piece, style, to=to)
            row += 1
        return row

    def at_least(self, row: int, points: float) -> None:
        """The least height of a row."""
        self._grow(row, points)

    def exactly(self, row: int, points: float) -> None:
        """The height of a row, whatever stands in it so far."""
        self._heights[row] = points

    def finish(self) -> None:
        """Set what could only be known at the end."""
        for row, points in self._heights.items():
            self.worksheet.set_row(row, min(round(points * 4) / 4, TALLEST))
        if self._blocks:
            self.worksheet.set_h_pagebreaks(page_breaks(self._heights, self._blocks, self.repeated))
        for column, length in self._longest.items():
            if length > self.widths[column]:
                self.worksheet.set_column(column, column, length)

    def _widen(self, column: int, value: Fraction, unit: Unit | None) -> None:
        """Room for a number, which is shown as #### where it does not fit."""
        self._longest[column] = max(self._longest.get(column, 0), room(value, unit) + 3)

    def _room(self, column: int, last: int, style: Style) -> float:
        """Characters of the style's size that stand beside one another in the columns."""
        return sum(self.widths[column : last + 1]) * _BODY_SIZE / style.size

    def _grow(self, row: int, points: float) -> None:
        self._heights[row] = max(points, self._heights.get(row, 0.0))


def clean(text: str) -> str:
    """Text as a file can hold it: no halves of characters, not too long."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= LONGEST_TEXT else whole[: LONGEST_TEXT - 1] + "…"


def _held(value: Fraction) -> int | float:
    return int(value) if value.denominator == 1 else float(value)
