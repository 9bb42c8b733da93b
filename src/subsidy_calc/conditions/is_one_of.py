"""Is one of: the fact equals one of several choices, numbers or facts.

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.kind, is_one_of: [数字化, 智能化]}", kind="智能化")
'yes'
>>> verdict_of("{fact: p.kind, is_one_of: [数字化, 智能化]}", kind="其他")
'no'
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from subsidy_calc.conditions.is_ import Is
from subsidy_calc.grammar.condition import Comparison, label_of_bound
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.values.figure import Operand
from subsidy_calc.values.messages import wording
from subsidy_calc.values.verdicts import Verdicts, any_of

ONE_OF = wording("condition.is_one_of", zh="{value}为{bounds}之一", en="{value} is one of {bounds}")


class IsOneOf(Comparison):
    is_one_of: Annotated[list[AnyParameter], Field(min_length=1)]

    def judge(self, value: Operand, facts: Facts) -> Verdicts:
        each = [test.judge(value, facts) for test in self._tests()]
        bounds = [verdicts.operands[1] for verdicts in each]
        label = ONE_OF(value=value.source.label, bounds=tuple(label_of_bound(value, bound) for bound in bounds))
        values = any_of([verdicts.values for verdicts in each], facts.rows.size)
        return Verdicts(label, values, self.place, (value, *bounds))

    def check(self, of: FactKind | Shape, scope: Scope) -> None:
        for test in self._tests():
            test.check(of, scope)

    def _tests(self) -> list[Is]:
        return [Is.model_construct(is_=bound) for bound in self.is_one_of]  # each was read as one of this list
