"""Made claims: plain rows that both the program and the oracle read, each made for one outcome."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from stdnum.cn import uscc

Row = dict[str, str | None]

COUNTY, ELSEWHERE = "全椒县", ("来安县", "天长市", "其他")
PER_CATEGORY = 210


@dataclass
class Made:
    """The tables of a batch of enterprises, and which category each enterprise was made for."""

    tables: dict[str, list[Row]] = field(default_factory=lambda: {"enterprise": [], "project": [], "recognition": []})
    earlier: list[dict[str, str]] = field(default_factory=list)
    category: dict[str, str] = field(default_factory=dict)

    def enterprise(self, category: str, **changed: str | None) -> str:
        stem = f"91341124A{len(self.category):08d}"
        code = stem + uscc.calc_check_digit(stem)
        self.category[code] = category
        row: Row = {"uscc": code, "name": f"甲{code}", "county": COUNTY, "ownership": "民营", "above_scale": "是"}
        self.tables["enterprise"].append({**row, **changed})
        return code

    def project(self, code: str, equipment_fen: int | None, systems_fen: int | None, **changed: str | None) -> None:
        name = f"项目{len(self.tables['project'])}"
        row: Row = {
            "uscc": code,
            "name": name,
            "kind": "智能化",
            "equipment": None if equipment_fen is None else yuan(equipment_fen),
            "equipment.verified": None,
            "systems": None if systems_fen is None else yuan(systems_fen),
            "systems.verified": None,
        }
        self.tables["project"].append({**row, **changed})

    def recognition(self, code: str, kind: str, level: str, date: str | None, title: str = "一") -> None:
        row: Row = {"uscc": code, "kind": kind, "level": level, "title": title, "date": date, "document": None}
        self.tables["recognition"].append(row)


def yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"


def quanjiao_claims(seed: int) -> Made:
    """At least PER_CATEGORY enterprises for every outcome of the first schedule."""
    chance, made = random.Random(seed), Made()
    for category, make in CATEGORIES.items():
        for _ in range(PER_CATEGORY):
            make(category, made, chance)
    return made


def _split(chance: random.Random, fen: int) -> tuple[int, int]:
    part = chance.randint(0, fen)
    return part, fen - part


CAP_BASE_FEN = 20_000_000_00  # 15 % of it is the cap of 3,000,000 yuan


def _under(category: str, made: Made, chance: random.Random) -> None:
    made.project(made.enterprise(category), *_split(chance, chance.randint(1, CAP_BASE_FEN - 1)))


def _at_cap(category: str, made: Made, chance: random.Random) -> None:
    made.project(made.enterprise(category), *_split(chance, CAP_BASE_FEN))


def _one_fen_past(category: str, made: Made, chance: random.Random) -> None:
    # 15 % of 7 fen more is 1.05 fen: the award before the cap is one fen past it
    made.project(made.enterprise(category), *_split(chance, CAP_BASE_FEN + chance.choice([1, 7])))


def _half_fen(category: str, made: Made, chance: random.Random) -> None:
    # 15 % of a multiple of 10 fen, not of 20, ends in exactly half a fen
    made.project(made.enterprise(category), *_split(chance, 10 * (2 * chance.randint(0, 9_000_000) + 1)))


def _verified(category: str, made: Made, chance: random.Random) -> None:
    claimed = chance.randint(100, CAP_BASE_FEN)
    verified = yuan(chance.randint(0, claimed))
    made.project(made.enterprise(category), claimed, None, **{"equipment.verified": verified})


def _project_of(**changed: str) -> Callable[[str, Made, random.Random], None]:
    def make(category: str, made: Made, chance: random.Random) -> None:
        made.project(made.enterprise(category, **changed), *_split(chance, chance.randint(100, CAP_BASE_FEN)))

    return make


def _project_of_another_kind(category: str, made: Made, chance: random.Random) -> None:
    made.project(made.enterprise(category), *_split(chance, chance.randint(100, CAP_BASE_FEN)), kind="其他")


def _recognition_of(level: str, **changed: str) -> Callable[[str, Made, random.Random], None]:
    def make(category: str, made: Made, chance: random.Random) -> None:
        kinds = ["智能工厂", "数字化车间"] + (["绿色工厂"] if level == "省级" else [])
        date = changed.get("date") or f"2020-{chance.randint(1, 12):02d}-{chance.randint(1, 28):02d}"
        own = {name: value for name, value in changed.items() if name != "date"}
        made.recognition(made.enterprise(category, **own), chance.choice(kinds), level, date)

    return make


def _cannot_tell(category: str, made: Made, chance: random.Random) -> None:
    missing = chance.choice(["county", "ownership", "above_scale", "date", "equipment", "kind"])
    if missing in ("county", "ownership", "above_scale"):
        code = made.enterprise(category, **{missing: None})
        made.recognition(code, "智能工厂", "省级", "2020-05-05")
    elif missing == "date":
        made.recognition(made.enterprise(category), "智能工厂", "市级", None)
    elif missing == "equipment":
        made.project(made.enterprise(category), None, chance.randint(0, 10**9))
    else:
        made.project(made.enterprise(category), 10**6, 0, kind=None)


def _nil_by_once(category: str, made: Made, chance: random.Random) -> None:
    code = made.enterprise(category)
    days = [chance.randint(1, 28) for _ in range(chance.randint(2, 4))]
    for number, day in enumerate(days):
        date = None if chance.random() < 0.1 else f"2020-03-{day:02d}"
        made.recognition(code, "数字化车间", "省级", date, title=f"车间{number}")


def _paid_earlier(category: str, made: Made, chance: random.Random) -> None:
    code = made.enterprise(category)
    made.recognition(code, "智能工厂", "省级", "2020-05-05")
    made.recognition(code, "智能工厂", "市级", "2020-05-05")
    clause = chance.choice(["provincial-recognition", "municipal-recognition"])
    level = "省级" if clause.startswith("provincial") else "市级"
    matter = f"智能工厂/{level}/旧"
    made.earlier.append({"uscc": code, "clause": clause, "matter": matter, "award": "200000", "year": "2019"})


CATEGORIES: dict[str, Callable[[str, Made, random.Random], None]] = {
    "under the cap": _under,
    "at the cap": _at_cap,
    "one fen past the cap": _one_fen_past,
    "half a fen": _half_fen,
    "verified": _verified,
    "project elsewhere": _project_of(county=ELSEWHERE[0]),
    "project of a state firm": _project_of(ownership="国有"),
    "project of another kind": _project_of_another_kind,
    "provincial elsewhere": _recognition_of("省级", county=ELSEWHERE[1]),
    "provincial of a foreign firm": _recognition_of("省级", ownership="外资"),
    "provincial below scale": _recognition_of("省级", above_scale="否"),
    "provincial a day early": _recognition_of("省级", date="2019-12-31"),
    "provincial a day late": _recognition_of("省级", date="2021-01-01"),
    "municipal elsewhere": _recognition_of("市级", county=ELSEWHERE[2]),
    "municipal of a collective": _recognition_of("市级", ownership="集体"),
    "municipal below scale": _recognition_of("市级", above_scale="否"),
    "municipal a day early": _recognition_of("市级", date="2019-12-31"),
    "municipal on the last day": _recognition_of("市级", date="2020-12-31"),
    "provincial on the first day": _recognition_of("省级", date="2020-01-01"),
    "cannot tell": _cannot_tell,
    "nil by once": _nil_by_once,
    "paid earlier": _paid_earlier,
}


def parts(made: Made, size: int) -> Iterator[Made]:
    """The batch in parts of so many enterprises, all categories in each: the oracle compares each line with all."""
    codes = list(made.category)
    number = -(-len(codes) // size)
    for first in range(number):
        own = dict.fromkeys(codes[first::number])
        part = Made(category={code: made.category[code] for code in own})
        for name, rows in made.tables.items():
            part.tables[name] = [row for row in rows if row["uscc"] in own]
        part.earlier = [award for award in made.earlier if award["uscc"] in own]
        yield part
