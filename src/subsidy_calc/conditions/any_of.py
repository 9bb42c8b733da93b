"""Any of: at least one condition holds. One that holds decides; else one that cannot be told leaves it open.

>>> from subsidy_calc.proof.tried import blank, verdict_of
>>> either = "{any_of: [{fact: p.kind, is: 智能化}, {fact: p.spent, at_least: 1元}]}"
>>> verdict_of(either, kind="智能化", spent=blank("money"))
'yes'
>>> verdict_of(either, kind="数字化", spent=blank("money"))
'cannot tell'
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.condition import AnyCondition, Condition, labels_of
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.scope import Scope
from subsidy_calc.values.messages import wording
from subsidy_calc.values.verdicts import Verdicts, any_of

ANY_OF = wording("condition.any_of", zh="满足其一：{parts}", en="any of: {parts}")


class AnyOf(Condition):
    any_of: Annotated[list[AnyCondition], Field(min_length=1)]

    def judge(self, facts: Facts) -> Verdicts:
        parts = tuple(condition.judge(facts) for condition in self.any_of)
        label = ANY_OF(parts=labels_of(parts))
        values = any_of([part.values for part in parts], facts.rows.size)
        return Verdicts(label, values, self.place, parts=parts, combined="any")

    def check(self, scope: Scope) -> None:
        for condition in self.any_of:
            condition.check(scope)
