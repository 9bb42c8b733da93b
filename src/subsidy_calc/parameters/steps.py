"""Steps: the outcome of a list of steps: `{steps: [{total: [project.net]}, {rate: 2%}]}`.

A step that makes an amount may stand alone: `{total: [project.net]}` is the same as
`{steps: [{total: [project.net]}]}`.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- total: [p.spent]\\n- cap: {steps: [{total: [p.tax]}, {rate: 50%}]}", spent="10万元", tax="8万元")
'40,000.00元'
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import AnyStep
from subsidy_calc.grammar.step_list import derive_steps, shape_of_steps
from subsidy_calc.values.figure import Figure, Operand, same
from subsidy_calc.values.formulas import Cells, Formula, Plain


class Steps(Parameter):
    steps: Annotated[list[AnyStep], Field(min_length=1)]

    def operand(self, facts: Facts) -> Operand:
        return same(derive_steps(self.steps, facts))

    def shape(self, scope: Scope) -> Shape | None:
        return shape_of_steps(self.steps, scope, place=self.place)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return Plain()  # the figures are those of its steps
