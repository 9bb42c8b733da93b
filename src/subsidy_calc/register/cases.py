"""Cases: every claim of a year with the changes of its state that hold, and what the register has of its award.

A claim without a recorded state that stands with an award is one of a batch: decided where a run was recorded, paid where
an earlier year was imported. Its day is not known, so no time limit concerns it.
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, TypeAlias, cast

from subsidy_calc.register.chain import check_chain
from subsidy_calc.register.entries import Change
from subsidy_calc.register.refusals import RegisterRefused
from subsidy_calc.register.states import ENDS, FIRST, FOLLOWS, OF_AN_AWARD, OF_WHAT_IS_LEFT, State

Key: TypeAlias = tuple[int, str]  # policy year and name of the claim

CHANGE = (
    "claim, change.uscc, change.name, change.clause, change.matter, state, instalment, instalments, sum_fen, day,"
    " by_whom, paper, office, note"
)


@dataclass(frozen=True, slots=True)
class Claim:
    """What a claim is called: named as the line that a run makes of it."""

    clause: str
    uscc: str
    matter: str

    @property
    def name(self) -> str:
        """The clause, the credit code and the rest of the claim's key, if it has one."""
        return "/".join([self.clause, self.uscc, *([self.matter] if self.matter else [])])


@dataclass(frozen=True, slots=True)
class Case:
    """A claim in a policy year: its changes of state, oldest first, without those undone."""

    year: int
    claim: Claim
    name: str = ""  # the enterprise's
    steps: tuple[Change, ...] = ()
    award_fen: int = 0  # what stands of it in the register
    imported: bool = False

    @property
    def state(self) -> State | None:
        """What the claim is now; None if the register knows nothing of it."""
        if self.steps:
            return cast("State", self.steps[-1].state)
        if not self.award_fen:
            return None
        return "paid" if self.imported else "decided"

    @property
    def since(self) -> dt.date | None:
        """The day on which it came to be that."""
        return dt.date.fromisoformat(self.steps[-1].day) if self.steps else None

    @property
    def allowed(self) -> tuple[State, ...]:
        """The states that it may come to be next."""
        if not self.steps:
            return OF_AN_AWARD if self.award_fen else FIRST
        followers = FOLLOWS[cast("State", self.steps[-1].state)]
        return tuple(each for each in followers if each not in OF_WHAT_IS_LEFT or not self.is_paid_in_full)

    @property
    def payments(self) -> tuple[Change, ...]:
        """The instalments that were paid, in their order."""
        return tuple(step for step in self.steps if step.state == "paid")

    @property
    def is_paid_in_full(self) -> bool:
        """Whether every instalment was paid."""
        paid = self.payments
        return bool(paid) and paid[-1].instalment == paid[-1].instalments

    @property
    def paid_fen(self) -> int | None:
        """What was paid in all; None where a sum was not said."""
        if not self.steps:
            return self.award_fen if self.imported else 0
        sums = [payment.sum_fen for payment in self.payments]
        return None if None in sums else sum(each for each in sums if each is not None)

    @property
    def closed_by(self) -> int | None:
        """Which of its steps closed it: the last instalment, or an end without one; None while it is open."""
        if self.state in ENDS:
            return len(self.steps) - 1
        if not self.is_paid_in_full:
            return None
        return max(number for number, step in enumerate(self.steps) if step.state == "paid")

    @property
    def is_closed(self) -> bool:
        """Whether nothing is left to be decided or paid; a follow-up visit may be."""
        return self.closed_by is not None or (not self.steps and self.imported)

    def after(self, change: Change) -> Case:
        """The case once that has been recorded, too."""
        steps = self.steps[:-1] if change.state == "undone" else (*self.steps, change)
        return replace(self, steps=steps, name=change.name or self.name)


def all_cases(connection: sqlite3.Connection, file: str, year: int | None = None) -> tuple[list[Case], str]:
    """Every case, or those of a year, in the order of their names, and the hash of the newest entry.

    Raises:
        RegisterRefused: the chain does not hold, so that nothing it says can be relied on.
    """
    checked = check_chain(connection, file)
    if checked.problems:
        raise RegisterRefused(checked.problems)
    connection.execute("BEGIN")  # one state, while others record
    try:
        found = _read(connection, "" if year is None else "WHERE year = ?", [] if year is None else [year])
    finally:
        connection.execute("ROLLBACK")
    return sorted(found, key=lambda case: (case.year, case.claim.name)), checked.head


def case_of(connection: sqlite3.Connection, year: int, claim: Claim) -> Case:
    """The case of a claim in a year; an empty one where the register knows nothing of it."""
    found = _read(connection, "WHERE year = ? AND {claim} = ?", [year, claim.name])
    return next(found, Case(year, claim))


def newest_year(connection: sqlite3.Connection, claim: Claim) -> int | None:
    """The newest policy year in which the register knows the claim."""
    years = connection.execute(
        "SELECT max(year) FROM (SELECT year FROM change JOIN entry ON number = change.entry WHERE claim = ?1"
        " UNION ALL SELECT year FROM line JOIN entry ON number = line.entry WHERE line.line = ?1)",
        [claim.name],
    ).fetchone()
    return None if years[0] is None else int(years[0])


def _read(connection: sqlite3.Connection, which: str, values: Sequence[Any]) -> Iterator[Case]:  # Any: SQL values
    found: dict[Key, Case] = {}
    changes = connection.execute(
        f"SELECT year, {CHANGE} FROM change JOIN entry ON number = change.entry"  # noqa: S608  no value
        f" {which.format(claim='claim')} ORDER BY change.entry, position",
        values,
    )
    for year, *columns in changes:
        change = Change(*columns)
        case = found.get((year, change.claim))
        if case is None:
            case = Case(year, Claim(change.clause, change.uscc, change.matter))
        found[year, change.claim] = case.after(change)
    awards = connection.execute(
        "SELECT year, line.line, line.uscc, max(name), clause, matter, sum(sum_fen), max(kind = 'import')"  # noqa: S608  no value
        f" FROM line JOIN entry ON number = line.entry {which.format(claim='line.line')} GROUP BY year, line.line",
        values,
    )
    for year, line, uscc, name, clause, matter, fen, imported in awards:
        case = found.get((year, line)) or Case(year, Claim(clause, uscc, matter))
        found[year, line] = replace(case, name=case.name or name, award_fen=fen, imported=bool(imported))
    return (case for case in found.values() if case.state is not None)
