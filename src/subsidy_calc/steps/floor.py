"""Floor: the amount, but at least a sum: `floor: 5万元`.

    result = max(amount, least)

A floor lifts every amount, also one of 0: who is not eligible gets none all the same.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("[{total: [p.spent]}, {floor: 5万元}]", spent="49999.99元")
'50,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Change
from subsidy_calc.values.exact import greater
from subsidy_calc.values.figure import Choice, Figure, FromSchedule, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording

AT_LEAST = wording("floor.at_least", zh="不低于{least}", en="at least {least}")
ABOVE = wording("floor.above", zh="不低于下限", en="not below the least sum")
LIFTED = wording("floor.lifted", zh="低于下限，按下限", en="below the least sum, lifted to it")
LARGER = wording("formula.larger", zh="{first}与{second}取大", en="the larger of {first} and {second}")


class Floor(Change):
    floor: AnyParameter

    def derive(self, amount: Figure, facts: Facts) -> Figure:
        least = self.floor.operand(facts)
        values, lifted = greater(amount.values, least.numbers())
        label = self.labelled(AT_LEAST(least=least.source.label))
        chosen = Choice(lifted, (ABOVE(), LIFTED()), of_operands=False)
        origin = FromSchedule((self.place,))
        return Figure(label, facts.rows, values, amount.unit, self, (same(amount), least), chosen, origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        return AT_LEAST(least=told[0])

    def shape(self, amount: Shape, scope: Scope) -> Shape | None:
        least = self.floor.check_unit(scope, amount.unit)
        return amount.changed(whole_fen=least is None or (amount.whole_fen and least.whole_fen))

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        first, second = cells.names(figure.made_from, row)
        return Formula("MAX({0},{1})", cells.addresses(figure.made_from, row), LARGER(first=first, second=second))
