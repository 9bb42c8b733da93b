"""Sheet: what is told of one sheet of a workbook, and how much room it takes.

Text is always text. A number is held exactly or shown as text. A formula carries its
value.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Protocol, TypeAlias

from subsidy_calc.values.messages import Argument, Language, Message, say
from subsidy_calc.values.quantities import Unit
from subsidy_calc.values.sums import added
from subsidy_calc.workbooks.numbers import in_full, is_exact, serial, shown
from subsidy_calc.workbooks.pages import page_breaks
from subsidy_calc.workbooks.styles import Style, for_numbers, side
from subsidy_calc.workbooks.widths import TALLEST, paragraphs, text_height

At: TypeAlias = tuple[int, int]  # row and column, from 0

LONGEST_TEXT = 32_767
_BODY_SIZE = 10  # points of the characters that widths count
_FIRST_DATE = 61  # 1900-03-01: before it the two spreadsheet calendars differ


class Canvas(Protocol):
    """What a sheet is put on: the cells of a file. Rows and columns count from 0."""

    def set_up(self, setting: str, *arguments: object) -> None:
        """A setting of the page, by the name that XlsxWriter has for it."""

    def text(self, row: int, column: int, last: int, words: str, style: Style) -> None:
        """A text, or an empty cell; one cell as far as the column `last`."""

    def number(self, row: int, column: int, value: float, style: Style) -> None: ...

    def formula(self, row: int, column: int, formula: str, value: float, style: Style) -> None:
        """A formula with the value that it comes to."""

    def column_width(self, column: int, width: float) -> None: ...

    def row_height(self, row: int, points: float) -> None: ...

    def page_breaks(self, rows: Sequence[int]) -> None:
        """The rows before which a page ends."""

    def rows_done(self, end: int) -> None:
        """Nothing more comes into the rows before `end`."""


class Sheets(Protocol):
    """A workbook that sheets are added to."""

    language: Language

    def sheet(self, name: Message, number: int = 1, *, landscape: bool = False) -> Sheet:
        """A new sheet, A4, one page wide; the name of a continuation ends in its number."""


@dataclass
class Sheet:
    """One sheet; rows grow with the text written into them."""

    canvas: Canvas
    name: str
    language: Language
    widths: list[float] = field(default_factory=list)
    repeated: int = 0
    _heights: dict[int, float] = field(default_factory=dict)
    _blocks: list[range] = field(default_factory=list)
    _longest: dict[int, int] = field(default_factory=dict)
    _rooms: dict[tuple[int, int, float], float] = field(default_factory=dict)

    def set_page(self, *, landscape: bool) -> None:
        self.canvas.set_up("set_paper", 9)
        if landscape:
            self.canvas.set_up("set_landscape")
        self.canvas.set_up("fit_to_pages", 1, 0)
        self.canvas.set_up("set_margins", 0.6, 0.6, 0.7, 0.8)
        self.canvas.set_up("center_horizontally")
        self.canvas.set_up("hide_gridlines", 2)

    def set_footer(self, left: str, middle: str) -> None:
        """The footer; `middle` may hold the codes &P and &N."""
        self.canvas.set_up("set_footer", f"&L&8{left.replace('&', '&&')}&C&9{middle}", {"margin": 0.4})

    def repeat_rows(self, rows: int) -> None:
        """Print the first rows on every page."""
        self.canvas.set_up("repeat_rows", 0, rows - 1)
        self.repeated = rows

    def head(self, headings: Sequence[Argument], style: Style) -> None:
        """Headings in the first row: frozen, printed on every page, the sheet's name above them."""
        for column, heading in enumerate(headings):
            self.text((0, column), heading, style)
        self.canvas.set_up("freeze_panes", 1, 0)
        self.canvas.set_up("set_header", "&C&14&A", {"margin": 0.3})
        self.repeat_rows(1)

    def filter(self, last_row: int, last_column: int) -> None:
        """Filters under the headings."""
        self.canvas.set_up("autofilter", 0, 0, last_row, last_column)

    def print_columns(self, last_row: int, last_column: int) -> None:
        """Leave the columns after these out of print."""
        self.canvas.set_up("print_area", 0, 0, last_row, last_column)

    def keep_together(self, rows: range) -> None:
        """Start a page before these rows rather than within them."""
        self._blocks.append(rows)

    def columns(self, widths: list[float]) -> None:
        self.widths = widths
        self._rooms.clear()
        for column, width in enumerate(widths):
            self.canvas.column_width(column, width)

    def text(self, at: At, text: Argument, style: Style, *, to: int | None = None) -> None:
        """Write text, over several columns where `to` names the last."""
        row, column = at
        words = clean(say(text, self.language))
        last = column if to is None else to
        self.canvas.text(row, column, last, words, style)
        self._grow(row, text_height(words, self._room(column, last, style), style.size))

    def number(self, at: At, value: Fraction, style: Style, unit: Unit | None = "money") -> None:
        """Write a number as it is, or as text where a cell would cut it."""
        how = shown(value, unit)
        stored = serial(value) if unit == "date" else value
        if not how.exact or (unit == "date" and stored < _FIRST_DATE):
            words = in_full(value, unit) if unit != "date" else dt.date.fromordinal(int(value)).isoformat()
            self.text(at, words, replace(style, align=side(style)))
            return
        self._widen(at[1], how.room)
        self.canvas.number(*at, _held(stored), for_numbers(style, how.number_format))

    def formula(self, at: At, formula: str, value: Fraction, style: Style, unit: Unit | None = "money") -> None:
        """Write a formula with the value that it must come to; only a rate may be one that never ends."""
        how = shown(value, unit)
        if not how.exact and unit != "ratio":
            self.number(at, value, style, unit)
            return
        stored = serial(value) if unit == "date" else value
        self._widen(at[1], how.room)
        self.canvas.formula(*at, formula, _held(stored), for_numbers(style, how.number_format))

    def total(self, at: At, formula: str, parts: Sequence[Fraction], style: Style) -> None:
        """Write a sum as a formula, where every part stands in its cell as a number."""
        value = added(parts)
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
        for piece in paragraphs(say(text, self.language), width, style.size):
            self.text((row, column), piece, style, to=to)
            row += 1
        return row

    def at_least(self, row: int, points: float) -> None:
        """The least height of a row."""
        self._grow(row, points)

    def exactly(self, row: int, points: float) -> None:
        """The height of a row, whatever stands in it so far."""
        self._heights[row] = points

    def rows_done(self, end: int) -> None:
        """Nothing more comes into the rows before `end`, all of which follow on those done before; pages break anywhere."""
        done = {row: points for row, points in self._heights.items() if row < end}
        for row, points in done.items():
            self.canvas.row_height(row, _in_quarters(points))
            del self._heights[row]
        self.canvas.rows_done(end)

    def finish(self) -> None:
        """Set what could only be known at the end."""
        for row, points in self._heights.items():
            self.canvas.row_height(row, _in_quarters(points))
        if self._blocks:
            self.canvas.page_breaks(page_breaks(self._heights, self._blocks, self.repeated))
        for column, length in self._longest.items():
            if length > self.widths[column]:
                self.canvas.column_width(column, length)

    def _widen(self, column: int, room: int) -> None:
        """Room for a number, which is shown as #### where it does not fit."""
        if room + 3 > self._longest.get(column, 0):
            self._longest[column] = room + 3

    def _room(self, column: int, last: int, style: Style) -> float:
        """Characters of the style's size that stand beside one another in the columns."""
        room = self._rooms.get((column, last, style.size))
        if room is None:
            room = sum(self.widths[column : last + 1]) * _BODY_SIZE / style.size
            self._rooms[column, last, style.size] = room
        return room

    def _grow(self, row: int, points: float) -> None:
        if points > self._heights.get(row, 0.0):
            self._heights[row] = points


def clean(text: str) -> str:
    """Text as a file can hold it: no halves of characters, not too long."""
    try:
        text.encode()
        whole = text
    except UnicodeEncodeError:
        whole = text.encode("utf-8", "replace").decode("utf-8")
    return whole if len(whole) <= LONGEST_TEXT else whole[: LONGEST_TEXT - 1] + "…"


def _in_quarters(points: float) -> float:
    return min(round(points * 4) / 4, TALLEST)


def _held(value: Fraction) -> int | float:
    return value.numerator if value.denominator == 1 else value.numerator / value.denominator
