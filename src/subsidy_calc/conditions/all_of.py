"""All of: every condition holds. One that fails decides; else one that cannot be told leaves it open.

>>> from subsidy_calc.proof.tried import blank, verdict_of
>>> both = "{all_of: [{fact: p.kind, is: 智能化}, {fact: p.spent, at_least: 1元}]}"
>>> verdict_of(both, kind="数字化", spent=blank("money"))
'no'
>>> verdict_of(both, kind="智能化", spent=blank("money"))
'cannot tell'
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.condition import AnyCondition, Condition, labels_of
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.scope import Scope
from subsidy_calc.values.messages import wording
from subsidy_calc.values.verdicts import Verdicts, all_of

ALL_OF = wording("condition.all_of", zh="同时满足：{parts}", en="all of: {parts}")


class AllOf(Condition):
    all_of: Annotated[list[AnyCondition], Field(min_length=1)]

    def judge(self, facts: Facts) -> Verdicts:
        parts = tuple(condition.judge(facts) for condition in self.all_of)
        label = ALL_OF(parts=labels_of(parts))
        values = all_of([part.values for part in parts], facts.rows.size)
        return Verdicts(label, values, self.place, parts=parts, combined="all")

    def check(self, scope: Scope) -> None:
        for condition in self.all_of:
            condition.check(scope)
