"""Fact tables: the accepted rows of a table as columns, with their places and parents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

import numpy as np

from subsidy_calc.facts.headings import HeadingRow, Part
from subsidy_calc.facts.rows import ReadRow
from subsidy_calc.schedule.tables import Column as ColumnSpec
from subsidy_calc.schedule.tables import Table
from subsidy_calc.values.exact import Column, Index, column_of
from subsidy_calc.values.figure import Choice, Figure, FromCells, Reading, RowPlaces, RowSet, coded, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.quantities import Quantity, plain_decimal, read_quantity

HEADING = wording("fact.heading", zh="{heading}", en="{heading}")
CLAIMED = wording("fact.claimed", zh="{heading}（申报额）", en="{heading} (claimed)")
VERIFIED = wording("fact.verified", zh="{heading}（审定额）", en="{heading} (verified)")
USES_CLAIMED = wording("fact.uses_claimed", zh="未审定，按申报额", en="not verified, as claimed")
USES_VERIFIED = wording("fact.uses_verified", zh="按审定额", en="as verified")
AS_FILLED_IN = wording("fact.as_filled_in", zh="按填报", en="as filled in")
AS_BLANK = wording("fact.as_blank", zh="空白按{value}计", en="blank, read as {value}")
TAKEN = wording("fact.taken", zh="取{first}", en="{first}")

MANY_KEYS = 20_000  # from which on a join by pandas is the faster one

_FEW_WORDS = {"choice", "yes_no"}

KeyPart = str
Key = tuple[KeyPart, ...]
Parts: TypeAlias = "dict[str, str | None]"


@dataclass(frozen=True, slots=True)
class FactMaker:
    """Makes the figures that stand in cells of the claims; `verified` ones choose between two."""

    word: str = "fact"

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        if not figure.made_from:
            return Plain()
        (name,) = cells.names(figure.made_from, row)
        return Formula("{0}", cells.addresses(figure.made_from, row), TAKEN(first=name))


@dataclass(frozen=True, slots=True, eq=False)
class FactTable:
    """The accepted rows of one table. `parents` gives each row's row in a parent table."""

    name: str
    spec: Table
    rows: RowSet
    read: Sequence[ReadRow]
    keys: Sequence[Key]
    facts: dict[str, Figure | Reading]
    places: RowPlaces
    parents: dict[str, Index]
    key_set: frozenset[Key]
    refused: tuple[Parts, ...] = ()  # of rows that were refused: what can be read of them, by column
    given: bool = True  # whether a sheet of it was handed in


def key_of(row: ReadRow, table: Table) -> Key:
    """The key of a row as text; a blank part is empty."""
    return tuple(key_text(row.values[name], table.columns[name]) for name in table.key)


def key_text(value: object, column: ColumnSpec) -> KeyPart:
    """One part of a key as text that sorts and prints: dates as 2020-06-30."""
    if value is None:
        return ""
    if isinstance(value, Fraction) and column.type == "date":
        return dt.date.fromordinal(int(value)).isoformat()
    if isinstance(value, Fraction) and column.type == "quantity":
        return plain_decimal(value)  # 3/2 would be two parts of a matter
    return str(value)


def make_table(
    name: str, spec: Table, read: Sequence[ReadRow], headings: dict[Cell, HeadingRow], parents: dict[str, FactTable]
) -> FactTable:
    """Make the columns of accepted rows. `headings` are those of each sheet that the rows come from."""
    rows = RowSet(name, len(read))
    columns = _Columns(name, spec, read, rows, _places(read), headings)
    facts = {f"{name}.{column}": columns.fact(column) for column in spec.columns}
    links = {parent: _parent_rows(read, spec, parents[parent]) for parent in spec.belongs_to}
    keys = [key_of(row, spec) for row in read]
    return FactTable(name, spec, rows, read, keys, facts, columns.places, links, frozenset(keys))


def _places(read: Sequence[ReadRow]) -> RowPlaces:
    sheets = list(dict.fromkeys(Cell(row.place.file, row.place.sheet) for row in read))
    numbers = {sheet: number for number, sheet in enumerate(sheets)}
    sheet = [numbers[Cell(row.place.file, row.place.sheet)] for row in read]
    return RowPlaces(tuple(sheets), np.array(sheet, np.int64), np.array([r.place.row for r in read], np.int64))


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """Makes the columns of a table out of its accepted rows."""

    table: str
    spec: Table
    read: Sequence[ReadRow]
    rows: RowSet
    places: RowPlaces
    headings: dict[Cell, HeadingRow]

    def fact(self, column: str) -> Figure | Reading:
        spec = self.spec.columns[column]
        if spec.counted_in is not None:
            return self._number(column, spec) if spec.verified is None else self._verified(column, spec)
        texts = np.array([row.values[column] for row in self.read] + [None], dtype=object)[:-1]
        label, cells = HEADING(heading=spec.heading), self._cells(column, "value")
        few = coded(texts.tolist()) if spec.type in _FEW_WORDS else None
        return Reading(label, self.rows, texts, self._name(column), cells, few)

    def _number(self, column: str, spec: ColumnSpec) -> Figure:
        values = column_of([_number(row.values[column]) for row in self.read])
        label, blank = HEADING(heading=spec.heading), _blank_choice(column, spec, self.read)
        return self._figure(column, label, values, chosen=blank, origin=self._cells(column, "value"))

    def _verified(self, column: str, spec: ColumnSpec) -> Figure:
        """The fact of a verified column: the verified sum where there is one, else the claimed."""
        values = column_of([_number(row.values[column]) for row in self.read])
        claimed_values = column_of([_number(row.claimed_of(column)) for row in self.read])
        verified_values = column_of([_number(row.verified.get(column)) for row in self.read])
        cells, blank = self._cells(column, "value"), _blank_choice(column, spec, self.read)
        claimed = self._figure(column, CLAIMED(heading=spec.heading), claimed_values, chosen=blank, origin=cells)
        verified_cells = self._cells(column, "verified")
        verified = self._figure(column, VERIFIED(heading=spec.heading), verified_values, origin=verified_cells)
        which = verified_values.known.astype(np.int64)
        chosen = Choice(which, (USES_CLAIMED(), USES_VERIFIED()), of_operands=True)
        made_from = (same(claimed), same(verified))
        return replace(
            self._figure(column, HEADING(heading=spec.heading), values, chosen=chosen, origin=cells),
            made_from=made_from,
        )

    def _figure(
        self, column: str, label: Message, values: Column, *, chosen: Choice | None = None, origin: FromCells
    ) -> Figure:
        unit, fact = self.spec.columns[column].counted_in, self._name(column)
        if unit is None:
            raise TypeError(f"{fact} is no number")
        return Figure(label, self.rows, values, unit, FactMaker(), chosen=chosen, origin=origin, fact=fact)

    def _cells(self, column: str, part: Part) -> FromCells:
        return FromCells(
            self.places, tuple(self.headings[sheet].index_of(column, part) for sheet in self.places.sheets)
        )

    def _name(self, column: str) -> str:
        return f"{self.table}.{column}"


def _number(value: object) -> Fraction | None:
    return value if isinstance(value, Fraction) else None


def _blank_choice(column: str, spec: ColumnSpec, read: Sequence[ReadRow]) -> Choice | None:
    if spec.if_blank is None:
        return None
    which = np.array([int(column in row.defaulted) for row in read], np.int64)
    value: Quantity = read_quantity(spec.if_blank)
    return Choice(which, (AS_FILLED_IN(), AS_BLANK(value=value)), of_operands=False)


def _parent_rows(read: Sequence[ReadRow], spec: Table, parent: FactTable) -> Index:
    pairs = spec.belongs_to[parent.name]
    own = [pairs[column] for column in parent.spec.key]
    wanted = [tuple(key_text(row.values[name], spec.columns[name]) for name in own) for row in read]
    return rows_of_keys(parent.keys, wanted)


def rows_of_keys(keys: Sequence[Key], wanted: Sequence[Key]) -> Index:
    """The row of each wanted key, negative where there is none; no key stands twice."""
    if not wanted or not keys:
        return np.full(len(wanted), -1, np.int64)
    if len(keys) + len(wanted) < MANY_KEYS:
        rows = {key: row for row, key in enumerate(keys)}
        return np.array([rows.get(key, -1) for key in wanted], np.int64)
    import pandas as pd  # takes longer to load than to look up a few keys

    index = pd.Index(["\x1f".join(key) for key in keys])
    return index.get_indexer(pd.Index(["\x1f".join(key) for key in wanted])).astype(np.int64)
