"""The view of a clause: its claims' own facts and those of their parents."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt

from subsidy_calc.facts.table import FactTable
from subsidy_calc.grammar.definition import Definition
from subsidy_calc.grammar.facts import PolicyYear, Related
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.scope import find_definition
from subsidy_calc.values.exact import Index
from subsidy_calc.values.figure import Operand, RowSet, Up, same
from subsidy_calc.values.verdicts import CANNOT_TELL, Verdicts


@dataclass(frozen=True, slots=True, eq=False)
class ClaimFacts:
    """The rows of one claim table; fulfils the protocol `Facts`. `known` keeps what was derived, for all clauses."""

    tables: dict[str, FactTable]
    table: FactTable
    year: PolicyYear
    schedule: Schedule
    clause: str | None = None
    known: dict[tuple[str, str | None, str], Operand | Verdicts] = field(default_factory=dict)

    @property
    def rows(self) -> RowSet:
        return self.table.rows

    def fact(self, name: str) -> Operand:
        """The fact `table.column`, seen from the claims.

        Raises:
            KeyError: no such fact; the schedule's check rules that out.
        """
        owner = name.partition(".")[0]
        return self._seen(same(self.tables[owner].facts[name]), owner)

    def derived_value(self, name: str) -> Operand:
        """The value of a name, computed once on the rows of the table that derives it.

        Raises:
            KeyError: no such name; the schedule's check rules that out.
        """
        defined, facts = self._defined(name)
        key = (facts.table.name, facts.clause, name)
        if key not in self.known and defined.parameter is not None:
            self.known[key] = defined.parameter.operand(facts)
        value = self.known[key]
        if not isinstance(value, Operand):
            raise KeyError(name)
        return self._seen(value, facts.table.name)

    def derived_verdicts(self, name: str) -> Verdicts:
        """The verdicts of a named condition.

        Raises:
            KeyError: as above.
        """
        defined, facts = self._defined(name)
        key = (facts.table.name, facts.clause, name)
        if key not in self.known and defined.condition is not None:
            self.known[key] = defined.condition.judge(facts)
        verdicts = self.known[key]
        if not isinstance(verdicts, Verdicts):
            raise KeyError(name)
        return self._verdicts_seen(verdicts, facts.table.name)

    def _defined(self, name: str) -> tuple[Definition, ClaimFacts]:
        found = find_definition(self.schedule, name, self.table.name, self.clause)
        if found is None:
            raise KeyError(name)
        if found.table is None or found.table == self.table.name:
            return found.definition, self
        return found.definition, self._of(self.tables[found.table])

    def _of(self, table: FactTable) -> ClaimFacts:
        return ClaimFacts(self.tables, table, self.year, self.schedule, self.clause, self.known)

    def _seen(self, operand: Operand, owner: str) -> Operand:
        """An operand of another table's rows, from the rows of the claims."""
        if owner == self.table.name:
            return operand
        path = self._path(self.table, owner)
        if isinstance(operand.link, Up):
            further = operand.link.parent
            path = _through(path, further)
        return Operand(operand.source, Up(path))

    def _verdicts_seen(self, verdicts: Verdicts, owner: str) -> Verdicts:
        if owner == self.table.name:
            return verdicts
        path = self._path(self.table, owner)
        values = np.full(len(path), CANNOT_TELL, np.uint8)
        values[path >= 0] = verdicts.values[path[path >= 0]]
        return replace(
            verdicts,
            values=values,
            operands=tuple(self._seen(operand, owner) for operand in verdicts.operands),
            parts=tuple(self._verdicts_seen(part, owner) for part in verdicts.parts),
        )

    def related(self, table: str) -> Related:
        """The rows of a table under the claims, or under the nearest parent that it shares with them."""
        other = self.tables[table]
        facts = self._of(other)
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
                return _through(rows, self._path(above, owner))
        raise KeyError(owner)


def _through(rows: Index, further: Index) -> Index:
    """Where rows lead by way of others; negative where the way ends."""
    if not len(further):
        return np.full(len(rows), -1, np.int64)
    return np.where(rows < 0, -1, further[np.where(rows < 0, 0, rows)])


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
    return {above.spec.code_column: table.spec.code_column}


def _leads_to(table: FactTable, owner: str, tables: dict[str, FactTable]) -> bool:
    return any(parent == owner or _leads_to(tables[parent], owner, tables) for parent in table.parents)
