"""Formulas: how one figure of one claim is computed again inside a spreadsheet.

A formula names its operands by number, `MIN({0},{1})`, and the same once more in words
for the printed sheet. What a spreadsheet cannot compute exactly is a plain value with
the reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from subsidy_calc.values.messages import Message, wording

if TYPE_CHECKING:
    from subsidy_calc.values.figure import Operand


SUM = wording("formula.sum", zh="{parts}相加", en="sum of {parts}")
TO = wording("formula.to", zh="{first}至{last}", en="{first} to {last}")
TOO_MANY = wording(
    "formula.too_many", zh="行数太多，直接列出合计", en="too many rows for a formula; the sum is entered"
)


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


MOST_ARGUMENTS = 200  # of one function; spreadsheets take 255


def sum_formula(addresses: tuple[str, ...], names: tuple[str, ...]) -> Formula | Plain:
    """The sum of cells, neighbours in a column as one range.

    >>> sum_formula(("E4", "E5", "E6", "E9"), ("①", "②", "③", "⑥")).excel()
    '=SUM(E4:E6,E9)'
    """
    runs: list[tuple[int, int]] = []
    for number, address in enumerate(addresses):
        if runs and _is_next(addresses[number - 1], address):
            runs[-1] = (runs[-1][0], number)
        else:
            runs.append((number, number))
    if len(runs) > MOST_ARGUMENTS:
        return Plain(TOO_MANY())
    text = ",".join(f"{{{first}}}:{{{last}}}" if first < last else f"{{{first}}}" for first, last in runs)
    said = tuple(TO(first=names[a], last=names[b]) if a < b else names[a] for a, b in runs)
    return Formula(f"SUM({text})", addresses, SUM(parts=said))


def _is_next(before: str, address: str) -> bool:
    column, row = before.rstrip("0123456789"), before.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return row.isascii() and row.isdigit() and address == f"{column}{int(row) + 1}"


class Cells(Protocol):
    """Addresses and names of the rows of one claim's derivation on a sheet."""

    def addresses(self, operands: Sequence[Operand], row: int) -> tuple[str, ...]: ...

    def names(self, operands: Sequence[Operand], row: int) -> tuple[str, ...]: ...
