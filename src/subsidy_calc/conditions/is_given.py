"""Is given: whether the fact was filled in at all: `is_given: true`, or `false`. Never unknown.

>>> from subsidy_calc.proof.tried import blank, verdict_of
>>> verdict_of("{fact: p.on, is_given: false}", on=blank("date"))
'yes'
>>> verdict_of("{fact: p.on, is_given: false}", on="2020-06-30")
'no'
"""

from __future__ import annotations

from typing import Literal

import numpy as np

from subsidy_calc.grammar.condition import Comparison
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.values.figure import Figure, Operand, given
from subsidy_calc.values.messages import wording
from subsidy_calc.values.verdicts import Verdicts, verdict_column

GIVEN = wording("condition.is_given", zh="已填{value}", en="{value} is given")
NOT_GIVEN = wording("condition.is_not_given", zh="未填{value}", en="{value} is not given")


class IsGiven(Comparison):
    is_given: Literal["true", "false"]

    def judge(self, value: Operand, facts: Facts) -> Verdicts:
        wanted = self.is_given == "true"
        is_number = isinstance(value.source, Figure)
        filled_in = value.numbers().known if is_number else given(value.texts())
        verdicts = verdict_column(filled_in == wanted, np.ones(facts.rows.size, bool))
        label = (GIVEN if wanted else NOT_GIVEN)(value=value.source.label)
        return Verdicts(label, verdicts, self.place, (value,))

    def check(self, of: FactKind | Shape, scope: Scope) -> None:
        """Every fact can be given or not."""
