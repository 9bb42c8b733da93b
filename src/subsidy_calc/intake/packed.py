"""Packed: rows as they travel from the process that reads to the one that computes.

A row is one string, its cells parted by a control character; a cell is its kind's letter
and its text, and where it has them its number format and marks. So a hundred thousand
rows cost little to hand over and to hold; cells are made of them when a row is looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias, overload

from subsidy_calc.facts.raw import CellKind, RawCell, RawRow
from subsidy_calc.values.messages import Message

PackedRow: TypeAlias = str

BETWEEN_CELLS, WITHIN_CELL = "\x1f", "\x1e"
_FREE = str.maketrans({BETWEEN_CELLS: "\x01", WITHIN_CELL: "\x01"})  # a reader of text drops all three alike

LETTERS: dict[CellKind, str] = {
    "text": "t", "number": "n", "date": "d", "bool": "b", "error": "e", "uncalculated": "u",
    "contradicted": "c",
}  # fmt: skip
_KINDS: dict[str, CellKind] = {letter: kind for kind, letter in LETTERS.items()}
_NO_CELL = ("", *LETTERS.values())  # a letter alone is an empty text


@dataclass(frozen=True, slots=True)
class PackedSheet:
    """A sheet as read: rows from 1 without gaps, blank ones empty."""

    name: str
    rows: list[PackedRow]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    from_1904: bool = False
    typed: bool = True


@dataclass(frozen=True, slots=True)
class FileNote:
    """Something to know of a whole file."""

    code: str
    says: Message
    found: str = ""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """What the reading process hands over."""

    sheets: list[PackedSheet]
    notes: list[FileNote] = field(default_factory=list)


def pack(cell: RawCell | None) -> str:
    """One cell; nothing for a blank."""
    if cell is None:
        return ""
    packed = LETTERS[cell.kind] + cell.text.translate(_FREE)
    if cell.format == "General" and not cell.merged and not cell.struck:
        return packed
    marks = ("m" if cell.merged else "") + ("s" if cell.struck else "")
    return WITHIN_CELL.join((packed, cell.format.translate(_FREE), marks))


def pack_text(text: str) -> str:
    """A cell of text."""
    return "t" + text.translate(_FREE) if text else ""


def pack_row(cells: Iterable[str]) -> PackedRow:
    """A row of packed cells, without the blanks behind its last value."""
    return BETWEEN_CELLS.join(cells).rstrip(BETWEEN_CELLS)


def without_last_blanks(rows: list[PackedRow]) -> list[PackedRow]:
    """Rows up to the last one that holds anything."""
    last = len(rows)
    while last and not rows[last - 1]:
        last -= 1
    del rows[last:]
    return rows


class Rows(Sequence[tuple[int, RawRow]]):
    """Rows by their numbers from 1, unpacked as they are looked at."""

    def __init__(self, packed: list[PackedRow]) -> None:
        self._packed = packed

    def __len__(self) -> int:
        return len(self._packed)

    def __iter__(self) -> Iterator[tuple[int, RawRow]]:
        known = _Known()
        for number, row in enumerate(self._packed, start=1):
            yield number, tuple(map(known.__getitem__, row.split(BETWEEN_CELLS))) if row else ()
            if len(known) > _MOST_KNOWN:
                known.clear()

    @overload
    def __getitem__(self, index: int) -> tuple[int, RawRow]: ...
    @overload
    def __getitem__(self, index: slice) -> list[tuple[int, RawRow]]: ...
    def __getitem__(self, index: int | slice) -> tuple[int, RawRow] | list[tuple[int, RawRow]]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        row = self._packed[at]
        return at + 1, tuple(map(_cell, row.split(BETWEEN_CELLS))) if row else ()


class NumberedRows(Rows):
    """Some rows of a sheet, each with the number that it has there."""

    def __init__(self, numbers: Sequence[int], packed: list[PackedRow]) -> None:
        super().__init__(packed)
        self._numbers = numbers

    def __iter__(self) -> Iterator[tuple[int, RawRow]]:
        for number, (_, cells) in zip(self._numbers, super().__iter__(), strict=True):
            yield number, cells


_MOST_KNOWN = 100_000


class _Known(dict[str, RawCell | None]):
    """Cells by their packed form: most texts stand in many rows, and are made once."""

    def __missing__(self, packed: str) -> RawCell | None:
        cell = self[packed] = _cell(packed)
        return cell


def _cell(packed: str) -> RawCell | None:
    if packed in _NO_CELL:
        return None
    if WITHIN_CELL not in packed:
        return RawCell(_KINDS[packed[0]], packed[1:])
    text, shown, marks = packed.split(WITHIN_CELL)
    return RawCell(_KINDS[text[0]], text[1:], shown, "m" in marks, "s" in marks)
