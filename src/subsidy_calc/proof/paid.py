"""Paid: what an example says of how its award is paid, and what the program makes of it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.schedule.model import Example
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.values.quantities import NotAQuantity, Quantity, read_quantity

NOW = wording("example.payable_now", zh="本期应付{amount}", en="{amount} is payable now")
BY_PAYER = wording("example.paid_by", zh="{payer}本期承担{amount}", en="{amount} by {payer} now")
DUE = wording("example.due", zh="{year}年度应付{amount}", en="{amount} is due in {year}")
FORFEITED = wording("example.forfeited", zh="不再支付{amount}", en="{amount} is forfeited")
NOT_AN_AMOUNT = wording(
    "example.not_an_amount", zh="例子里的金额读不出：{text}", en="the example's amount cannot be read: {text}"
)


def stated(example: Example) -> tuple[Message, ...]:
    """What the example says, part by part."""
    return tuple(_amount(text, says, **told) for _, says, told, text in _parts(example))


def made(example: Example, line: AwardLine) -> tuple[Message, ...]:
    """The same parts as they come out."""
    return tuple(
        says(amount=Quantity(_sum(what, told, line), "money"), **told) for what, says, told, _ in _parts(example)
    )


def _parts(example: Example) -> Iterator[tuple[str, Wording, dict[str, str], str]]:
    if example.payable_now is not None:
        yield "now", NOW, {}, example.payable_now
    for payer, text in example.paid_by.items():
        yield "paid_by", BY_PAYER, {"payer": payer}, text
    for year, text in example.due.items():
        yield "due", DUE, {"year": year}, text
    if example.forfeited is not None:
        yield "forfeited", FORFEITED, {}, example.forfeited


def _sum(what: str, told: dict[str, str], line: AwardLine) -> Fraction:
    payment = line.payment
    if what == "now":
        return line.payable_now
    if payment is None:
        return Fraction(0)
    if what == "paid_by":
        names = [name for name, _ in payment.payers]
        return payment.of_payers(now=True)[names.index(told["payer"])] if told["payer"] in names else Fraction(0)
    if what == "due":
        due = (part.sum for part in payment.parts if part.state == "due" and part.year == int(told["year"]))
        return sum(due, Fraction(0))
    return payment.forfeited


def _amount(text: str, says: Wording, **told: str) -> Message:
    try:
        quantity = read_quantity(text)
    except NotAQuantity:
        return NOT_AN_AMOUNT(text=text)
    return says(amount=quantity, **told) if quantity.unit == "money" else NOT_AN_AMOUNT(text=text)
