"""Facts: what a word may ask of the claims that it is computed for."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Protocol

from subsidy_calc.values.figure import Operand, RowSet


@dataclass(frozen=True, slots=True)
class PolicyYear:
    """The year of the policy, by its number, first and last day."""

    number: int
    first: dt.date
    last: dt.date


class Facts(Protocol):
    """The claims of one clause: its own table's columns and its parents'."""

    @property
    def rows(self) -> RowSet: ...

    @property
    def year(self) -> PolicyYear: ...

    def fact(self, name: str) -> Operand:
        """The fact `table.column`, seen from the rows of the claims."""
        ...
