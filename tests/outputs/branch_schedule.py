"""A clause whose cap is a fact of the enterprise and whose rate has cases, and two claims of different branches."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from small_claims import Cell

SCHEDULE = """
schedule: test-branches
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
      uscc:  {heading: 统一社会信用代码, type: uscc}
      name:  {heading: 企业名称, type: text}
      class: {heading: 亩均评价, type: choice, choices: [A, B, C]}
      limit: {heading: 企业上限, type: money}
  project:
    sheet: 项目
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, name]
    columns:
      uscc:  {heading: 统一社会信用代码, type: uscc}
      name:  {heading: 项目名称, type: text}
      kind:  {heading: 类别, type: choice, choices: [新建, 改造]}
      spent: {heading: 投入, type: money}
clauses:
  - clause: works
    title: 项目奖励
    cites: {paragraph: 第五条}
    says: 新建按10%，改造中A类按8%，其他按5%，不超过企业上限。
    for_each: project
    award:
      - total: [project.spent]
      - rate:
          cases:
            - {when: {fact: project.kind, is: 新建}, then: 10%}
            - {when: {fact: enterprise.class, is: A}, then: 8%}
            - {otherwise: 5%}
      - cap: enterprise.limit
      - round: {to: 0.01元, mode: half_up}
"""

ONE, TWO = "91341124FAKE00013M", "91341124FAKE00021G"

SHEETS: Mapping[str, Sequence[Sequence[Cell]]] = {
    "企业": [
        ("统一社会信用代码", "企业名称", "亩均评价", "企业上限"),
        (ONE, "甲示例有限公司", "B", 50_000),
        (TWO, "乙示例有限公司", "A", 60_000),
    ],
    "项目": [
        ("统一社会信用代码", "项目名称", "类别", "投入"),
        (ONE, "新建项目", "新建", 1_000_000),
        (TWO, "改造项目", "改造", 700_000.33),
    ],
}
