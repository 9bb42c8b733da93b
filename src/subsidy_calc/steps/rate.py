"""Rate: a share of the amount: `rate: 15%`.

    result = amount × rate

The result may end in part of a fen; nothing is rounded here.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of('''
... - total: [p.equipment, p.systems]
... - rate: 15%
... ''', equipment="800万元", systems="200万元")
'1,500,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.readings import TIMES
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Change
from subsidy_calc.values.exact import product
from subsidy_calc.values.figure import Figure, FromSchedule, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording

AT_RATE = wording("rate.at", zh="按比例计算", en="at the rate")
TAKE = wording("rate.take", zh="按{rate}计算", en="{rate} of it")


class Rate(Change):
    rate: AnyParameter

    def derive(self, amount: Figure, facts: Facts) -> Figure:
        rate = self.rate.operand(facts)
        values = product(amount.values, rate.numbers())
        label, origin = self.labelled(AT_RATE()), FromSchedule((self.place,))
        return Figure(label, facts.rows, values, amount.unit, self, (same(amount), rate), origin=origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        return TAKE(rate=told[0]) if self.rate.stated_number() is not None else None

    def shape(self, amount: Shape, scope: Scope) -> Shape | None:
        self.rate.check_amount(scope, "ratio")
        return Shape(amount.unit, whole_fen=False, has_rate=True)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        first, second = cells.names(figure.made_from, row)
        return Formula("{0}*{1}", cells.addresses(figure.made_from, row), TIMES(first=first, second=second))
