"""Claims under the second schedule, with sums on the edges of what a spreadsheet computes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from small_claims import AWARDED, Cell, write_claims

LOANS: list[tuple[str, float, float, str]] = [
    ("整除", 300, 1000, "大"),
    ("除不尽", 1000, 1000, "中"),
    ("被限额截住", 100_000, 0.07, "小"),
    ("半分", 0.1, 0.3, "大"),
    ("恰好百元", 2000, 1, "中"),
    ("浮点数的痛处", 4.35, 0.1, "小"),
    ("又一处", 1.15, 2.3, "小"),
    ("超过十五位", 123_456_789_012.77, 5, "大"),
]


def write_second_claims(path: Path) -> Path:
    rows: list[tuple[Cell, ...]] = [("统一社会信用代码", "名称", "已付利息", "备案限额", "规模", "起始日")]
    rows += [(AWARDED, name, paid, limit, size, dt.date(2020, 1, 31)) for name, paid, limit, size in LOANS]
    enterprises = [("统一社会信用代码", "企业名称"), (AWARDED, "试算有限公司")]
    return write_claims(path, {"企业": enterprises, "贷款": rows})
