"""Less than: the value is below the bound (<).

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.staff, less_than: 300}", staff="299")
'yes'
>>> verdict_of("{fact: p.staff, less_than: 300}", staff="300")
'no'
"""

from __future__ import annotations

from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.values.messages import wording


class LessThan(Order):
    says = wording("condition.less_than", zh="{value}低于{bound}", en="{value} is less than {bound}")
    signs = (-1,)

    less_than: AnyParameter
