"""Listing: rows under headings, with filters, that go on in a further sheet when one is full."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import chain, islice
from typing import TypeAlias

from subsidy_calc.values.messages import Argument, Message, wording
from subsidy_calc.values.places import column_letters
from subsidy_calc.values.quantities import Unit
from subsidy_calc.workbooks.footers import RegisterInfo, set_footer
from subsidy_calc.workbooks.run_info import RunInfo
from subsidy_calc.workbooks.sheet import Sheet, Sheets
from subsidy_calc.workbooks.styles import Style

NONE = wording("list.none", zh="（无）", en="(none)")

ROWS_TOGETHER = 1_024  # so many leave memory together

HEAD = Style(bold=True, align="center", fill="#DDEBF7")
CELL = Style(size=9, valign="top")
COUNTED = Style(size=9, valign="top", align="center")

Value: TypeAlias = "Argument | Fraction | None"


@dataclass(frozen=True, slots=True)
class Column:
    """A heading and its width; numbers are of the unit."""

    heading: Message
    width: float
    unit: Unit = "money"
    printed: bool = True


@dataclass(frozen=True, slots=True)
class Listing:
    """What is listed, under which sheet name."""

    name: Message
    columns: Sequence[Column]
    rows: Iterable[Sequence[Value]]

    def write(self, book: Sheets, info: RunInfo | RegisterInfo, rows_per_sheet: int) -> list[Written]:
        """Write all rows; returns the sheets that they stand in."""
        rows = iter(self.rows)
        written: list[Written] = []
        while (first := next(rows, None)) is not None:
            page = chain([first], islice(rows, rows_per_sheet - 1))
            written.append(self._sheet(book, info, len(written) + 1, page))
        return written or [self._sheet(book, info, 1, [])]

    def _sheet(
        self, book: Sheets, info: RunInfo | RegisterInfo, number: int, rows: Iterable[Sequence[Value]]
    ) -> Written:
        sheet = book.sheet(self.name, number, landscape=True)
        set_footer(sheet, info, book.language)
        sheet.columns([column.width for column in self.columns])
        sheet.head([column.heading for column in self.columns], HEAD)
        last = 0
        for last, values in enumerate(rows, start=1):
            for column, value in enumerate(values):
                _write(sheet, (last, column), value, self.columns[column])
            if last % ROWS_TOGETHER == 0:
                sheet.rows_done(last)
        if last:
            sheet.filter(last, len(self.columns) - 1)
        else:
            sheet.text((1, 0), NONE(), CELL, to=len(self.columns) - 1)
        printed = sum(column.printed for column in self.columns)
        sheet.print_columns(max(last, 1), printed - 1)
        return Written(sheet, last)


@dataclass(frozen=True, slots=True)
class Written:
    """A sheet of a listing with so many rows below its headings."""

    sheet: Sheet
    rows: int

    def cells(self, column: int) -> str:
        """The address of a column's cells, as formulas on other sheets name it."""
        letters = column_letters(column + 1)
        return f"'{self.sheet.name}'!{letters}2:{letters}{max(self.rows, 1) + 1}"


def cells_of(written: Sequence[Written], column: int) -> Iterator[str]:
    """The addresses of a column on every sheet of a listing."""
    return (part.cells(column) for part in written)


def _write(sheet: Sheet, at: tuple[int, int], value: Value, column: Column) -> None:
    if isinstance(value, int | Fraction):
        style = COUNTED if column.unit == "count" else CELL
        sheet.number(at, value if isinstance(value, Fraction) else Fraction(value), style, column.unit)
    else:
        sheet.text(at, "" if value is None else value, CELL)
