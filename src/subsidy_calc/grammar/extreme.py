"""Extremes: of several lists of steps, the one that comes to most, or to least.

Only parts that apply are compared; where none does, there is no amount. While a part
cannot be told, neither can which one it is.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.part_list import Part, PartBranch, counts, derive_parts, part_branches, shape_of_parts
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Branch, Start
from subsidy_calc.values.exact import KNOWN, NOTHING, Column, Index, choose, compared
from subsidy_calc.values.figure import Choice, Figure, FromSchedule
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Wording, wording

NO_PART = wording("extreme.no_part", zh="没有适用的部分", en="no part applies")


class Extreme(Start):
    """The part of one sign of the difference to all others."""

    nothing = ("no_part", NO_PART)
    says: ClassVar[Wording]
    reads: ClassVar[Wording]
    sign: ClassVar[int]
    function: ClassVar[str]

    @property
    @abstractmethod
    def parts(self) -> Sequence[PartBranch]: ...

    def derive(self, facts: Facts) -> Figure:
        parts = derive_parts(self.parts, facts)
        values, which = _extreme(parts, self.sign)
        operands = tuple(part.operand for part in parts)
        chosen = Choice(which, tuple(operand.source.label for operand in operands), of_operands=False)
        label, origin = self.labelled(self.says()), FromSchedule((self.place,))
        return Figure(label, facts.rows, values, operands[0].figure.unit, self, operands, chosen, origin)

    def branches(self, amount: Figure | None, facts: Facts) -> Sequence[Branch]:
        return part_branches(self.parts, facts)

    def shape(self, scope: Scope) -> Shape | None:
        return shape_of_parts(self.parts, scope)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        compared_ones = [operand for operand in figure.made_from if counts(operand, row)]
        addresses, names = cells.addresses(compared_ones, row), cells.names(compared_ones, row)
        listed = ",".join(f"{{{number}}}" for number in range(len(addresses)))
        return Formula(f"{self.function}({listed})", addresses, self.reads(parts=names))


def _extreme(parts: Sequence[Part], sign: int) -> tuple[Column, Index]:
    """The largest (sign 1) or smallest (sign −1) of the parts that apply, and which it was; of equals the first."""
    best, taken = parts[0].operand.numbers(), parts[0].counts
    which = np.where(taken, 0, -1).astype(np.int64)
    for number, part in enumerate(parts[1:], start=1):
        values = part.operand.numbers()
        order, _ = compared(values, best)
        better = part.counts & (~taken | (order == sign))
        best, which = choose([best, values], better.astype(np.int64)), np.where(better, number, which)
        taken = taken | part.counts
    states = np.maximum.reduce([part.operand.numbers().states for part in parts])
    states = np.where((states == KNOWN) & ~taken, NOTHING, states).astype(np.uint8)
    return Column(best.numerators, best.denominator, states), which
