"""Conditions: tests of facts with three outcomes, and the comparisons they are made of."""

from __future__ import annotations

from abc import abstractmethod
from typing import Annotated, TypeAlias

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.one_of import OneOf
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.grammar.words import Word
from subsidy_calc.values.figure import Operand
from subsidy_calc.values.verdicts import Verdicts


class Condition(Word):
    """Something that holds of a claim, does not, or cannot be told."""

    @abstractmethod
    def judge(self, facts: Facts) -> Verdicts:
        """The verdict on each claim."""

    @abstractmethod
    def check(self, scope: Scope) -> None:
        """Report what does not fit the schedule's tables."""


class Comparison(Word):
    """A test beside a `fact` or `value`: `at_least`, `is`, `within` …"""

    @abstractmethod
    def judge(self, value: Operand, facts: Facts) -> Verdicts:
        """The verdict on the value of each claim."""

    @abstractmethod
    def check(self, of: FactKind | Shape, scope: Scope) -> None:
        """Report a bound that does not fit what it is compared with."""


AnyCondition: TypeAlias = Annotated[Condition, OneOf("conditions", also=(("value", "fact"),))]
AnyComparison: TypeAlias = Annotated[Comparison, OneOf("conditions")]
