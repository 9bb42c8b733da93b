"""Steps of a line: its derivation as numbered rows, each formula naming the rows that it was made from.

This is the derivation read once for a sheet: the addresses of live formulas and their
readings in words come from the same numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from subsidy_calc.assess.derivation import Node, claimed_sum, in_order, parts_for
from subsidy_calc.values.figure import Figure, Operand
from subsidy_calc.values.formulas import Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.workbooks.numbers import ends, is_exact

TOO_LONG = wording(
    "sheet.too_long",
    zh="超过电子表格的15位有效数字，直接列出结果",
    en="more than the 15 digits of a spreadsheet; the result is entered",
)
EXACTLY = wording("sheet.exactly", zh="准确值{over}/{under}", en="exactly {over}/{under}")

Numbers = Mapping[tuple[int, int], int]


@dataclass(frozen=True, slots=True, eq=False)
class SheetStep:
    """One row: the node, its number from 0, and its live formula, if it has one."""

    node: Node
    number: int
    formula: str | None
    says: tuple[Message, ...]

    @property
    def mark(self) -> str:
        return mark(self.number)


@dataclass(frozen=True, slots=True, eq=False)
class _StepCells:
    """Addresses and names of a node's operands; fulfils the protocol `Cells`."""

    node: Node
    numbers: Numbers
    first: str  # the column of figures
    top: int  # the sheet's row of step 0, from 1

    def addresses(self, operands: Sequence[Operand], row: int) -> tuple[str, ...]:
        return tuple(f"{self.first}{self.top + number}" for number in self._of(operands, row))

    def names(self, operands: Sequence[Operand], row: int) -> tuple[str, ...]:
        return tuple(mark(number) for number in self._of(operands, row))

    def _of(self, operands: Sequence[Operand], row: int) -> list[int]:
        return [self.numbers[part.identity] for part in parts_for(self.node, operands, row)]


def mark(number: int) -> str:
    """The sign of a row.

    >>> mark(0), mark(19), mark(20), mark(49), mark(50)
    ('①', '⑳', '㉑', '㊿', '(51)')
    """
    if number < 20:
        return chr(ord("①") + number)
    if number < 35:
        return chr(ord("㉑") + number - 20)
    return chr(ord("㊱") + number - 35) if number < 50 else f"({number + 1})"


def sheet_steps(root: Node, column: str, top: int) -> list[SheetStep]:
    """The rows of a derivation whose figures stand in a column, from the sheet's row `top` (from 1) down."""
    nodes = list(_with_claimed(in_order(root)))
    numbers = {node.identity: number for number, node in enumerate(nodes)}
    return [_step(node, number, _StepCells(node, numbers, column, top)) for number, node in enumerate(nodes)]


def _with_claimed(nodes: Sequence[Node]) -> Iterator[Node]:
    """The nodes, and before each verified sum the one that was claimed."""
    claimed = {node.operands[0].identity: found for node in nodes if (found := claimed_sum(node)) and node.operands}
    for node in nodes:
        if node.identity in claimed:
            yield claimed[node.identity]
        yield node


def _step(node: Node, number: int, cells: _StepCells) -> SheetStep:
    choice = (node.choice,) if node.choice else ()
    if not isinstance(node.source, Figure) or node.value is None or isinstance(node.value, str):
        return SheetStep(node, number, None, choice)
    made = node.source.made_by.excel(node.source, node.row, cells)
    if isinstance(made, Plain):
        return SheetStep(node, number, _stated_fraction(node), (*_reason(made), *choice))
    if not _can_be_live(node):
        return SheetStep(node, number, None, (made.says, *choice, TOO_LONG(), *_exactly(node)))
    return SheetStep(node, number, made.excel(), (made.says, *choice))


def _reason(made: Plain) -> tuple[Message, ...]:
    return (made.reason,) if made.reason else ()


def _stated_fraction(node: Node) -> str | None:
    """A rate such as 1/3, which only a division states in full."""
    if isinstance(node.value, str) or node.value is None or node.unit != "ratio" or is_exact(node.value):
        return None
    return f"={node.value.numerator}/{node.value.denominator}"


def _can_be_live(node: Node) -> bool:
    """Whether a spreadsheet computes the figure to its last digit: it and what it is made of fit a cell."""
    fractions = [part.value for part in node.operands if not isinstance(part.value, str) and part.unit != "ratio"]
    parts = [value for value in fractions if value is not None]
    return all(is_exact(value) for value in (node.value, *parts) if value is not None and not isinstance(value, str))


def _exactly(node: Node) -> tuple[Message, ...]:
    if isinstance(node.value, str) or node.value is None or ends(node.value):
        return ()
    return (EXACTLY(over=str(node.value.numerator), under=str(node.value.denominator)),)
