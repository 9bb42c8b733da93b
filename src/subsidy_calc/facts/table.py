"""Fact tables: the accepted rows of a table as columns, with their places and parents."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

import numpy as np
import pandas as pd

from subsidy_calc.facts.headings import HeadingRow
from subsidy_calc.facts.rows import ReadRow
from subsidy_calc.grammar.scope import UNIT_OF_TYPE
from subsidy_calc.schedule.tables import Column as ColumnSpec
from subsidy_calc.schedule.tables import Table
from subsidy_calc.values.exact import Index, column_of
from subsidy_calc.values.figure import Choice, Figure, FromCells, Reading, RowPlaces, RowSet, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.quantities import Quantity, read_quantity

HEADING = wording("fact.heading", zh="{heading}", en="{heading}")
CLAIMED = wording("fact.claimed", zh="{heading}（申报额）", en="{heading} (claimed)")
VERIFIED = wording("fact.verified", zh="{heading}（审定额）", en="{heading} (verified)")
USES_CLAIMED = wording("fact.uses_claimed", zh="未审定，按申报额", en="not verified, as claimed")
USES_VERIFIED = wording("fact.uses_verified", zh="按审定额", en="as verified")
AS_FILLED_IN = wording("fact.as_filled_in", zh="按填报", en="as filled in")
AS_BLANK = wording("fact.as_blank", zh="空白按{value}计", en="blank, read as {value}")
TAKEN = wording("fact.taken", zh="取{first}", en="{first}")

KeyPart = str
Key = tuple[KeyPart, ...]


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


def key_of(row: ReadRow, table: Table) -> Key:
    """The key of a row as text; a blank part is empty."""
    return tuple(key_text(row.values[name], table.columns[name]) for name in table.key)


def key_text(value: object, column: ColumnSpec) -> KeyPart:
    """One part of a key as text that sorts and prints: dates as 2020-06-30."""
    if value is None:
        return ""
    if isinstance(value, Fraction) and column.type == "date":
        return pd.Timestamp.fromordinal(int(value)).date().isoformat()
    return str(value)


def make_table(
    name: str, spec: Table, read: Sequence[ReadRow], headings: dict[Cell, HeadingRow], parents: dict[str, FactTable]
) -> FactTable:
    """Make the columns of accepted rows. `headings` are those of each sheet that the rows come from."""
    rows = RowSet(name, len(read))
    places = _places(read)
    facts = {
        f"{name}.{column}": _fact(f"{name}.{column}", column, spec.columns[column], read, rows, places, headings)
        for column in spec.columns
    }
    links = {parent: _parent_rows(read, spec, parents[parent]) for parent in spec.belongs_to}
    keys = [key_of(row, spec) for row in read]
    return FactTable(name, spec, rows, read, keys, facts, places, links, frozenset(keys))


def _places(read: Sequence[ReadRow]) -> RowPlaces:
    sheets = list(dict.fromkeys(Cell(row.place.file, row.place.sheet) for row in read))
    numbers = {sheet: number for number, sheet in enumerate(sheets)}
    sheet = [numbers[Cell(row.place.file, row.place.sheet)] for row in read]
    return RowPlaces(tuple(sheets), np.array(sheet, np.int64), np.array([r.place.row for r in read], np.int64))


def _fact(
    fact: str,
    column: str,
    spec: ColumnSpec,
    read: Sequence[ReadRow],
    rows: RowSet,
    places: RowPlaces,
    headings: dict[Cell, HeadingRow],
) -> Figure | Reading:
    origin = FromCells(places, tuple(headings[sheet].index_of(column) for sheet in places.sheets))
    label = HEADING(heading=spec.heading)
    unit = UNIT_OF_TYPE.get(spec.type)
    if unit is None:
        texts = np.array([row.values[column] for row in read] + [None], dtype=object)[:-1]
        return Reading(label, rows, texts, fact, origin)
    values = column_of([_number(row.values[column]) for row in read])
    if spec.verified is None:
        blank = _blank_choice(column, spec, read)
        return Figure(label, rows, values, unit, FactMaker(), chosen=blank, origin=origin, fact=fact)
    claimed_values = column_of([_number(row.claimed[column]) for row in read])
    verified_values = column_of([_number(row.verified[column]) for row in read])
    verified_columns = tuple(_verified_index(headings[sheet], column) for sheet in places.sheets)
    claimed = Figure(
        CLAIMED(heading=spec.heading), rows, claimed_values, unit, FactMaker(),
        chosen=_blank_choice(column, spec, read), origin=origin, fact=fact,
    )  # fmt: skip
    verified = Figure(
        VERIFIED(heading=spec.heading), rows, verified_values, unit, FactMaker(),
        origin=FromCells(places, verified_columns), fact=fact,
    )  # fmt: skip
    which = verified_values.known.astype(np.int64)
    chosen = Choice(which, (USES_CLAIMED(), USES_VERIFIED()), of_operands=True)
    return Figure(label, rows, values, unit, FactMaker(), (same(claimed), same(verified)), chosen, origin, fact)


def _number(value: object) -> Fraction | None:
    return value if isinstance(value, Fraction) else None


def _verified_index(headings: HeadingRow, column: str) -> int:
    return next((s.index for s in headings.slots if (s.column, s.part) == (column, "verified")), 0)


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
    if not wanted or not parent.keys:
        return np.full(len(wanted), -1, np.int64)
    index = pd.Index(["\x1f".join(key) for key in parent.keys])
    return index.get_indexer(["\x1f".join(key) for key in wanted]).astype(np.int64)
