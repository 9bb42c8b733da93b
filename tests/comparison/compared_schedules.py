"""A small schedule whose parts can be changed one at a time, and claims whose awards are worked by hand.

A  old works     800,000 × 10 % =  80,000
A  big works   5,000,000 × 10 % = 500,000, at most 300,000
B  new works     200,000 × 10 % =  20,000
A  two titles of one kind, 50,000 once
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from small_claims import AWARDED as A
from small_claims import NIL as B
from small_claims import Cell, write_claims
from subsidy_calc.comparison.compared import Comparison, LinePair, compare
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import Computed, compute

SCHEDULE = """
schedule: test-compare
title: 测试
language: zh
jurisdiction: 测试县
document: {title: 测试办法}
in_force: {from: 2020-01-01, to: 2021-12-31}
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc:  {heading: 统一社会信用代码, type: uscc}
      name:  {heading: 企业名称, type: text}
      class: {heading: 亩均评价, type: choice, choices: [A, B, C]}
  project:
    sheet: 项目
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, name]
    columns:
      uscc:  {heading: 统一社会信用代码, type: uscc}
      name:  {heading: 项目名称, type: text}
      spent: {heading: 投入, type: money}
  title:
    sheet: 认定
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, kind, name]
    columns:
      uscc: {heading: 统一社会信用代码, type: uscc}
      kind: {heading: 类别, type: choice, choices: [工厂, 车间]}
      name: {heading: 认定名称, type: text}
clauses:
  - clause: works
    title: 项目奖励
    cites: {paragraph: 第五条}
    says: 按投入的10%奖励，不超过30万元。
    for_each: project
    eligible_if:
      - {fact: project.spent, at_least: 20万元}
    award:
      - total: [project.spent]
      - rate: 10%
      - cap: 30万元
      - round: {to: 0.01元, mode: half_up}
  - clause: titles
    title: 认定奖励
    cites: {paragraph: 第六条}
    says: 每类认定奖励5万元，只奖一次。
    for_each: title
    award:
      - fixed: 5万元
combine:
  - once: {per: [enterprise, title.kind], clauses: [titles], keep: first}
"""

CLAIMS: Mapping[str, Sequence[Sequence[Cell]]] = {
    "企业": [
        ("统一社会信用代码", "企业名称", "亩均评价"),
        (A, "甲示例有限公司", "A"),
        (B, "乙示例有限公司", "C"),
    ],
    "项目": [
        ("统一社会信用代码", "项目名称", "投入"),
        (A, "旧", 800_000),
        (A, "大", 5_000_000),
        (B, "新", 200_000),
    ],
    "认定": [
        ("统一社会信用代码", "类别", "认定名称"),
        (A, "工厂", "一厂"),
        (A, "工厂", "二厂"),
    ],
    "历年兑现": [("统一社会信用代码", "条款", "事项", "奖励金额", "年度", "批次")],
}
OLD, BIG, NEW = f"works/{A}/旧", f"works/{A}/大", f"works/{B}/新"


def changed(old: str, new: str, schedule: str = SCHEDULE) -> str:
    """The schedule with one thing changed."""
    assert schedule.count(old) == 1, old
    return schedule.replace(old, new)


def computed(
    folder: Path, schedule: str = SCHEDULE, claims: Mapping[str, Sequence[Sequence[Cell]]] = CLAIMS, year: int = 2020
) -> Computed:
    """A run of the claims under the schedule, nothing written but its inputs."""
    folder.mkdir(parents=True, exist_ok=True)
    rules = folder / "rules.yaml"
    rules.write_text(schedule, encoding="utf-8")
    return compute(take_inputs(rules, [write_claims(folder / "claims.xlsx", claims)], Options(year)))


def under(folder: Path, schedule: str) -> Comparison:
    """The claims under the schedule as it is and as it was changed."""
    return compare(computed(folder / "old"), computed(folder / "new", schedule))


def pair(comparison: Comparison, name: str) -> LinePair:
    """The pair of a line."""
    (found,) = (each for each in comparison.pairs if each.line.head.name == name)
    return found
