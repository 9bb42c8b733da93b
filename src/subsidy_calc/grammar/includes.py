"""Includes: a fact of several choices against choices that are listed; cannot be told where it is missing."""

from __future__ import annotations

from abc import abstractmethod
from collections import Counter
from collections.abc import Sequence
from typing import ClassVar

import numpy as np

from subsidy_calc.grammar.condition import Comparison
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.values.choice_sets import split_choices
from subsidy_calc.values.figure import Operand, given
from subsidy_calc.values.messages import Wording, wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.verdicts import VerdictColumn, Verdicts, verdict_column

NOT_SEVERAL = wording(
    "schedule.not_several",
    zh="includes_any、includes_all 只用于 choices 列；choice 列用 is_one_of",
    en="includes_any and includes_all are for columns of type choices; use is_one_of on a choice",
)
LISTED_TWICE = wording("schedule.listed_twice", zh="“{choice}”列了两次", en="“{choice}” is listed twice")


class Includes(Comparison):
    """How many of the choices that are listed must be among those of the fact."""

    says: ClassVar[Wording]

    @property
    @abstractmethod
    def listed(self) -> Sequence[Parameter]: ...

    @staticmethod
    @abstractmethod
    def combined(each: Sequence[VerdictColumn], size: int) -> VerdictColumn:
        """The verdict, of those on each choice."""

    def judge(self, value: Operand, facts: Facts) -> Verdicts:
        bounds = tuple(choice.term(facts) for choice in self.listed)
        each = [_included(value, bound) for bound in bounds]
        label = self.says(value=value.source.label, bounds=tuple(bound.source.label for bound in bounds))
        return Verdicts(label, self.combined(each, facts.rows.size), self.place, (value, *bounds))

    def check(self, of: FactKind | Shape, scope: Scope) -> None:
        if not isinstance(of, FactKind) or of.type != "choices":
            found = of.type if isinstance(of, FactKind) else str(of.unit)
            scope.report(Problem("not_several", self.place, NOT_SEVERAL(), found))
            return
        for choice in self.listed:
            choice.check_term(of, scope)
        for written, times in Counter(getattr(choice, choice.word) for choice in self.listed).items():
            if times > 1:
                scope.report(Problem("listed_twice", self.place, LISTED_TWICE(choice=str(written)), str(written)))


def _included(value: Operand, bound: Operand) -> VerdictColumn:
    sets, choices = value.texts(), bound.texts()
    known = given(sets) & given(choices)
    holds = np.zeros(len(known), bool)
    for row in np.flatnonzero(known):
        holds[row] = choices[row] in split_choices(sets[row])
    return verdict_column(holds, known)
