"""Paid parts: the instalments that an example states, beside those that its award is paid in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.assess.payment import Part, State
from subsidy_calc.schedule.example import PaidPart
from subsidy_calc.values.messages import Argument, Message, Wording, wording
from subsidy_calc.values.quantities import Quantity, read_quantity

PAID = wording("example.in_parts", zh="{award}，支付：{parts}", en="{award}, paid: {parts}")
PART = wording("example.part", zh="{sum}（{details}）", en="{sum} ({details})")
IN_YEAR = wording("example.in_year", zh="{year}年度", en="{year}")
BY = wording("example.by", zh="{payer}{sum}", en="{payer} {sum}")
NOT_PAID = wording("example.not_paid", zh="没有支付", en="no payment")
NOW = wording("example.paid_now", zh="本期", en="now")
DUE = wording("example.paid_due", zh="到期再付", en="due later")
LATER = wording("example.paid_later", zh="留待以后", en="stays open")
FORFEITED = wording("example.paid_forfeited", zh="不再支付", en="forfeited")
OPEN = wording("example.paid_open", zh="无法判定", en="cannot be told")

_STATES: Mapping[State, Wording] = {"now": NOW, "due": DUE, "later": LATER, "forfeited": FORFEITED, "open": OPEN}


def parts_agree(stated: Sequence[PaidPart], line: AwardLine | None) -> bool:
    """Whether an award is paid in the instalments that an example states; what it leaves out is not compared."""
    if not stated:
        return True
    payment = line.payment if line is not None else None
    if payment is None or len(payment.parts) != len(stated):
        return False
    names = [name for name, _ in payment.payers]
    return all(_agrees(one, part, names) for one, part in zip(stated, payment.parts, strict=True))


def with_stated_parts(award: Message, stated: Sequence[PaidPart]) -> Message:
    """An example's award with the instalments that it states."""
    return PAID(award=award, parts=tuple(map(_stated, stated))) if stated else award


def with_found_parts(award: Message, line: AwardLine) -> Message:
    """An award with the instalments that it is paid in."""
    if line.payment is None:
        return PAID(award=award, parts=NOT_PAID())
    names = [name for name, _ in line.payment.payers]
    return PAID(award=award, parts=tuple(_found(part, names) for part in line.payment.parts))


def _agrees(stated: PaidPart, part: Part, names: Sequence[str]) -> bool:
    by = dict(zip(names, part.by_payer, strict=False))  # nobody pays what is forfeited
    return (
        part.sum == _sum(stated.sum)
        and stated.state in (None, part.state)
        and stated.year in (None, part.year)
        and all(by.get(name, Fraction(0)) == _sum(text) for name, text in stated.by.items())
    )


def _sum(text: str) -> Fraction:
    return read_quantity(text).value  # loading has seen that it is a sum


def _stated(part: PaidPart) -> Message:
    details: list[Argument] = [_STATES[part.state]()] if part.state is not None else []
    details += [IN_YEAR(year=str(part.year))] if part.year is not None else []
    details += [BY(payer=name, sum=read_quantity(text)) for name, text in part.by.items()]
    sum_ = read_quantity(part.sum)
    return PART(sum=sum_, details=tuple(details)) if details else PART(sum=sum_, details="—")


def _found(part: Part, names: Sequence[str]) -> Message:
    details: list[Argument] = [_STATES[part.state](), IN_YEAR(year=str(part.year))]
    details += [BY(payer=name, sum=Quantity(share, "money")) for name, share in zip(names, part.by_payer, strict=False)]
    return PART(sum=Quantity(part.sum, "money"), details=tuple(details))
