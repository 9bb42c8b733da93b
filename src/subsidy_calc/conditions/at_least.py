"""At least: the value is the bound or more (≥).

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.spent, at_least: 100万元}", spent="999999.99元")
'no'
>>> verdict_of("{fact: p.spent, at_least: 100万元}", spent="100万元")
'yes'
"""

from __future__ import annotations

from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.values.messages import wording


class AtLeast(Order):
    says = wording("condition.at_least", zh="{value}不低于{bound}", en="{value} is at least {bound}")
    signs = (0, 1)

    at_least: AnyParameter
