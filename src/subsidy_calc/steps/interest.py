"""Interest: on a loan for some days: `interest: {principal: loan.sum, rate: loan.rate, days: loan.days, basis: actual/365}`.

    result = principal × rate × days ÷ days of the year by the basis

`actual/365` and `actual/360` count the days as they are.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- interest: {principal: p.loan, rate: p.rate, days: p.days, basis: actual/365}", loan="5000万元", rate="3.5%", days="365天")
'1,750,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Start
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.exact import constant, product
from subsidy_calc.values.figure import Figure, FromSchedule
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording

INTEREST = wording("interest.label", zh="利息", en="interest")
INTEREST_OF = wording(
    "interest.of",
    zh="按{principal}×{rate}×{days}÷{year}计算利息",
    en="interest: {principal} × {rate} × {days} ÷ {year}",
)
PRINCIPAL_TIMES = wording(
    "formula.interest",
    zh="{first}×{second}×{third}÷{days}",
    en="{first} × {second} × {third} ÷ {days}",
)

_DAYS = {"actual/365": 365, "actual/360": 360}


class InterestBranch(Written):
    principal: AnyParameter
    rate: AnyParameter
    days: AnyParameter
    basis: Literal["actual/365", "actual/360"]


class Interest(Start):
    interest: InterestBranch

    def derive(self, facts: Facts) -> Figure:
        told = self.interest
        principal, rate, days = (each.operand(facts) for each in (told.principal, told.rate, told.days))
        year = constant(Fraction(1, _DAYS[told.basis]), facts.rows.size)
        values = product(product(principal.numbers(), rate.numbers()), product(days.numbers(), year))
        label, origin = self.labelled(INTEREST()), FromSchedule((self.place,))
        made_from = (principal, rate, days)
        return Figure(label, facts.rows, values, principal.figure.unit, self, made_from, origin=origin)

    def sentence(self, told: Sequence[Message]) -> Message | None:
        year = _DAYS[self.interest.basis]
        return INTEREST_OF(principal=told[0], rate=told[1], days=told[2], year=year)

    def shape(self, scope: Scope) -> Shape | None:
        self.interest.principal.check_amount(scope, "money")
        self.interest.rate.check_amount(scope, "ratio")
        self.interest.days.check_amount(scope, "days", "count")
        return Shape("money", whole_fen=False)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        days = _DAYS[self.interest.basis]
        first, second, third = cells.names(figure.made_from, row)
        says = PRINCIPAL_TIMES(first=first, second=second, third=third, days=days)
        return Formula(f"{{0}}*{{1}}*{{2}}/{days}", cells.addresses(figure.made_from, row), says)
