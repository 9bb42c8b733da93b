"""Marks: which cell of which sheet a problem or a note is put at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from openpyxl.utils.cell import range_boundaries

from subsidy_calc.values.messages import Language
from subsidy_calc.values.places import Cell, Place, column_letters
from subsidy_calc.values.problems import Note, Problem
from subsidy_calc.workbooks.annotate_text import joined, note_text, placed, problem_text

Level = Literal["problem", "note"]


class At(NamedTuple):
    """Row and column, from 1."""

    row: int
    column: int

    @property
    def reference(self) -> str:
        return f"{column_letters(self.column)}{self.row}"


@dataclass(slots=True)
class Mark:
    """What one cell is marked with; a problem wins over a note."""

    level: Level
    texts: list[str] = field(default_factory=list)


Marks = dict[At, Mark]


def marks_by_sheet(
    file: str, sheets: Sequence[str], problems: Iterable[Problem], notes: Iterable[Note], language: Language
) -> dict[str, Marks]:
    """The marks of each sheet; what is about no sheet of the file stands on the first."""
    marks: dict[str, Marks] = {}
    said: list[tuple[Level, Place, str]] = [
        ("problem", problem.place, problem_text(problem, language)) for problem in problems
    ]
    said += [("note", note.place, note_text(note, language)) for note in notes]
    for level, place, text in said:
        if not isinstance(place, Cell) or place.file != file or not sheets:
            continue
        sheet, at, about = _where(place, sheets)
        mark = marks.setdefault(sheet, {}).setdefault(at, Mark(level))
        mark.texts.append(placed(text, about, language))
    return marks


def _where(place: Cell, sheets: Sequence[str]) -> tuple[str, At, str]:
    if place.sheet not in sheets:
        return sheets[0], At(1, 1), place.sheet
    return place.sheet, At(max(place.row, 1), max(place.column, 1)), ""


def out_of_merged(marks: Marks, ranges: Iterable[str], language: Language) -> Marks:
    """Only the first cell of merged ones can hold a comment: marks of the others move there."""
    anchors: dict[At, At] = {}
    for written in ranges:
        left, top, right, bottom = range_boundaries(written)
        if left is None or top is None or right is None or bottom is None:
            continue
        if (right - left + 1) * (bottom - top + 1) <= len(marks):
            inside = [At(row, column) for row in range(top, bottom + 1) for column in range(left, right + 1)]
        else:
            inside = [at for at in marks if top <= at.row <= bottom and left <= at.column <= right]
        anchors |= dict.fromkeys(inside, At(top, left))
    moved: Marks = {}
    for at, mark in marks.items():
        to = anchors.get(at, at)
        about = at.reference if to != at else ""
        target = moved.setdefault(to, Mark(mark.level))
        target.level = "problem" if "problem" in (mark.level, target.level) else "note"
        target.texts += [placed(text, about, language) for text in mark.texts]
    return moved


def comments_of(marks: Marks, language: Language) -> dict[At, str]:
    """The text of each cell's comment, in the order of the sheet."""
    return {at: joined(marks[at].texts, language) for at in sorted(marks)}
