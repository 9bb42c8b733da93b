"""Full steps: a sum for every full step of something: `full_steps: {of: …, above: …, each: 1000万元, sum: 2万元}`.

    result = ⌊(of − above) ÷ each⌋ × sum, and 0 where `of` is not above

Only whole steps count: 159,999,999 holds 15 of 10,000,000. `above` is 0 unless it is given.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- full_steps: {of: p.output, above: p.prior, each: 1000万元, sum: 2万元}", output="259999999元", prior="1亿元")
'300,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Start
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.exact import difference, product, whole_times
from subsidy_calc.values.figure import Figure, FromSchedule
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.problems import Problem

EVERY_STEP = wording("full_steps.every", zh="每满一档计一次", en="a sum for every full step")
WHOLE_TIMES = wording(
    "formula.whole_times", zh="{first}每满{second}计{third}", en="{third} for every full {second} of {first}"
)
WHOLE_TIMES_ABOVE = wording(
    "formula.whole_times_above",
    zh="{first}超过{fourth}的部分，每满{second}计{third}",
    en="{third} for every full {second} of {first} above {fourth}",
)
NO_STEP = wording("full_steps.no_step", zh="每档要写明一个大于0的数", en="a step must be stated, and above 0")


class FullStepsBranch(Written):
    of: AnyParameter
    each: AnyParameter
    sum: AnyParameter
    above: AnyParameter | None = None


class FullSteps(Start):
    full_steps: FullStepsBranch

    def derive(self, facts: Facts) -> Figure:
        told = self.full_steps
        of, each, sum_ = told.of.operand(facts), told.each.operand(facts), told.sum.operand(facts)
        above = () if told.above is None else (told.above.operand(facts),)
        counted = difference(of.numbers(), above[0].numbers()) if above else of.numbers()
        values = product(whole_times(counted, each.numbers()), sum_.numbers())
        label, origin = self.labelled(EVERY_STEP()), FromSchedule((self.place,))
        return Figure(label, facts.rows, values, sum_.figure.unit, self, (of, each, sum_, *above), origin=origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        of, each, sum_, *above = told
        if above:
            return WHOLE_TIMES_ABOVE(first=of, second=each, third=sum_, fourth=above[0])
        return WHOLE_TIMES(first=of, second=each, third=sum_)

    def shape(self, scope: Scope) -> Shape | None:
        of = self.full_steps.of.check_unit(scope, "money", "count", "days", "quantity", "ratio")
        for other in filter(None, (self.full_steps.each, self.full_steps.above)):
            if of is not None:
                other.check_unit(scope, of.unit)
        each = self.full_steps.each.stated_number()
        if each is None or each <= 0:
            scope.report(Problem("no_step", self.full_steps.each.place, NO_STEP()))
        return self.full_steps.sum.check_amount(scope, "money")

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        addresses, names = cells.addresses(figure.made_from, row), cells.names(figure.made_from, row)
        first, second, third = names[:3]
        if len(names) == 3:
            says = WHOLE_TIMES(first=first, second=second, third=third)
            return Formula("MAX(INT(ROUND({0}/{1},9)),0)*{2}", addresses, says)
        says = WHOLE_TIMES_ABOVE(first=first, second=second, third=third, fourth=names[3])
        return Formula("MAX(INT(ROUND(({0}-{3})/{1},9)),0)*{2}", addresses, says)
