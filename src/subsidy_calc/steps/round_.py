"""Round: to whole multiples of a sum: `round: {to: 0.01元, mode: half_up}`.

`half_up` takes a tie away from 0, `down` goes towards 0, `up` away from it, `half_even`
takes a tie to the even multiple. It is the only step that rounds.

>>> from subsidy_calc.proof.tried import award_of
>>> steps = '''
... - total: [p.spent]
... - rate: 50%
... - round: {to: 0.01元, mode: half_even}
... '''
>>> award_of(steps, spent="0.05元")
'0.02元'
>>> award_of(steps, spent="0.07元")
'0.04元'
"""

from __future__ import annotations

from fractions import Fraction

from pydantic import Field

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Change
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.exact import RoundMode, rounded
from subsidy_calc.values.figure import Figure, FromSchedule, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Wording, wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import NotAQuantity, Quantity, is_whole_fen, plain_decimal, read_measured

ROUNDED: dict[RoundMode, Wording] = {
    "half_up": wording("round.half_up", zh="四舍五入到{to}", en="rounded half up to {to}"),
    "down": wording("round.down", zh="舍去不足{to}的部分", en="rounded down to {to}"),
    "up": wording("round.up", zh="不足{to}的进为{to}", en="rounded up to {to}"),
    "half_even": wording("round.half_even", zh="四舍六入五成双到{to}", en="rounded half to even to {to}"),
}
ROUND_OF = wording("formula.round", zh="{first}取整", en="{first}, rounded")
NO_HALF_EVEN = wording(
    "formula.no_half_even",
    zh="电子表格没有“四舍六入五成双”函数，直接列出结果",
    en="spreadsheets have no function that rounds half to even; the result is entered",
)
NOT_A_STEP = wording(
    "schedule.not_a_rounding_step",
    zh="取整单位应为大于0的金额，如0.01元、1元、100元",
    en="round to an amount above 0, such as 0.01元",
)

_FUNCTION: dict[RoundMode, str] = {"half_up": "ROUND", "down": "ROUNDDOWN", "up": "ROUNDUP"}


class RoundingBranch(Written):
    to: str
    mode: RoundMode


class Round(Change):
    round_: RoundingBranch = Field(alias="round")

    @classmethod
    def default(cls, rounding: RoundingBranch) -> Round:
        """The rounding that a schedule sets for all clauses, as a step."""
        step = cls(round=rounding)
        step._place = rounding.place
        return step

    @property
    def to(self) -> Quantity:
        return read_measured(self.round_.to)

    def derive(self, amount: Figure, facts: Facts) -> Figure:
        values = rounded(amount.values, self.to.value, self.round_.mode)
        label, origin = self.labelled(ROUNDED[self.round_.mode](to=self.to)), FromSchedule((self.place,))
        return Figure(label, facts.rows, values, amount.unit, self, (same(amount),), origin=origin)

    def shape(self, amount: Shape, scope: Scope) -> Shape | None:
        try:
            to = self.to
        except NotAQuantity:
            to = None
        if to is None or to.unit != amount.unit or to.value <= 0:
            scope.report(Problem("not_a_rounding_step", self.round_.place, NOT_A_STEP(), self.round_.to))
            return amount.changed(whole_fen=True)
        return amount.changed(whole_fen=is_whole_fen(to.value))

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        mode = self.round_.mode
        if mode not in _FUNCTION:
            return Plain(NO_HALF_EVEN())
        addresses = cells.addresses(figure.made_from, row)
        (name,) = cells.names(figure.made_from, row)
        of = "{0}" if mode == "half_up" else _without_noise(figure.made_from[0].numbers().at(row))
        text = _rounding_formula(_FUNCTION[mode], self.to).replace("{0}", of)
        return Formula(text, addresses, ROUND_OF(first=name))


def _without_noise(amount: Fraction | None) -> str:
    """The operand at its own decimals: a product held in binary may be a hair off, and down or up would take a step."""
    decimals = plain_decimal(amount or Fraction(0)).partition(".")[2]
    return f"ROUND({{0}},{len(decimals)})"


def _rounding_formula(function: str, to: Quantity) -> str:
    """ROUND to digits where the step is a power of ten, else to multiples of the step."""
    for digits in range(-12, 13):
        if to.value * 10**digits == 1 if digits >= 0 else to.value == 10**-digits:
            return f"{function}({{0}},{digits})"
    step = f"{to.value.numerator}/{to.value.denominator}"
    return f"{function}({{0}}/({step}),0)*({step})"
