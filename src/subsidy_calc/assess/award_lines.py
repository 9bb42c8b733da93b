"""Award lines: each claim under each clause with its outcome, as everything that is written reads it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from subsidy_calc.assess.assessment import Assessment
from subsidy_calc.assess.lines import LineHead, Status
from subsidy_calc.assess.payment import LinePayment, Payments
from subsidy_calc.assess.reasons import Reason
from subsidy_calc.values.messages import Message
from subsidy_calc.values.quantities import is_whole_fen
from subsidy_calc.values.sums import added

_NOTHING = Fraction(0)


class InvariantBroken(AssertionError):
    """A bug of this program: an award breaks a law that must hold. Nothing is written."""


@dataclass(frozen=True, slots=True)
class AwardLine:
    """One line of the run. Sums in yuan; `before` is None where the steps could not be told."""

    number: int
    head: LineHead
    enterprise: str
    status: Status
    before: Fraction | None
    award: Fraction
    reason: Reason | None
    remarks: tuple[Message, ...] = ()
    payment: LinePayment | None = None  # how the award is paid, where its clause says so

    @property
    def payable_now(self) -> Fraction:
        """What is paid in this run: the award, or those of its instalments that are payable."""
        return self.award if self.payment is None else self.payment.now

    @property
    def is_told(self) -> bool:
        """Whether neither the award nor an instalment of it waits for a missing fact."""
        return self.status != "cannot_tell" and not (self.payment is not None and self.payment.untold)


def award_lines(assessment: Assessment, *, paid: bool = True) -> list[AwardLine]:
    """The lines of a run, each checked against what must hold of an award; unless `paid`, without how it is paid.

    Raises:
        InvariantBroken: an award is negative, above what its clause gave, or ends in part of a fen.
    """
    combined, names = assessment.combined, assessment.claims.enterprise_names()
    payments = Payments(assessment.schedule, assessment.year, combined.lines.results)
    lines = []
    for number, head in enumerate(combined.lines.heads):
        status = combined.status[number]
        before = combined.lines.award.values.at(number)
        award = combined.final.values.at(number) if status == "awarded" else _NOTHING
        untold = status == "cannot_tell" and combined.lines.status[number] == "cannot_tell"
        line = AwardLine(
            number=number,
            head=head,
            enterprise=names[head.uscc],
            status=status,
            before=None if untold else _not_negative(before),
            award=award if award is not None else Fraction(-1),
            reason=combined.reasons[number],
            remarks=tuple(combined.remarks.get(number, ())),
        )
        _check(line)
        if status == "awarded" and paid:
            line = replace(line, payment=payments.of(head, line.award))
        _check_payment(line)
        lines.append(line)
    _check_names(lines)
    return lines


def total(lines: Sequence[AwardLine]) -> Fraction:
    """The sum of all awards."""
    return added(line.award for line in lines)


def total_now(lines: Sequence[AwardLine]) -> Fraction:
    """The sum of what is payable now."""
    return added(line.payable_now for line in lines)


def _not_negative(value: Fraction | None) -> Fraction:
    return value if value is not None and value.numerator > 0 else _NOTHING


def _check(line: AwardLine) -> None:
    name, award = line.head.name, line.award
    if award.numerator < 0 or not is_whole_fen(award):
        raise InvariantBroken(f"{name}: an award of {award}")
    if (line.status == "awarded") != (award.numerator > 0):
        raise InvariantBroken(f"{name}: {line.status} with an award of {award}")
    if line.status == "awarded" and (line.before is None or award > line.before):
        raise InvariantBroken(f"{name}: {award} is more than the clause gave")
    if line.status != "awarded" and line.reason is None:
        raise InvariantBroken(f"{name}: {line.status} without a reason")


def _check_payment(line: AwardLine) -> None:
    if line.payment is not None and not line.payment.adds_up_to(line.award):
        raise InvariantBroken(f"{line.head.name}: instalments or payers do not add up to {line.award}")


def _check_names(lines: Sequence[AwardLine]) -> None:
    names = {line.head.name for line in lines}
    if len(names) != len(lines):
        raise InvariantBroken("two lines have one name")
