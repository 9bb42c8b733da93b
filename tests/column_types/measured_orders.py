"""A schedule whose orders have quantities and several choices, and rows of them as workbooks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from intake.made_codes import code
from intake.told_runs import Run, run_books
from intake.written_books import Content, workbook
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.problems import Problem, ScheduleRefused

CODE = code(1)
TEXT = """schedule: measured
title: 用电和出口奖补
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
  p:
    sheet: 事项
    belongs_to: {enterprise: {uscc: uscc}}
    key: [uscc, id]
    columns:
      uscc:   {heading: 统一社会信用代码, type: uscc}
      id:     {heading: 编号, type: text}
      power:  {heading: 用电量, type: quantity, unit: 千瓦时}
      more:   {heading: 谷段电量, aliases: [低谷电量], type: quantity, unit: 千瓦时}
      coal:   {heading: 煤耗变动, type: quantity, unit: 吨, negative: allowed}
      usd:    {heading: 出口额, type: quantity, unit: 美元}
      freight: {heading: 运费, type: quantity, unit: 美元}
      rate:   {heading: 汇率, type: quantity, unit: 元/美元}
      euro:   {heading: 欧元汇率, type: quantity, unit: 元/欧元}
      spent:  {heading: 支出, type: money}
      fields: {heading: 领域, type: choices, choices: [软件, 数据中心, 机器人, AI应用]}
      others: {heading: 其他领域, type: choices, choices: [软件, 机器人]}
      main:   {heading: 主领域, type: choice, choices: [软件, 数据中心, 机器人, AI应用]}
      large:  {heading: 是否规上, type: yes_no}
clauses:
  - clause: one
    title: 第一条
    cites: {paragraph: "1"}
    says: 测试
    for_each: p
    about: ABOUT
    eligible_if: IF
    award: AWARD
combine: COMBINE
"""
RIGHT: Mapping[str, Content] = {
    "统一社会信用代码": CODE,
    "编号": "一",
    "用电量": 1000,
    "谷段电量": 500,
    "煤耗变动": -2,
    "出口额": 100,
    "运费": 10,
    "汇率": 7.1234,
    "欧元汇率": 8,
    "支出": 100,
    "领域": "软件、机器人",
    "其他领域": "软件",
    "主领域": "软件",
    "是否规上": "是",
}
COLUMNS = dict(
    zip(
        RIGHT,
        (
            "uscc",
            "id",
            "power",
            "more",
            "coal",
            "usd",
            "freight",
            "rate",
            "euro",
            "spent",
            "fields",
            "others",
            "main",
            "large",
        ),
        strict=True,
    )
)
ONE_YUAN = "[{fixed: 1元}]"


def text_of(award: str = ONE_YUAN, *, eligible_if: str = "[]", combine: str = "[]") -> str:
    """The schedule's text with one clause."""
    text = TEXT.replace("ABOUT", "[]").replace("AWARD", award).replace("IF", eligible_if)
    return text.replace("COMBINE", combine)


def schedule_of(award: str = ONE_YUAN, *, eligible_if: str = "[]", combine: str = "[]") -> Schedule:
    """The schedule with one clause."""
    return read_schedule(text_of(award, eligible_if=eligible_if, combine=combine).encode(), "rules.yaml")


def problems_of(text: str) -> list[Problem]:
    """What is wrong with a schedule; nothing if it loads."""
    try:
        read_schedule(text.encode(), "rules.yaml")
    except ScheduleRefused as refused:
        return list(refused.problems)
    return []


def sheets_of(
    rows: Sequence[Mapping[str, Content]], *, headed: Mapping[str, str] | None = None, title: str | None = None
) -> dict[str, list[list[Content]]]:
    """The sheets of one enterprise whose orders differ from the right one as told."""
    renamed = headed or {}
    headings: list[Content] = [renamed.get(heading, heading) for heading in RIGHT]
    above: list[list[Content]] = [] if title is None else [[title]]
    body = [list({**RIGHT, "编号": str(number), **row}.values()) for number, row in enumerate(rows, start=1)]
    return {"企业": [["统一社会信用代码", "企业名称"], [CODE, "甲公司"]], "事项": [*above, headings, *body]}


def run(
    schedule: Schedule,
    *rows: Mapping[str, Content],
    headed: Mapping[str, str] | None = None,
    title: str | None = None,
) -> Run:
    """The run of a workbook of orders."""
    return run_books(workbook(sheets_of(rows or [{}], headed=headed, title=title)), schedule=schedule)


def awards(award: str, *rows: Mapping[str, Content], eligible_if: str = "[]") -> list[str]:
    """For each order its award in yuan, else the reason's code; `?` before it where it cannot be told."""
    told = run(schedule_of(award, eligible_if=eligible_if), *rows).lines.values()
    shown = {"awarded": "{1}", "nil": "{2}", "cannot_tell": "? {2}"}
    return [shown[status].format(status, float(sum_), reason) for status, sum_, reason in told]


def verdict(condition: str, row: Mapping[str, Content] | None = None) -> str:
    """`yes`, `no` or `?`: whether a condition holds of an order."""
    (found,) = awards(ONE_YUAN, row or {}, eligible_if=f"[{condition}]")
    return {"1.0": "yes"}.get(found, "?" if found.startswith("?") else "no")
