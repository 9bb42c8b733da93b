"""Decisions: the rows of 会议决定 that can be read."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from subsidy_calc.facts.rows import ReadRow
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem

INCOMPLETE = wording(
    "decision.incomplete",
    zh="会议决定要写明事项、金额（或不予兑现）、依据文号和原因",
    en="a decision states the line, the sum (or 不予兑现), its reference and its reason",
)
FILL_IN = wording("decision.fill_in", zh="补填，或删去这一行", en="fill it in, or delete the row")


@dataclass(frozen=True, slots=True)
class Decision:
    """What the leadership decided of one line: a sum in yuan, 0 for none."""

    place: Cell
    line: str
    award: Fraction
    reference: str
    reason: str


@dataclass(frozen=True, slots=True)
class UnreadDecision:
    """A refused row that names a line: what was decided of it is not known."""

    place: Cell
    line: str


def unread_decisions(rows: Sequence[ReadRow]) -> tuple[UnreadDecision, ...]:
    """The refused decisions whose line can be read."""
    named = [(row.place, row.values["line"]) for row in rows if row.refused]
    return tuple(UnreadDecision(place, line) for place, line in named if isinstance(line, str))


def decisions(rows: Sequence[ReadRow]) -> tuple[Decision, ...]:
    """The decisions; a row that lacks something is refused."""
    found = []
    for row in rows:
        if row.refused or row.repeat_of is not None:
            continue
        line, award = row.values["line"], row.values["award"]
        reference, reason = row.values["reference"], row.values["reason"]
        if isinstance(award, Fraction) and line and reference and reason:
            found.append(Decision(row.place, str(line), award, str(reference), str(reason)))
        else:
            row.refuse(Problem("incomplete_decision", row.place, INCOMPLETE(), fix=FILL_IN()))
    return tuple(found)
