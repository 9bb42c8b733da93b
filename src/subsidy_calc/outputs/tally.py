"""Tally: what a run comes to in counts and sums; of parts of a run, tallies add up."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import TypeAlias

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.assess.payment import LinePayment
from subsidy_calc.facts.claims import Claims
from subsidy_calc.values.messages import Message
from subsidy_calc.values.quantities import FEN, in_fen

Sums: TypeAlias = "dict[str, Fraction]"


@dataclass(slots=True)
class Tally:
    """Counts, and sums in yuan. No enterprise stands in two parts, so that enterprises add up, too."""

    statuses: Counter[tuple[str, str]] = field(default_factory=Counter)  # by clause and status
    fates: Counter[tuple[str, str]] = field(default_factory=Counter)  # by file and fate
    enterprises_awarded: int = 0
    by_clause: Sums = field(default_factory=dict)  # a clause of "" is none
    by_file: Sums = field(default_factory=dict)
    awarded_of_file: Counter[str] = field(default_factory=Counter)
    payable_now: Fraction = Fraction(0)
    now_by_payer: Sums = field(default_factory=dict)
    instalments: Counter[str] = field(default_factory=Counter)  # by state
    untold_payments: int = 0
    problems: int = 0
    why: Counter[tuple[str, Message]] = field(default_factory=Counter)  # problems by file and what they say
    notes: Counter[Message] = field(default_factory=Counter)
    refused_files: frozenset[str] = frozenset()
    earlier_given: bool = False

    @property
    def total(self) -> Fraction:
        return sum(self.by_clause.values(), Fraction(0))

    def lines(self, status: str) -> int:
        """How many lines have a status."""
        return sum(count for (_, each), count in self.statuses.items() if each == status)

    def rows(self, fate: str) -> int:
        """How many rows have a fate."""
        return sum(count for (_, each), count in self.fates.items() if each == fate)

    @property
    def complete(self) -> bool:
        """Whether there is nothing to put right, and every line and instalment could be told."""
        return not (self.problems or self.lines("cannot_tell") or self.untold_payments)

    def add(self, other: Tally) -> None:
        """Take another part of the same run in."""
        for mine, others in (
            (self.by_clause, other.by_clause), (self.by_file, other.by_file), (self.now_by_payer, other.now_by_payer)
        ):  # fmt: skip
            for name, sum_ in others.items():
                mine[name] = mine.get(name, Fraction(0)) + sum_
        self.statuses.update(other.statuses)
        self.fates.update(other.fates)
        self.awarded_of_file.update(other.awarded_of_file)
        self.instalments.update(other.instalments)
        self.why.update(other.why)
        self.notes.update(other.notes)
        self.enterprises_awarded += other.enterprises_awarded
        self.payable_now += other.payable_now
        self.untold_payments += other.untold_payments
        self.problems += other.problems
        self.refused_files |= other.refused_files
        self.earlier_given |= other.earlier_given


def tally_of(claims: Claims, lines: Sequence[AwardLine]) -> Tally:
    """The tally of a run, or of a part of one."""
    tally = Tally(problems=len(claims.problems), earlier_given=claims.earlier_given, refused_files=claims.refused_files)
    tally.fates.update((fate.place.file, fate.fate) for fate in claims.fates)
    tally.why.update((problem.place.file, problem.says) for problem in claims.problems)
    tally.notes.update(note.says for note in claims.notes)
    _add_lines(tally, lines)
    return tally


def _add_lines(tally: Tally, lines: Iterable[AwardLine]) -> None:
    awarded: list[AwardLine] = []
    for line in lines:
        tally.statuses[line.head.clause, line.status] += 1
        tally.untold_payments += line.payment is not None and line.payment.untold
        if line.status == "awarded":
            awarded.append(line)
    tally.enterprises_awarded = len({line.head.uscc for line in awarded})
    by_clause: Counter[str] = Counter()
    by_file: Counter[str] = Counter()
    now = 0
    for line in awarded:
        fen = in_fen(line.award)
        by_clause[line.head.clause] += fen
        by_file[line.head.place.file] += fen
        now += fen if line.payment is None else in_fen(line.payable_now)
        if line.payment is not None:
            _add_payment(tally, line.payment)
    tally.by_clause, tally.by_file, tally.payable_now = _yuan(by_clause), _yuan(by_file), now * FEN
    tally.awarded_of_file.update(line.head.place.file for line in awarded)


def _add_payment(tally: Tally, payment: LinePayment) -> None:
    tally.instalments.update(part.state for part in payment.parts)
    for (name, _), sum_ in zip(payment.payers, payment.of_payers(now=True), strict=True):
        tally.now_by_payer[name] = tally.now_by_payer.get(name, Fraction(0)) + sum_


def _yuan(sums: Mapping[str, int]) -> Sums:
    return {name: fen * FEN for name, fen in sums.items()}
