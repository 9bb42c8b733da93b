"""Growth: by how much something rose: `growth: {now: project.output, before: project.prior_output}`.

    result = now − before

A fall is below 0; an award below 0 is nil.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- growth: {now: p.output, before: p.prior}\\n- rate: 1%", output="180万元", prior="100万元")
'8,000.00元'
>>> award_of("- growth: {now: p.output, before: p.prior}\\n- rate: 1%", output="90万元", prior="100万元")
'nil (nothing_due)'
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Start
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.exact import difference
from subsidy_calc.values.figure import Figure, FromSchedule
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording

GREW = wording("growth.grew", zh="增长额", en="increase")
INCREASE = wording("growth.increase", zh="{now}比{before}增长的部分", en="the increase of {now} over {before}")
LESS = wording("formula.less", zh="{first}减{second}", en="{first} less {second}")


class GrowthBranch(Written):
    now: AnyParameter
    before: AnyParameter


class Growth(Start):
    growth: GrowthBranch

    def derive(self, facts: Facts) -> Figure:
        now, before = self.growth.now.operand(facts), self.growth.before.operand(facts)
        values = difference(now.numbers(), before.numbers())
        label, origin = self.labelled(GREW()), FromSchedule((self.place,))
        return Figure(label, facts.rows, values, now.figure.unit, self, (now, before), origin=origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        return INCREASE(now=told[0], before=told[1])

    def shape(self, scope: Scope) -> Shape | None:
        now = self.growth.now.check_unit(scope, "money", "count", "quantity", "ratio", "days")
        before = now and self.growth.before.check_unit(scope, now.unit)
        return before and now and Shape(now.unit, whole_fen=now.whole_fen and before.whole_fen)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        first, second = cells.names(figure.made_from, row)
        return Formula("{0}-{1}", cells.addresses(figure.made_from, row), LESS(first=first, second=second))
