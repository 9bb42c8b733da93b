"""Before: the date is an earlier day than the bound.

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.on, before: 2020-06-30}", on="2020-06-29")
'yes'
>>> verdict_of("{fact: p.on, before: 2020-06-30}", on="2020-06-30")
'no'
"""

from __future__ import annotations

from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.values.messages import wording


class Before(Order):
    says = wording("condition.before", zh="{value}早于{bound}", en="{value} is before {bound}")
    signs = (-1,)
    of_dates = True

    before: AnyParameter
