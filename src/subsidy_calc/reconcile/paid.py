"""Paid: what a run pays each enterprise, in all and by clause, and whom it pays nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from subsidy_calc.pipeline import Computed
from subsidy_calc.reconcile.names import name_key
from subsidy_calc.values.messages import Message


@dataclass(slots=True)
class Paid:
    """What a run says of one enterprise; `reasons` why lines of it pay nothing, `untold` how many cannot be told."""

    uscc: str
    name: str
    award: Fraction = Fraction(0)
    now: Fraction = Fraction(0)
    untold: int = 0
    reasons: list[Message] = field(default_factory=list)
    by_clause: dict[str, Fraction] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return name_key(self.name)


@dataclass(frozen=True, slots=True)
class Pays:
    """A run's enterprises, those without an award among them, and its clauses by what a list may call them."""

    enterprises: Sequence[Paid]
    clauses: dict[str, str]  # by the key of their name and of their title
    titles: dict[str, str]

    @property
    def awarded(self) -> list[Paid]:
        return [paid for paid in self.enterprises if paid.award]


def pays(computed: Computed) -> Pays:
    """What a run pays."""
    names = computed.assessment.claims.enterprise_names()
    found = {uscc: Paid(uscc, name) for uscc, name in names.items()}
    for line in computed.lines:
        paid = found[line.head.uscc]
        paid.award += line.award
        paid.now += line.payable_now
        paid.untold += line.status == "cannot_tell"
        if line.award:
            paid.by_clause[line.head.clause] = paid.by_clause.get(line.head.clause, Fraction(0)) + line.award
        elif line.reason is not None:
            paid.reasons.append(line.reason.says)
    schedule = computed.assessment.schedule
    titles = {clause.clause: clause.title for clause in schedule.clauses}
    return Pays(list(found.values()), _by_key(titles), titles)


def _by_key(titles: dict[str, str]) -> dict[str, str]:
    """Clauses by name and title; a title that two have names neither."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for clause, title in titles.items():
        for key in {name_key(clause), name_key(title)}:
            if found.setdefault(key, clause) != clause:
                shared.add(key)
    return {key: clause for key, clause in found.items() if key not in shared}
