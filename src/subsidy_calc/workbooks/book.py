"""Book: an .xlsx file that XlsxWriter writes, sheet by sheet.

Text is always text, never a formula or a link. Nothing depends on the clock, so that the
same run gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from types import TracebackType
from typing import Any

import xlsxwriter

from subsidy_calc.values.messages import Language, Message, say
from subsidy_calc.workbooks.sheet import Sheet, clean
from subsidy_calc.workbooks.styles import Style, properties

_CREATED = dt.datetime(2000, 1, 1)  # noqa: DTZ001 (a fixed date; a workbook's properties have no zone)
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
        self.sheets: list[BookSheet] = []

    def __enter__(self) -> Book:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            for sheet in self.sheets:
                sheet.finish()
            self._workbook.close()

    def sheet(self, name: Message, number: int = 1, *, landscape: bool = False) -> BookSheet:
        """A new sheet, A4, one page wide; the name of a continuation ends in its number."""
        text = say(name, self.language) + (str(number) if number > 1 else "")
        worksheet = self._workbook.add_worksheet(text)
        sheet = BookSheet(Worksheet(worksheet, self), text, self.language, book=self, worksheet=worksheet)
        sheet.set_page(landscape=landscape)
        self.sheets.append(sheet)
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
class BookSheet(Sheet):
    """One of the book's sheets; charts, lists to choose from and comments are told to its worksheet."""

    book: Book = field(kw_only=True)
    worksheet: Any = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Worksheet:
    """A worksheet of XlsxWriter; fulfils the protocol `Canvas`."""

    worksheet: Any
    book: Book

    def set_up(self, setting: str, *arguments: object) -> None:
        getattr(self.worksheet, setting)(*arguments)

    def text(self, row: int, column: int, last: int, words: str, style: Style) -> None:
        made = self.book.format(style)
        if last > column:
            self.worksheet.merge_range(row, column, row, last, "", made)
        if not words:
            self.worksheet.write_blank(row, column, None, made)
        elif words.startswith("<r>") and words.endswith("</r>"):  # which XlsxWriter would take for its own markup
            self.worksheet.write_rich_string(row, column, "<", "r", words[2:], made)
        else:
            self.worksheet.write_string(row, column, words, made)

    def number(self, row: int, column: int, value: float, style: Style) -> None:
        self.worksheet.write_number(row, column, value, self.book.format(style))

    def formula(self, row: int, column: int, formula: str, value: float, style: Style) -> None:
        self.worksheet.write_formula(row, column, formula, self.book.format(style), value)

    def column_width(self, column: int, width: float) -> None:
        self.worksheet.set_column(column, column, width)

    def row_height(self, row: int, points: float) -> None:
        self.worksheet.set_row(row, points)

    def page_breaks(self, rows: Sequence[int]) -> None:
        self.worksheet.set_h_pagebreaks(list(rows))

    def rows_done(self, end: int) -> None:
        """XlsxWriter holds all rows to the end."""
