"""Papers made up for tests: as many rows as are wanted, with every field that templates may name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import subsidy_calc.papers
from subsidy_calc.papers.paper import Fields, Kind, Paper, Sheet, Sum, Value

TEMPLATES = Path(subsidy_calc.papers.__file__).parent / "templates"
HOSTILE = '甲&乙<丙>{{ 7*7 }}{% raw %}{_{#eval("1")}_}=1+1@SUM\x00\x07\n$x$ *丁*'
SHOWN = '甲&乙<丙>{{ 7*7 }}{% raw %}{_{#eval("1")}_}=1+1@SUM\ufffd\ufffd $x$ *丁*'
LONG = "示例县虚构智能装备制造与系统集成技术研究开发有限责任公司第二分公司" * 2
AWARD = Sum(Fraction("351851.7"))
_ROLES = ("制表", "复核", "股室负责人", "分管负责人", "主要负责人")
_COMMON: Fields = {
    "title": "全椒县促进工业经济发展奖补",
    "bureau": "示例县经济和信息化局",
    "jurisdiction": "安徽省滁州市全椒县",
    "schedule": "关于大力促进工业经济发展的实施办法",
    "year": "2020",
    "batch": "2020-1",
    "run": "0123456789ab",
    "unit": "元",
    "date": "",
    **{f"role_{place}": role for place, role in enumerate(_ROLES, 1)},
}
_TITLES = {"list": "奖励公示表", "payment": "奖励拨付表", "verification": "奖励核定表", "notice": "奖励通知书"}


def template(kind: Kind, form: str, language: str = "zh") -> bytes:
    """A template as it travels with the program."""
    return (TEMPLATES / language / f"{kind}.{form}").read_bytes()


def paper(kind: Kind, rows: int = 1, sheets: int = 1, **changed: Value) -> Paper:
    """A paper of a kind; `changed` replaces fields of its sheets and of their rows."""
    made = [_sheet(kind, rows, number) for number in range(1, sheets + 1)]
    return Paper(kind, [_changed(sheet, changed) for sheet in made])


def _changed(sheet: Sheet, changed: Fields) -> Sheet:
    fields = {name: changed.get(name, value) for name, value in sheet.fields.items()}
    rows = [{name: changed.get(name, value) for name, value in row.items()} for row in sheet.rows]
    return replace(sheet, fields=fields, rows=rows)


def _sheet(kind: Kind, rows: int, number: int) -> Sheet:
    common = {**_COMMON, "title": f"{_COMMON['title']}{_TITLES[kind]}", "total": Sum(AWARD.value * rows)}
    own: Fields
    if kind == "list":
        own = {
            "count": rows,
            "from": dt.date(2021, 3, 1),
            "to": dt.date(2021, 3, 5),
            "days": 5,
            "first_day": "公示首日计入",
        }
        return Sheet("list", {**common, **own}, [_named(each) | _awarded(each) for each in range(1, rows + 1)])
    if kind == "payment":
        made = [_named(each) | _paid(each) for each in range(1, rows + 1)]
        totals: Sequence[Fields] = [
            {"payer": "市", "sum": AWARD},
            {"payer": "县", "sum": Sum(AWARD.value * (rows - 1))},
        ]
        return Sheet("payment", {**common, "count": rows}, made, totals)
    own = {**common, "enterprise": f"示例第{number}智能装备有限公司", "uscc": f"91341124FAKE{number:06}"}
    if kind == "notice":
        return Sheet(
            f"{number}",
            {**own, "date": dt.date(2021, 3, 8), "total_now": Sum(AWARD.value * rows)},
            [_awarded(each) | {"payable_now": AWARD} for each in range(1, rows + 1)],
        )
    return Sheet(f"{number}", own, [_awarded(each) | _examined(each) for each in range(1, rows + 1)])


def _named(number: int) -> dict[str, Value]:
    return {"number": number, "enterprise": f"示例第{number}智能装备有限公司", "uscc": f"91341124FAKE{number:06}"}


def _awarded(number: int) -> dict[str, Value]:
    return {"number": number, "item": "智能装备与系统购置奖励", "basis": "二（三）1", "award": AWARD}


def _paid(number: int) -> dict[str, Value]:
    return {
        "item": "智能装备与系统购置奖励", "payer": "市" if number == 1 else "县", "instalment": "1/2", "year": "2020", "sum": AWARD,
        "account_name": f"示例第{number}智能装备有限公司", "bank": "示例农村商业银行全椒支行", "account": f"6222{number:015}",
    }  # fmt: skip


def _examined(number: int) -> dict[str, Value]:
    return {
        "claimed": "2,500,000.00", "verified": "2,345,678.00", "status": "奖励", "reason": "按审定额的15%",
        "place": f"claims.xlsx 项目!{number}",
    }  # fmt: skip
