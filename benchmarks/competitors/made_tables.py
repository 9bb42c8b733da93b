"""Made tables: the program's own fact tables out of columns, without the readers, at sizes that these take minutes for.

What stands in them is what the readers put there: exact columns with the cells that they came from, the
verified sum beside the claimed, the row of each claim's enterprise. Rows are not kept, since no clause asks for them.
"""

from __future__ import annotations

import datetime as dt
import sys
from collections.abc import Sequence

import numpy as np

from benchmarks.data import Claims
from subsidy_calc.facts.table import CLAIMED, HEADING, USES_CLAIMED, USES_VERIFIED, VERIFIED, FactMaker, FactTable
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.exact import KNOWN, MISSING, Column, without_numbers
from subsidy_calc.values.figure import Choice, Figure, FromCells, Reading, RowPlaces, RowSet, same
from subsidy_calc.values.messages import Message
from subsidy_calc.values.places import Cell

Fact = Figure | Reading


class _Table:
    """The columns of one table, as they are added."""

    def __init__(self, schedule: Schedule, name: str, size: int) -> None:
        self.name, self.spec, self.rows = name, schedule.tables[name], RowSet(name, size)
        sheet = Cell("claims.xlsx", self.spec.sheet)
        self.places = RowPlaces((sheet,), np.zeros(size, np.int64), np.arange(2, size + 2))
        self.facts: dict[str, Fact] = {}

    def words(self, column: str, texts: Sequence[str]) -> None:
        values = np.array([sys.intern(text) for text in texts], dtype=object)
        label, name = HEADING(heading=self.spec.columns[column].heading), f"{self.name}.{column}"
        self.facts[name] = Reading(label, self.rows, values, name, self._cells(column))

    def dates(self, column: str, texts: Sequence[str]) -> None:
        days = np.array([dt.date.fromisoformat(text).toordinal() for text in texts], np.int64)
        self._number(column, Column(days, 1, np.full(len(days), KNOWN, np.uint8)))

    def money(self, column: str, fen: Sequence[int]) -> None:
        """A column with verified sums, none of them given."""
        values = Column(np.array(fen, np.int64), 100, np.full(len(fen), KNOWN, np.uint8))
        heading = self.spec.columns[column].heading
        claimed = self._figure(column, values, CLAIMED(heading=heading))
        verified = self._figure(column, without_numbers(MISSING, len(fen)), VERIFIED(heading=heading))
        chosen = Choice(np.zeros(len(fen), np.int64), (USES_CLAIMED(), USES_VERIFIED()), of_operands=True)
        self.facts[f"{self.name}.{column}"] = Figure(
            HEADING(heading=heading), self.rows, values, "money", FactMaker(), (same(claimed), same(verified)),
            chosen, self._cells(column), f"{self.name}.{column}",
        )  # fmt: skip

    def made(self, parents: dict[str, Sequence[int]]) -> FactTable:
        links = {name: np.array(rows, np.int64) for name, rows in parents.items()}
        return FactTable(self.name, self.spec, self.rows, (), (), self.facts, self.places, links, frozenset())

    def _number(self, column: str, values: Column) -> None:
        label = HEADING(heading=self.spec.columns[column].heading)
        self.facts[f"{self.name}.{column}"] = self._figure(column, values, label)

    def _figure(self, column: str, values: Column, label: Message) -> Figure:
        unit = self.spec.columns[column].counted_in
        if unit is None:
            raise TypeError(column)
        cells, name = self._cells(column), f"{self.name}.{column}"
        return Figure(label, self.rows, values, unit, FactMaker(), origin=cells, fact=name)

    def _cells(self, column: str) -> FromCells:
        return FromCells(self.places, (list(self.spec.columns).index(column) + 1,))


def made_tables(schedule: Schedule, claims: Claims) -> dict[str, FactTable]:
    """The tables of the schedule that its clauses look into."""
    e, p, r = claims.enterprises, claims.projects, claims.recognitions
    enterprise = _Table(schedule, "enterprise", len(e.uscc))
    enterprise.words("county", e.county)
    enterprise.words("ownership", e.ownership)
    enterprise.words("above_scale", ["是" if above else "否" for above in e.above_scale])
    project = _Table(schedule, "project", len(p.kind))
    project.words("kind", p.kind)
    project.money("equipment", p.equipment_fen)
    project.money("systems", p.systems_fen)
    recognition = _Table(schedule, "recognition", len(r.kind))
    recognition.words("level", r.level)
    recognition.words("kind", r.kind)
    recognition.dates("date", r.date)
    return {
        "enterprise": enterprise.made({}),
        "project": project.made({"enterprise": p.enterprise}),
        "recognition": recognition.made({"enterprise": r.enterprise}),
    }
