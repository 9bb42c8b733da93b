"""A line: as the oracle reports it, and as the combination rules pass it along."""

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

from oracle.claims import Claim
from oracle.reading import Node


@dataclass(frozen=True)
class Line:
    line: str
    clause: str
    uscc: str
    status: str
    before: Fraction | None
    award: Fraction
    reason_code: str
    pointed_out: bool


@dataclass(frozen=True, eq=False)
class Entry:
    """A line on its way through `combine`. A ghost is a refused row: it is never reported."""

    claim: Claim
    clause: str
    place: int  # of the clause in the schedule
    standing: Literal["sure", "open", "nil"]
    amount: Fraction | None  # of an open line: what it may come to; None is unlimited
    reason: str = ""
    before: Fraction | None = None
    ghost: bool = False
    pointed_out: bool = False

    def order(self) -> tuple[tuple[str, ...], int]:
        return (self.claim.key(), self.place)

    def nil(self, reason: str) -> "Entry":
        return replace(self, standing="nil", amount=Fraction(0), reason=reason)

    def open(self, reason: str) -> "Entry":
        return replace(self, standing="open", reason=reason)

    def report(self) -> Line:
        return Line(
            line=self.claim.line(self.clause),
            clause=self.clause,
            uscc=self.claim.uscc(),
            status={"sure": "awarded", "open": "cannot_tell", "nil": "nil"}[self.standing],
            before=self.before,
            award=sure_amount(self) if self.standing == "sure" else Fraction(0),
            reason_code=self.reason,
            pointed_out=self.pointed_out,
        )


def sure_amount(entry: Entry) -> Fraction:
    if entry.amount is None:
        raise ValueError("a sure line has an amount")
    return entry.amount


def names_clause(rule: Node, clause: str) -> bool:
    return clause in rule["clauses"] if "clauses" in rule else clause not in rule["except"]


def taking_part(rule: Node, entries: list[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.standing != "nil" and names_clause(rule, entry.clause)]


def same_group(rule: Node, one: Claim, other: Claim) -> bool | None:
    """Whether two claims agree in all `per` facts; None if a missing one leaves it open."""
    pairs = [(one.per(fact), other.per(fact)) for fact in rule["per"]]
    if any(None not in pair and pair[0] != pair[1] for pair in pairs):
        return False
    return None if any(None in pair for pair in pairs) else True
