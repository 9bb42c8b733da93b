"""At most: the value is the bound or less (≤).

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.staff, at_most: 300}", staff="300")
'yes'
>>> verdict_of("{fact: p.staff, at_most: 300}", staff="301")
'no'
"""

from __future__ import annotations

from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.values.messages import wording


class AtMost(Order):
    says = wording("condition.at_most", zh="{value}不高于{bound}", en="{value} is at most {bound}")
    signs = (-1, 0)

    at_most: AnyParameter
