"""Is: the fact equals a choice, 是 or 否, a number, a date, or another fact.

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.kind, is: 智能化}", kind="智能化")
'yes'
>>> verdict_of("{fact: p.kind, is: 智能化}", kind="数字化")
'no'
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from pydantic import Field

from subsidy_calc.grammar.condition import Comparison, label_of_bound
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.values.figure import Figure, Operand, Reading, given
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.verdicts import Verdicts, ordered, verdict_column

IS = wording("condition.is", zh="{value}为{bound}", en="{value} is {bound}")
SEVERAL = wording(
    "schedule.several_choices",
    zh="“{fact}”可以有几个选项，不能等于一个",
    en="“{fact}” has several choices and is never one",
)
USE_INCLUDES = wording(
    "schedule.use_includes", zh="用 includes_any 或 includes_all", en="use includes_any or includes_all"
)


def _alike(value: Operand, bound: Operand) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Where two words are the same, and where both are given."""
    if isinstance(bound.source, Reading) and bound.source.stated is not None:
        return value.is_word(bound.source.stated)
    left, right = value.texts(), bound.texts()
    return np.asarray(left == right, dtype=bool), given(left) & given(right)


class Is(Comparison):
    is_: AnyParameter = Field(alias="is")

    def judge(self, value: Operand, facts: Facts) -> Verdicts:
        if isinstance(value.source, Figure):
            bound = self.is_.operand(facts)
            verdicts = ordered(value.numbers(), bound.numbers(), (0,))
        else:
            bound = self.is_.term(facts)
            verdicts = verdict_column(*_alike(value, bound))
        label = IS(value=value.source.label, bound=label_of_bound(value, bound))
        return Verdicts(label, verdicts, self.place, (value, bound))

    def check(self, of: FactKind | Shape, scope: Scope) -> None:
        if of.unit is not None:
            self.is_.check_unit(scope, of.unit, *(("count",) if of.unit == "year" else ()))
        elif isinstance(of, FactKind) and of.type == "choices":
            says, fix = SEVERAL(fact=of.name), USE_INCLUDES()
            scope.report(Problem("several_choices", self.is_.place, says, of.name, fix=fix))
        elif isinstance(of, FactKind):
            self.is_.check_term(of, scope)
