"""Side by side: claims that were read apart, as rows of the same tables, so that they are computed at once.

Each keeps to itself: its rows belong together as they did, and its enterprise goes by a
code of its own wherever lines are told apart. Facts stay as they were read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from subsidy_calc.facts.claims import Claims
from subsidy_calc.facts.rows import ReadRow
from subsidy_calc.facts.table import FactTable, Key
from subsidy_calc.schedule.tables import Table
from subsidy_calc.values.exact import Index, column_of
from subsidy_calc.values.figure import Choice, Figure, FromCells, Operand, Reading, RowPlaces, RowSet, same


@dataclass(frozen=True, slots=True, eq=False)
class SideBySide:
    """Claims of several readings as one, and of which reading each row of a table is."""

    claims: Claims
    reading_of: Mapping[str, Index]


def side_by_side(readings: Sequence[Claims]) -> SideBySide:
    """Readings of one layout, none with a refused row, as one; a table that only the first has is empty in the others."""
    first = readings[0]
    tables = {name: _joined(name, [each.tables for each in readings]) for name in first.tables}
    earlier = tuple(
        replace(row, uscc=_own_code(row.uscc, number)) for number, each in enumerate(readings) for row in each.earlier
    )
    of = {
        name: np.repeat(np.arange(len(readings)), [_size(each.tables, name) for each in readings]).astype(np.int64)
        for name in tables
    }
    return SideBySide(replace(first, tables=tables, earlier=earlier, ghosts=(), fates=(), problems=(), notes=()), of)


def _own_code(code: str, number: int) -> str:
    return f"{code} {number:06}"


def _size(tables: Mapping[str, FactTable], name: str) -> int:
    return tables[name].rows.size if name in tables else 0


def _joined(name: str, tables: Sequence[Mapping[str, FactTable]]) -> FactTable:
    own = [(number, each[name]) for number, each in enumerate(tables) if name in each]
    filled = [table for _, table in own if table.rows.size] or [own[0][1]]  # one without rows knows of no cells
    first, spec = filled[0], filled[0].spec
    rows = RowSet(name, sum(table.rows.size for table in filled))
    places = RowPlaces(
        first.places.sheets,
        np.concatenate([table.places.sheet for table in filled]),
        np.concatenate([table.places.row for table in filled]),
    )
    read = [_row(row, spec, number) for number, table in own for row in table.read]
    keys = [_key(key, spec, number) for number, table in own for key in table.keys]
    facts = {fact: _side([table.facts[fact] for table in filled], rows, places) for fact in first.facts}
    parents = {parent: _parents(parent, own, tables) for parent in first.parents}
    return FactTable(name, spec, rows, read, keys, facts, places, parents, frozenset(keys))


def _parents(parent: str, own: Sequence[tuple[int, FactTable]], tables: Sequence[Mapping[str, FactTable]]) -> Index:
    offsets = np.cumsum([0, *(_size(each, parent) for each in tables)])
    shifted = [
        np.where(table.parents[parent] < 0, -1, table.parents[parent] + offsets[number]) for number, table in own
    ]
    return np.concatenate(shifted).astype(np.int64)


def _row(row: ReadRow, spec: Table, number: int) -> ReadRow:
    code = spec.code_column
    if code not in row.values:
        return row
    return replace(row, values={**row.values, code: _own_code(str(row.values[code]), number)})


def _key(key: Key, spec: Table, number: int) -> Key:
    code = spec.code_column
    return tuple(_own_code(part, number) if name == code else part for name, part in zip(spec.key, key, strict=True))


def _side(facts: Sequence[Figure | Reading], rows: RowSet, places: RowPlaces) -> Figure | Reading:
    first = facts[0]
    origin = FromCells(places, first.origin.columns) if isinstance(first.origin, FromCells) else first.origin
    if isinstance(first, Reading):
        values = np.concatenate([fact.values for fact in facts if isinstance(fact, Reading)])
        return Reading(first.label, rows, values, first.fact, first.origin if origin is None else origin)
    figures = [fact for fact in facts if isinstance(fact, Figure)]
    numbers = column_of([figure.values.at(row) for figure in figures for row in range(figure.rows.size)])
    made_from: list[Operand] = [
        same(_side([figure.made_from[number].source for figure in figures], rows, places))
        for number in range(len(first.made_from))
    ]
    return replace(first, rows=rows, values=numbers, made_from=tuple(made_from), chosen=_chosen(figures), origin=origin)


def _chosen(figures: Sequence[Figure]) -> Choice | None:
    first = figures[0].chosen
    if first is None:
        return None
    return replace(first, which=np.concatenate([figure.chosen.which for figure in figures if figure.chosen]))
