"""Derived: a condition that the schedule gives a name to: `{derived: is_local}`.

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{derived: is_large}", derive="{is_large: {fact: p.heads, at_least: 100}}", heads="99")
'no'
"""

from __future__ import annotations

from subsidy_calc.grammar.condition import Condition
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.scope import Scope
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.verdicts import Verdicts

IS_A_VALUE = wording(
    "schedule.derived_value", zh="“{name}”是数，这里要用条件", en="“{name}” is a value; a condition is needed here"
)


class Derived(Condition):
    derived: str

    def judge(self, facts: Facts) -> Verdicts:
        return facts.derived_verdicts(self.derived)

    def check(self, scope: Scope) -> None:
        found = scope.definition(self.derived, self.place)
        if found is None:
            return
        definition, own = found
        if definition.condition is None:
            scope.report(Problem("derived_value", self.place, IS_A_VALUE(name=self.derived)))
        else:
            definition.condition.check(own)
