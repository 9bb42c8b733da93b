"""Raw sheets: what a workbook holds before anything is understood, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

CellKind = Literal["text", "number", "date", "bool", "error", "uncalculated"]


@dataclass(frozen=True, slots=True)
class RawCell:
    """A cell that is not blank. `text` is a number's exact decimal, a date's ISO form, or what stands there."""

    kind: CellKind
    text: str
    format: str = "General"


RawRow: TypeAlias = "tuple[RawCell | None, ...]"


@dataclass(frozen=True, slots=True)
class RawSheet:
    """A sheet's rows by their numbers, from 1, in ascending order; columns from 1."""

    file: str
    name: str
    rows: tuple[tuple[int, RawRow], ...]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()


def is_blank(row: RawRow) -> bool:
    """Whether no cell of the row holds anything but white space."""
    return all(cell is None or (cell.kind == "text" and not cell.text.strip()) for cell in row)
