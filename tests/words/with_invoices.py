"""A schedule with child tables: projects with invoices and machines, enterprises with accidents; sheets as rows of text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from subsidy_calc.assess.assessment import Assessment, assess
from subsidy_calc.assess.award_lines import award_lines
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.facts.raw import RawCell, RawRow, RawSheet
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.model import Schedule
from words.one_clause import told

CODE, OTHER = "91341124FAKE00013M", "91341122FAKE00312N"
Rows = Sequence[Sequence[str | None]]

SCHEDULE = """
schedule: with-invoices
title: 有发票的政策
language: zh
jurisdiction: 测试县
document: {{title: 测试办法}}
in_force: {{from: 2020-01-01, to: 2020-12-31}}
tables:
  enterprise:
    sheet: 企业
    key: [uscc]
    columns:
      uscc: {{heading: 代码, type: uscc}}
      name: {{heading: 名称, type: text}}
  project:
    sheet: 项目
    belongs_to: {{enterprise: {{uscc: uscc}}}}
    key: [uscc, id]
    columns:
      uscc:  {{heading: 代码, type: uscc}}
      id:    {{heading: 编号, type: text}}
      begun: {{heading: 开工, type: date}}
  invoice:
    sheet: 发票
    belongs_to: {{project: {{uscc: uscc, id: project}}, enterprise: {{uscc: uscc}}}}
    key: [uscc, project, number]
    columns:
      uscc:    {{heading: 代码, type: uscc}}
      project: {{heading: 项目编号, type: text}}
      number:  {{heading: 发票号码, type: text, unique: true}}
      buyer:   {{heading: 购方代码, type: uscc}}
      date:    {{heading: 开票日期, type: date}}
      net:     {{heading: 不含税金额, type: money}}
      used:    {{heading: 是否二手, type: yes_no}}
  accident:
    sheet: 事故
    belongs_to: {{enterprise: {{uscc: uscc}}}}
    key: [uscc, date]
    columns:
      uscc:  {{heading: 代码, type: uscc}}
      date:  {{heading: 日期, type: date}}
      grave: {{heading: 是否重大, type: yes_no}}
clauses:
  - clause: one
    title: 一条
    cites: {{paragraph: "1"}}
    says: 测试
    for_each: project
    eligible_if: {eligible_if}
    award: {award}
"""
HEADS: Mapping[str, tuple[str, ...]] = {
    "企业": ("代码", "名称"),
    "项目": ("代码", "编号", "开工"),
    "发票": ("代码", "项目编号", "发票号码", "购方代码", "开票日期", "不含税金额", "是否二手"),
    "事故": ("代码", "日期", "是否重大"),
}
DATES, NUMBERS = {"开工", "开票日期", "日期"}, {"不含税金额"}
PROJECTS: Rows = [(CODE, "甲", "2020-01-01"), (CODE, "乙", "2020-01-01")]


def invoice(number: str, net: str | None = "100", project: str = "甲", **other: str | None) -> tuple[str | None, ...]:
    """One invoice of a project; only what differs is told."""
    row = {"buyer": CODE, "date": "2020-06-30", "used": "否", **other}
    return (CODE, project, number, row["buyer"], row["date"], net, row["used"])


def schedule_of(award: str, eligible_if: str = "[]") -> Schedule:
    return read_schedule(SCHEDULE.format(award=award, eligible_if=eligible_if).encode(), "invoices.yaml")


def assessed(schedule: Schedule, invoices: Rows | None, accidents: Rows | None = ()) -> Assessment:
    """Two projects of one enterprise, and another enterprise; None leaves a sheet out."""
    given: dict[str, Rows | None] = {
        "企业": [(CODE, "甲公司"), (OTHER, "乙公司")],
        "项目": [*PROJECTS, (OTHER, "甲", "2020-01-01")],
        "发票": invoices,
        "事故": accidents,
    }
    sheets = [_sheet(name, rows) for name, rows in given.items() if rows is not None]
    return assess(schedule, build_claims(schedule, sheets), schedule.policy_year(2020))


def outcomes(
    award: str, invoices: Rows | None, accidents: Rows | None = (), *, eligible_if: str = "[]"
) -> dict[str, str]:
    """What becomes of each project, by enterprise and name: `A/甲`."""
    lines = award_lines(assessed(schedule_of(award, eligible_if), invoices, accidents))
    return {f"{'A' if line.head.uscc == CODE else 'B'}/{line.head.key[1]}": told(line) for line in lines}


def _sheet(name: str, rows: Rows) -> RawSheet:
    heads: RawRow = tuple(RawCell("text", head) for head in HEADS[name])
    written: list[tuple[int, RawRow]] = [(1, heads)]
    for number, row in enumerate(rows, start=2):
        written.append((number, tuple(_cell(head, text) for head, text in zip(HEADS[name], row, strict=True))))
    return RawSheet("claims.xlsx", name, tuple(written))


def _cell(head: str, text: str | None) -> RawCell | None:
    if text is None:
        return None
    is_number = head in NUMBERS and text.replace(".", "").isdigit()
    return RawCell("date" if head in DATES else "number" if is_number else "text", text)
