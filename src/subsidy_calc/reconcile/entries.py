"""Entries: the rows of a list put together by enterprise, by credit code where there is one, else by name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from subsidy_calc.facts.parsing import plain
from subsidy_calc.reconcile.listed import Amount, ListColumn, ListRow, ListTable
from subsidy_calc.reconcile.names import name_key
from subsidy_calc.values.places import Cell


@dataclass(slots=True)
class Entry:
    """What a list says of one enterprise."""

    name: str
    uscc: str
    rows: list[tuple[ListTable, ListRow]] = field(default_factory=list)

    @property
    def place(self) -> Cell:
        return self.rows[0][1].name_place

    @property
    def called(self) -> str:
        return self.name or self.uscc

    @property
    def key(self) -> str:
        return name_key(self.name)

    def amounts(self) -> list[Amount]:
        """The sums of its rows."""
        found = ((row, table.sums) for table, row in self.rows)
        return [row.amounts[sums.index] for row, sums in found if sums is not None and sums.index in row.amounts]

    def total(self) -> Fraction:
        return sum((amount.value for amount in self.amounts()), Fraction(0))

    def column(self) -> ListColumn | None:
        """The column of its sum in the first of its tables."""
        return self.rows[0][0].sums

    def is_known(self) -> bool:
        """Whether all its sums are known in yuan."""
        return all(_is_known(table, row) for table, row in self.rows)


def _is_known(table: ListTable, row: ListRow) -> bool:
    sums = table.sums
    if sums is None or sums.index in table.unclear:
        return False
    return sums.index not in table.unread or sums.index in row.amounts


def entries_of(tables: Iterable[ListTable]) -> Sequence[Entry]:
    """The enterprises in the order in which they first stand."""
    by_code: dict[str, Entry] = {}
    by_name: dict[str, Entry] = {}
    found: list[Entry] = []
    for table in tables:
        for row in table.rows:
            spelt = "".join(plain(row.name).split())
            entry = by_code.get(row.uscc) if row.uscc else by_name.get(spelt) if spelt else None
            if entry is None:
                entry = Entry(row.name, row.uscc)
                found.append(entry)
                if row.uscc:
                    by_code[row.uscc] = entry
                if spelt:
                    by_name.setdefault(spelt, entry)
            entry.rows.append((table, row))
    return found
