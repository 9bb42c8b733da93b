"""Sheets read: what was written, as another reader sees it, and the comparison with what was computed."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path
from typing import TypeAlias

from subsidy_calc.assess.award_lines import InvariantBroken
from subsidy_calc.intake.numbers import exact_text
from subsidy_calc.values.messages import Wording

Row: TypeAlias = tuple[object, ...]


def sheets_of(path: Path) -> list[list[Row]]:
    """The rows of every sheet of a workbook, values only; a cell without one is None."""
    from python_calamine import load_workbook  # most commands write no workbook

    with load_workbook(path) as book:
        sheets = [
            book.get_sheet_by_index(index).to_python(skip_empty_area=False) for index in range(len(book.sheet_names))
        ]
    return [[tuple(None if value == "" else value for value in row) for row in sheet] for sheet in sheets]


def number(value: object) -> Fraction:
    """A number as a cell holds it, or as text where it is longer than a cell can hold.

    Raises:
        InvariantBroken: it is neither.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Fraction(exact_text(value))
    try:
        return Fraction(str(value).replace(",", ""))
    except ValueError as error:
        raise InvariantBroken(f"{value!r} was written where a number belongs") from error


def column_of(head: Row, heading: Wording) -> int | None:
    """The column under a heading in either language; None if there is none."""
    return next((column for column, text in enumerate(head) if text in said(heading)), None)


def said(heading: Wording) -> tuple[str, str]:
    """A heading in both languages."""
    return heading.zh, heading.en


def figures(rows: Sequence[Row], mark_column: int, mark: Wording, figure_column: int) -> list[Fraction]:
    """The figures of the rows that bear a mark.

    Raises:
        InvariantBroken: one is no number.
    """
    return [number(row[figure_column]) for row in rows if row[mark_column] in said(mark)]


def agree(what: str, written: object, expected: object) -> None:
    """Raise InvariantBroken unless what was written is what was computed."""
    if written != expected:
        raise InvariantBroken(f"{what}: {written} was written, {expected} was computed")
