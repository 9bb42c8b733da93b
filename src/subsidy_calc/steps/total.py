"""Total: the sum of facts in one unit, or of a fact over rows of another table.

    total: [project.equipment, project.systems]
    total: {of: invoice.net, where: [{fact: invoice.date, within: award_year}], steps: [{cap: 20万元}]}

    result = first + second + …

A claim that lacks one of the facts has no total. Rows are children of the claim, or other
children of its parents; those that `where` cuts count 0, and `steps` run on each row
before it is added. A row that cannot be told, was refused, or a sheet that was not handed
in leaves the claim without a total.

>>> from subsidy_calc.proof.tried import award_of, blank
>>> award_of("- total: [p.equipment, p.systems]", equipment="800万元", systems="200万元")
'10,000,000.00元'
>>> award_of("- total: [p.equipment, p.systems]", equipment="800万元", systems=blank("money"))
'cannot tell (missing:p.systems)'
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.condition import AnyCondition
from subsidy_calc.grammar.facts import Facts, Related
from subsidy_calc.grammar.parameter import AnyParameter, Wanted, fits
from subsidy_calc.grammar.related import added_up, counted, counting, sum_of_rows
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import AnyStep, Branch, Start
from subsidy_calc.grammar.step_list import derive_steps, shape_of_steps
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.exact import total
from subsidy_calc.values.figure import Figure, FromSchedule
from subsidy_calc.values.formulas import SUM, Cells, Formula, Plain
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

TOTAL = wording("total.of", zh="{parts}合计", en="total of {parts}")
EACH_ROW = wording("total.each_row", zh="{sheet}每一行", en="each row of {sheet}")
NOT_ADDED = wording("schedule.not_added", zh="“{fact}”不能合计", en="“{fact}” cannot be added up")
ADDED: tuple[Wanted, ...] = ("money", "count", "days", "quantity")


class RowsBranch(Written):
    of: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]*\.[a-z][a-z0-9_]*$")]
    where: tuple[AnyCondition, ...] = ()
    steps: tuple[AnyStep, ...] = ()

    @property
    def table(self) -> str:
        return self.of.partition(".")[0]


class Total(Start):
    total: Annotated[list[AnyParameter], Field(min_length=1)] | RowsBranch

    def derive(self, facts: Facts) -> Figure:
        if isinstance(self.total, RowsBranch):
            return self._of_rows(self.total, facts)
        parts = tuple(part.operand(facts) for part in self.total)
        values = total([part.numbers() for part in parts])
        label = self.labelled(TOTAL(parts=tuple(part.source.label for part in parts)))
        origin = FromSchedule((self.place,))
        return Figure(label, facts.rows, values, parts[0].figure.unit, self, parts, origin=origin)

    def branches(self, amount: Figure | None, facts: Facts) -> Sequence[Branch]:
        if not isinstance(self.total, RowsBranch):
            return ()
        related = facts.related(self.total.table)
        of_each = Branch(EACH_ROW(sheet=related.sheet), self.total.steps, related.facts, self._fact(related))
        return [*([of_each] if self.total.steps else []), *counting(self.total.where, related)]

    def shape(self, scope: Scope) -> Shape | None:
        if isinstance(self.total, RowsBranch):
            return self._shape_of_rows(self.total, scope)
        first = self.total[0].check_unit(scope, *ADDED)
        if first is None:
            return None
        shapes = [first, *(part.check_unit(scope, first.unit) for part in self.total[1:])]
        return Shape(first.unit, whole_fen=all(shape.whole_fen for shape in shapes if shape))

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        if isinstance(self.total, RowsBranch):
            return sum_of_rows(figure, row, cells)
        addresses = cells.addresses(figure.made_from, row)
        text = "+".join(f"{{{number}}}" for number in range(len(addresses)))
        return Formula(text, addresses, SUM(parts=cells.names(figure.made_from, row)))

    def _of_rows(self, rows: RowsBranch, facts: Facts) -> Figure:
        related = facts.related(rows.table)
        fact = self._fact(related)
        each = counted(derive_steps(rows.steps, related.facts, fact), rows.where, related, rows.place)
        label = self.labelled(TOTAL(parts=(fact.label,)))
        return added_up(each, label, related, facts, self)

    def _shape_of_rows(self, rows: RowsBranch, scope: Scope) -> Shape | None:
        below = scope.related(rows.table, rows.place)
        kind = None if below is None else below.fact(rows.of, rows.place)
        if below is None or kind is None:
            return None
        for condition in rows.where:
            condition.check(below)
        if kind.unit is None or not fits(kind.unit, ADDED):
            scope.report(Problem("not_added", rows.place, NOT_ADDED(fact=rows.of), kind.type))
            return None
        return shape_of_steps(rows.steps, below, Shape(kind.unit, whole_fen=True))

    def _fact(self, related: Related) -> Figure:
        of = self.total.of if isinstance(self.total, RowsBranch) else ""
        return related.facts.fact(of).figure
