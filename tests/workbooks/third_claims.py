"""Claims under the third schedule: one project on each branch, invoices that count and that do not."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from small_claims import AWARDED, NIL, Cell, write_claims

DAY, EARLY = dt.date(2020, 6, 30), dt.date(2019, 12, 31)
ENTERPRISES: list[tuple[Cell, ...]] = [(AWARDED, "甲示例有限公司", "A"), (NIL, "乙示例有限公司", "C")]
PROJECTS: list[tuple[Cell, ...]] = [
    (AWARDED, "一号线", 180_000_000, 100_000_000, None, 50_000_000, "3.5%", 365, "是", 60),
    (AWARDED, "二号线", 999_999, 900_000, 12.34, 1_234_567.89, "4.35%", 97, "否", 3),
    (NIL, "一号线", 1_000_000, 1_000_000, 0, 50_000_000, "4.5%", 365, "是", 7),
    (NIL, "二号线", 300_000_000, 141_000_001, 0.1, 1, "1%", 1, "否", 0),
]
INVOICES: list[tuple[Cell, ...]] = [
    (AWARDED, "一号线", "01", DAY, 1_000_000.01, "否"),
    (AWARDED, "一号线", "02", EARLY, 500_000, "否"),
    (AWARDED, "一号线", "03", DAY, 2_000_000, "否"),
    (AWARDED, "一号线", "04", DAY, 70_000, "是"),
    (AWARDED, "二号线", "05", DAY, 333.33, "否"),
    (NIL, "二号线", "06", DAY, 4_444_444.44, "否"),
]


def write_third_claims(path: Path) -> Path:
    code: tuple[Cell, ...] = ("统一社会信用代码",)
    projects = (*code, "项目名称", "产值", "上年产值", "上级资金", "贷款", "利率", "天数", "是否绿色", "新增人数")
    invoices = (*code, "项目名称", "发票号码", "开票日期", "不含税金额", "是否二手")
    return write_claims(
        path,
        {
            "企业": [(*code, "企业名称", "亩均评价"), *ENTERPRISES],
            "项目": [projects, *PROJECTS],
            "发票": [invoices, *INVOICES],
            "事故": [(*code, "日期"), (NIL, EARLY)],
        },
    )
