"""On or before: the date is the bound or an earlier day.

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.on, on_or_before: 2020-06-30}", on="2020-06-30")
'yes'
>>> verdict_of("{fact: p.on, on_or_before: 2020-06-30}", on="2020-07-01")
'no'
"""

from __future__ import annotations

from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.values.messages import wording


class OnOrBefore(Order):
    says = wording("condition.on_or_before", zh="{value}不晚于{bound}", en="{value} is on or before {bound}")
    signs = (-1, 0)
    of_dates = True

    on_or_before: AnyParameter
