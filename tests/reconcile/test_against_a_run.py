"""A list against a run computed in process: three enterprises, two of them paid by two clauses."""

from __future__ import annotations

import datetime as dt
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from cli.command import RULES
from reconcile.made_lists import Rows, Value, changed, found, reconciled, sheet
from small_claims import AWARDED, CLEAN, NIL, with_row, write_claims
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import Computed, compute
from subsidy_calc.reconcile.reconciled import reconcile_sheets
from subsidy_calc.values.messages import say

OTHER = "91341124FAKE00021G"
FIRST, SECOND, NOT_PAID = "甲示例有限公司", "丙样板机械有限公司", "乙示例有限公司"

# 15 % of 1,234,568.00 is 185,185.20; 智能工厂 at provincial level 500,000, 绿色工厂 300,000
LIST: Rows = [
    ["序号", "企业名称", "奖励金额（元）"],
    [1, FIRST, 685_185.2],
    [2, SECOND, 300_000],
    ["合计", None, 985_185.2],
]
BY_CLAUSE: Rows = [
    ["企业名称", "奖励项目", "奖励金额（元）"],
    [FIRST, "智能装备与系统购置奖励", 185_185.2],
    [FIRST, "省级认定一次性奖励", 500_000],
    [SECOND, "省级认定一次性奖励", 300_000],
]


@cache
def run() -> Computed:
    sheets = with_row(CLEAN, "企业", (OTHER, SECOND, "全椒县", "民营", "是"))
    row = (OTHER, "绿色工厂", "省级", "丙厂", dt.date(2020, 3, 1), "示例2号")
    with TemporaryDirectory() as folder:
        claims = write_claims(Path(folder) / "claims.xlsx", with_row(sheets, "认定", row))
        return compute(take_inputs(RULES, [claims], Options(2020)))


def test_the_run_is_as_worked_by_hand() -> None:
    assert {line.head.name: str(line.award) for line in run().lines if line.award} == {
        f"provincial-recognition/{AWARDED}/智能工厂/省级/甲厂": "500000",
        f"smart-equipment/{AWARDED}/一号线": "925926/5",
        f"provincial-recognition/{OTHER}/绿色工厂/省级/丙厂": "300000",
    }


@pytest.mark.parametrize("rows", [LIST, BY_CLAUSE])
def test_a_list_that_agrees_is_silent(rows: Rows) -> None:
    assert found(rows, run()) == []


def test_the_same_in_wan_is_silent() -> None:
    rows: Rows = [["企业名称", "奖励金额（万元）"], [FIRST, 68.51852], [SECOND, 30]]
    assert found(rows, run()) == []


@pytest.mark.parametrize(
    ("planted", "wanted"),
    [
        ({"C2": 685_185.21, "C4": 985_185.21}, [("sum_differs", "C2")]),  # a fen
        ({"C2": 300_000, "C3": 685_185.2}, [("sums_swapped", "C2")]),
        ({"B3": "丙样扳机械有限公司"}, [("name_differs", "B3")]),
        ({"B3": "丙样板机械有限责任公司"}, [("name_spelt_otherwise", "B3")]),
        ({"B3": "丙樣板機械有限公司"}, [("name_spelt_otherwise", "B3")]),
        ({"B3": "丙样扳机诫有限公司"}, [("not_on_list", ""), ("not_in_run", "B3")]),  # two characters
        ({"B3": NOT_PAID}, [("not_on_list", ""), ("not_paid", "C3")]),
        ({"C3": 30, "C4": 685_215.2}, [("sum_differs", "C3")]),
        ({"C1": "奖励金额"}, [("unit_unknown", "C1")]),
    ],
)
def test_planted_slip(planted: dict[str, Value], wanted: list[tuple[str, str]]) -> None:
    assert sorted(found(changed(LIST, planted), run())) == sorted(wanted)


def test_missing_doubled_and_unknown_enterprises() -> None:
    assert found([*LIST[:2], ["合计", None, 685_185.2]], run()) == [("not_on_list", "")]
    again: Rows = [*LIST[:3], [3, SECOND, 300_000], ["合计", None, 1_285_185.2]]
    assert found(again, run()) == [("name_twice", "B4")]
    assert found(changed(again, {"C3": 299_999, "C4": 300_001}), run()) == [("sum_differs", "C3"), ("name_twice", "B4")]
    misspelt = changed(again, {"B4": "丙样扳机械有限公司"})
    assert found(misspelt, run()) == [("names_one_apart", "B4")]
    more = changed(again, {"B4": "丁别家机械有限公司"})
    assert found(more, run()) == [("not_in_run", "B4")]


def test_an_enterprise_paid_nothing_may_stand_there_with_nothing() -> None:
    assert found([*LIST[:3], [3, NOT_PAID, 0], ["合计", None, 985_185.2]], run()) == []
    (problem,) = reconciled([*LIST[:3], [3, NOT_PAID, 1], ["合计", None, 985_186.2]], run()).problems
    assert problem.code == "not_paid"
    assert "注册地" in say(problem.says, "zh")


def test_several_rows_of_an_enterprise_add_up() -> None:
    rows: Rows = [["企业名称", "奖励金额（元）"], [FIRST, 185_185.2], [FIRST, 500_000], [SECOND, 300_000]]
    assert found(rows, run()) == []
    assert found(rows) == [("name_twice", "A3")]


@pytest.mark.parametrize(
    ("planted", "wanted"),
    [
        ({"C2": 185_185.21}, [("clause_sum_differs", "C2")]),
        ({"C2": 500_000, "C3": 185_185.2}, [("clause_sum_differs", "C2"), ("clause_sum_differs", "C3")]),
        ({"B4": "智能装备与系统购置奖励"}, [("clause_not_paid", "C4"), ("clause_absent", "A4")]),
        ({"B4": "别的奖励"}, []),  # no clause of the schedule: only the enterprise's sum can be compared
    ],
)
def test_planted_slip_by_clause(planted: dict[str, Value], wanted: list[tuple[str, str]]) -> None:
    assert sorted(found(changed(BY_CLAUSE, planted), run())) == sorted(wanted)


def test_rounded_sums_are_told_once_at_the_heading() -> None:
    rows: Rows = [["企业名称", "奖励金额（万元）"], [FIRST, 68.52], [SECOND, 30]]
    assert found(rows, run()) == [("sums_rounded", "B1")]
    assert found(changed(rows, {"B2": 68.53}), run()) == [("sum_differs", "B2")]


def test_codes_decide_before_names() -> None:
    rows: Rows = [["信用代码", "企业名称", "奖励金额（元）"], [AWARDED, FIRST, 685_185.2], [OTHER, SECOND, 300_000]]
    assert found(rows, run()) == []
    assert found(changed(rows, {"B3": "丁别家机械有限公司"}), run()) == [("other_name", "B3")]
    assert found(changed(rows, {"A3": "91341124FAKE00030B"}), run())[0][0] in ("other_code", "uscc_check_digit")
    assert found(changed(rows, {"A3": NIL}), run()) == [("not_on_list", ""), ("other_name", "B3"), ("not_paid", "C3")]


def test_a_summary_and_its_detail_are_compared_each() -> None:
    both = [sheet(LIST, "汇总"), sheet(BY_CLAUSE, "明细")]
    agreed = reconcile_sheets(both, "名单.xlsx", run())
    assert (list(agreed.problems), [note.code for note in agreed.notes]) == ([], ["own_view"])
    wrong = reconcile_sheets([both[0], sheet(changed(BY_CLAUSE, {"C4": 300_000.01}), "明细")], "名单.xlsx", run())
    assert [(each.code, str(each.place)) for each in wrong.problems] == [("clause_sum_differs", "明细!C4")]


def test_a_sheet_a_clause_is_added_up() -> None:
    machines: Rows = [["企业名称", "奖励金额（元）"], [FIRST, 185_185.2]]
    titles: Rows = [["企业名称", "奖励金额（元）"], [FIRST, 500_000], [SECOND, 300_000]]
    agreed = reconcile_sheets([sheet(machines, "设备"), sheet(titles, "认定")], "名单.xlsx", run())
    assert (list(agreed.problems), list(agreed.notes)) == ([], [])
