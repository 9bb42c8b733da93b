"""The view of a clause: its claims' own facts and those of their parents."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from subsidy_calc.facts.table import FactTable
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.values.exact import Index
from subsidy_calc.values.figure import Operand, RowSet, Same, Up


@dataclass(frozen=True, slots=True, eq=False)
class ClaimFacts:
    """The rows of one claim table; fulfils the protocol `Facts`."""

    tables: dict[str, FactTable]
    table: FactTable
    year: PolicyYear

    @property
    def rows(self) -> RowSet:
        return self.table.rows

    def fact(self, name: str) -> Operand:
        """The fact `table.column`, seen from the claims.

        Raises:
            KeyError: no such fact; the schedule's check rules that out.
        """
        owner = name.partition(".")[0]
        source = self.tables[owner].facts[name]
        if owner == self.table.name:
            return Operand(source, Same())
        return Operand(source, Up(self._path(self.table, owner)))

    def _path(self, table: FactTable, owner: str) -> Index:
        if owner in table.parents:
            return table.parents[owner]
        for parent, rows in table.parents.items():
            above = self.tables[parent]
            if _leads_to(above, owner, self.tables):
                further = self._path(above, owner)
                if not len(further):
                    return np.full(len(rows), -1, np.int64)
                return np.where(rows < 0, -1, further[np.where(rows < 0, 0, rows)])
        raise KeyError(owner)


def _leads_to(table: FactTable, owner: str, tables: dict[str, FactTable]) -> bool:
    return any(parent == owner or _leads_to(tables[parent], owner, tables) for parent in table.parents)
