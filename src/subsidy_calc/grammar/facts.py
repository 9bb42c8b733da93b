"""Facts: what a word may ask of the claims that it is computed for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

from subsidy_calc.values.exact import Index
from subsidy_calc.values.figure import Operand, RowSet
from subsidy_calc.values.verdicts import Verdicts


@dataclass(frozen=True, slots=True)
class PolicyYear:
    """The year of the policy, by its number, first and last day; not `named` where only the words matter, of any year."""

    number: int
    first: dt.date
    last: dt.date
    named: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class Related:
    """Rows of another table that belong to the claims: children, or children of a parent.

    `child_of[j]` is the row of the common ancestor that row j belongs to, negative for none;
    `own[i]` is that of claim i, None where the claims are the ancestor themselves. Not all
    rows of an ancestor are known where `untold`.
    """

    table: str
    sheet: str
    facts: Facts
    ancestor: RowSet
    child_of: Index
    own: Index | None
    untold: npt.NDArray[np.bool_]


class Facts(Protocol):
    """The claims of one clause: its own table's columns and its parents'."""

    @property
    def rows(self) -> RowSet: ...

    @property
    def year(self) -> PolicyYear: ...

    def fact(self, name: str) -> Operand:
        """The fact `table.column`, seen from the rows of the claims."""
        ...

    def derived_value(self, name: str) -> Operand:
        """The value that the schedule gives the name to, seen from the claims."""
        ...

    def derived_verdicts(self, name: str) -> Verdicts:
        """The verdicts of the condition that the schedule gives the name to."""
        ...

    def related(self, table: str) -> Related:
        """The rows of a table that belong to the claims without being their parents."""
        ...
