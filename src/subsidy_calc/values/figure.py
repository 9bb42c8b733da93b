"""Figures: a column of numbers with its origin; the derivation is the tree beneath it.

A figure covers all rows of a row set at once. Its operands are figures, of the same rows
or of others: the parent row of each (Up) or the child rows of each (Down). One row's
explanation follows the links and, where a choice was made, only the chosen operand.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from subsidy_calc.values.exact import Column, Index, take
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message
from subsidy_calc.values.places import Cell, Line
from subsidy_calc.values.quantities import Unit

if TYPE_CHECKING:
    from subsidy_calc.values.verdicts import Verdicts

Texts: TypeAlias = npt.NDArray[np.object_]  # str, or None where nothing is given


@dataclass(frozen=True, slots=True, eq=False)
class RowSet:
    """Which rows an index means: a table's, a clause's claims, the lines, the groups."""

    name: str
    size: int


@dataclass(frozen=True, slots=True, eq=False)
class RowPlaces:
    """The sheet and row of each row, for tables that came from several sheets."""

    sheets: tuple[Cell, ...]
    sheet: Index
    row: Index

    def at(self, row: int, columns: Sequence[int]) -> Cell:
        """The cell of a row; `columns` gives the column in each sheet, 0 where it has none."""
        sheet = int(self.sheet[row])
        home = self.sheets[sheet]
        return Cell(home.file, home.sheet, int(self.row[row]), columns[sheet] if columns else 0)


@dataclass(frozen=True, slots=True, eq=False)
class FromCells:
    """The values stand in the cells of a column of the claims."""

    rows: RowPlaces
    columns: tuple[int, ...]

    def at(self, row: int) -> Cell:
        return self.rows.at(row, self.columns)


@dataclass(frozen=True, slots=True, eq=False)
class FromSchedule:
    """The values stand in the schedule; where there are several places, the choice picks one."""

    places: tuple[Line, ...]


Origin: TypeAlias = "FromCells | FromSchedule"


@dataclass(frozen=True, slots=True, eq=False)
class Same:
    """Row i of the operand belongs to row i."""


@dataclass(frozen=True, slots=True, eq=False)
class Up:
    """The parent row of each row; negative where there is none."""

    parent: Index


@dataclass(frozen=True, eq=False)
class Down:
    """The child rows of each row: child row j belongs to row `parent[j]`, to none where that is negative."""

    parent: Index

    @cached_property
    def _sorted(self) -> tuple[Index, Index]:
        order = np.argsort(self.parent, kind="stable").astype(np.int64)
        return order, self.parent[order]

    def children(self, row: int) -> list[int]:
        """The child rows of a row, in their order."""
        order, parents = self._sorted
        first, behind = np.searchsorted(parents, [row, row + 1])
        return [int(child) for child in order[first:behind]]


Link: TypeAlias = "Same | Up | Down"

_NO_WORD = -2  # of a column that does not have it
_NONE = np.array(None, dtype=object)


@dataclass(frozen=True, slots=True, eq=False)
class Coded:
    """A column of few words as numbers: each row's number in `words`, negative where nothing is given."""

    codes: npt.NDArray[np.int32]
    words: Mapping[str, int]


def coded(texts: Sequence[str | None]) -> Coded:
    """Words by number, in the order in which they first stand."""
    words: dict[str | None, int] = {None: -1}
    codes = np.array([words.setdefault(text, len(words) - 1) for text in texts], np.int32)
    return Coded(codes, {word: number for word, number in words.items() if word is not None})


@dataclass(frozen=True, slots=True, eq=False)
class Reading:
    """A column of words or dates as given: what conditions and lookups read beside figures.

    `coded` is the same as numbers, where the column has few words; `stated` is the word of every row.
    """

    label: Message
    rows: RowSet
    values: Texts
    fact: str
    origin: Origin
    coded: Coded | None = None
    stated: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Per row, which of several made the figure; negative where none did.

    `of_operands` says that the number picks the operand itself, or none of them where it is
    beyond the last; else all operands are used and the number picks a place of the origin.
    """

    which: Index
    labels: tuple[Message, ...]
    of_operands: bool
    verdicts: tuple[Verdicts | None, ...] = ()  # what decided: the condition of each case


class Maker(Protocol):
    """What makes a figure and can write it as a formula: a word of the schedule language, or a fact."""

    @property
    def word(self) -> str: ...

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain: ...


HANDED_ON = 0  # the choice of a figure that is its operand as it is


@dataclass(frozen=True, slots=True)
class HandsOn:
    """Makes figures that are their operand as it is, or 0 for the reason that the choice tells.

    Where they are their operand a derivation passes over them.
    """

    word: str

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return Plain()


@dataclass(frozen=True, slots=True, eq=False)
class Figure:
    """A column of numbers, what made it, and from what."""

    label: Message
    rows: RowSet
    values: Column
    unit: Unit
    made_by: Maker
    made_from: tuple[Operand, ...] = ()
    chosen: Choice | None = None
    origin: Origin | None = None
    fact: str = ""  # the fact's name, where the figure is one


@dataclass(frozen=True, slots=True, eq=False)
class Operand:
    """A figure or reading seen from the rows of another figure."""

    source: Figure | Reading
    link: Link

    @property
    def figure(self) -> Figure:
        """The source as numbers.

        Raises:
            TypeError: it is a reading; the schedule check rules that out.
        """
        if not isinstance(self.source, Figure):
            raise TypeError(f"{self.source.fact} is not a number")
        return self.source

    def numbers(self) -> Column:
        """The numbers, in the order of the rows that look at them."""
        if isinstance(self.link, Up):
            return take(self.figure.values, self.link.parent)
        return self.figure.values

    def texts(self) -> Texts:
        """The words, in the order of the rows that look at them."""
        if isinstance(self.source, Figure):
            raise TypeError(f"{self.source.label.id} is not a reading")
        values = self.source.values
        if not isinstance(self.link, Up):
            return values
        if not len(values):
            return np.full(len(self.link.parent), None, dtype=object)
        found = values[np.where(self.link.parent < 0, 0, self.link.parent)].copy()
        found[self.link.parent < 0] = None
        return found

    def is_word(self, word: str) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
        """Where the word stands, and where any does."""
        if isinstance(self.source, Reading) and self.source.coded is not None:
            codes = self._codes(self.source.coded)
            return codes == self.source.coded.words.get(word, _NO_WORD), codes >= 0
        texts = self.texts()
        return np.asarray(texts == word, dtype=bool), given(texts)

    def _codes(self, coded: Coded) -> npt.NDArray[np.int32]:
        if not isinstance(self.link, Up):
            return coded.codes
        if not len(coded.codes):
            return np.full(len(self.link.parent), -1, np.int32)
        found = coded.codes[self.link.parent]  # a negative number takes one from the end
        found[self.link.parent < 0] = -1
        return found

    def row(self, row: int) -> int:
        """The source's row for a row that looks at it; negative where there is none."""
        return int(self.link.parent[row]) if isinstance(self.link, Up) else row

    def rows(self, row: int) -> list[int]:
        """All rows of the source for a row that looks at it: one, none, or the child rows."""
        if isinstance(self.link, Down):
            return self.link.children(row)
        below = self.row(row)
        return [below] if below >= 0 else []


def given(texts: Texts) -> npt.NDArray[np.bool_]:
    """Where a text is given."""
    return np.asarray(np.not_equal(texts, _NONE), dtype=np.bool_)


def same(source: Figure | Reading) -> Operand:
    """The operand of the same rows."""
    return Operand(source, Same())
