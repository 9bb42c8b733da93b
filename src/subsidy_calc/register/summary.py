"""Summary: the year's claims counted by kind and state, closed on time or late, and the enterprises recognised."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeAlias

from subsidy_calc.facts.earlier import unescape
from subsidy_calc.register.cases import Case
from subsidy_calc.register.limits import Limits
from subsidy_calc.register.states import STATES, State
from subsidy_calc.settings.cases import Recognition
from subsidy_calc.settings.load import SettingsRefused
from subsidy_calc.values.problems import Problem

Punctuality: TypeAlias = Literal["on_time", "late", "no_limit", "not_counted"]

_UNDECIDED: frozenset[State] = frozenset({"received", "checked", "verified", "returned", "withdrawn"})


@dataclass(slots=True)
class KindCounts:
    """The claims of a kind: how many are in each state, how many were closed how, and sums."""

    title: str
    states: Counter[State] = field(default_factory=Counter)
    closed: Counter[Punctuality] = field(default_factory=Counter)
    open: int = 0
    award_fen: int = 0
    paid_fen: int = 0
    not_said: int = 0  # claims of which an instalment was paid without its sum

    @property
    def claims(self) -> int:
        """How many there are."""
        return sum(self.states.values())


@dataclass(frozen=True, slots=True)
class Recognised:
    """How many enterprises have a title of a level, through how many claims, and what stands for them."""

    title: str
    level: str
    enterprises: int
    claims: int
    award_fen: int


@dataclass(frozen=True, slots=True)
class Summary:
    """A policy year in numbers."""

    year: int
    head: str
    kinds: dict[str, KindCounts]  # by clause
    total: KindCounts
    recognised: tuple[Recognised, ...]
    knows_recognitions: bool  # whether the settings name any
    cases: tuple[Case, ...]
    problems: tuple[Problem, ...]

    @property
    def states(self) -> list[State]:
        """The states that any claim is in, in their order."""
        return [state for state in STATES if self.total.states[state]]


def summary_of(cases: Sequence[Case], limits: Limits, year: int, head: str) -> Summary:
    """Count a year's cases."""
    kinds: dict[str, KindCounts] = {}
    total = KindCounts("")
    problems: dict[Problem, None] = {}
    for case in cases:
        clause = case.claim.clause
        kind = kinds.setdefault(clause, KindCounts(limits.title(clause)))
        closed, found = punctuality(case, limits)
        problems.update(dict.fromkeys(found))
        for counts in (kind, total):
            _count(counts, case, closed)
    recognitions = {clause: kind.recognition for clause, kind in limits.settings.kinds.items() if kind.recognition}
    return Summary(
        year, head, kinds, total, tuple(_recognised(cases, recognitions)), bool(recognitions), tuple(cases), tuple(problems)
    )  # fmt: skip


def punctuality(case: Case, limits: Limits) -> tuple[Punctuality, tuple[Problem, ...]]:
    """Whether every step of a closed claim was taken within the limit of the state before it.

    The time that an enterprise takes to hand in again does not count, since no limit holds for what was returned.
    """
    by, late, known = case.closed_by, False, False
    if by is None:
        return "no_limit", ()
    for step, following in zip(case.steps[:by], case.steps[1 : by + 1], strict=True):
        if step.state == "paid":
            continue  # its limit is that of the visit, not of the next instalment
        try:
            last = limits.last_day(case.claim.clause, step)
        except SettingsRefused as refused:
            return "not_counted", refused.problems
        if last is not None:
            known, late = True, late or following.day > last.isoformat()
    return ("late" if late else "on_time" if known else "no_limit"), ()


def _count(counts: KindCounts, case: Case, closed: Punctuality) -> None:
    if case.state is not None:
        counts.states[case.state] += 1
    if case.is_closed:
        counts.closed[closed] += 1
    else:
        counts.open += 1
    counts.award_fen += case.award_fen
    counts.not_said += case.paid_fen is None
    known = case.paid_fen
    counts.paid_fen += sum(payment.sum_fen or 0 for payment in case.payments) if known is None else known


def _recognised(cases: Iterable[Case], recognitions: dict[str, Recognition]) -> list[Recognised]:
    found: dict[tuple[str, str], list[Case]] = {}
    for case in cases:
        recognition = recognitions.get(case.claim.clause)
        if recognition is not None and _is_recognised(case):
            parts = [unescape(part) for part in case.claim.matter.split("/")]
            key = (_part(recognition.title, parts), _part(recognition.level, parts))
            found.setdefault(key, []).append(case)
    return [
        Recognised(
            title, level, len({case.claim.uscc for case in own}), len(own), sum(case.award_fen for case in own)
        )
        for (title, level), own in sorted(found.items())
    ]  # fmt: skip


def _is_recognised(case: Case) -> bool:
    """Whether it was decided, not declined after that; an award that stands counts as decided."""
    decisions = [step.state for step in case.steps if step.state in ("decided", "declined")]
    if case.payments or decisions:
        return case.state not in ("returned", "withdrawn") and (bool(case.payments) or decisions[-1] == "decided")
    return bool(case.award_fen) and case.state not in _UNDECIDED


def _part(said: str, parts: Sequence[str]) -> str:
    """A part of the matter by its number, or the words as they stand."""
    if not (said.isascii() and said.isdigit()):
        return said
    number = int(said)
    return parts[number - 1] if 1 <= number <= len(parts) else ""
