"""After: the date is a later day than the bound.

>>> from subsidy_calc.proof.tried import verdict_of
>>> verdict_of("{fact: p.on, after: 2020-06-30}", on="2020-06-30")
'no'
>>> verdict_of("{fact: p.on, after: 2020-06-30}", on="2020-07-01")
'yes'
"""

from __future__ import annotations

from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.values.messages import wording


class After(Order):
    says = wording("condition.after", zh="{value}晚于{bound}", en="{value} is after {bound}")
    signs = (1,)
    of_dates = True

    after: AnyParameter
