"""Cases: the steps of the first case whose condition holds.

    cases: [{when: {fact: project.kind, is: 智能化}, then: [{rate: 15%}]}, {otherwise: [{rate: 10%}]}]

As the first step its branches make the amount; later they go on from the running one, and
a branch without steps leaves it as it is. A case that cannot be told leaves the claim
untold; where no case holds and there is no `otherwise`, the claim is nil with that reason.

>>> from subsidy_calc.proof.tried import award_of
>>> steps = "- total: [p.spent]\\n- cases: [{when: {fact: p.kind, is: 智能化}, then: [{rate: 15%}]}, {otherwise: [{rate: 10%}, {cap: 5000元}]}]"
>>> award_of(steps, spent="10万元", kind="智能化")
'15,000.00元'
>>> award_of(steps, spent="10万元", kind="数字化")
'5,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

import numpy as np
from pydantic import Field

from subsidy_calc.grammar.case_list import NO_CASE, TAKEN, case_figure, case_label, check_cases, shape_of_cases
from subsidy_calc.grammar.condition import AnyCondition
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import AnyStep, Branch, Either, Step
from subsidy_calc.grammar.step_list import derive_steps, shape_of_steps
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.exact import NOTHING, marked
from subsidy_calc.values.figure import Figure, same
from subsidy_calc.values.formulas import Cells, Formula, Plain


class CaseBranch(Written):
    when: AnyCondition | None = None
    then: list[AnyStep] | None = None
    otherwise: list[AnyStep] | None = None

    @property
    def steps(self) -> list[Step]:
        return (self.otherwise if self.then is None else self.then) or []


class Cases(Either):
    nothing = ("no_case", NO_CASE)

    cases: Annotated[list[CaseBranch], Field(min_length=1)]

    def derive(self, amount: Figure | None, facts: Facts) -> Figure:
        values = [same(derive_steps(case.steps, facts, amount)) for case in self.cases]
        figure = case_figure(self, self.cases, values, facts)
        if amount is None:
            return figure
        nothing = np.asarray(amount.values.states == NOTHING)  # whatever its cases come to
        return replace(figure, values=marked(figure.values, nothing, NOTHING))

    def branches(self, amount: Figure | None, facts: Facts) -> Sequence[Branch]:
        return [Branch(case_label(case, facts), case.steps, facts, amount, case.place) for case in self.cases]

    def shape(self, amount: Shape | None, scope: Scope) -> Shape | None:
        check_cases(self.cases, scope)
        shapes = [shape_of_steps(case.steps, scope, amount, case.place) for case in self.cases]
        return shape_of_cases([shape for shape in shapes if shape is not None], self.place, scope)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        (name,) = cells.names(figure.made_from, row)
        return Formula("{0}", cells.addresses(figure.made_from, row), TAKEN(first=name))
