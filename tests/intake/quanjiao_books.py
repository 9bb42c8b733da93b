"""Claims workbooks for the schedule of Quanjiao, as its template lays them out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from intake.made_codes import code
from intake.written_books import Content, Rows, workbook

Row = list[Content]

EQUIPMENT, SYSTEMS = "智能装备购置额（不含税）", "系统购置额（不含税）"
HEADINGS: dict[str, list[str]] = {
    "企业": ["统一社会信用代码", "企业名称", "注册地", "企业类型", "是否规上"],
    "项目": ["统一社会信用代码", "项目名称", "项目类型"]
    + [name + part for name in (EQUIPMENT, SYSTEMS) for part in ("", "审定额", "核减原因")],
    "认定": ["统一社会信用代码", "认定类型", "级别", "认定名称", "认定日期", "认定文号"],
    "历年兑现": ["统一社会信用代码", "条款", "事项", "奖励金额", "年度", "批次"],
}
DAY = dt.date(2020, 6, 30)


def enterprise(
    number: int,
    *,
    name: Content = "",
    county: Content = "全椒县",
    ownership: Content = "民营",
    above_scale: Content = "是",
) -> Row:
    return [code(number), name or f"第{number}号公司", county, ownership, above_scale]


def project(
    number: int,
    name: Content = "一期",
    *,
    kind: Content = "智能化",
    equipment: Sequence[Content] = (100_000,),
    systems: Sequence[Content] = (0,),
) -> Row:
    """A project; each sum is the claimed one, else (claimed, verified, reason)."""
    sums = [part for three in (equipment, systems) for part in (*three, None, None)[:3]]
    return [code(number), name, kind, *sums]


def recognition(
    number: int,
    kind: Content = "智能工厂",
    level: Content = "省级",
    title: Content = "甲",
    *,
    date: Content = DAY,
    document: Content = None,
) -> Row:
    return [code(number), kind, level, title, date, document]


def earlier(
    number: int,
    clause: Content,
    matter: Content,
    *,
    award: Content = 1000,
    year: Content = 2019,
    batch: Content = "第1批",
) -> Row:
    return [code(number), clause, matter, award, year, batch]


def sheet(name: str, rows: Rows) -> list[Sequence[Content]]:
    """The rows of a sheet below its headings."""
    return [HEADINGS[name], *rows]


def book(
    enterprises: Rows = (), projects: Rows = (), recognitions: Rows = (), earlier_awards: Rows | None = None
) -> bytes:
    """A workbook as the template makes it; without earlier awards, the sheet is left out."""
    sheets = {"企业": enterprises, "项目": projects, "认定": recognitions}
    if earlier_awards is not None:
        sheets["历年兑现"] = earlier_awards
    return workbook({name: sheet(name, rows) for name, rows in sheets.items()})


def line(clause: str, number: int, *rest: str) -> str:
    """The name of a line."""
    return "/".join([clause, code(number), *rest])
