"""Per unit: so much for each: `per_unit: {count: item.heads, sum: 2000元, at_most: 50}`.

    result = min(count, at_most) × sum

`at_most` limits how many count; a limit of the sum is a `cap`.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- per_unit: {count: p.heads, sum: 2000元, at_most: 50}", heads="51")
'100,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.readings import TIMES
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Start
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.exact import lesser, product
from subsidy_calc.values.figure import Choice, Figure, FromSchedule
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording

FOR_EACH = wording("per_unit.for_each", zh="按数量计算", en="so much for each")
EACH = wording("per_unit.each", zh="按{count}计算，每单位{sum}", en="{sum} for each unit of {count}")
EACH_AT_MOST = wording(
    "per_unit.each_at_most",
    zh="按{count}计算，每单位{sum}，最多计{most}",
    en="{sum} for each unit of {count}, of which at most {most} count",
)
ALL_COUNT = wording("per_unit.all_count", zh="全部计入", en="all count")
SOME_COUNT = wording("per_unit.some_count", zh="超过最多数量，按最多数量", en="more than may count, cut to that number")
TIMES_AT_MOST = wording(
    "formula.times_at_most", zh="{first}（最多{third}）×{second}", en="{first} (at most {third}) × {second}"
)


class PerUnitBranch(Written):
    count: AnyParameter
    sum: AnyParameter
    at_most: AnyParameter | None = None


class PerUnit(Start):
    per_unit: PerUnitBranch

    def derive(self, facts: Facts) -> Figure:
        count, each = self.per_unit.count.operand(facts), self.per_unit.sum.operand(facts)
        label, origin = self.labelled(FOR_EACH()), FromSchedule((self.place,))
        if self.per_unit.at_most is None:
            values = product(count.numbers(), each.numbers())
            return Figure(label, facts.rows, values, each.figure.unit, self, (count, each), origin=origin)
        most = self.per_unit.at_most.operand(facts)
        counted, cut = lesser(count.numbers(), most.numbers())
        values, chosen = product(counted, each.numbers()), Choice(cut, (ALL_COUNT(), SOME_COUNT()), of_operands=False)
        return Figure(label, facts.rows, values, each.figure.unit, self, (count, each, most), chosen, origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        count, sum_, *most = told
        return EACH_AT_MOST(count=count, sum=sum_, most=most[0]) if most else EACH(count=count, sum=sum_)

    def shape(self, scope: Scope) -> Shape | None:
        told = self.per_unit
        count, sum_ = told.count.check_amount(scope, "count", "days", "quantity"), told.sum.check_amount(scope, "money")
        if told.at_most is not None and count is not None:
            told.at_most.check_amount(scope, count.unit, "no_limit")
        # part of a 吨 may come to part of a fen
        return sum_ and sum_.changed(whole_fen=sum_.whole_fen and (count is None or count.whole_fen))

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        addresses, names = cells.addresses(figure.made_from, row), cells.names(figure.made_from, row)
        if len(names) == 2 or figure.made_from[2].numbers().at(row) is None:  # no limit was written out
            first, second = names[:2]
            return Formula("{0}*{1}", addresses[:2], TIMES(first=first, second=second))
        first, second, third = names
        return Formula("MIN({0},{2})*{1}", addresses, TIMES_AT_MOST(first=first, second=second, third=third))
