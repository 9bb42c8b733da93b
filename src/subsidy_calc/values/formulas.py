"""Formulas: how one figure of one claim is computed again inside a spreadsheet.

A formula names its operands by number, `MIN({0},{1})`, and the same once more in words
for the printed sheet. What a spreadsheet cannot compute exactly is a plain value with
the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from subsidy_calc.values.messages import Message

if TYPE_CHECKING:
    from subsidy_calc.values.figure import Operand


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula for `cells`, the addresses of its operands; `says` is its reading."""

    text: str
    cells: tuple[str, ...]
    says: Message

    def excel(self) -> str:
        """The formula as a spreadsheet reads it, with the equals sign."""
        return "=" + self.text.format(*self.cells)


@dataclass(frozen=True, slots=True)
class Plain:
    """A value that is entered, not computed; `reason` says why where one would expect a formula."""

    reason: Message | None = None


class Cells(Protocol):
    """Addresses and names of the rows of one claim's derivation on a sheet."""

    def addresses(self, operands: Sequence[Operand], row: int) -> tuple[str, ...]: ...

    def names(self, operands: Sequence[Operand], row: int) -> tuple[str, ...]: ...
