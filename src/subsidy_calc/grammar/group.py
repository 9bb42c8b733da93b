"""Groups: the lines that a rule of combination settles together, and what it does to them.

A line that enters a rule is sure of its sum, or open: it cannot be told, and its sum is
at most what its steps come to, or unlimited. A line of no sum is no member. A rule tells
what changes for sure members only; what is open stays open, unless an earlier award
settles it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from subsidy_calc.values.messages import Argument, Message, wording
from subsidy_calc.values.places import Cell

CITED_CELL = wording("earlier.cited_cell", zh="{batch}，{place}", en="{batch}, {place}")
CITED_LINE = wording("earlier.cited_line", zh="{batch}，{line}", en="{batch}, {line}")
AND_OTHERS = wording("earlier.and_others", zh="等{count}项", en="{count} in all")

MOST_CITED = 5  # of the awards that one reason names


@dataclass(frozen=True, slots=True)
class Member:
    """A line in a group. Orders and days compare; `amount` is None for an open line without bound."""

    line: int  # negative for a refused row, which has no line
    name: Argument
    sure: bool
    amount: Fraction | None
    key_order: int
    clause_order: int
    clause: str
    day: int | None = None  # of the date that the rule reads
    value: Fraction | str | None = None  # of the fact that the rule reads, if it is no date


@dataclass(frozen=True, slots=True)
class EarlierAward:
    """An award of an earlier year or batch in the group; `award` is None where it cannot be read.

    `line` is its name in the register; empty where it stands on a sheet of earlier awards.
    """

    place: Cell
    batch: str
    year: int | None
    award: Fraction | None
    line: str = ""

    def cited(self) -> Message:
        """Its batch, and its line of the register or its cell."""
        if self.line:
            return CITED_LINE(batch=self.batch, line=self.line)
        return CITED_CELL(batch=self.batch, place=str(self.place))


def cited(awards: Sequence[EarlierAward]) -> tuple[Message, ...]:
    """The awards that a reason names, and how many there are if these are not all."""
    named = tuple(award.cited() for award in awards[:MOST_CITED])
    return named if len(awards) <= MOST_CITED else (*named, AND_OTHERS(count=len(awards)))


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that a rule settles together, in the order of their keys."""

    members: Sequence[Member]
    earlier: Sequence[EarlierAward] = ()
    limit: Fraction | None = None
    limit_missing: tuple[str, ...] = ()  # facts without which the limit is not known
    unlimited: bool = False  # the schedule writes out that there is no limit

    @property
    def sure(self) -> list[Member]:
        return [member for member in self.members if member.sure]

    @property
    def open(self) -> list[Member]:
        return [member for member in self.members if not member.sure]


# what a rule did to a line, as the choice of its figure
UNCONCERNED, UNCHANGED, REDUCED, NIL, UNTOLD = -1, 0, 1, 2, 3
Fate = Literal["reduced", "nil", "untold", "remark"]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a rule does to one line: its sum afterwards, and why, and because of whom."""

    line: int
    fate: Fate
    code: str
    says: Message
    after: Fraction | None = None
    because: int | None = None  # the line responsible
    earlier: EarlierAward | None = None
