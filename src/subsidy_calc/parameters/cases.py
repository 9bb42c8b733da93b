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

import numpy as np
from pydantic import Field

from subsidy_calc.grammar.condition import AnyCondition
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter, Parameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.exact import MISSING, Index, choose, marked
from subsidy_calc.values.figure import Choice, Figure, FromSchedule, Operand, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Unit
from subsidy_calc.values.verdicts import CANNOT_TELL, YES, Verdicts

NO_CASE = wording("cases.none", zh="没有适用的情形", en="no case holds")
BY_CASE = wording("cases.by_case", zh="分情形取值", en="by case")
WHEN = wording("cases.when", zh="当{condition}", en="where {condition}")
OTHERWISE = wording("cases.otherwise", zh="其他情形", en="otherwise")
TAKEN = wording("formula.taken", zh="取{first}", en="{first}")
BAD_BRANCH = wording(
    "schedule.bad_branch",
    zh="每个情形写 when 和 then，最后一个可以只写 otherwise",
    en="each case has `when` and `then`; the last may have `otherwise` alone",
)
MIXED_UNITS = wording("schedule.mixed_units", zh="各情形的单位不一致", en="the cases differ in unit")


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
        values = tuple(case.value.operand(facts) for case in self.cases if case.value)
        verdicts = tuple(case.when.judge(facts) if case.when else None for case in self.cases)
        which, untold = _first_that_holds(verdicts, facts.rows.size)
        column = marked(choose([value.numbers() for value in values], which), untold, MISSING)
        labels = tuple(WHEN(condition=v.label) if v else OTHERWISE() for v in verdicts)
        units = [value.figure.unit for value in values if value.figure.unit != "no_limit"]
        unit: Unit = units[0] if units else "no_limit"
        chosen = Choice(which, labels, of_operands=True, verdicts=verdicts)
        origin = FromSchedule(tuple(case.place for case in self.cases))
        return same(Figure(BY_CASE(), facts.rows, column, unit, self, values, chosen, origin))

    def shape(self, scope: Scope) -> Shape | None:
        shapes = [shape for case in self._well_formed(scope) if (shape := case.shape(scope))]
        units: set[Unit] = {shape.unit for shape in shapes if shape.unit != "no_limit"}
        if len(units) > 1:
            scope.report(Problem("mixed_units", self.place, MIXED_UNITS(), found=", ".join(sorted(units))))
        if len(units) != 1:
            return shapes[0] if shapes and not units else None
        whole_fen = all(shape.whole_fen for shape in shapes)
        return Shape(units.pop(), whole_fen, any(shape.may_be_unlimited for shape in shapes))

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        (name,) = cells.names(figure.made_from, row)
        return Formula("{0}", cells.addresses(figure.made_from, row), TAKEN(first=name))

    def _well_formed(self, scope: Scope) -> list[Parameter]:
        values = []
        for number, case in enumerate(self.cases):
            ends = number == len(self.cases) - 1
            with_condition = case.when is not None and case.then is not None and case.otherwise is None
            last = ends and case.when is None and case.then is None and case.otherwise is not None
            if not (with_condition or last):
                scope.report(Problem("bad_branch", case.place, BAD_BRANCH()))
            if case.when:
                case.when.check(scope)
            if case.value:
                values.append(case.value)
        return values


def _first_that_holds(verdicts: tuple[Verdicts | None, ...], size: int) -> tuple[Index, np.ndarray]:
    which = np.full(size, -1, np.int64)
    untold = np.zeros(size, bool)
    pending = np.ones(size, bool)
    for number, verdict in enumerate(verdicts):
        holds = np.full(size, YES, np.uint8) if verdict is None else verdict.values
        which[pending & (holds == YES)] = number
        untold |= pending & (holds == CANNOT_TELL)
        pending &= ~untold & (holds != YES)
    return which, untold
