"""Paid: what a run pays each enterprise, in all and by clause, and whom it pays nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from subsidy_calc.assess.payment import LinePayment
from subsidy_calc.pipeline import Computed
from subsidy_calc.reconcile.names import name_key
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell

ROW_REFUSED = wording("reconcile.row_refused", zh="{place}未被接受（{reasons}）", en="{place} was refused ({reasons})")


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
    nothing_for: dict[str, list[Message]] = field(default_factory=dict)  # why, by clause
    by_payer: dict[str, Fraction] = field(default_factory=dict)
    now_by_payer: dict[str, Fraction] = field(default_factory=dict)

    @property
    def is_all_by_payer(self) -> bool:
        """Whether somebody is named who gives it, all of it: a forfeited instalment is nobody's."""
        return sum(self.by_payer.values()) == self.award

    @property
    def key(self) -> str:
        return name_key(self.name)


@dataclass(frozen=True, slots=True)
class Refused:
    """A row of an enterprise that the run did not accept, as far as it can be read, and why."""

    uscc: str
    name: str
    place: Cell
    says: Message

    def is_of(self, uscc: str, key: str) -> bool:
        """Whether it is the row of an enterprise with this code, or with a name of this key."""
        return bool(uscc and uscc == self.uscc) or bool(key and key == name_key(self.name))


@dataclass(frozen=True, slots=True)
class Pays:
    """A run's enterprises, those without an award among them, and its clauses by what a list may call them."""

    enterprises: Sequence[Paid]
    clauses: dict[str, str]  # by the key of their name and of their title
    titles: dict[str, str]
    payers: Sequence[str] = ()
    refused: Sequence[Refused] = ()

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
            paid.nothing_for.setdefault(line.head.clause, []).append(line.reason.says)
        if line.payment is not None:
            _add_payers(paid, line.payment)
    _add_refused_claims(computed, found)
    schedule = computed.assessment.schedule
    titles = {clause.clause: clause.title for clause in schedule.clauses}
    return Pays(list(found.values()), _by_key(titles), titles, schedule.payers, _refused(computed))


def _add_payers(paid: Paid, payment: LinePayment) -> None:
    now, afterwards = payment.of_payers(now=True), payment.of_payers(now=False)
    for (payer, _), at_once, later in zip(payment.payers, now, afterwards, strict=True):
        paid.now_by_payer[payer] = paid.now_by_payer.get(payer, Fraction(0)) + at_once
        paid.by_payer[payer] = paid.by_payer.get(payer, Fraction(0)) + at_once + later


def _add_refused_claims(computed: Computed, found: dict[str, Paid]) -> None:
    """Claims that were refused are a reason why an enterprise is paid nothing."""
    why = _reasons(computed)
    for ghost in computed.assessment.claims.ghosts:
        if ghost.uscc in found and ghost.place in why:
            says = ROW_REFUSED(place=str(ghost.place), reasons=why[ghost.place])
            found[ghost.uscc].reasons.append(says)


def _refused(computed: Computed) -> list[Refused]:
    why = _reasons(computed)
    rows = computed.assessment.claims.refused_enterprises
    return [Refused(row.uscc, row.name, row.place, why[row.place]) for row in rows if row.place in why]


def _reasons(computed: Computed) -> dict[Cell, Message]:
    fates = computed.assessment.claims.fates
    return {fate.place: fate.detail for fate in fates if fate.fate == "refused" and fate.detail is not None}


def _by_key(titles: dict[str, str]) -> dict[str, str]:
    """Clauses by name and title; a title that two have names neither."""
    found: dict[str, str] = {}
    shared: set[str] = set()
    for clause, title in titles.items():
        for key in {name_key(clause), name_key(title)}:
            if found.setdefault(key, clause) != clause:
                shared.add(key)
    return {key: clause for key, clause in found.items() if key not in shared}
