"""Convert: a quantity at so much money for each of its unit: `convert: {at: 7.1234元}`, `convert: {at: order.rate}`.

    result = amount × at

Other currencies meet yuan here only: `[{total: [order.usd]}, {convert: {at: order.rate}}]`. The
rate is money for one unit, or a quantity in 元/美元 where the amount is in 美元. The result may
end in part of a fen; nothing is rounded here.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- total: [p.usd]\\n- convert: {at: 7.1元}", usd="1000美元")
'7,100.00元'
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.readings import TIMES
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Change
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.exact import product
from subsidy_calc.values.figure import Figure, FromSchedule, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Measure

IN_YUAN = wording("convert.in_yuan", zh="折算成元", en="in yuan")
AT = wording("convert.at", zh="按1单位{rate}折算成元", en="in yuan, at {rate} for each unit")
NOT_CONVERTED = wording(
    "schedule.not_converted",
    zh="convert 只折算以某列单位计的数量，如美元",
    en="convert takes a quantity in a column's own unit, such as 美元",
)


class ConvertBranch(Written):
    at: AnyParameter


class Convert(Change):
    convert: ConvertBranch

    def derive(self, amount: Figure, facts: Facts) -> Figure:
        rate = self.convert.at.operand(facts)
        values = product(amount.values, rate.numbers())
        label, origin = self.labelled(IN_YUAN()), FromSchedule((self.place,))
        return Figure(label, facts.rows, values, "money", self, (same(amount), rate), origin=origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        return AT(rate=told[0])

    def shape(self, amount: Shape, scope: Scope) -> Shape | None:
        if isinstance(amount.unit, Measure):
            self.convert.at.check_amount(scope, "money", Measure(f"元/{amount.unit}"))
        else:
            scope.report(Problem("not_converted", self.place, NOT_CONVERTED(), str(amount.unit)))
        return Shape("money", whole_fen=False)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        first, second = cells.names(figure.made_from, row)
        return Formula("{0}*{1}", cells.addresses(figure.made_from, row), TIMES(first=first, second=second))
