"""Add: the amount and a sum more: `add: project.match`, or `{add: project.match, if_missing: 0元}`.

    result = amount + sum

Without `if_missing` a claim that lacks the sum cannot be told.

>>> from subsidy_calc.proof.tried import award_of, blank
>>> award_of("[{total: [p.spent]}, {add: p.match}]", spent="10万元", match="2万元")
'120,000.00元'
>>> award_of("[{total: [p.spent]}, {add: p.match, if_missing: 0元}]", spent="10万元", match=blank("money"))
'100,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.if_missing import filled_in
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Change
from subsidy_calc.values.exact import total
from subsidy_calc.values.figure import Figure, FromSchedule, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording

LABEL = wording("add.label", zh="加上{sum}", en="plus {sum}")
READING = wording("formula.add", zh="{first}加{second}", en="{first} plus {second}")


class Add(Change):
    add: AnyParameter
    if_missing: AnyParameter | None = None

    def derive(self, amount: Figure, facts: Facts) -> Figure:
        more = filled_in(self.add.operand(facts), self.if_missing, facts)
        values = total([amount.values, more.numbers()])
        label, origin = self.labelled(LABEL(sum=more.source.label)), FromSchedule((self.place,))
        return Figure(label, facts.rows, values, amount.unit, self, (same(amount), more), origin=origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        return LABEL(sum=told[0])

    def shape(self, amount: Shape, scope: Scope) -> Shape | None:
        sums = [each.check_unit(scope, amount.unit) for each in (self.add, self.if_missing) if each is not None]
        return amount.changed(whole_fen=amount.whole_fen and all(each is None or each.whole_fen for each in sums))

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        first, second = cells.names(figure.made_from, row)
        return Formula("{0}+{1}", cells.addresses(figure.made_from, row), READING(first=first, second=second))
