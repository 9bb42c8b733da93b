"""Nothing below: the amount, or nothing where it is under a sum: `nothing_below: 1万元`.

    result = amount if amount ≥ least, else 0

The least sum itself is paid.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("[{total: [p.spent]}, {nothing_below: 1万元}]", spent="9999.99元")
'nil (nothing_due)'
>>> award_of("[{total: [p.spent]}, {nothing_below: 1万元}]", spent="10000元")
'10,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Change
from subsidy_calc.values.exact import choose, compared, constant, marked, total
from subsidy_calc.values.figure import Choice, Figure, FromSchedule, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording

NOT_UNDER = wording("nothing_below.not_under", zh="不足{least}的不予奖励", en="nothing below {least}")
ENOUGH = wording("nothing_below.enough", zh="达到最低金额", en="the least sum is reached")
TOO_LITTLE = wording("nothing_below.too_little", zh="不足最低金额，不予奖励", en="below the least sum: nothing")
ONLY_FROM = wording("formula.only_from", zh="{first}不足{second}的为0", en="{first}, 0 if below {second}")


class NothingBelow(Change):
    nothing_below: AnyParameter

    def derive(self, amount: Figure, facts: Facts) -> Figure:
        least = self.nothing_below.operand(facts)
        sign, known = compared(amount.values, least.numbers())
        too_little = ((sign < 0) & known).astype(int)
        values = choose([amount.values, constant(Fraction(0), facts.rows.size)], too_little)
        # whether a sum suffices cannot be told without the least sum, nor which of the two states goes first
        states = total([amount.values, least.numbers()]).states
        for state in (1, 2):
            values = marked(values, states == state, state)
        label = self.labelled(NOT_UNDER(least=least.source.label))
        chosen = Choice(too_little, (ENOUGH(), TOO_LITTLE()), of_operands=False)
        origin = FromSchedule((self.place,))
        return Figure(label, facts.rows, values, amount.unit, self, (same(amount), least), chosen, origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        return NOT_UNDER(least=told[0])

    def shape(self, amount: Shape, scope: Scope) -> Shape | None:
        self.nothing_below.check_unit(scope, amount.unit)
        return amount

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        first, second = cells.names(figure.made_from, row)
        addresses = cells.addresses(figure.made_from, row)
        return Formula("IF({0}<{1},0,{0})", addresses, ONLY_FROM(first=first, second=second))
