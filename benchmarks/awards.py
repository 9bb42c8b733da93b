"""Awards: what every competitor hands back, in whole fen a line and an enterprise, and how two are compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.data import Claims


@dataclass(frozen=True, slots=True)
class Awards:
    """Fen by row of the projects, of the recognitions and of the enterprises."""

    projects: Sequence[int]
    recognitions: Sequence[int]
    enterprises: Sequence[int]


@dataclass(frozen=True, slots=True)
class Wrong:
    """How many lines and totals of enterprises differ from what was known, of how many above 0."""

    lines: int
    totals: int
    of_totals: int

    @property
    def none(self) -> bool:
        return not self.lines and not self.totals


def known_awards(claims: Claims) -> Awards:
    """What the claims were made for."""
    totals = [0] * len(claims.enterprises.uscc)
    for table in (claims.projects, claims.recognitions):
        for enterprise, fen in zip(table.enterprise, table.award_fen, strict=True):
            totals[enterprise] += fen
    return Awards(claims.projects.award_fen, claims.recognitions.award_fen, totals)


def differences(known: Awards, found: Awards) -> Wrong:
    """Count what differs by a fen or more."""
    lines = _differing(known.projects, found.projects) + _differing(known.recognitions, found.recognitions)
    return Wrong(lines, _differing(known.enterprises, found.enterprises), sum(fen > 0 for fen in known.enterprises))


def _differing(known: Sequence[int], found: Sequence[int]) -> int:
    return sum(one != other for one, other in zip(known, found, strict=True))
