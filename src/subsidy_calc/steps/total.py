"""Total: the sum of facts in money: `total: [project.equipment, project.systems]`.

    result = first + second + …

A claim that lacks one of them has no total.

>>> from subsidy_calc.proof.tried import award_of, blank
>>> award_of("- total: [p.equipment, p.systems]", equipment="800万元", systems="200万元")
'10,000,000.00元'
>>> award_of("- total: [p.equipment, p.systems]", equipment="800万元", systems=blank("money"))
'cannot tell (missing:p.systems)'
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Start
from subsidy_calc.values.exact import total
from subsidy_calc.values.figure import Figure, FromSchedule
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording

TOTAL = wording("total.of", zh="{parts}合计", en="total of {parts}")
SUM = wording("formula.sum", zh="{parts}相加", en="sum of {parts}")


class Total(Start):
    total: Annotated[list[AnyParameter], Field(min_length=1)]

    def derive(self, facts: Facts) -> Figure:
        parts = tuple(part.operand(facts) for part in self.total)
        values = total([part.numbers() for part in parts])
        label = self.labelled(TOTAL(parts=tuple(part.source.label for part in parts)))
        origin = FromSchedule((self.place,))
        return Figure(label, facts.rows, values, "money", self, parts, origin=origin)

    def shape(self, scope: Scope) -> Shape | None:
        shapes = [part.check_unit(scope, "money") for part in self.total]
        return Shape("money", whole_fen=all(shape.whole_fen for shape in shapes if shape))

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        addresses = cells.addresses(figure.made_from, row)
        text = "+".join(f"{{{number}}}" for number in range(len(addresses)))
        return Formula(text, addresses, SUM(parts=cells.names(figure.made_from, row)))
