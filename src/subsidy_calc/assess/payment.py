"""Payment of awards: the instalments of a settled award, which of them are payable now, and who pays them.

It runs last, on the award after combination and decisions. The sums of instalments add up
to the award, those of payers to the instalments, in whole fen. What is payable now is split
among the payers first; what stays open is split so that each payer's part of all that is
not forfeited comes out right.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal, TypeAlias

from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.assess.lines import LineHead
from subsidy_calc.assess.reasons import held, missing, not_eligible, untold_facts
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.payment import Instalment, Payment
from subsidy_calc.values.messages import Message
from subsidy_calc.values.places import Line
from subsidy_calc.values.shares import split, spread
from subsidy_calc.values.verdicts import CANNOT_TELL, NO, NO_VALUE, Verdicts

# payable now; due in a later year; its condition does not hold and it stays open, or is never
# paid; its condition cannot be told
State: TypeAlias = Literal["now", "due", "later", "forfeited", "open"]

_ALL = Fraction(1)


@dataclass(frozen=True, slots=True)
class Part:
    """One instalment of an award; `year` is a policy year, `says` its condition or what became of it."""

    number: int
    rate: Fraction
    year: int
    sum: Fraction
    state: State
    place: Line
    says: Message | None = None
    code: str = ""
    by_payer: tuple[Fraction, ...] = ()  # in the order of the payers; none where it is forfeited


@dataclass(frozen=True, slots=True)
class LinePayment:
    """How one award is paid. Payers by name with their rates; none where the clause names nobody."""

    parts: tuple[Part, ...]
    payers: tuple[tuple[str, Fraction], ...]
    in_instalments: bool
    place: Line  # of the clause's `payment`

    @property
    def now(self) -> Fraction:
        return self._sum("now")

    @property
    def forfeited(self) -> Fraction:
        return self._sum("forfeited")

    @property
    def afterwards(self) -> Fraction:
        """What is due in later years or stays open."""
        return self._sum("due", "later", "open")

    @property
    def untold(self) -> bool:
        """Whether an instalment is held back because a fact is missing."""
        return any(part.state == "open" for part in self.parts)

    def of_payers(self, *, now: bool) -> tuple[Fraction, ...]:
        """Each payer's part of what is payable now, or of what is not yet."""
        parts = [part.by_payer for part in self.parts if part.by_payer and (part.state == "now") == now]
        return tuple(sum((part[n] for part in parts), Fraction(0)) for n in range(len(self.payers)))

    def adds_up_to(self, award: Fraction) -> bool:
        """Whether no fen is lost, among instalments or payers."""
        paid = [part for part in self.parts if self.payers and part.state != "forfeited"]
        whole = sum((part.sum for part in self.parts), Fraction(0)) == award
        return whole and all(sum(part.by_payer, Fraction(0)) == part.sum for part in paid)

    def _sum(self, *states: State) -> Fraction:
        return sum((part.sum for part in self.parts if part.state in states), Fraction(0))


@dataclass
class Payments:
    """Pays the awards of a run; each condition is judged once, for all claims of its clause."""

    schedule: Schedule
    year: PolicyYear
    results: Sequence[ClauseResult]
    _judged: dict[str, list[Verdicts | None]] = field(default_factory=dict)

    def of(self, head: LineHead, award: Fraction) -> LinePayment | None:
        """How an award is paid; None where its clause does not say."""
        payment = self.schedule.clause(head.clause).payment if head.clause else None
        if payment is None:
            return None
        parts = self._parts(payment, head, award)
        payers = payment.payers
        shared = _shared(parts, tuple(payers.values())) if payers else parts
        return LinePayment(tuple(shared), tuple(payers.items()), payment.instalments is not None, payment.place)

    def _parts(self, payment: Payment, head: LineHead, award: Fraction) -> list[Part]:
        instalments = payment.instalments
        if instalments is None:
            return [Part(1, _ALL, self.year.number, award, "now", payment.place)]
        sums = split(award, [each.rate for each in instalments])
        judged = self._judgements(head.clause, instalments)
        return [
            self._part(number, each, sum_, judged[number - 1], head.claim)
            for number, (each, sum_) in enumerate(zip(instalments, sums, strict=True), start=1)
        ]

    def _judgements(self, clause: str, instalments: Sequence[Instalment]) -> list[Verdicts | None]:
        if clause not in self._judged:
            facts = next(result.facts for result in self.results if result.clause.clause == clause)
            self._judged[clause] = [each.when.judge(facts) if each.when else None for each in instalments]
        return self._judged[clause]

    def _part(self, number: int, written: Instalment, sum_: Fraction, judged: Verdicts | None, claim: int) -> Part:
        year = self.year.number + written.year - 1
        part = Part(number, written.rate, year, sum_, "now" if written.year == 1 else "due", written.place)
        if judged is None:
            return part
        if written.year > 1:
            return replace(part, says=judged.label)  # not judged before its year
        verdict = judged.values[claim]
        if verdict == CANNOT_TELL:
            reason = missing(list(untold_facts(judged, claim)))
            return replace(part, state="open", says=reason.says, code=reason.code)
        if verdict in (NO, NO_VALUE):
            reason = not_eligible((judged,), claim)
            return replace(part, state=written.otherwise or "later", says=reason.says, code=reason.code)
        return replace(part, says=held(judged, claim))


def _shared(parts: Sequence[Part], rates: Sequence[Fraction]) -> list[Part]:
    """The parts with what each payer pays of them; what is payable now first."""
    paid = sorted((part for part in parts if part.state != "forfeited"), key=lambda part: part.state != "now")
    by_number = {part.number: each for part, each in zip(paid, spread([p.sum for p in paid], rates), strict=True)}
    return [replace(part, by_payer=by_number.get(part.number, ())) for part in parts]
