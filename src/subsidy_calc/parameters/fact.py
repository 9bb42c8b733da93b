"""Fact: a column of the claims, of the clause's own table or of a parent: `project.equipment`.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- fixed: p.rent", rent="3.5万元")
'35,000.00元'
"""

from __future__ import annotations

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import NOT_A_TERM, Parameter
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.values.figure import Figure, Operand
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Measure

NOT_A_NUMBER = wording(
    "schedule.not_a_number", zh="“{fact}”不是数，这里要用数", en="“{fact}” is no number; one is needed here"
)


class Fact(Parameter):
    fact: str

    def operand(self, facts: Facts) -> Operand:
        return facts.fact(self.fact)

    def term(self, facts: Facts) -> Operand:
        return facts.fact(self.fact)

    def check_term(self, of: FactKind, scope: Scope) -> None:
        kind = self.kind(scope)
        if kind is not None and (kind.unit is not None or kind.type == "choices"):
            scope.report(Problem("not_a_term", self.place, NOT_A_TERM(fact=of.name), found=self.fact))

    def kind(self, scope: Scope) -> FactKind | None:
        """What the fact is, or None where it is unknown (reported)."""
        return scope.fact(self.fact, self.place)

    def shape(self, scope: Scope) -> Shape | None:
        kind = self.kind(scope)
        if kind is None:
            return None
        if kind.unit is None:
            scope.report(Problem("not_a_number", self.place, NOT_A_NUMBER(fact=self.fact), found=kind.type))
            return None
        return Shape(kind.unit, whole_fen=not isinstance(kind.unit, Measure))

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return Plain()
