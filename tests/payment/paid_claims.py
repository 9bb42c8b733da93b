"""Claims under the schedule of payments: each way to pay, each outcome of a condition, odd fen and long sums."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from small_claims import AWARDED, NIL, Cell, write_claims

PAID = Path(__file__).with_name("paid-schedule.yaml")
ENTERPRISES: list[tuple[Cell, ...]] = [(AWARDED, "甲示例有限公司"), (NIL, "乙示例有限公司")]
PROJECTS: list[tuple[Cell, ...]] = [
    (AWARDED, "一", "共担", 100.01, None),  # 50.01 and 50.00
    (AWARDED, "二", "三家", 100, None),  # cut to 99.99 by the cap: 33.33 each
    (AWARDED, "三", "分期", 100.01, 100_000),  # 50.01 (50.005), 20.00 and 30.00 (30.003)
    (AWARDED, "四", "分期", 1000, 99_999.99),  # 500, 200 forfeited, 300 in 2021
    (AWARDED, "五", "分期", 1000, None),  # 500, 200 open, 300 in 2021
    (AWARDED, "六", "两者", 100.02, None),  # 60.01 now: 20.00 and 40.01; 40.01 in 2022: 13.34 and 26.67
    (NIL, "一", "三家", 100, None),  # 33.34, 33.33, 33.33
    (NIL, "二", "全额", 0.01, None),
    (NIL, "三", "全额", 0, None),
    (NIL, "四", "两者", 1_234_567_890_123.45, None),
]


def write_paid_claims(path: Path, **more: Sequence[Sequence[Cell]]) -> Path:
    """Write the claims as a workbook, with more sheets beside them."""
    code: tuple[Cell, ...] = ("统一社会信用代码",)
    heads = (*code, "项目名称", "类型", "支出", "已缴税额")
    return write_claims(path, {"企业": [(*code, "企业名称"), *ENTERPRISES], "项目": [heads, *PROJECTS], **more})
