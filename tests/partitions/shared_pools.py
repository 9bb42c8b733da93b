"""A test schedule in which everything crosses enterprises that can, and claims that make it."""

from __future__ import annotations

import random
from collections.abc import Sequence

from handed_in.three_forms import Table, csv_bytes
from intake.made_codes import code, with_wrong_check

TABLES = """
schedule: test-partitions
title: 测试
language: zh
jurisdiction: 测试县
document: {title: 测试办法}
in_force: {from: 2020-01-01, to: 2020-12-31}
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc: {heading: 信用代码, type: uscc}
      name: {heading: 企业名称, type: text}
      town: {heading: 镇, type: choice, choices: [东镇, 西镇]}
  project:
    sheet: 项目
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, name]
    columns:
      uscc:  {heading: 信用代码, type: uscc}
      name:  {heading: 项目名称, type: text}
      kind:  {heading: 类型, type: choice, choices: [甲, 乙]}
      field: {heading: 领域, type: choice, choices: [绿色, 数字]}
      cost:  {heading: 投资额, type: money, verified: optional}
      score: {heading: 得分, type: count}
  invoice:
    sheet: 发票
    belongs_to: {project: {uscc: uscc, name: project}, enterprise: {uscc: uscc}}
    key: [uscc, project, number]
    columns:
      uscc:    {heading: 信用代码, type: uscc}
      project: {heading: 项目名称, type: text}
      number:  {heading: 发票号码, type: text, unique: true}
      net:     {heading: 金额, type: money}
clauses:
  - clause: works
    title: 项目补助
    cites: {paragraph: "1"}
    says: 按投资额的一成
    for_each: project
    about: [{fact: project.kind, is: 甲}]
    award: [{total: [project.cost]}, {rate: 10%}, {round: {to: 0.01元, mode: half_up}}]
    payment:
      paid_by: {县: 1/3, 镇: 2/3}
      instalments: [{share: 60%, year: 1}, {share: 40%, year: 1, when: {fact: project.score, at_least: 50}, otherwise: later}]
    typical: {year: 2020, enterprise: {town: 东镇}, project: {kind: 甲, field: 绿色, cost: 100元, score: 60}}
    examples: [{case: 平常, award: 10元}]
  - clause: bought
    title: 采购补助
    cites: {paragraph: "2"}
    says: 按发票金额的两成
    for_each: project
    award: [{total: {of: invoice.net}}, {rate: 20%}, {round: {to: 0.01元, mode: half_up}}]
    typical: {year: 2020, enterprise: {town: 东镇}, project: {kind: 甲, field: 绿色, cost: 100元, score: 60}, invoice: [{number: 票0, net: 100元}]}
    examples: [{case: 平常, award: 20元}]
"""

RULES = (
    "- cap: {per: [enterprise], except: [], at_most: 60元, over: year, gives_way: in_proportion}",
    "- highest: {per: [enterprise, project.field], clauses: [works]}",
    "- once: {per: [enterprise, project.name], clauses: [works, bought], keep: first}",
    "- budget: {except: [], sum: 100元, shared: pro_rata}",
    "- budget: {clauses: [works], sum: 1000万元, shared: pro_rata}",
    "- budget: {per: [enterprise.town], except: [], sum: 50元, shared: by_rank, by: project.score}",
    "- budget: {per: [project.field], clauses: [bought], sum: 33.33元, shared: pro_rata}",
    "- quota: {clauses: [works], most: 2, ranked: highest, by: project.score}",
    "- quota: {per: [project.field], clauses: [bought], most: 3, ranked: highest, by: project.score}",
)

HEADINGS = {
    "企业": ["信用代码", "企业名称", "镇"],
    "项目": ["信用代码", "项目名称", "类型", "领域", "投资额", "投资额审定额", "投资额核减原因", "得分", "备注"],
    "发票": ["信用代码", "项目名称", "发票号码", "金额"],
    "历年兑现": ["统一社会信用代码", "条款", "事项", "奖励金额", "年度", "批次"],
}


def schedule_text(rules: Sequence[str]) -> bytes:
    """The schedule with some rules of combination."""
    combine = "combine:\n" + "".join(f"  {rule}\n" for rule in rules) if rules else ""
    return (TABLES + combine).encode()


def made_claims(chance: random.Random) -> dict[str, list[list[str | None]]]:
    """Rows of a few enterprises, many of them spoilt: doubled, shared, blank, of nobody, of unknown parents."""
    codes = [code(number) for number in range(1, chance.randrange(3, 9))]
    odd = ["", with_wrong_check(codes[0]), code(99), codes[0].lower(), f" {codes[-1]} "]

    def whose() -> str:
        return chance.choice(odd) if chance.random() < 0.08 else chance.choice(codes)

    def amount() -> str:
        return (
            chance.choice(["", "12万元", "x", "-3"])
            if chance.random() < 0.1
            else f"{chance.randrange(1, 60000) / 100:.2f}"
        )

    firms = [[each, f"公司{number}", chance.choice(["东镇", "西镇"] * 3 + [""])] for number, each in enumerate(codes)]
    works = [
        [
            whose(), chance.choice(["一期", "二期", "三期"] * 4 + [""]), chance.choice(["甲"] * 6 + ["乙", ""]),
            chance.choice(["绿色", "数字"] * 5 + ["", "别的"]), amount(), chance.choice(["", "", "1.5"]), "",
            chance.choice(["", *map(str, range(40, 60))]), chance.choice(["", "说明"]),
        ]
        for _ in range(chance.randrange(4, 16))
    ]  # fmt: skip
    bought = [
        [whose(), chance.choice(["一期", "二期"]), f"票{chance.randrange(12)}", amount()]
        for _ in range(chance.randrange(0, 14))
    ]
    earlier = [
        [
            whose(),
            chance.choice(["works", "bought", "谁"]),
            chance.choice(["一期", "二期", "?/?"]),
            amount(),
            "2019",
            "一",
        ]
        for _ in range(chance.randrange(0, 4))
    ]
    sheets = {"企业": firms, "项目": works, "发票": bought, "历年兑现": earlier}
    return {name: _spoilt(rows, chance) for name, rows in sheets.items()}


def _spoilt(rows: list[list[str]], chance: random.Random) -> list[list[str | None]]:
    """With repeats and blank rows, in any order."""
    again = [list(row) for row in rows if chance.random() < 0.15]
    blank: list[list[str]] = [[""]] if rows and chance.random() < 0.3 else []
    mixed = [*rows, *again, *blank]
    chance.shuffle(mixed)
    return [[cell or None for cell in row] for row in [*mixed, *(rows[:1] if rows else [])]]


def as_files(sheets: dict[str, list[list[str | None]]], chance: random.Random) -> list[tuple[bytes, str]]:
    """Each sheet as a .csv file, or as a folder of several."""
    files = []
    for name, rows in sheets.items():
        headed: Table = [HEADINGS[name], *rows]
        if chance.random() < 0.7 or len(rows) < 2:
            files.append((csv_bytes(headed), f"{name}.csv"))
            continue
        cut = chance.randrange(1, len(rows))
        for number, own in enumerate([rows[:cut], rows[cut:]]):
            files.append((csv_bytes([HEADINGS[name], *own]), f"{name}/part-{number}.csv"))
    return files
