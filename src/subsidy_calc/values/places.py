"""Places: where a value stands, a cell of a workbook or a line of a schedule."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Cell:
    """A cell, a row (no column) or a whole sheet (no row) of a claims workbook. Rows and columns from 1."""

    file: str
    sheet: str
    row: int = 0
    column: int = 0

    @property
    def reference(self) -> str:
        """`D7`, `7` for a row, empty for a sheet."""
        return (column_letters(self.column) if self.column else "") + (str(self.row) if self.row else "")

    def __str__(self) -> str:
        return f"{self.sheet}!{self.reference}" if self.row else self.sheet


@dataclass(frozen=True, slots=True, order=True)
class Line:
    """A line and column of a schedule, both from 1; 0 where only the file is meant."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file


Place = Cell | Line

NOWHERE = Line("")


def column_letters(column: int) -> str:
    """Letters of a column counted from 1.

    >>> column_letters(28)
    'AB'
    """
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
