"""Not: the condition does not hold; where it cannot be told, neither can this.

>>> from subsidy_calc.proof.tried import blank, verdict_of
>>> verdict_of("{not: {fact: p.kind, is: 其他}}", kind="智能化")
'yes'
>>> verdict_of("{not: {fact: p.kind, is: 其他}}", kind=blank("choice"))
'cannot tell'
"""

from __future__ import annotations

from pydantic import Field

from subsidy_calc.grammar.condition import AnyCondition, Condition
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.scope import Scope
from subsidy_calc.values.messages import wording
from subsidy_calc.values.verdicts import Verdicts, negated

NOT = wording("condition.not", zh="并非：{part}", en="not: {part}")


class Not(Condition):
    not_: AnyCondition = Field(alias="not")

    def judge(self, facts: Facts) -> Verdicts:
        part = self.not_.judge(facts)
        return Verdicts(NOT(part=part.label), negated(part.values), self.place, parts=(part,), combined="not")

    def check(self, scope: Scope) -> None:
        self.not_.check(scope)
