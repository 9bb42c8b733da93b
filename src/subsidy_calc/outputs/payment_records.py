"""Payment records: what is payable now and by whom, and what is not yet, for machines and for explanations."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.assess.payment import LinePayment, Part
from subsidy_calc.outputs.tally import Tally
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import Language, say, wording
from subsidy_calc.values.quantities import Quantity, yuan
from subsidy_calc.workbooks.payment_words import STATES, part_said, payer_said, state_said

PART = wording("explain.part", zh="{part} = {sum}：{state}", en="{part} = {sum}: {state}")
PAYER = wording(
    "explain.payer", zh="{payer}：本期应付{now}，尚未到期或待定{afterwards}",
    en="{payer}: {now} payable now, {afterwards} due later or open",
)  # fmt: skip
NOW = wording("explain.payable_now", zh="本期应付 = {now}", en="payable now = {now}")


def payment_records(line: AwardLine, nobody: str, year: int) -> Iterator[tuple[str, ...]]:
    """The rows of payments.csv: line, payer, instalment, policy year and sum of what is payable now.

    `nobody` stands for the payer where the clause names none.
    """
    payment = line.payment
    if payment is None:
        if line.payable_now:
            yield line.head.name, nobody, "1", str(year), yuan(line.payable_now)
        return
    for part in payment.parts:
        if part.state == "now":
            for name, sum_ in _payers(payment, part, nobody):
                if sum_:
                    yield line.head.name, name, str(part.number), str(part.year), yuan(sum_)


def payment_totals(schedule: Schedule, tally: Tally) -> dict[str, object]:
    """How many instalments are in which state, and what each payer pays now in all; nothing where no clause says so."""
    if not schedule.has_payments:
        return {}
    return {
        "instalments": {state: tally.instalments[state] for state in STATES},
        "payable_now_by_payer": {name: yuan(tally.now_by_payer.get(name, Fraction(0))) for name in schedule.payers},
    }


def payment_record(payment: LinePayment, language: Language) -> dict[str, object]:
    """A line's payment as JSON has it."""
    return {
        "schedule": str(payment.place),
        "instalments": [_part_record(payment, part, language) for part in payment.parts],
        "payers": [
            {"payer": name, "share": str(rate), "payable_now": yuan(now), "afterwards": yuan(afterwards)}
            for name, rate, now, afterwards in _by_payer(payment)
        ],
        "afterwards": yuan(payment.afterwards),
        "forfeited": yuan(payment.forfeited),
    }


def payment_text(line: AwardLine, language: Language) -> Iterator[str]:
    """A line's payment as lines of text; none where its clause says nothing of it."""
    payment = line.payment
    if payment is None:
        return
    for part in payment.parts if payment.in_instalments else ():
        sum_ = Quantity(part.sum, "money")
        yield f"{say(PART(part=part_said(part), sum=sum_, state=state_said(part)), language)}  [{part.place}]"
    for name, rate, now, afterwards in _by_payer(payment):
        sums = {"now": Quantity(now, "money"), "afterwards": Quantity(afterwards, "money")}
        yield f"{say(PAYER(payer=payer_said(name, rate), **sums), language)}  [{payment.place}]"
    yield say(NOW(now=Quantity(payment.now, "money")), language)


def _by_payer(payment: LinePayment) -> list[tuple[str, Fraction, Fraction, Fraction]]:
    sums = zip(payment.payers, payment.of_payers(now=True), payment.of_payers(now=False), strict=True)
    return [(name, rate, now, afterwards) for (name, rate), now, afterwards in sums]


def _part_record(payment: LinePayment, part: Part, language: Language) -> dict[str, object]:
    names = [name for name, _ in payment.payers]
    return {
        "instalment": part.number,
        "share": str(part.rate),
        "year": part.year,
        "sum": yuan(part.sum),
        "state": part.state,
        "reason_code": part.code,
        "says": say(state_said(part), language),
        "by_payer": {name: yuan(sum_) for name, sum_ in zip(names, part.by_payer, strict=False)},
        "schedule": str(part.place),
    }


def _payers(payment: LinePayment, part: Part, nobody: str) -> list[tuple[str, Fraction]]:
    names = [name for name, _ in payment.payers]
    return list(zip(names, part.by_payer, strict=True)) if names else [(nobody, part.sum)]
