"""Decided: case by case (一事一议): `decided: {sum: project.decided, reference: project.minutes, at_most: 500万元}`.

    result = the sum decided

Without the reference of the decision nothing can be told. A sum outside of the bounds that
the schedule sets is not paid in part: the claim is nil with that reason.

>>> from subsidy_calc.proof.tried import SnippetRefused, award_of, blank
>>> steps = "- decided: {sum: p.sum, reference: p.minutes, at_most: 500万元}"
>>> award_of(steps, sum="500万元", minutes=blank("text"))
'cannot tell (missing:p.minutes)'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

import numpy as np
from pydantic import Field

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import FACT_NAME, AnyParameter, Parameter
from subsidy_calc.grammar.readings import EQUALS
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Start
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.exact import MISSING, NOTHING, compared, marked
from subsidy_calc.values.figure import Figure, FromSchedule, Operand, given
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.problems import Problem

DECIDED = wording("decided.label", zh="一事一议确定的金额", en="sum decided case by case")
BY_DECISION = wording(
    "decided.by",
    zh="一事一议，按{sum}，凭{reference}",
    en="decided case by case: {sum}, on the strength of {reference}",
)
WITHIN = wording("decided.within", zh="{says}，{bounds}", en="{says}, {bounds}")
FROM = wording("decided.from", zh="不低于{bound}", en="at least {bound}")
UP_TO = wording("decided.up_to", zh="不超过{bound}", en="at most {bound}")
OUTSIDE = wording(
    "decided.outside", zh="议定金额超出政策允许的范围", en="the sum decided is outside of what is allowed"
)
NOT_WORDS = wording("decided.reference", zh="reference 要写一个文字列，如会议纪要文号", en="the reference is a text")


class DecidedBranch(Written):
    sum: AnyParameter
    reference: Annotated[str, Field(pattern=FACT_NAME.pattern)]
    at_least: AnyParameter | None = None
    at_most: AnyParameter | None = None

    @property
    def bounds(self) -> list[tuple[Parameter, int]]:
        """Each bound, and the sign of sum − bound that lies outside of it."""
        return [(bound, sign) for bound, sign in ((self.at_least, -1), (self.at_most, 1)) if bound is not None]


class Decided(Start):
    nothing = ("outside_bounds", OUTSIDE)

    decided: DecidedBranch

    def derive(self, facts: Facts) -> Figure:
        sum_, reference = self.decided.sum.operand(facts), facts.fact(self.decided.reference)
        values = marked(sum_.numbers(), ~given(reference.texts()), MISSING)
        bounds = []
        for bound, outside in self.decided.bounds:
            operand = bound.operand(facts)
            sign, known = compared(sum_.numbers(), operand.numbers())
            states = operand.numbers().states
            values = marked(values, np.asarray((states == MISSING) & (values.states != NOTHING)), MISSING)
            values = marked(values, (states == NOTHING) | (known & (sign == outside)), NOTHING)
            bounds.append(operand)
        label, origin = self.labelled(DECIDED()), FromSchedule((self.place,))
        made_from: tuple[Operand, ...] = (sum_, reference, *bounds)
        return Figure(label, facts.rows, values, sum_.figure.unit, self, made_from, origin=origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        sum_, reference, *bounds = told
        says = BY_DECISION(sum=sum_, reference=reference)
        signs = [FROM if sign < 0 else UP_TO for _, sign in self.decided.bounds]
        limits = tuple(sign(bound=bound) for sign, bound in zip(signs, bounds, strict=True))
        return WITHIN(says=says, bounds=limits) if limits else says

    def shape(self, scope: Scope) -> Shape | None:
        for bound, _ in self.decided.bounds:
            bound.check_amount(scope, "money", "no_limit")
        kind = scope.fact(self.decided.reference, self.decided.place)
        if kind is not None and kind.type != "text":
            scope.report(Problem("decided_reference", self.decided.place, NOT_WORDS(), self.decided.reference))
        return self.decided.sum.check_amount(scope, "money")

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        names = cells.names(figure.made_from[:1], row)
        return Formula("{0}", cells.addresses(figure.made_from[:1], row), EQUALS(first=names[0]))
