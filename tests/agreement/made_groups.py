"""A test schedule in which every rule of combination bites, and claims that make it."""

from __future__ import annotations

import random

from agreement.made_claims import Made

RULES_SCHEDULE = """
schedule: test-groups
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
      uscc:        {heading: 统一社会信用代码, type: uscc}
      name:        {heading: 企业名称, type: text}
      county:      {heading: 注册地, type: choice, choices: [全椒县, 来安县, 天长市, 其他]}
      ownership:   {heading: 企业类型, type: choice, choices: [民营, 国有, 外资, 集体]}
      above_scale: {heading: 是否规上, type: yes_no}
      limit:       {heading: 企业上限, type: money}
  project:
    sheet: 项目
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, name]
    columns:
      uscc:      {heading: 统一社会信用代码, type: uscc}
      name:      {heading: 项目名称, type: text}
      kind:      {heading: 项目类型, type: choice, choices: [数字化, 智能化, 升级改造, 其他]}
      equipment: {heading: 装备, type: money, verified: optional}
      systems:   {heading: 系统, type: money, verified: optional, if_blank: 0元}
  recognition:
    sheet: 认定
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, kind, level, title]
    columns:
      uscc:     {heading: 统一社会信用代码, type: uscc}
      kind:     {heading: 认定类型, type: choice, choices: [智能工厂, 数字化车间, 绿色工厂]}
      level:    {heading: 级别, type: choice, choices: [省级, 市级]}
      title:    {heading: 认定名称, type: text, required: false}
      date:     {heading: 认定日期, type: date}
      document: {heading: 认定文号, type: text, required: false}
clauses:
  - clause: works
    title: 项目
    cites: {paragraph: "1"}
    says: 按情形
    for_each: project
    eligible_if:
      - any_of:
          - {fact: enterprise.ownership, is: 民营}
          - all_of:
              - {fact: enterprise.above_scale, is: 是}
              - not: {fact: enterprise.county, is_one_of: [来安县, 天长市]}
    award:
      - total: [project.equipment, project.systems]
      - rate:
          cases:
            - {when: {fact: project.kind, is: 智能化}, then: 1/3}
            - {when: {fact: project.equipment, at_least: {percent: 50%, of: enterprise.limit}}, then: 12.5%}
            - {when: {fact: project.kind, is_one_of: [数字化, 升级改造]}, then: 5‰}
      - cap: {percent: 80%, of: enterprise.limit}
      - round: {to: 0.01元, mode: half_even}
  - clause: titles
    title: 认定
    cites: {paragraph: "2"}
    says: 按级别
    for_each: recognition
    eligible_if:
      - {fact: recognition.date, on_or_after: 2020-01-01, before: 2020-12-31}
    award:
      - lookup:
          by: [recognition.level, recognition.kind]
          rows:
            省级: {智能工厂: 50万元, 数字化车间: 30万元, 绿色工厂: 30万元}
            市级: {智能工厂: 30万元, 数字化车间: 10万元}
  - clause: extra
    title: 附加
    cites: {paragraph: "3"}
    says: 定额
    for_each: recognition
    about: [{fact: recognition.kind, is: 智能工厂}]
    award: [{fixed: 12.34万元}]
combine:
  - highest: {per: [enterprise, recognition.kind], clauses: [titles]}
  - cap: {per: [enterprise], clauses: [titles, extra], at_most: 60万元, over: 3 years, gives_way: in_proportion}
  - cap: {per: [enterprise], clauses: [works], at_most: enterprise.limit, over: year, gives_way: smallest_first}
  - cap: {per: [enterprise], except: [], at_most: 200万元, over: all_years, gives_way: clause_order}
"""

ENTERPRISES = 1_500


def group_claims(seed: int) -> Made:
    """Enterprises with several projects and recognitions each, some facts missing, some paid before."""
    chance, made = random.Random(seed), Made()
    for _ in range(ENTERPRISES):
        _enterprise(made, chance)
    return made


def _maybe(chance: random.Random, value: str, missing: float = 0.04) -> str | None:
    return None if chance.random() < missing else value


def _enterprise(made: Made, chance: random.Random) -> None:
    code = made.enterprise(
        "group",
        county=_maybe(chance, chance.choice(["全椒县", "来安县", "其他"])),
        ownership=_maybe(chance, chance.choice(["民营", "民营", "国有"])),
        above_scale=_maybe(chance, chance.choice(["是", "否"])),
        limit=_maybe(chance, f"{chance.randint(1, 150)}0000.0{chance.randint(0, 9)}"),
    )
    for _ in range(chance.randint(0, 4)):
        kind = _maybe(chance, chance.choice(["数字化", "智能化", "升级改造", "其他"]))
        equipment = None if chance.random() < 0.04 else chance.randint(0, 3_000_000_00)
        made.project(code, equipment, chance.choice([None, chance.randint(0, 10_000_000)]), kind=kind)
    for number in range(chance.randint(0, 4)):
        kind = chance.choice(["智能工厂", "数字化车间", "绿色工厂"])
        day = _maybe(chance, chance.choice(["2019-12-31", "2020-01-01", "2020-06-06", "2020-12-30", "2020-12-31"]))
        made.recognition(code, kind, chance.choice(["省级", "市级"]), day, title=f"号{number}")
    for number in range(chance.choice([0, 0, 0, 1, 2])):
        year = chance.choice(["2016", "2018", "2020"])
        matter, clause = chance.choice([(f"旧项目{number}", "works"), (f"智能工厂/省级/旧{number}", "titles")])
        award = f"{chance.randint(1, 40)}0000.01"
        made.earlier.append({"uscc": code, "clause": clause, "matter": matter, "award": award, "year": year})
