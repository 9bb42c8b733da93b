"""Claim sets of the schedule of Quanjiao drawn from a seed, with faults planted in them."""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable
from decimal import Decimal

from handed_in.three_forms import Value
from intake.made_codes import code, with_wrong_check
from intake.quanjiao_books import HEADINGS

Row = list[Value]
Cells = list[Value]

COUNTIES: Cells = ["全椒县", "全椒县", "全椒县", "来安县"]
OWNERSHIPS: Cells = ["民营", "民营", "民营", "国有", "外资"]
KINDS: Cells = ["数字化", "智能化", "升级改造", "其他"]
RECOGNIZED: Cells = ["智能工厂", "数字化车间", "绿色工厂", "其他"]
LEVELS: Cells = ["国家级", "省级", "省级", "市级", "其他"]

# what stands in a cell instead of the right value; None is a blank
BAD_CODES: Cells = ["91341124", "９１３４１１２４MA0000001", "无", None, "91341124MA000000!Q", "  "]
BAD_CHOICES: Cells = ["民营企业", "全县", "有", None, " 智能化 ", "數字化", "数字 化", "0"]
BAD_SUMS: Cells = [
    Decimal("100.125"), Decimal("0.001"), Decimal(-5), Decimal("-0.01"), "(500)", "约八百万", "800万元", "1,500,000.00",
    "￥3,000", "１２００", "1e5", "-", "500美元", "12.5.6", None, "0x10", "1,50,0", "3亿", " ",
]  # fmt: skip
BAD_DATES: Cells = [
    "2020年6月30日", "2020.6.30", "2020/6/5", "去年", "2020-02-30", "2020-06", "20200630", None, "30/06/2020", "６月",
]  # fmt: skip
BAD_NAMES: Cells = [None, " 一期 ", "А区", "一期\u200b", "007", "=1+1", 'a,b"c', "甲\n乙", "示例行 甲"]
BAD_ANSWERS: Cells = ["y", "√", "不详", None, "×", "NO", "对"]


def claim_set(seed: int) -> dict[str, list[Row]]:
    """The sheets of one claim set, headings first."""
    chance = random.Random(seed)
    numbers = range(1, chance.randint(4, 9))
    sheets: dict[str, list[Row]] = {
        "企业": [_enterprise(number, chance) for number in numbers],
        "项目": [_project(chance.choice(numbers), at, chance) for at in range(chance.randint(3, 12))],
        "认定": [_recognition(chance.choice(numbers), chance) for _ in range(chance.randint(2, 12))],
    }
    if chance.random() < 0.4:
        sheets["历年兑现"] = [_earlier(chance.choice(numbers), chance) for _ in range(chance.randint(0, 3))]
    for _ in range(chance.randint(0, 6)):
        _plant(sheets, chance)
    made = {name: [list[Value](HEADINGS[name]), *rows] for name, rows in sheets.items()}
    _spoil_shape(made, chance)
    return made


def _enterprise(number: int, chance: random.Random) -> Row:
    answers: Cells = ["是", "是", "是", "否", True, False]
    answer = chance.choice(answers)
    return [code(number), f"第{number}号公司", chance.choice(COUNTIES), chance.choice(OWNERSHIPS), answer]


def _sum(chance: random.Random) -> Value:
    fen = chance.choice([chance.randint(0, 10**6), chance.randint(0, 3 * 10**9), 2_000_000_000, 10])
    return Decimal(fen) / 100 if chance.random() < 0.7 else fen // 100


def _three(chance: random.Random) -> Row:
    claimed = _sum(chance)
    match chance.randint(0, 3):
        case 0:
            return [claimed, claimed, None]
        case 1:
            return [claimed, int(Decimal(str(claimed)) / 2), chance.choice(["发票不符", None])]
        case _:
            return [claimed, None, None]


def _project(number: int, at: int, chance: random.Random) -> Row:
    systems = [None, None, None] if chance.random() < 0.2 else _three(chance)
    return [code(number), f"{at}号线", chance.choice(KINDS), *_three(chance), *systems]


def _recognition(number: int, chance: random.Random) -> Row:
    title = chance.choice(["甲", "乙", None])
    return [code(number), chance.choice(RECOGNIZED), chance.choice(LEVELS), title, _day(chance), None]


def _day(chance: random.Random) -> dt.date:
    return dt.date(2019, 12, 31) + dt.timedelta(days=chance.choice([0, 1, 90, 182, 366, 367]))


def _earlier(number: int, chance: random.Random) -> Row:
    matter = chance.choice(["智能工厂/省级/旧名", "数字化车间/省级/"])
    return [code(number), "provincial-recognition", matter, _sum(chance), chance.choice([2018, 2019]), "第1批"]


def _plant(sheets: dict[str, list[Row]], chance: random.Random) -> None:
    """One fault in one row of a sheet that has any."""
    name = chance.choice([name for name, rows in sheets.items() if rows and name != "历年兑现"])
    chance.choice(_FAULTS)(name, sheets[name], chance)


def _spoil_cell(name: str, rows: list[Row], chance: random.Random) -> None:
    row = chance.choice(rows)
    at = chance.randrange(1, len(row))
    row[at] = chance.choice(_BAD[name][at])


def _spoil_code(name: str, rows: list[Row], chance: random.Random) -> None:
    row = chance.choice(rows)
    right = code(chance.randint(1, 9))
    written: Cells = [with_wrong_check(right), right.lower(), f" {right[:8]} {right[8:]}", code(99), *BAD_CODES]
    row[0] = chance.choice(written)


def _repeat(name: str, rows: list[Row], chance: random.Random) -> None:
    rows.insert(chance.randint(0, len(rows)), list(chance.choice(rows)))


def _differ(name: str, rows: list[Row], chance: random.Random) -> None:
    again = list(chance.choice(rows))
    again[-1 if name == "认定" else 2] = "另一"
    rows.append(again)


def _above(name: str, rows: list[Row], chance: random.Random) -> None:
    if name == "项目":
        chance.choice(rows)[3:6] = [Decimal("1000.00"), Decimal("1000.01"), None]


def _blank_row(name: str, rows: list[Row], chance: random.Random) -> None:
    rows.insert(chance.randint(0, len(rows) - 1), [None] * len(rows[0]))


def _total(name: str, rows: list[Row], chance: random.Random) -> None:
    if name == "项目":
        rows.append(["合计", None, None, chance.choice([Decimal("1.00"), None]), *[None] * 5])


_Fault = Callable[[str, list[Row], random.Random], None]
_FAULTS: list[_Fault] = [
    *[_spoil_cell] * 6, *[_spoil_code] * 2, _repeat, _repeat, _differ, _above, _blank_row, _total,
]  # fmt: skip
_BAD: dict[str, list[Cells]] = {
    "企业": [[], BAD_NAMES, BAD_CHOICES, BAD_CHOICES, BAD_ANSWERS],
    "项目": [[], BAD_NAMES, BAD_CHOICES, BAD_SUMS, BAD_SUMS, BAD_NAMES, BAD_SUMS, BAD_SUMS, BAD_NAMES],
    "认定": [[], BAD_CHOICES, BAD_CHOICES, BAD_NAMES, BAD_DATES, BAD_NAMES],
}


def _spoil_shape(made: dict[str, list[Row]], chance: random.Random) -> None:
    """Now and then another unit in a heading, a column more, a column less."""
    projects = made["项目"]
    match chance.randint(0, 9):
        case 0:
            projects[0][3] = "智能装备购置额（万元）"
        case 1:
            for at, row in enumerate(projects):
                row.append("联系人" if at == 0 else "王某")
        case 2:
            made["认定"] = [row[:4] + row[5:] for row in made["认定"]]
        case 3:
            made["企业"] = [row[:3] + row[4:] for row in made["企业"]]
