"""Multiply: the amount times a factor: `multiply: 120%`, or a class multiplier by cases.

    result = amount × factor

The factor is a rate (`120%`, `4/5`) or a number; nothing is rounded here.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- total: [p.spent]\\n- multiply: {cases: [{when: {fact: p.grade, is: A类}, then: 120%}, {otherwise: 100%}]}", spent="10万元", grade="A类")
'120,000.00元'
"""

from __future__ import annotations

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter, Wanted
from subsidy_calc.grammar.readings import TIMES
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Change
from subsidy_calc.values.exact import product
from subsidy_calc.values.figure import Figure, FromSchedule, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording

BY_FACTOR = wording("multiply.by", zh="乘以系数", en="times the factor")


class Multiply(Change):
    multiply: AnyParameter

    def derive(self, amount: Figure, facts: Facts) -> Figure:
        factor = self.multiply.operand(facts)
        values = product(amount.values, factor.numbers())
        label, origin = self.labelled(BY_FACTOR()), FromSchedule((self.place,))
        return Figure(label, facts.rows, values, amount.unit, self, (same(amount), factor), origin=origin)

    def shape(self, amount: Shape, scope: Scope) -> Shape | None:
        # money times a quantity is money; a quantity times another has no unit to go on with
        wanted: tuple[Wanted, ...] = ("ratio", "count", "quantity") if amount.unit == "money" else ("ratio", "count")
        factor = self.multiply.check_unit(scope, *wanted)
        # whole multiples of whole fen are whole
        return amount.changed(whole_fen=amount.whole_fen and factor is not None and factor.unit == "count")

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        first, second = cells.names(figure.made_from, row)
        return Formula("{0}*{1}", cells.addresses(figure.made_from, row), TIMES(first=first, second=second))
