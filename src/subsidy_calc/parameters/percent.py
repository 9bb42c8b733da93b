"""Percent: a share of another parameter: `{percent: 50%, of: project.equipment}`.

    result = percent × of

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- fixed: {percent: 50%, of: p.rent}", rent="7万元")
'35,000.00元'
"""

from __future__ import annotations

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter, Parameter
from subsidy_calc.grammar.readings import TIMES
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.values.exact import product
from subsidy_calc.values.figure import Figure, FromSchedule, Operand, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording

SHARE = wording("percent.share", zh="{of}的{percent}", en="{percent} of {of}")


class Percent(Parameter):
    percent: AnyParameter
    of: AnyParameter

    def operand(self, facts: Facts) -> Operand:
        percent, of = self.percent.operand(facts), self.of.operand(facts)
        label = SHARE(percent=percent.source.label, of=of.source.label)
        values = product(of.numbers(), percent.numbers())
        origin = FromSchedule((self.place,))
        return same(Figure(label, facts.rows, values, of.figure.unit, self, (of, percent), origin=origin))

    def shape(self, scope: Scope) -> Shape | None:
        self.percent.check_amount(scope, "ratio")
        of = self.of.check_unit(scope, "money", "count", "days", "quantity", "ratio")
        return of and Shape(of.unit, whole_fen=False)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        first, second = cells.names(figure.made_from, row)
        return Formula("{0}*{1}", cells.addresses(figure.made_from, row), TIMES(first=first, second=second))
