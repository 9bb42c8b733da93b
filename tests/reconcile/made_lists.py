"""Made-up lists: a clean one that a slip is planted in, and what is found in it, by cell."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import deepcopy
from functools import cache

from subsidy_calc.facts.raw import RawCell, RawSheet
from subsidy_calc.pipeline import Computed
from subsidy_calc.reconcile.reconciled import Reconciled, reconcile_sheets

Value = str | int | float | RawCell | None
Rows = list[list[Value]]

# 100 + 50.5 + 95.1 + 60 + 40 = 345.6 万元, half of it by each payer
CLEAN: Rows = [
    ["全椒县2020年度奖补资金拟兑现名单"],
    ["共5家企业，奖励合计345.6万元，其中市级172.8万元，县级172.8万元"],
    [None, None, None, None, None, None, "单位：万元"],
    ["序号", "企业名称", "奖励项目", "奖励金额", "市级", "县级", "备注"],
    [1, "安徽金禾示例有限公司", "智能工厂", 100, 50, 50],
    [2, "滁州恒通示例有限公司", "数字化车间", 50.5, 25.25, 25.25],
    [3, "全椒海螺示例有限公司", "智能工厂", 95.1, 47.55, 47.55, "复核后调整"],
    [4, "全椒县瑞和示例有限公司", "智能工厂", 60, 30, 30],
    [5, "安徽三星示例有限公司", "绿色工厂", 40, 20, 20],
    ["合计", None, None, 345.6, 172.8, 172.8],
    ["注：单个项目不超过300万元，2019年起实施。"],
]


@cache
def cell(value: Value) -> RawCell | None:
    """A cell as the readers give it."""
    if value is None or isinstance(value, RawCell):
        return value
    return RawCell("text", value) if isinstance(value, str) else RawCell("number", str(value))


def sheet(rows: Sequence[Sequence[Value]], name: str = "公示") -> RawSheet:
    """A sheet of these rows."""
    return RawSheet("名单.xlsx", name, [(number, tuple(map(cell, row))) for number, row in enumerate(rows, start=1)])


def clean(**changes: Value) -> Rows:
    """The clean list with cells changed: `D5=101`."""
    return changed(CLEAN, changes)


def changed(rows: Rows, changes: Mapping[str, Value]) -> Rows:
    """Rows with cells changed, by their references."""
    rows = deepcopy(rows)
    for reference, value in changes.items():
        row, column = rows[int(reference[1:]) - 1], ord(reference[0]) - ord("A")
        row += [None] * (column + 1 - len(row))
        row[column] = value
    return rows


def reconciled(rows: Sequence[Sequence[Value]], computed: Computed | None = None) -> Reconciled:
    """A list of one sheet, checked."""
    return reconcile_sheets([sheet(rows)], "名单.xlsx", computed)


def found(rows: Sequence[Sequence[Value]], computed: Computed | None = None) -> list[tuple[str, str]]:
    """What is found, in the order of the sheet: code and cell."""
    return [(each.code, str(each.place).partition("!")[2]) for each in reconciled(rows, computed).problems]
