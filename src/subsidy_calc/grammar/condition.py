"""Conditions: tests of facts with three outcomes, and the comparisons they are made of."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import Annotated, TypeAlias

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.one_of import OneOf
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.grammar.words import Word
from subsidy_calc.values.figure import Figure, Operand
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.quantities import Quantity
from subsidy_calc.values.verdicts import Verdicts

IN_BRACKETS = wording("condition.in_brackets", zh="（{condition}）", en="({condition})")
YEAR = wording("condition.year", zh="{year}", en="{year}")


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


def labels_of(parts: Sequence[Verdicts]) -> tuple[Message, ...]:
    """What the parts of a condition are called side by side, each that is made of others in brackets."""
    return tuple(IN_BRACKETS(condition=part.label) if part.combined else part.label for part in parts)


def label_of_bound(value: Operand, bound: Operand) -> Message:
    """What a bound is called; beside a year a bare number is a year and not a count of thousands."""
    of, source = value.source, bound.source
    if isinstance(of, Figure) and of.unit == "year" and isinstance(source, Figure) and source.unit == "count":
        stated = source.made_by.stated_number() if isinstance(source.made_by, Parameter) else None
        if stated is not None:
            return YEAR(year=Quantity(stated, "year"))
    return source.label


AnyCondition: TypeAlias = Annotated[Condition, OneOf("conditions", also=(("value", "fact"),))]
AnyComparison: TypeAlias = Annotated[Comparison, OneOf("conditions")]
