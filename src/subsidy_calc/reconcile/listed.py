"""Listed: a list as it was read, table by table, before anything is checked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property

from subsidy_calc.facts.number_format import Unit
from subsidy_calc.reconcile.roles import MONEY, Role, RoleName
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Note, Problem


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column whose heading was understood; the unit is the heading's own or that of a title above."""

    role: Role
    index: int
    heading: str
    unit: Unit | None


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of the list: in yuan, or as it stands where the unit is not known. `step` is 1 in its last digit."""

    value: Fraction
    place: Cell
    step: Fraction
    text: str


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row for an enterprise. A blank is an empty text, or a sum that is not there."""

    place: Cell
    name: str
    name_place: Cell
    uscc: str = ""
    item: str = ""
    matter: str = ""
    number: int | None = None
    goes_on: bool = False  # its running number is the merged one of the row above
    merged_name: bool = False
    amounts: Mapping[int, Amount] = field(default_factory=dict)  # by column
    capitals: str = ""
    capitals_place: Cell | None = None

    @property
    def called(self) -> str:
        return self.name or self.uscc


@dataclass(frozen=True, slots=True)
class TotalRow:
    """A row of totals, with the word that it is called by."""

    place: Cell
    word: str
    amounts: Mapping[int, Amount]


@dataclass(frozen=True)
class ListTable:
    """One table of the list; rows and totals in the order of the sheet."""

    place: Cell
    columns: Sequence[ListColumn]
    rows: Sequence[ListRow]
    totals: Sequence[TotalRow]
    restarts: frozenset[int]  # rows where a part of the table begins, and running numbers may begin anew
    unread: frozenset[int]  # columns with a sum that could not be read
    unclear: frozenset[int]  # columns of sums whose unit is not known

    def of(self, *roles: RoleName) -> list[ListColumn]:
        """The columns of a role."""
        return [column for column in self.columns if column.role.name in roles]

    def the(self, role: RoleName) -> ListColumn | None:
        """The column of a role, if there is one alone."""
        found = self.of(role)
        return found[0] if len(found) == 1 else None

    @property
    def money(self) -> list[ListColumn]:
        return [column for column in self.columns if column.role.name in MONEY]

    @cached_property
    def sums(self) -> ListColumn | None:
        """The column of what each row is awarded or, where there is none, of what is payable."""
        return self.the("award") or self.the("payable")

    def is_whole(self, column: ListColumn) -> bool:
        """Whether every sum of the column could be read."""
        return column.index not in self.unread

    def is_known(self, column: ListColumn) -> bool:
        """Whether the sums of the column are known in yuan, each of them."""
        return column.index not in self.unread | self.unclear

    def unit(self, column: ListColumn) -> Unit | None:
        """The unit to show its sums in: yuan where each cell says its own."""
        return "元" if column.unit is None and self.is_known(column) else column.unit

    def amounts(self, column: ListColumn) -> Iterator[Amount]:
        return (row.amounts[column.index] for row in self.rows if column.index in row.amounts)

    def total(self, column: ListColumn) -> Fraction:
        return sum((amount.value for amount in self.amounts(column)), Fraction(0))


@dataclass(frozen=True, slots=True)
class ListText:
    """Words outside the rows: titles, notes, what stands beside a total. Tables by their number in the list."""

    place: Cell
    text: str
    before: int | None  # the table that begins below on the sheet
    after: int | None  # the table that it stands in or below


@dataclass(frozen=True, slots=True)
class Listed:
    """All that was read of a list."""

    tables: Sequence[ListTable]
    texts: Sequence[ListText]
    problems: Sequence[Problem]
    notes: Sequence[Note]
