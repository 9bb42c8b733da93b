"""Includes all: every choice that is listed is among those of the fact, which may have more.

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.saves, includes_all: [节水, 节地]}", saves="节水、节电")
'no'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.includes import Includes
from subsidy_calc.grammar.parameter import AnyParameter, Parameter
from subsidy_calc.values.messages import wording
from subsidy_calc.values.verdicts import VerdictColumn, all_of


class IncludesAll(Includes):
    says = wording("condition.includes_all", zh="{value}同时包含{bounds}", en="{value} includes all of {bounds}")

    includes_all: Annotated[list[AnyParameter], Field(min_length=1)]

    @property
    def listed(self) -> Sequence[Parameter]:
        return self.includes_all

    @staticmethod
    def combined(each: Sequence[VerdictColumn], size: int) -> VerdictColumn:
        return all_of(each, size)
