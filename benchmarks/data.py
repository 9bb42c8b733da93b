"""Data: made-up claims for rules/quanjiao-2020.yaml, the same from the same seed, each made for an award known before.

An award is drawn first, in whole fen, and then a spending of which 15 %, rounded half up, is
that award: no rate is applied here, so what competitors compute is compared with figures that
none of their ways of computing made. No fact is blank, since most competitors know no
"cannot tell"; no two recognitions that exclude each other have one date.
"""

from __future__ import annotations

import datetime as dt
import json
import random
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.size import Size

CAP_FEN = 3_000_000_00
CAPPED_FROM_FEN = 20_000_000_00  # of which 15 % is the cap
LARGEST_FEN = 80_000_000_00

YEAR = 2020
COUNTY, PRIVATE = "全椒县", "民营"
COUNTIES = (COUNTY,) * 19 + ("来安县",)
OWNERSHIPS = (PRIVATE,) * 18 + ("国有", "外资")
KINDS = ("数字化", "智能化", "升级改造", "智能化", "其他")
PAID_KINDS = frozenset(KINDS) - {"其他"}
FIXED_FEN = {
    ("省级", "智能工厂"): 500_000_00,
    ("省级", "数字化车间"): 300_000_00,
    ("省级", "绿色工厂"): 300_000_00,
    ("市级", "智能工厂"): 200_000_00,
    ("市级", "数字化车间"): 100_000_00,
}
RECOGNISED = (*FIXED_FEN, ("市级", "绿色工厂"), ("国家级", "智能工厂"))
OUTSIDE = (dt.date(YEAR - 1, 12, 31), dt.date(YEAR + 1, 1, 1))
_WEIGHTS = tuple(pow(3, place, 31) for place in range(17))
_DIGITS = "0123456789ABCDEFGHJKLMNPQRTUWXY"


@dataclass(frozen=True, slots=True)
class Enterprises:
    uscc: list[str]
    name: list[str]
    county: list[str]
    ownership: list[str]
    above_scale: list[bool]


@dataclass(frozen=True, slots=True)
class Projects:
    enterprise: list[int]  # its row
    name: list[str]
    kind: list[str]
    equipment_fen: list[int]
    systems_fen: list[int]
    award_fen: list[int]  # what the claim was made for


@dataclass(frozen=True, slots=True)
class Recognitions:
    enterprise: list[int]
    kind: list[str]
    level: list[str]
    title: list[str]
    date: list[str]  # 2020-06-30
    award_fen: list[int]


@dataclass(frozen=True, slots=True)
class Claims:
    enterprises: Enterprises
    projects: Projects
    recognitions: Recognitions

    def save(self, path: Path) -> None:
        """As JSON, which every competitor's language reads."""
        path.write_text(json.dumps(asdict(self), ensure_ascii=False), encoding="utf-8")

    @classmethod
    def load(cls, path: Path) -> Claims:
        tables = json.loads(path.read_text(encoding="utf-8"))
        return cls(
            Enterprises(**tables["enterprises"]),
            Projects(**tables["projects"]),
            Recognitions(**tables["recognitions"]),
        )


def made_claims(size: Size, seed: int = 2020) -> Claims:
    """Claims of a size; the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311  figures to measure with, no secret
    enterprises = _enterprises(size.enterprises, chance)
    return Claims(
        enterprises,
        _projects(size.projects, enterprises, chance),
        _recognitions(size.recognitions, enterprises, chance),
    )


def _enterprises(count: int, chance: random.Random) -> Enterprises:
    rows = range(count)
    return Enterprises(
        uscc=[_code(row) for row in rows],
        name=[f"示例{row}号机械有限公司" for row in rows],
        county=[chance.choice(COUNTIES) for _ in rows],
        ownership=[chance.choice(OWNERSHIPS) for _ in rows],
        above_scale=[chance.random() < 0.9 for _ in rows],
    )


def _code(number: int) -> str:
    """A code with its check digit by GB 32100."""
    stem = f"91341124A{number:08d}"
    return (
        stem + _DIGITS[-sum(_DIGITS.index(digit) * weight for digit, weight in zip(stem, _WEIGHTS, strict=True)) % 31]
    )


def _projects(count: int, enterprises: Enterprises, chance: random.Random) -> Projects:
    projects = Projects([], [], [], [], [], [])
    for row in range(count):
        enterprise, kind = chance.randrange(len(enterprises.uscc)), chance.choice(KINDS)
        award, spent = _award_and_spending(chance)
        equipment = chance.randint(0, spent)
        paid = enterprises.county[enterprise] == COUNTY and enterprises.ownership[enterprise] == PRIVATE
        projects.enterprise.append(enterprise)
        projects.name.append(f"项目{row}")
        projects.kind.append(kind)
        projects.equipment_fen.append(equipment)
        projects.systems_fen.append(spent - equipment)
        projects.award_fen.append(award if paid and kind in PAID_KINDS else 0)
    return projects


def _award_and_spending(chance: random.Random) -> tuple[int, int]:
    """An award, and one of the sums of which 15 % round to it, the tie among them; one in eight at the cap or past it."""
    if chance.random() < 1 / 8:
        return CAP_FEN, chance.choice((CAPPED_FROM_FEN, chance.randint(CAPPED_FROM_FEN, LARGEST_FEN)))
    award = chance.randint(1, (CAP_FEN - 1) >> chance.randrange(12))  # small sums are as frequent as large ones
    least = -(-(100 * award - 50) // 15)  # 15 × spent ≥ 100 × award − 50
    return award, least + chance.choice((0, 0, 1, 2, 3, 4, 5))


def _recognitions(count: int, enterprises: Enterprises, chance: random.Random) -> Recognitions:
    """A later one of the same kind, level and enterprise is nil; which stands above the other is left to chance."""
    made = list(_recognised(count, enterprises, chance))
    chance.shuffle(made)
    columns = [list(column) for column in zip(*made, strict=True)] if made else [[]] * 6
    return Recognitions(*columns)


def _recognised(
    count: int, enterprises: Enterprises, chance: random.Random
) -> Iterator[tuple[int, str, str, str, str, int]]:
    latest: dict[tuple[int, str, str], dt.date] = {}
    for row in range(count):
        enterprise, (level, kind) = chance.randrange(len(enterprises.uscc)), chance.choice(RECOGNISED)
        matter = (enterprise, level, kind)
        first = dt.date(YEAR, 1, 1) + dt.timedelta(days=chance.randrange(180))
        if chance.random() < 0.1:
            date, award = chance.choice(OUTSIDE), 0
        else:
            date = latest[matter] + dt.timedelta(days=1) if matter in latest else first
            award = 0 if matter in latest else FIXED_FEN.get((level, kind), 0)
            latest[matter] = date
        paid = (
            enterprises.county[enterprise] == COUNTY
            and enterprises.ownership[enterprise] == PRIVATE
            and enterprises.above_scale[enterprise]
        )
        yield enterprise, kind, level, f"称号{row}", date.isoformat(), award if paid else 0
