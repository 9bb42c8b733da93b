"""Schedules to make templates of: every one that travels, a long list of choices, and one in English."""

from __future__ import annotations

from pathlib import Path

from subsidy_calc.schedule.load import load_schedule, read_schedule
from subsidy_calc.schedule.model import Schedule

RULES = Path(__file__).parents[2] / "rules"

TOWNS = tuple(f"第{number}号乡镇人民政府驻地" for number in range(1, 41))

LONG_LIST = f"""
schedule: long-list
title: 乡镇奖补
language: zh
jurisdiction: 试算县
document: {{title: 试算办法, issuer: 试算县经济和信息化局}}
in_force: {{from: 2020-01-01, to: 2020-12-31}}
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc: {{heading: 统一社会信用代码, type: uscc}}
      name: {{heading: 企业名称, type: text}}
      town: {{heading: 所在乡镇, type: choice, choices: [{", ".join(TOWNS)}], note: 按注册地填写}}
      kind: {{heading: 类别, type: choice, choices: ['甲,乙', 丙]}}
  loan:
    sheet: 贷款
    belongs_to: {{enterprise: {{uscc: uscc}}}}
    key: [uscc, name]
    columns:
      uscc: {{heading: 统一社会信用代码, type: uscc}}
      name: {{heading: 贷款合同, type: text}}
      paid: {{heading: 已付利息（元）, type: money, verified: required}}
      change: {{heading: 上年调整, type: money, negative: allowed, if_blank: 0元}}
      growth: {{heading: 增长率, type: percent}}
      staff: {{heading: 职工人数, type: count}}
      late: {{heading: 逾期天数, type: days}}
      since: {{heading: 起始日, type: date}}
      year: {{heading: 年度, type: year}}
      new: {{heading: 是否新增, type: yes_no}}
      account: {{heading: 还款账号, type: account}}
      power: {{heading: 用电量, type: quantity, unit: 千瓦时}}
      coal: {{heading: 煤耗变动（吨）, type: quantity, unit: 吨, negative: allowed}}
      fields: {{heading: 领域, type: choices, choices: [软件, 数据中心, 机器人]}}
clauses:
  - clause: interest
    title: 贷款贴息
    cites: {{paragraph: 第一条}}
    says: 按已付利息的50%贴息。
    for_each: loan
    eligible_if: [{{fact: enterprise.town, is: {TOWNS[0]}}}, {{fact: enterprise.kind, is: '甲,乙'}}]
    award: [{{total: [loan.paid, loan.change]}}, {{rate: 50%}}, {{round: {{to: 0.01元, mode: half_up}}}}]
"""

ENGLISH = """
schedule: english
title: Grants for machines
language: en
jurisdiction: Sample County
document: {title: Measures for machines}
in_force: {from: 2020-01-01, to: 2020-12-31}
tables:
  enterprise:
    sheet: Enterprises
    key: [uscc]
    columns:
      uscc: {heading: Credit code, type: uscc}
      name: {heading: Name, type: text}
      small: {heading: Small enterprise, type: yes_no}
  machine:
    sheet: Machines
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, name]
    columns:
      uscc: {heading: Credit code, type: uscc}
      name: {heading: Machine, type: text}
      kind: {heading: Kind, type: choice, choices: [new, used], note: Rebuilt machines are used ones}
      cost: {heading: Cost, type: money, verified: optional}
      bought: {heading: Bought on, type: date}
      draw: {heading: Power draw, type: quantity, unit: kW}
      uses: {heading: Uses, type: choices, choices: [milling, turning]}
clauses:
  - clause: machines
    title: Grant for machines
    cites: {paragraph: Article 1}
    says: A tenth of the cost.
    for_each: machine
    eligible_if: [{fact: enterprise.small, is: 是}, {fact: machine.kind, is: new}]
    award: [{total: [machine.cost]}, {rate: 10%}, {round: {to: 0.01元, mode: half_up}}]
"""

LONG = read_schedule(LONG_LIST.encode(), "long-list.yaml")
IN_ENGLISH = read_schedule(ENGLISH.encode(), "english.yaml")
ALL: dict[str, Schedule] = {path.stem: load_schedule(path) for path in sorted(RULES.glob("*.yaml"))}
ALL |= {"long-list": LONG, "english": IN_ENGLISH}
