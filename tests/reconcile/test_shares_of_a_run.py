"""Shares by payer against those of a run; whom a run refused, and why; one sum in two units."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cli.command import RULES
from payment.paid_claims import PAID
from reconcile.made_lists import Rows, Value, changed, found, reconciled
from small_claims import AWARDED, CLEAN, NIL, REFUSED, Cell, with_row, write_claims
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import Computed, compute
from subsidy_calc.values.messages import say

FIRST, SECOND = "甲示例有限公司", "乙示例有限公司"

# by hand: 100.01 in two is 50.01 and 50.00, the odd fen to the first; 100.00 in three is 33.34, 33.33, 33.33
SHARED: Rows = [
    ["企业名称", "奖励金额（元）", "省级", "市级", "县级"],
    [FIRST, 100.01, None, 50.01, 50],
    [SECOND, 100, 33.34, 33.33, 33.33],
    ["合计", 200.01, 33.34, 83.34, 83.33],
]


@cache
def shared_run() -> Computed:
    heads = ("统一社会信用代码", "项目名称", "类型", "支出", "已缴税额")
    projects: list[tuple[Cell, ...]] = [heads, (AWARDED, "一", "共担", 100.01, None), (NIL, "一", "三家", 100, None)]
    enterprises = [("统一社会信用代码", "企业名称"), (AWARDED, FIRST), (NIL, SECOND)]
    with TemporaryDirectory() as folder:
        claims = write_claims(Path(folder) / "claims.xlsx", {"企业": enterprises, "项目": projects})
        return compute(take_inputs(PAID, [claims], Options(2020)))


def test_shares_that_agree_are_silent() -> None:
    assert found(SHARED, shared_run()) == []


@pytest.mark.parametrize(
    ("planted", "wanted"),
    [
        # the shares still add up to the row, so that only the run can tell
        ({"D2": 50, "E2": 50.01, "D4": 83.33, "E4": 83.34}, [("payer_share_differs", "D2"), ("payer_share_differs", "E2")]),
        ({"C3": 33.33, "D3": 33.34, "C4": 33.33, "D4": 83.35}, [("payer_share_differs", "C3"), ("payer_share_differs", "D3")]),
        ({"C1": "中央"}, [("shares_differ", "B3")]),  # no heading of a share: the others do not add up
        ({"C1": "中央级"}, [("no_such_payer", "C1")]),
        ({"B2": 100.02, "D2": 50.02, "B4": 200.02, "D4": 83.35}, [("sum_differs", "B2")]),  # told once, as a sum
    ],
)  # fmt: skip
def test_planted_share(planted: dict[str, Value], wanted: list[tuple[str, str]]) -> None:
    assert found(changed(SHARED, planted), shared_run()) == wanted


def test_shares_of_what_is_payable_now() -> None:
    assert found(changed(SHARED, {"B1": "本期应付金额（元）"}), shared_run()) == []


def test_english_headings_name_the_same_payers() -> None:
    heads: dict[str, Value] = {"A1": "Enterprise", "B1": "Award (yuan)"}
    heads |= {"C1": "Provincial share", "D1": "Municipal share", "E1": "County share"}
    assert found(changed(SHARED, heads), shared_run()) == []


@cache
def run() -> Computed:
    """Two enterprises paid or not, one whose row is refused, one whose only claim is."""
    sheets = with_row(CLEAN, "企业", (REFUSED, "丙样板机械有限公司", "全椒县", "民营", "大概是"))
    sheets = with_row(sheets, "企业", (REFUSED, "丙样板机械厂", "全椒县", "民营", "是"))
    sheets = with_row(sheets, "项目", (REFUSED, "三号线", "智能化", 100, 0))
    with TemporaryDirectory() as folder:
        return compute(take_inputs(RULES, [write_claims(Path(folder) / "claims.xlsx", sheets)], Options(2020)))


LIST: Rows = [
    ["企业名称", "统一社会信用代码", "奖励项目", "奖励金额（元）"],
    [FIRST, AWARDED, "智能装备与系统购置奖励", 185_185.2],
    [FIRST, AWARDED, "省级认定一次性奖励", 500_000],
]


@pytest.mark.parametrize("row", [["丙样板机械有限公司", None], ["丙样板机械厂", None], ["别名公司", REFUSED]])
def test_an_enterprise_that_was_refused_is_told_with_the_reason(row: list[Value]) -> None:
    (problem,) = reconciled([*LIST, [*row, "x", 5]], run()).problems
    assert problem.code == "refused_in_run"
    assert "企业!4" in say(problem.says, "zh")


def test_an_enterprise_that_nobody_claimed_for_is_another_thing() -> None:
    assert found([*LIST, ["丁别家机械有限公司", None, "x", 5]], run()) == [("not_in_run", "A4")]


def test_an_award_that_was_claimed_and_not_paid_is_told_with_the_reason() -> None:
    (problem,) = reconciled([*LIST, [SECOND, NIL, "智能装备与系统购置奖励", 75_000]], run()).problems
    assert problem.code == "not_paid"
    assert "来安县" in say(problem.says, "zh")


def test_a_clause_that_nobody_claimed_is_told_as_such() -> None:
    problems = reconciled([*LIST, [FIRST, AWARDED, "市级认定一次性奖励", 100_000]], run()).problems
    assert [say(each.says, "en") for each in problems if each.code == "clause_not_paid"] == [
        f"the run pays {FIRST} nothing for “市级认定一次性奖励”: nothing is claimed for it"
    ]


# as this program's own list is headed
PUBLISHED: Rows = [
    ["全椒县2020年度奖补资金公示表"],
    ["序号", "企业名称", "统一社会信用代码", "项目", "依据", "奖励金额（万元）", "奖励金额（元）"],
    [1, FIRST, AWARDED, "智能装备与系统购置奖励", "第一条", "18.51852", "185,185.20"],
    [2, FIRST, AWARDED, "省级认定一次性奖励", "第二条", "50", "500,000.00"],
    ["合计", None, None, None, None, "68.51852", "685,185.20"],
]


def _numbers(rows: Rows) -> Rows:
    """With sums as numbers, as workbooks have them."""
    return [
        [float(each.replace(",", "")) if isinstance(each, str) and column > 4 and number > 1 else each for column, each in enumerate(row)]
        for number, row in enumerate(rows)
    ]  # fmt: skip


def test_our_own_list_agrees_with_its_run() -> None:
    assert found(_numbers(PUBLISHED), run()) == []
    assert found(_numbers(PUBLISHED)) == []


@pytest.mark.parametrize(
    ("planted", "wanted"),
    [
        ({"F3": 18.51853}, [("restated_differs", "F3"), ("total_differs", "F5")]),  # ten fen
        ({"F3": 18.52, "F4": 50.01, "F5": 68.53}, [("restated_differs", "F4")]),  # the first is only rounded
        ({"F3": 18.52, "F5": 68.52}, []),
        ({"F3": None, "F5": 50}, [("restated_absent", "F3")]),
        ({"F3": 50, "F4": 18.51852}, [("restated_differs", "F3"), ("restated_differs", "F4")]),
        ({"G3": 185_185.3, "G5": 685_185.3}, [("restated_differs", "F3")]),  # its total is that of its column
        ({"G5": 685_185.21}, [("total_differs", "G5")]),
    ],
)
def test_planted_slip_between_two_units(planted: dict[str, Value], wanted: list[tuple[str, str]]) -> None:
    assert found(changed(_numbers(PUBLISHED), planted)) == wanted


def test_two_columns_of_one_unit_stay_unclear() -> None:
    rows = changed(_numbers(PUBLISHED), {"F2": "奖励金额（元）"})
    assert ("award_unclear", "G2") in found(rows)
