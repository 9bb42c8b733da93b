"""If missing: what a blank fact counts as where a word says so, and only there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.values.exact import MISSING, choose
from subsidy_calc.values.figure import Choice, Figure, FromSchedule, HandsOn, Operand, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording

AS_GIVEN = wording("if_missing.as_given", zh="按填报", en="as given")
NOT_GIVEN = wording("if_missing.not_given", zh="未填，按规则取值", en="not given, read as the schedule says")
OR_ELSE = wording("if_missing.or_else", zh="{first}（未填按{second}）", en="{first} ({second} if not given)")
TAKEN_FROM = wording("formula.taken_from", zh="取{first}", en="{first}")


@dataclass(frozen=True, slots=True)
class FilledIn(HandsOn):
    """Makes the figure that is a fact where it is given, else another value."""

    word: str = "if_missing"

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        (name,) = cells.names(figure.made_from, row)
        return Formula("{0}", cells.addresses(figure.made_from, row), TAKEN_FROM(first=name))


def filled_in(value: Operand, otherwise: Parameter | None, facts: Facts) -> Operand:
    """The value, and where it is missing the other one; the value itself where there is no other."""
    if otherwise is None:
        return value
    instead = otherwise.operand(facts)
    which = np.asarray(value.numbers().states == MISSING).astype(np.int64)
    values = choose([value.numbers(), instead.numbers()], which)
    label = OR_ELSE(first=value.source.label, second=instead.source.label)
    origin = FromSchedule((otherwise.place,))
    chosen = Choice(which, (AS_GIVEN(), NOT_GIVEN()), of_operands=True)
    return same(Figure(label, facts.rows, values, value.figure.unit, FilledIn(), (value, instead), chosen, origin))
