"""Python's Decimal, one claim after the other: what a careful programmer writes without any library.

It hands back sums alone: no verdicts, no reasons, no derivation, no cells that figures came from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from benchmarks.awards import Awards
from benchmarks.data import Claims

PACKAGES: tuple[str, ...] = ()

RATE, CAP, FEN = Decimal("0.15"), Decimal(3_000_000), Decimal("0.01")
KINDS = {"数字化", "智能化", "升级改造"}
FIXED = {
    ("省级", "智能工厂"): Decimal(500_000),
    ("省级", "数字化车间"): Decimal(300_000),
    ("省级", "绿色工厂"): Decimal(300_000),
    ("市级", "智能工厂"): Decimal(200_000),
    ("市级", "数字化车间"): Decimal(100_000),
}
NOTHING = Decimal(0)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows as a reader of workbooks hands them over, sums as Decimal."""

    enterprises: Sequence[tuple[str, str, bool]]
    projects: Sequence[tuple[int, str, Decimal, Decimal]]
    recognitions: Sequence[tuple[int, str, str, str]]


@dataclass(frozen=True, slots=True)
class Sums:
    projects: list[Decimal]
    recognitions: list[Decimal]
    enterprises: list[Decimal]


def prepare(claims: Claims) -> Rows:
    e, p, r = claims.enterprises, claims.projects, claims.recognitions
    equipment = (Decimal(fen).scaleb(-2) for fen in p.equipment_fen)
    systems = (Decimal(fen).scaleb(-2) for fen in p.systems_fen)
    return Rows(
        list(zip(e.county, e.ownership, e.above_scale, strict=True)),
        list(zip(p.enterprise, p.kind, equipment, systems, strict=True)),
        list(zip(r.enterprise, r.level, r.kind, r.date, strict=True)),
    )


def compute(rows: Rows) -> Sums:
    totals = [NOTHING] * len(rows.enterprises)
    projects = []
    for enterprise, kind, equipment, systems in rows.projects:
        county, ownership, _ = rows.enterprises[enterprise]
        award = NOTHING
        if county == "全椒县" and ownership == "民营" and kind in KINDS:
            award = min((equipment + systems) * RATE, CAP).quantize(FEN, ROUND_HALF_UP)
        projects.append(award)
        totals[enterprise] += award
    recognitions = [NOTHING] * len(rows.recognitions)
    for row in _earliest(rows):
        enterprise, level, kind, _ = rows.recognitions[row]
        recognitions[row] = FIXED[level, kind]
        totals[enterprise] += recognitions[row]
    return Sums(projects, recognitions, totals)


def _earliest(rows: Rows) -> Sequence[int]:
    """Of each enterprise's recognitions of a level and kind, the eligible one with the earliest date."""
    earliest: dict[tuple[int, str, str], tuple[str, int]] = {}
    for row, (enterprise, level, kind, date) in enumerate(rows.recognitions):
        county, ownership, above_scale = rows.enterprises[enterprise]
        if county != "全椒县" or ownership != "民营" or not above_scale or (level, kind) not in FIXED:
            continue
        if "2020-01-01" <= date <= "2020-12-31":
            matter = (enterprise, level, kind)
            earliest[matter] = min(earliest.get(matter, (date, row)), (date, row))
    return [row for _, row in earliest.values()]


def awards(sums: Sums) -> Awards:
    return Awards(
        *([int(each * 100) for each in column] for column in (sums.projects, sums.recognitions, sums.enterprises))
    )
