"""Cases: the first case whose condition holds: `{cases: [{when: …, then: …}, {otherwise: …}]}`.

A case that cannot be told stops the search: the value is missing, for a later case might
be the wrong one. Where no case holds and there is no `otherwise`, there is no value, and
the claim is nil with that reason.

>>> from subsidy_calc.proof.tried import award_of, blank
>>> steps = "- fixed: {cases: [{when: {fact: p.size, is: 大}, then: 5万元}, {otherwise: 2万元}]}"
>>> award_of(steps, size="小")
'20,000.00元'
>>> award_of(steps, size=blank("choice"))
'cannot tell (missing:p.size)'
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.case_list import NO_CASE, TAKEN, case_figure, check_cases, shape_of_cases
from subsidy_calc.grammar.condition import AnyCondition
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter, Parameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.figure import Figure, Operand, same
from subsidy_calc.values.formulas import Cells, Formula, Plain


class CaseBranch(Written):
    when: AnyCondition | None = None
    then: AnyParameter | None = None
    otherwise: AnyParameter | None = None

    @property
    def value(self) -> Parameter | None:
        return self.then or self.otherwise


class Cases(Parameter):
    nothing = ("no_case", NO_CASE)

    cases: Annotated[list[CaseBranch], Field(min_length=1)]

    def operand(self, facts: Facts) -> Operand:
        values = [case.value.operand(facts) for case in self.cases if case.value]
        return same(case_figure(self, self.cases, values, facts))

    def shape(self, scope: Scope) -> Shape | None:
        check_cases(self.cases, scope)
        shapes = [shape for case in self.cases if case.value and (shape := case.value.shape(scope))]
        return shape_of_cases(shapes, self.place, scope)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        (name,) = cells.names(figure.made_from, row)
        return Formula("{0}", cells.addresses(figure.made_from, row), TAKEN(first=name))
