"""Check payment: whether shares add up, years ascend, and conditions fit the clause's tables."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from itertools import pairwise

from subsidy_calc.grammar.scope import Scope
from subsidy_calc.schedule.example import Example
from subsidy_calc.schedule.model import Clause
from subsidy_calc.schedule.payment import Instalment, Payment, Share
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, nearest
from subsidy_calc.values.quantities import Quantity, write_quantity

NOTHING_SAID = wording("payment.nothing_said", zh="payment 里什么都没写", en="`payment` says nothing")
SAY_ONE = wording("payment.say_one", zh="写 paid_by 或 instalments", en="write paid_by or instalments")
NOT_WHOLE = wording("payment.not_whole", zh="各份额加起来不是100%", en="the shares do not add up to 100%")
ALL_OF_IT = wording("payment.all_of_it", zh="合计100%", en="100% together")
OR_REST = wording("payment.or_rest", zh="合计100%，或其中一份写 rest", en="100% together, or one of them `rest`")
TWO_RESTS = wording("payment.two_rests", zh="rest 只能写一次", en="only one share can be `rest`")
NOTHING_LEFT = wording("payment.nothing_left", zh="其他份额没有给 rest 留下", en="the others leave nothing to `rest`")
BELOW_ALL = wording("payment.below_all", zh="其他份额合计低于100%", en="the others below 100% together")
NOT_FROM_1 = wording("payment.not_from_1", zh="第一期要在第1年", en="the first instalment is of year 1")
YEAR_1 = wording("payment.year_1", zh="第1年", en="year 1")
DESCENDS = wording("payment.descends", zh="各期的年份要从前往后排", en="instalments stand in the order of their years")
FROM = wording("payment.from", zh="第{year}年或以后", en="year {year} or later")
WITHOUT_WHEN = wording("payment.without_when", zh="没有 when 就没有 otherwise", en="`otherwise` needs a `when`")
WITHOUT_OTHERWISE = wording(
    "payment.without_otherwise",
    zh="有 when 就要写明条件不满足时怎样",
    en="a `when` needs an `otherwise`: what happens if it does not hold",
)
OUTCOMES = wording(
    "payment.outcomes",
    zh="forfeited（不再支付）或 later（留待以后）",
    en="forfeited (never paid) or later (stays open)",
)
WITHOUT_AWARD = wording(
    "payment.without_award",
    zh="payable_now 要和 award 写在一起",
    en="`payable_now` stands beside `award`",
)
PAID_WITHOUT_AWARD = wording(
    "payment.paid_without_award", zh="paid 要和 award 写在一起", en="`paid` stands beside `award`"
)
UNKNOWN_PAYER = wording("payment.unknown_payer", zh="条款里没有这个支付方", en="the clause has no such payer")
ONE_OF_PAYERS = wording("payment.one_of_payers", zh="{names}", en="{names}")
NOBODY = wording("payment.nobody", zh="条款没有写 paid_by", en="the clause has no paid_by")


def check_payment(clause: Clause, scope: Scope) -> None:
    """Report what does not fit in a clause's payment, and in what its examples say of it."""
    if clause.payment is not None:
        _check(clause.payment, scope)
    payers = list(clause.payment.paid_by or ()) if clause.payment is not None else []
    for example in clause.examples:
        _check_example(example, payers, scope)


def _check(payment: Payment, scope: Scope) -> None:
    if payment.paid_by is None and payment.instalments is None:
        scope.report(Problem("empty_payment", payment.place, NOTHING_SAID(), expected=SAY_ONE()))
    if payment.paid_by is not None:
        _check_payers(list(payment.paid_by.values()), scope)
    if payment.instalments is not None:
        _check_instalments(payment.instalments, scope)


def _check_payers(shares: Sequence[Share], scope: Scope) -> None:
    rests = [share for share in shares if share.rate is None]
    stated = sum((share.rate for share in shares if share.rate is not None), Fraction(0))
    if len(rests) > 1:
        scope.report(Problem("two_rests", rests[1].place, TWO_RESTS(), "rest"))
    elif rests and stated >= 1:
        says, found = NOTHING_LEFT(), _shown(stated)
        scope.report(Problem("nothing_for_rest", rests[0].place, says, found, BELOW_ALL()))
    elif not rests:
        _check_whole(stated, shares[0].place, OR_REST(), scope)


def _check_instalments(instalments: Sequence[Instalment], scope: Scope) -> None:
    first = instalments[0]
    _check_whole(sum((each.rate for each in instalments), Fraction(0)), first.share.place, ALL_OF_IT(), scope)
    if first.year != 1:
        scope.report(Problem("instalment_year", first.place, NOT_FROM_1(), str(first.year), YEAR_1()))
    for before, each in pairwise(instalments):
        if each.year < before.year:
            expected = FROM(year=before.year)
            scope.report(Problem("instalment_order", each.place, DESCENDS(), str(each.year), expected))
    for each in instalments:
        _check_condition(each, scope)


def _check_condition(instalment: Instalment, scope: Scope) -> None:
    if instalment.when is None:
        if instalment.otherwise is not None:
            found = instalment.otherwise
            scope.report(Problem("otherwise_without_when", instalment.place, WITHOUT_WHEN(), found))
        return
    if instalment.otherwise is None:
        says, expected = WITHOUT_OTHERWISE(), OUTCOMES()
        scope.report(Problem("when_without_otherwise", instalment.place, says, expected=expected))
    instalment.when.check(scope)


def _check_whole(sum_: Fraction, place: Line, expected: Message, scope: Scope) -> None:
    if sum_ != 1:
        scope.report(Problem("shares_not_whole", place, NOT_WHOLE(), _shown(sum_), expected))


def _check_example(example: Example, payers: Sequence[str], scope: Scope) -> None:
    if example.payable_now is not None and example.award is None:
        scope.report(Problem("payable_without_award", example.place, WITHOUT_AWARD(), example.payable_now))
    if example.paid and example.award is None:
        scope.report(Problem("paid_without_award", example.place, PAID_WITHOUT_AWARD()))
    for part in example.paid:
        for name in part.by:
            if name not in payers:
                place, expected = part.place_of(name), ONE_OF_PAYERS(names=tuple(payers) or (NOBODY(),))
                scope.report(Problem("unknown_payer", place, UNKNOWN_PAYER(), name, expected, nearest(name, payers)))


def _shown(rate: Fraction) -> str:
    return write_quantity(Quantity(rate, "ratio"), "zh")  # a rate is written alike in every language
