"""Derived: a value that the schedule gives a name to: `{derived: net_cost}`.

The name stands under `derive` of the clause, of the claims' table or a table above it, or
under `constants` of the schedule; what a table derives is computed from that table's facts.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- total: [{derived: all}]", derive="{all: {total: [p.equipment, p.systems]}}", equipment="8万元", systems="2万元")
'100,000.00元'
"""

from __future__ import annotations

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.values.figure import Figure, Operand
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

IS_A_CONDITION = wording(
    "schedule.derived_condition", zh="“{name}”是条件，这里要用数", en="“{name}” is a condition; a value is needed here"
)


class Derived(Parameter):
    derived: str

    def operand(self, facts: Facts) -> Operand:
        return facts.derived_value(self.derived)

    def shape(self, scope: Scope) -> Shape | None:
        found = scope.definition(self.derived, self.place)
        if found is None:
            return None
        definition, own = found
        if definition.parameter is None:
            scope.report(Problem("derived_condition", self.place, IS_A_CONDITION(name=self.derived)))
            return None
        return definition.parameter.shape(own)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return Plain()  # the figures are those of what the name stands for
