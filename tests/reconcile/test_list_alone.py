"""A list by itself: each planted slip is found at its cell, and nothing else; the clean list is silent."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reconcile.made_lists import CLEAN, Rows, Value, changed, clean, found, reconciled, sheet
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.reconcile.reconciled import reconcile_sheets
from subsidy_calc.values.messages import say
from subsidy_calc.values.problems import ClaimsRefused

STRUCK = RawCell("text", "安徽三星示例有限公司", struck=True)
ERROR = RawCell("error", "#REF!")
SHOWN_IN_WAN = RawCell("number", "60", '0"万元"')
SHOWN_IN_YUAN = RawCell("number", "600000", '0"元"')


def test_clean_list_is_silent() -> None:
    assert found(CLEAN) == []


@pytest.mark.parametrize(
    ("planted", "wanted"),
    [
        ({"D10": 345.7, "A2": ""}, [("total_differs", "D10")]),
        ({"D10": 345.599999}, [("total_differs", "D10")]),  # a fen
        ({"E10": 172.9}, [("total_differs", "E10")]),
        ({"A2": "奖励合计345.7万元"}, [("sum_stated_differs", "A2")]),
        ({"A2": "共5家企业，奖励资金345.600001万元"}, [("sum_stated_differs", "A2")]),
        ({"A2": "共5家企业，奖励资金345.6万元"}, []),
        ({"A2": "拟奖励企业12家"}, [("count_stated_differs", "A2")]),
        ({"A2": "拟奖励企业5家，合计3456000元"}, []),
        ({"A2": "拟对五家企业给予奖励"}, []),
        ({"A2": "拟对十五家企业给予奖励"}, [("count_stated_differs", "A2")]),
        ({"A2": "全县规上企业120家，拟奖励5家"}, []),
        ({"A2": "全县规上企业120家，拟奖励6家"}, [("count_stated_differs", "A2")]),
        ({"A2": "拟支持项目6个"}, [("count_stated_differs", "A2")]),
        ({"A2": "单个企业不超过500万元，每家企业奖励10万元"}, []),
        ({"A2": "共6个项目"}, [("count_stated_differs", "A2")]),
        ({"A2": "合计345.6万元，其中市级172.7万元"}, [("share_stated_differs", "A2")]),
        ({"A2": "6 enterprises, CNY 3,456,000 in total"}, [("count_stated_differs", "A2")]),
        ({"A2": "5 enterprises, total award of 3,456,000.01 yuan"}, [("sum_stated_differs", "A2")]),
        ({"A2": "5 enterprises, total award of 3.456 million yuan"}, []),
        ({"A11": "合计（大写）：叁佰肆拾伍万陆仟元整"}, []),
        ({"A11": "合计（大写）：叁佰肆拾伍万陆仟零壹元整"}, [("capitals_differ", "A11")]),
        ({"E6": 25.26, "E10": 172.81, "A2": ""}, [("shares_differ", "D6")]),
        ({"A7": 4}, [("number_gap", "A7")]),
        ({"A7": 2}, [("number_doubled", "A7")]),
        ({"A7": None}, [("number_blank", "A7")]),
        ({"B8": "滁州恒通示例有限公司", "C8": "数字化车间"}, [("name_twice", "B8")]),
        ({"B8": "滁州恒通示例有限公司", "A2": ""}, []),  # for another item
        ({"B8": "滁州恆通示例有限责任公司"}, [("two_spellings", "B8")]),
        ({"B8": "滁州恒通示列有限公司"}, [("names_one_apart", "B8")]),
        ({"B8": "滁州恒通示有限公司"}, [("names_one_apart", "B8")]),
        ({"B8": "滁州恒示通例有限公司"}, [("names_one_apart", "B8")]),
        ({"B8": "滁洲恒通示列有限公司"}, []),  # two characters
        ({"B8": "安徽三星示例有限公司", "B9": "安徽四星示例有限公司"}, []),  # counted: two enterprises
        ({"D8": "60"}, [("amount_is_text", "D8")]),
        ({"D8": "6O"}, [("unreadable_amount", "D8")]),
        ({"D8": ERROR}, [("error_cell", "D8")]),
        ({"D8": -60, "A2": "", "D10": 225.6, "E8": -30, "E10": 112.8, "F8": -30, "F10": 112.8},
         [("negative_amount", "D8"), ("negative_amount", "E8"), ("negative_amount", "F8")]),
        ({"D8": SHOWN_IN_WAN}, []),
        ({"D8": SHOWN_IN_YUAN}, [("unreadable_amount", "D8")]),
        ({"B9": STRUCK}, [("struck_through", "B9")]),
        ({"B9": None}, [("no_name", "9")]),
        ({"G3": None}, [("unit_unknown", "D4"), ("unit_unknown", "E4"), ("unit_unknown", "F4")]),
        ({"G3": "单位：万美元"}, [("unit_unknown", "D4"), ("unit_unknown", "E4"), ("unit_unknown", "F4")]),
        ({"D4": "奖励金额（元）"}, [("units_differ", "D4"), *[("shares_differ", f"D{row}") for row in range(5, 10)],
                              ("sum_stated_differs", "A2")]),
        ({"F4": "拟兑现金额"}, [("award_unclear", "F4")]),
    ],
)  # fmt: skip
def test_planted_slip(planted: dict[str, Value], wanted: list[tuple[str, str]]) -> None:
    assert sorted(found(clean(**planted))) == sorted(wanted)


def test_what_a_total_lacks_is_named() -> None:
    """345.6 less the 95.1 of row 7."""
    (problem,) = reconciled(clean(D10=250.5, A2="")).problems
    assert problem.found == "250.5"
    assert problem.expected is not None
    assert say(problem.expected, "zh") == "345.6万元"
    assert problem.fix is not None
    assert "D7" in say(problem.fix, "zh")


@pytest.mark.parametrize(
    ("planted", "hint"),
    [
        ({"D10": 3_456_000}, "一万倍"),
        ({"D10": 354.6}, "颠倒"),
        ({"D10": 375.6}, "只差一个数字"),
        ({"D10": 405.6}, "D8"),  # row 8 twice
        ({"D10": 345.9}, "四舍五入"),  # half of 0.1 for each of six figures
        ({"D10": 346.1}, "差5,000元"),
    ],
)
def test_why_a_total_may_be_off(planted: dict[str, Value], hint: str) -> None:
    (problem,) = reconciled(clean(**planted, A2="")).problems
    assert problem.fix is not None
    assert hint in say(problem.fix, "zh")


def test_unit_of_one_sum_is_doubtful() -> None:
    rows = clean(D8=600_000, E8=300_000, F8=300_000, D10=600_285.6, E10=300_142.8, F10=300_142.8, A2="")
    assert found(rows) == [("unit_doubtful", "D8"), ("unit_doubtful", "E8"), ("unit_doubtful", "F8")]


@pytest.mark.parametrize(("sum_", "is_doubtful"), [(9999.999999, False), (10000, True)])
def test_a_hundred_million_is_doubtful_in_wan(sum_: float, is_doubtful: bool) -> None:
    rows: Rows = [["企业名称", "奖励金额（万元）"], ["安徽金禾示例有限公司", sum_]]
    assert found(rows) == ([("unit_doubtful", "B2")] if is_doubtful else [])


@pytest.mark.parametrize(("sum_", "is_doubtful"), [(100.01, False), (100, True)])
def test_a_thousandth_of_the_others_is_doubtful_in_yuan(sum_: float, is_doubtful: bool) -> None:
    names = ("金禾", "恒通", "海螺", "瑞和", "三星")
    sums = (100_000, 100_000, 100_000, 100_000, sum_)
    rows: Rows = [
        ["企业名称", "奖励金额（元）"],
        *_rows(names, sums),
    ]
    assert found(rows) == ([("unit_doubtful", "B6")] if is_doubtful else [])


def test_headings_in_two_rows_and_a_merged_award() -> None:
    """One enterprise's award, merged over its two rows, counts once."""
    name = RawCell("text", "安徽金禾示例有限公司", merged=True)
    award, number = RawCell("number", "30", merged=True), RawCell("number", "1", merged=True)
    rows: Rows = [
        ["序号", "企业名称", "项目名称", "奖励金额（万元）", None, None],
        [None, None, None, "市级", "县级", "合计"],
        [number, name, "一号线", 10, 20, award],
        [number, name, "二号线", None, None, award],
        [2, "滁州恒通示例有限公司", "一号线", 1, 2, 3],
        ["合计", None, None, 11, 22, 33],
    ]
    assert found(rows) == []
    assert found(changed(rows, {"F6": 63})) == [("total_differs", "F6")]
    two = changed(rows, {"B4": "全椒海螺示例有限公司", "A4": 2, "A5": 3})
    assert found(two) == [("merged_number", "F4")]


def test_parts_with_subtotals() -> None:
    rows: Rows = [
        ["单位：元"],
        ["序号", "企业名称", "奖励金额"],
        ["一、智能工厂"],
        [1, "安徽金禾示例有限公司", 100],
        [2, "滁州恒通示例有限公司", 200],
        ["小计", None, 300],
        ["二、绿色工厂"],
        [1, "全椒海螺示例有限公司", 50],
        ["小计", None, 50],
        ["总计", None, 350],
    ]
    assert found(rows) == []
    stated = changed(rows, {"A3": "一、智能工厂（2家，300元）", "A7": "二、绿色工厂（1家，50元）", "A9": "小计：1家"})
    assert found(stated) == []
    assert found(changed(stated, {"A3": "一、智能工厂（4家，300元）"})) == [("count_stated_differs", "A3")]
    assert found(changed(stated, {"A7": "二、绿色工厂（1家，51元）"})) == [("sum_stated_differs", "A7")]
    assert found(changed(stated, {"A9": "小计：2家"})) == [("count_stated_differs", "A9")]
    assert found(changed(rows, {"C9": 350})) == [("total_differs", "C9")]
    assert found(changed(rows, {"C10": 50})) == [("total_differs", "C10")]


def test_total_above_the_rows_and_headings_on_every_page() -> None:
    headings: list[Value] = ["序号", "企业名称", "奖励金额（元）"]
    rows: Rows = [
        headings,
        ["合计", None, 300],
        [1, "安徽金禾示例有限公司", 100],
        headings,
        [2, "滁州恒通示例有限公司", 200],
    ]
    assert found([*rows[:3], *rows[4:]]) == []
    assert found(changed([*rows[:3], *rows[4:]], {"C2": 301})) == [("total_differs", "C2")]
    paged: Rows = [*rows[:1], *rows[2:], ["合计", None, 300]]
    assert found(paged) == []
    assert len(reconciled(paged).listed.tables) == 1


def test_tables_of_a_sheet_and_sheets_of_a_file() -> None:
    first: Rows = [
        ["一类，2家企业"],
        ["企业名称", "奖励金额（元）"],
        ["安徽金禾示例有限公司", 100],
        ["滁州恒通示例有限公司", 1],
        [],
    ]
    second: Rows = [["二类，合计50元"], ["企业名称", "奖励金额（元）"], ["全椒海螺示例有限公司", 50], ["总计", 151]]
    assert found([*first, *second]) == []
    assert found([*first, *changed(second, {"B4": 150})]) == [("total_differs", "B9")]
    assert found([*first, *changed(second, {"A1": "二类，合计51元"})]) == [("sum_stated_differs", "A6")]
    both = reconcile_sheets([sheet(first, "一类"), sheet(second[:3], "二类")], "名单.xlsx", None)
    assert (len(both.listed.tables), list(both.problems)) == (2, [])


def test_a_table_by_clause_below_is_none_of_enterprises() -> None:
    by_clause: Rows = [
        [],
        [None, "奖励条款", "项数", "合计（万元）"],
        [None, "智能工厂", 3, 255.1],
        [None, "合计", 5, 345.6],
    ]
    assert found([*CLEAN[:10], *by_clause]) == []


def test_codes_tell_enterprises_apart() -> None:
    headings: list[Value] = ["企业名称", "统一社会信用代码", "奖励金额（元）"]
    near: Rows = [
        headings,
        ["滁州恒通示例有限公司", "91341124FAKE00013M", 1],
        ["滁州恒达示例有限公司", "91341122FAKE00312N", 1],
    ]
    assert found(near) == []
    assert found(changed(near, {"B3": None})) == [("names_one_apart", "A3")]
    assert found(changed(near, {"B3": "91341124FAKE00013M"})) == [
        ("code_two_names", "A3"),
        ("name_twice", "A3"),
    ]
    assert found(changed(near, {"A3": "滁州恒通示例有限公司"})) == [("name_two_codes", "A3")]
    assert found(changed(near, {"B3": "91341122FAKE00312M"})) == [("names_one_apart", "A3"), ("uscc_check_digit", "B3")]


def test_hidden_rows_are_read_and_noted() -> None:
    found_ = reconcile_sheets([replace(sheet(CLEAN), hidden_rows=frozenset({7}))], "名单.xlsx", None)
    assert ([note.code for note in found_.notes], list(found_.problems)) == (["hidden_row"], [])


def test_no_list_is_refused() -> None:
    refused: list[Rows] = [[["通知"], ["请各企业填报"]], [["企业名称", "奖励金额（元）"], ["合计", 0]]]
    for rows in refused:
        with pytest.raises(ClaimsRefused):
            reconciled(rows)


def _rows(names: tuple[str, ...], sums: tuple[float, ...]) -> Rows:
    return [[f"{name}示例公司", own] for name, own in zip(names, sums, strict=True)]


@pytest.mark.parametrize("column", [0, 1])
def test_what_each_payer_bears_of_a_total_is_no_row(column: int) -> None:
    below: list[Value] = [None] * 6
    below[column], below[3] = "其中：示例市承担", 172.8
    assert found([*CLEAN[:-1], below, CLEAN[-1]]) == []
    below[column] = "其他：示例市承担"
    assert found([*CLEAN[:-1], below, CLEAN[-1]])


def test_a_list_headed_as_the_program_prints_it() -> None:
    rows: Rows = [
        ["序号", "企业名称", "奖励项目", "折合（万元）", "奖励金额（元）"],
        [1, "安徽金禾示例有限公司", "智能工厂", 60, 600_000],
        [2, "滁州恒通示例有限公司", "数字化车间", 5, 50_000],
        ["合计（2项）", None, None, 65, 650_000],
    ]
    assert found(rows) == []
    assert found(changed(rows, {"A4": "合计（3项）"})) == [("count_stated_differs", "A4")]
