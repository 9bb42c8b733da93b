"""Greatest: of several lists of steps the one that comes to most: `greatest: [[{total: [project.equipment]}, {rate: 15%}], [{fixed: 10万元}]]`.

    result = max(first, second, …)

A part may have a `when` of its own; only parts that apply are compared, and where none does
the claim is nil with that reason. Of equals the first is named.

>>> from subsidy_calc.proof.tried import award_of
>>> steps = "- greatest: [[{total: [p.spent]}, {rate: 15%}], [{fixed: 1万元}]]"
>>> award_of(steps, spent="10万元")
'15,000.00元'
>>> award_of(steps, spent="5万元")
'10,000.00元'
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.extreme import Extreme
from subsidy_calc.grammar.part_list import PartBranch
from subsidy_calc.values.messages import wording


class Greatest(Extreme):
    says = wording("greatest.says", zh="取最高", en="the most of several")
    reads = wording("greatest.reads", zh="{parts}取最大", en="the largest of {parts}")
    sign = 1
    function = "MAX"

    greatest: Annotated[list[PartBranch], Field(min_length=1)]

    @property
    def parts(self) -> list[PartBranch]:
        return self.greatest
