"""One way of spoiling the clean workbook and what has to come of it, with the small changes that cases are made of."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal, TypeAlias

import openpyxl
from openpyxl.utils import coordinate_to_tuple

from intake.written_books import Content
from spoiling.clean_book import Book, Row

Spoil: TypeAlias = Callable[[Book], None]
Kind = Literal["amounts", "codes", "dates", "choices", "headings", "rows", "sheets", "files"]
Says = Literal["nothing", "note", "problem", "file"]  # where the code stands; `file`: nothing is computed

E1 = "P2 P3 R2 R3 R4 R5"  # the claims of the first enterprise
ALL_P = " ".join(f"P{row}" for row in range(2, 12))
ALL_R = " ".join(f"R{row}" for row in range(2, 14))


@dataclass(frozen=True, slots=True)
class Case:
    """A spoiling. `changes` names the claim rows whose lines may change, `freed` those that may be paid more."""

    name: str
    spoil: Spoil
    says: Says
    code: str = ""
    at: str = ""  # `项目!D2`, a row `项目!1`, a sheet `项目`, or empty for the file
    fate: str = ""
    row: str = ""  # the row whose fate is meant, where it is not the cell's
    changes: frozenset[str] = frozenset()
    freed: frozenset[str] = frozenset()


def read(  # noqa: PLR0917  cases are short so
    name: str, spoil: Spoil, note: str = "", at: str = "", fate: str = "", row: str = "", changes: str = ""
) -> Case:
    """Read all the same, at most with a note."""
    return Case(name, spoil, "note" if note else "nothing", note, at, fate, row, frozenset(changes.split()))


def refused(  # noqa: PLR0917  cases are short so
    name: str, spoil: Spoil, code: str, at: str, changes: str = "", row: str = "", freed: str = ""
) -> Case:
    """The row is refused.

    Lines are `freed` only where the row's own credit code cannot be read: such a row belongs
    to nobody and holds up nobody (docs/architecture.md), so its group goes on without it.
    """
    may_change = frozenset(changes.split()) | frozenset(freed.split())
    return Case(name, spoil, "problem", code, at, "refused", row, may_change, frozenset(freed.split()))


def faulty(  # noqa: PLR0917  cases are short so
    name: str, spoil: Spoil, code: str, at: str, changes: str = "", fate: str = "claim", row: str = ""
) -> Case:
    """A problem, but the row keeps its fate."""
    return Case(name, spoil, "problem", code, at, fate, row, frozenset(changes.split()))


def stopped(name: str, spoil: Spoil, code: str, at: str = "") -> Case:
    """Nothing can be read safely: the run is refused."""
    return Case(name, spoil, "file", code, at)


def put(reference: str, content: Content) -> Spoil:
    """Write something else into one cell."""
    sheet, _, at = reference.partition("!")
    row, column = coordinate_to_tuple(at)

    def spoil(book: Book) -> None:
        book.sheets[sheet][row - 1][column - 1] = content

    return spoil


def insert(sheet: str, number: int, row: Row) -> Spoil:
    """Put a row in before the one of that number."""
    return lambda book: book.sheets[sheet].insert(number - 1, list(row))


def copy_row(sheet: str, number: int, column: int = 0, content: Content = None) -> Spoil:
    """Write a row again below the others, with another content in one column (from 1) if one is given."""

    def spoil(book: Book) -> None:
        again = list(book.sheets[sheet][number - 1])
        if column:
            again[column - 1] = content
        book.sheets[sheet].append(again)

    return spoil


def each_row(sheet: str, change: Callable[[Row], Row]) -> Spoil:
    """Change all rows of a sheet, its headings too."""

    def spoil(book: Book) -> None:
        book.sheets[sheet] = [change(row) for row in book.sheets[sheet]]

    return spoil


def rename_sheet(old: str, new: str) -> Spoil:
    def spoil(book: Book) -> None:
        book.sheets = {new if name == old else name: rows for name, rows in book.sheets.items()}

    return spoil


def then(*spoils: Spoil) -> Spoil:
    """Several changes that one deed brings about."""

    def spoil(book: Book) -> None:
        for each in spoils:
            each(book)

    return spoil


def bytes_by(change: Callable[[bytes], bytes]) -> Spoil:
    """Change the bytes of the written file."""
    return lambda book: book.after.append(change)


def edited(edit: Callable[[openpyxl.Workbook], None]) -> Spoil:
    """Open the written file in another program, change something, and save it."""

    def change(content: bytes) -> bytes:
        book, target = openpyxl.load_workbook(io.BytesIO(content)), io.BytesIO()
        edit(book)
        book.save(target)
        return target.getvalue()

    return bytes_by(change)
