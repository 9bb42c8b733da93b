"""On or after: the date is the bound or a later day.

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.on, on_or_after: 2020-06-30}", on="2020-06-29")
'no'
>>> verdict_of("{fact: p.on, on_or_after: 2020-06-30}", on="2020-06-30")
'yes'
"""

from __future__ import annotations

from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.values.messages import wording


class OnOrAfter(Order):
    says = wording("condition.on_or_after", zh="{value}不早于{bound}", en="{value} is on or after {bound}")
    signs = (0, 1)
    of_dates = True

    on_or_after: AnyParameter
