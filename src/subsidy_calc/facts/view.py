"""The view of a clause: its claims' own facts and those of their parents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from subsidy_calc.facts.table import FactTable
from subsidy_calc.grammar.facts import PolicyYear, Related
from subsidy_calc.schedule.scope import ENTERPRISE
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

    def related(self, table: str) -> Related:
        """The rows of a table under the claims, or under the nearest parent that it shares with them."""
        other = self.tables[table]
        facts = ClaimFacts(self.tables, other, self.year)
        if _leads_to(other, self.table.name, self.tables):
            above, own = self.table, None
        else:
            above = next(a for a in self._above(self.table) if _leads_to(other, a.name, self.tables))
            own = self._path(self.table, above.name)
        child_of, untold = self._path(other, above.name), rows_not_known(other, above)
        return Related(table, other.spec.sheet, facts, above.rows, child_of, own, untold)

    def _above(self, table: FactTable) -> Iterator[FactTable]:
        """The parents of a table, nearest first."""
        parents = [self.tables[name] for name in table.parents]
        yield from parents
        for parent in parents:
            yield from self._above(parent)

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


def rows_not_known(table: FactTable, above: FactTable) -> npt.NDArray[np.bool_]:
    """For each row of a table above, whether it may have a row of the lower one that was refused or not handed in."""
    if not table.given:
        return np.ones(above.rows.size, bool)
    untold = np.zeros(above.rows.size, bool)
    for parts in table.refused:
        pairs = _shared_columns(table, above)
        known = {own: parts[lower] for own, lower in pairs.items() if parts.get(lower) is not None}
        if known:  # a row that names nobody belongs to nobody
            places = [above.spec.key.index(own) for own in known]
            wanted = list(known.values())
            untold |= np.array([[key[at] for at in places] == wanted for key in above.keys], bool).reshape(-1)
    return untold


def _shared_columns(table: FactTable, above: FactTable) -> dict[str, str]:
    """Key columns of the upper table, and the lower one's columns that name them: its whole key, or the enterprise."""
    if above.name in table.spec.belongs_to:
        return table.spec.belongs_to[above.name]
    lower = table.spec.belongs_to.get(ENTERPRISE, {}).get("uscc", "uscc")
    upper = above.spec.belongs_to.get(ENTERPRISE, {}).get("uscc", "uscc")
    return {upper: lower}


def _leads_to(table: FactTable, owner: str, tables: dict[str, FactTable]) -> bool:
    return any(parent == owner or _leads_to(tables[parent], owner, tables) for parent in table.parents)
