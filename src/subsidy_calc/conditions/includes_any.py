"""Includes any: at least one of the choices that are listed is among those of the fact.

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.saves, includes_any: [节水, 节地]}", saves="节水、节电")
'yes'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.includes import Includes
from subsidy_calc.grammar.parameter import AnyParameter, Parameter
from subsidy_calc.values.messages import wording
from subsidy_calc.values.verdicts import VerdictColumn, any_of


class IncludesAny(Includes):
    says = wording("condition.includes_any", zh="{value}包含{bounds}之一", en="{value} includes any of {bounds}")

    includes_any: Annotated[list[AnyParameter], Field(min_length=1)]

    @property
    def listed(self) -> Sequence[Parameter]:
        return self.includes_any

    @staticmethod
    def combined(each: Sequence[VerdictColumn], size: int) -> VerdictColumn:
        return any_of(each, size)
