"""Payment words: instalments, shares and payers as they are told to people."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from subsidy_calc.assess.payment import Part, State
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.schedule.payment import Instalment, Payment
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.values.quantities import Quantity

STATES: dict[State, Wording] = {
    "now": wording("payment.now", zh="本期应付", en="payable now"),
    "due": wording("payment.due", zh="以后年度应付", en="due in a later year"),
    "later": wording("payment.later", zh="条件未满足，留待以后", en="not yet: its condition does not hold"),
    "open": wording("payment.open", zh="资料不全，暂不支付", en="open: its condition cannot be told"),
    "forfeited": wording("payment.forfeited", zh="条件未满足，不再支付", en="forfeited: its condition does not hold"),
}
BECAUSE = wording("payment.because", zh="{state}：{says}", en="{state}: {says}")
IF = wording("payment.if", zh="{state}，条件：{says}", en="{state}, if {says}")
PART = wording(
    "payment.part", zh="第{number}期 {rate}（{year}年度）", en="instalment {number}, {rate} (policy year {year})"
)
OF_PAYER = wording("payment.of_payer", zh="{payer} {rate}", en="{payer} {rate}")

PAID_BY = wording("payment.paid_by", zh="由{payers}承担", en="paid by {payers}")
INSTALMENT = wording(
    "payment.instalment", zh="第{number}期，第{year}年付{rate}", en="instalment {number}: {rate} in year {year}"
)
INSTALMENT_IF = wording(
    "payment.instalment_if", zh="{instalment}，条件：{when}；{otherwise}", en="{instalment}, if {when}; {otherwise}"
)
OTHERWISE = {
    "forfeited": wording("payment.else_forfeited", zh="不满足则不再支付", en="else it is never paid"),
    "later": wording("payment.else_later", zh="不满足则留待以后", en="else it stays open"),
}


def state_said(part: Part) -> Message:
    """What becomes of an instalment, with its condition or the reason."""
    state = STATES[part.state]()
    if part.says is None:
        return state
    return IF(state=state, says=part.says) if part.state == "due" else BECAUSE(state=state, says=part.says)


def part_said(part: Part) -> Message:
    """An instalment by its number, share and policy year."""
    return PART(number=part.number, rate=Quantity(part.rate, "ratio"), year=str(part.year))


def payer_said(name: str, rate: Fraction) -> Message:
    """A payer and its share."""
    return OF_PAYER(payer=name, rate=Quantity(rate, "ratio"))


def payment_lines(payment: Payment, facts: Facts) -> Iterator[Message]:
    """A clause's payment as a person reads it."""
    if payment.payers:
        yield PAID_BY(payers=tuple(payer_said(name, rate) for name, rate in payment.payers.items()))
    for number, instalment in enumerate(payment.instalments or (), start=1):
        yield _instalment(number, instalment, facts)


def _instalment(number: int, instalment: Instalment, facts: Facts) -> Message:
    says = INSTALMENT(number=number, rate=Quantity(instalment.rate, "ratio"), year=instalment.year)
    if instalment.when is None:
        return says
    otherwise = OTHERWISE[instalment.otherwise or "later"]()
    return INSTALMENT_IF(instalment=says, when=instalment.when.judge(facts).label, otherwise=otherwise)
