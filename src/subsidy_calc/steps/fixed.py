"""Fixed: the same sum for every claim: `fixed: 50万元`, or a parameter.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- fixed: 50万元")
'500,000.00元'
"""

from __future__ import annotations

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.readings import EQUALS
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Start
from subsidy_calc.values.figure import Figure, FromSchedule
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording

FIXED = wording("fixed.sum", zh="定额奖励", en="fixed sum")


class Fixed(Start):
    fixed: AnyParameter

    def derive(self, facts: Facts) -> Figure:
        value = self.fixed.operand(facts)
        label, origin = self.labelled(FIXED()), FromSchedule((self.place,))
        return Figure(label, facts.rows, value.numbers(), "money", self, (value,), origin=origin)

    def shape(self, scope: Scope) -> Shape | None:
        return self.fixed.check_amount(scope, "money")

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        (name,) = cells.names(figure.made_from, row)
        return Formula("{0}", cells.addresses(figure.made_from, row), EQUALS(first=name))
