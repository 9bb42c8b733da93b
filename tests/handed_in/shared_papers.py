"""A schedule with papers that may be used once only: certificates on claims, invoices below projects."""

from __future__ import annotations

from collections.abc import Sequence

from handed_in.told_files import File, Outcome, told
from intake.made_codes import code
from intake.written_books import Content, workbook
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.values.messages import say

SCHEDULE = """
schedule: test-papers
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
      uscc: {heading: 统一社会信用代码, type: uscc}
      name: {heading: 企业名称, type: text}
  project:
    sheet: 项目
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, name]
    columns:
      uscc:  {heading: 统一社会信用代码, type: uscc}
      name:  {heading: 项目名称, type: text}
      spent: {heading: 投入, type: money}
  invoice:
    sheet: 发票
    belongs_to: {enterprise: {uscc: uscc}, project: {uscc: uscc, name: project}}
    key: [uscc, project, number]
    columns:
      uscc:    {heading: 统一社会信用代码, type: uscc}
      project: {heading: 项目名称, type: text}
      number:  {heading: 发票号码, type: text, unique: true}
      amount:  {heading: 金额, type: money}
  patent:
    sheet: 专利
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, title]
    columns:
      uscc:        {heading: 统一社会信用代码, type: uscc}
      title:       {heading: 专利名称, type: text}
      certificate: {heading: 证书号, type: text, unique: true}
      granted:     {heading: 授权日期, type: date, required: false}
clauses:
  - clause: works
    title: 项目奖励
    cites: {paragraph: 第一条}
    says: 按投入的10%奖励。
    for_each: project
    award:
      - total: [project.spent]
      - rate: 10%
      - round: {to: 0.01元, mode: half_up}
  - clause: patents
    title: 专利奖励
    cites: {paragraph: 第二条}
    says: 每件专利奖励1000元。
    for_each: patent
    award:
      - fixed: 1000元
"""

PAPERS = read_schedule(SCHEDULE.encode(), "papers.yaml")
HEADINGS: dict[str, list[Content]] = {
    "企业": ["统一社会信用代码", "企业名称"],
    "项目": ["统一社会信用代码", "项目名称", "投入"],
    "发票": ["统一社会信用代码", "项目名称", "发票号码", "金额"],
    "专利": ["统一社会信用代码", "专利名称", "证书号", "授权日期"],
}
COMPANIES: Sequence[Sequence[Content]] = [[code(number), f"第{number}号公司"] for number in range(1, 5)]
PROJECTS: Sequence[Sequence[Content]] = [[code(number), "一期", 1000] for number in range(1, 5)]


def patent(number: int, certificate: Content, title: Content = "甲", granted: Content = None) -> list[Content]:
    return [code(number), title, certificate, granted]


def invoice(number: int, paper: Content, project: Content = "一期", amount: Content = 100) -> list[Content]:
    return [code(number), project, paper, amount]


def papers(name: str, **sheets: Sequence[Sequence[Content]]) -> File:
    """A workbook of these sheets, the enterprises and their projects beside them."""
    every = {"企业": COMPANIES, "项目": PROJECTS, **sheets}
    return (workbook({sheet: [HEADINGS[sheet], *rows] for sheet, rows in every.items()}), name)


def told_papers(*files: File) -> Outcome:
    return told(files, schedule=PAPERS)


def patents_paid(run: Outcome) -> set[str]:
    """The lines of patents that are paid; each must be the thousand yuan."""
    paid = {name: told_ for name, told_ in run.lines.items() if name.startswith("patents/")}
    assert set(paid.values()) <= {("awarded", 1000, "")}
    return set(paid)


def shared(run: Outcome) -> dict[str, str]:
    """What is said of each paper used twice, by file and cell."""
    return {f"{p.place.file} {p.place}": say(p.says, "zh") for p in run.claims.problems if p.code == "shared_document"}
