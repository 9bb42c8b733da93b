"""A small claims workbook of the first schedule: three enterprises, one of each outcome that a command needs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path

import xlsxwriter

AWARDED, NIL, REFUSED = "91341124FAKE00013M", "91341122FAKE00312N", "91341124FAKE00021G"

Cell = str | float | dt.date | None

CLEAN: Mapping[str, Sequence[Sequence[Cell]]] = {
    "企业": [
        ("统一社会信用代码", "企业名称", "注册地", "企业类型", "是否规上"),
        (AWARDED, "甲示例有限公司", "全椒县", "民营", "是"),
        (NIL, "乙示例有限公司", "来安县", "民营", "是"),
    ],
    "项目": [
        ("统一社会信用代码", "项目名称", "项目类型", "智能装备购置额（不含税）", "系统购置额（不含税）"),
        (AWARDED, "一号线", "智能化", 1_234_567.9, 0.1),
        (NIL, "二号线", "数字化", 500_000, 0),
    ],
    "认定": [
        ("统一社会信用代码", "认定类型", "级别", "认定名称", "认定日期", "认定文号"),
        (AWARDED, "智能工厂", "省级", "甲厂", dt.date(2020, 6, 30), "示例1号"),
    ],
    "历年兑现": [("统一社会信用代码", "条款", "事项", "奖励金额", "年度", "批次")],
}


def write_claims(path: Path, sheets: Mapping[str, Sequence[Sequence[Cell]]] = CLEAN) -> Path:
    """Write sheets of rows as a workbook."""
    book = xlsxwriter.Workbook(str(path))
    book.set_properties({"created": dt.datetime(2020, 1, 1, tzinfo=dt.UTC)})
    date = book.add_format({"num_format": "yyyy-mm-dd"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            for column, value in enumerate(row):
                if isinstance(value, dt.date):
                    sheet.write_datetime(number, column, dt.datetime(value.year, value.month, value.day), date)  # noqa: DTZ001  a cell has no zone
                elif isinstance(value, str):
                    sheet.write_string(number, column, value)
                elif value is not None:
                    sheet.write_number(number, column, value)
    book.close()
    return path


def with_row(
    sheets: Mapping[str, Sequence[Sequence[Cell]]], sheet: str, row: Sequence[Cell]
) -> dict[str, list[Sequence[Cell]]]:
    """The same sheets with one more row."""
    return {name: [*rows, row] if name == sheet else list(rows) for name, rows in sheets.items()}
