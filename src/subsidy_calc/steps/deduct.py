"""Deduct: the amount less a sum: `{deduct: project.upper_level, if_missing: 0元}`.

    result = amount − sum

It may pass below 0 on the way; an award below 0 is nil. Without `if_missing` a claim that
lacks the sum cannot be told.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("[{total: [p.spent]}, {deduct: p.upper}]", spent="10万元", upper="99999.99元")
'0.01元'
>>> award_of("[{total: [p.spent]}, {deduct: p.upper}]", spent="10万元", upper="100000元")
'nil (nothing_due)'
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.if_missing import filled_in
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Change
from subsidy_calc.values.exact import difference
from subsidy_calc.values.figure import Figure, FromSchedule, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording

LABEL = wording("deduct.label", zh="扣除{sum}", en="less {sum}")
READING = wording("formula.deduct", zh="{first}减{second}", en="{first} less {second}")


class Deduct(Change):
    deduct: AnyParameter
    if_missing: AnyParameter | None = None

    def derive(self, amount: Figure, facts: Facts) -> Figure:
        more = filled_in(self.deduct.operand(facts), self.if_missing, facts)
        values = difference(amount.values, more.numbers())
        label, origin = self.labelled(LABEL(sum=more.source.label)), FromSchedule((self.place,))
        return Figure(label, facts.rows, values, amount.unit, self, (same(amount), more), origin=origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        return LABEL(sum=told[0])

    def shape(self, amount: Shape, scope: Scope) -> Shape | None:
        sums = [each.check_unit(scope, amount.unit) for each in (self.deduct, self.if_missing) if each is not None]
        return amount.changed(whole_fen=amount.whole_fen and all(each is None or each.whole_fen for each in sums))

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        first, second = cells.names(figure.made_from, row)
        return Formula("{0}-{1}", cells.addresses(figure.made_from, row), READING(first=first, second=second))
