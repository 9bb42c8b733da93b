"""Parts: the sum of several lists of steps, each with its own conditions.

    parts:
      - {label: 设备, steps: [{total: [project.equipment]}, {rate: 15%}]}
      - {label: 软件, when: {fact: project.kind, is: 智能化}, steps: [{total: [project.systems]}, {rate: 20%}]}

    result = first part + second part + …

A part that does not apply counts 0 and is shown; one that cannot be told leaves the sum
untold.

>>> from subsidy_calc.proof.tried import award_of
>>> parts = "- parts: [[{total: [p.equipment]}, {rate: 15%}], {label: 软件, when: {fact: p.new, is: 是}, steps: [{total: [p.systems]}, {rate: 20%}]}]"
>>> award_of(parts, equipment="10万元", systems="1万元", new="是")
'17,000.00元'
>>> award_of(parts, equipment="10万元", systems="1万元", new="否")
'15,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.part_list import PartBranch, derive_parts, part_branches, shape_of_parts
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Branch, Start
from subsidy_calc.values.exact import total
from subsidy_calc.values.figure import Figure, FromSchedule
from subsidy_calc.values.formulas import Cells, Formula, Plain, sum_formula
from subsidy_calc.values.messages import wording

ALL_PARTS = wording("parts.all", zh="各部分合计", en="all parts together")


class Parts(Start):
    parts: Annotated[list[PartBranch], Field(min_length=1)]

    def derive(self, facts: Facts) -> Figure:
        operands = tuple(part.operand for part in derive_parts(self.parts, facts))
        values = total([operand.numbers() for operand in operands])
        label, origin = self.labelled(ALL_PARTS()), FromSchedule((self.place,))
        return Figure(label, facts.rows, values, operands[0].figure.unit, self, operands, origin=origin)

    def branches(self, amount: Figure | None, facts: Facts) -> Sequence[Branch]:
        return part_branches(self.parts, facts)

    def shape(self, scope: Scope) -> Shape | None:
        return shape_of_parts(self.parts, scope)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return sum_formula(cells.addresses(figure.made_from, row), cells.names(figure.made_from, row))
