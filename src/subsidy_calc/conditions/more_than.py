"""More than: the value is above the bound (>).

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.spent, more_than: 100万元}", spent="100万元")
'no'
>>> verdict_of("{fact: p.spent, more_than: 100万元}", spent="1000000.01元")
'yes'
"""

from __future__ import annotations

from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.values.messages import wording


class MoreThan(Order):
    says = wording("condition.more_than", zh="{value}高于{bound}", en="{value} is more than {bound}")
    signs = (1,)

    more_than: AnyParameter
