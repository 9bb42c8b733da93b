"""Count: how many rows of another table belong to the claim: `count: {of: invention, where: […]}`.

Rows are children of the claim, or other children of its parents. A row of which it cannot
be told whether it counts, or one that was refused, leaves the number unknown.

>>> from subsidy_calc.proof.tried import award_of
>>> steps = "- per_unit: {count: {count: {of: patent, where: [{fact: patent.kind, is: 发明}]}}, sum: 1万元}"
>>> award_of(steps, patent=[{"kind": "发明"}, {"kind": "外观"}, {"kind": "发明"}])
'20,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.grammar.condition import AnyCondition
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.names import Name
from subsidy_calc.grammar.related import added_up, counting, number_of_rows, sum_of_rows
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Branch, Start
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.figure import Figure
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording

ROWS = wording("count.rows", zh="{sheet}的行数", en="number of rows of {sheet}")


class CountBranch(Written):
    of: Name
    where: tuple[AnyCondition, ...] = ()


class Count(Start):
    count: CountBranch

    def derive(self, facts: Facts) -> Figure:
        related = facts.related(self.count.of)
        rows = number_of_rows(related, self.count.where, self.count.place)
        return added_up(rows, self.labelled(ROWS(sheet=related.sheet)), related, facts, self)

    def branches(self, amount: Figure | None, facts: Facts) -> Sequence[Branch]:
        return counting(self.count.where, facts.related(self.count.of))

    def shape(self, scope: Scope) -> Shape | None:
        below = scope.related(self.count.of, self.count.place)
        if below is None:
            return None
        for condition in self.count.where:
            condition.check(below)
        return Shape("count", whole_fen=True)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return sum_of_rows(figure, row, cells)
