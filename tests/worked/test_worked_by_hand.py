"""Worked by hand, through the command line: each figure here was computed on paper, and every sheet computes again."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from cli.command import command
from small_claims import AWARDED as A
from small_claims import NIL as B
from small_claims import Cell, write_claims
from workbooks.recalculated import recalculated
from workbooks.test_recalculated import differences

SCHEDULE = Path(__file__).with_name("worked-schedule.yaml")
ITEM_HEADS = ("统一社会信用代码", "类别", "名称", "金额", "上年金额", "级别", "利率", "是否示范")
ITEMS: list[tuple[Cell, ...]] = [
    (A, "分档", "少一元", 999_999, None, None, None, None),
    (A, "分档", "恰好", 1_000_000, None, None, None, None),
    (A, "上浮", "示范", 3_000_000, None, None, None, "是"),
    (A, "整档", "增长", 1_159_999_999, 1_000_000_000, None, None, None),
    (A, "消费券", "券", 20_000, None, None, None, None),
    (A, "称号", "绿色工厂", 0, None, "国家级", None, None),
    (A, "增长", "产值", 180_000_000, 100_000_000, None, None, None),
    (A, "增长", "不足", 139_999_999.99, 100_000_000, None, None, None),
    (A, "设备", "六台", 0, None, None, None, None),
    (A, "资金池", "一", 6_000_000, None, None, None, None),
    (B, "资金池", "二", 5_000_000, None, None, None, None),
    (B, "资金池", "三", 4_000_000, None, None, None, None),
    (A, "贷款", "低息", 50_000_000, None, None, "3.5%", None),
    (A, "贷款", "高息", 50_000_000, None, None, "4.5%", None),
    (A, "丙", "丙", 0, None, None, None, None),
    (A, "乙", "乙", 0, None, None, None, None),
    (A, "甲", "甲", 0, None, None, None, None),
]
EXPECTED = {
    "brackets/A/分档/少一元": "49999.95",  # 999,999 × 5 %
    "brackets/A/分档/恰好": "60000.00",  # 1,000,000 × 6 %
    "points/A/上浮/示范": "330000.00",  # 3,000,000 × (8 + 2 + 1) %
    "full-steps/A/整档/增长": "300000.00",  # 159,999,999 holds 15 steps
    "vouchers/A/消费券/券": "12500.00",  # 5,000 + 15,000 × 50 %
    "grades/A/称号/绿色工厂": "300000.00",  # 500,000 − 200,000 of an earlier year
    "growth/A/增长/产值": "840000.00",  # 60 million × 1 % + 20 million × 1.2 %
    "growth/A/增长/不足": "0.00",
    "machines/A/设备/六台": "1000000.00",  # six of 200,000, at most 1,000,000
    "pool/A/资金池/一": "4000000.00",
    "pool/B/资金池/二": "3333333.33",
    "pool/B/资金池/三": "2666666.67",
    "loan/A/贷款/低息": "875000.00",  # 1,750,000 / 2
    "loan/A/贷款/高息": "1000000.00",  # 2,250,000 / 2 is over 2 %
    "chain-a/A/甲/甲": "10000.00",
    "chain-b/A/乙/乙": "0.00",
    "chain-c/A/丙/丙": "30000.00",
}


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("worked")
    machines: list[tuple[Cell, ...]] = [(A, "设备", "六台", str(number), 3_000_000) for number in range(1, 7)]
    claims = write_claims(
        folder / "claims.xlsx",
        {
            "企业": [("统一社会信用代码", "企业名称"), (A, "甲示例有限公司"), (B, "乙示例有限公司")],
            "事项": [ITEM_HEADS, *ITEMS],
            "设备": [("统一社会信用代码", "类别", "名称", "编号", "价格"), *machines],
            "历年兑现": [
                ("统一社会信用代码", "条款", "事项", "奖励金额", "年度", "批次"),
                (A, "grades", "称号/绿色工厂", 200_000, 2019, "2019年第1批"),
            ],
        },
    )
    done = command("run", claims, "--rules", SCHEDULE, "--year", "2020", "--out", folder / "out", "--all")
    assert done.status == 0, done.err
    return folder / "out"


def test_every_award_is_what_was_worked_out(out: Path) -> None:
    with (out / "lines.csv").open(encoding="utf-8-sig", newline="") as file:
        lines = {row["line"].replace(A, "A").replace(B, "B"): row["award"] for row in csv.DictReader(file)}
    assert lines == EXPECTED


def test_every_sheet_computes_again(out: Path, tmp_path: Path) -> None:
    paths = [out / "awards.xlsx", *sorted((out / "enterprises").iterdir())]
    for before, after in zip(paths, recalculated(paths, tmp_path), strict=True):
        assert differences(before, after) == []


def test_an_explanation_shows_only_the_branch_that_was_taken(out: Path) -> None:
    for item, taken, other in (("少一元", "5%", "6%"), ("恰好", "6%", "5%")):
        steps = command("explain", out, f"brackets/{A}/分档/{item}").out.partition("计算\n")[2]
        assert taken in steps
        assert other not in steps
