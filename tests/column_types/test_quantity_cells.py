"""Cells of quantities: plain numbers, numbers with the column's own unit, and nothing else."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from column_types.measured_orders import CODE, COLUMNS, run, schedule_of
from handed_in.three_forms import csv_bytes
from handed_in.told_files import told
from intake.written_books import Content, Shown

SCHEDULE = schedule_of()


def read(
    content: Content, heading: str = "用电量", *, headed: str | None = None, title: str | None = None
) -> tuple[object, str, list[str], list[str]]:
    """The value, the row's fate, and the codes of problems and notes."""
    done = run(SCHEDULE, {heading: content}, headed={heading: headed or heading}, title=title)
    rows = done.claims.tables["p"].read
    value = rows[0].values[COLUMNS[heading]] if rows else None
    number = 2 if title is None else 3
    return value, done.fates("事项")[number], [c for c, _ in done.problems()], [c for c, _ in done.notes()]


@pytest.mark.parametrize(
    ("content", "value"),
    [(1200, "1200"), (0, "0"), (0.1, "1/10"), (0.123456, "123456/1000000"), ("1200", "1200"), ("1200.5", "2401/2")],
)
def test_a_plain_number(content: Content, value: str) -> None:
    assert read(content) == (Fraction(value), "claim", [], [])


@pytest.mark.parametrize(
    "content", ["1200千瓦时", "1200 千瓦时", "１２００千瓦时", "1,200", "1,200千瓦时", "1200千瓦時", "1200.0"]
)
def test_a_text_is_read_with_a_note(content: Content) -> None:
    assert read(content) == (Fraction(1200), "claim", [], ["quantity_from_text"])


@pytest.mark.parametrize(
    "content",
    ["1200度", "1200万千瓦时", "0.12万千瓦时", "1200吨", "1200元", "12%", "30天", "1200千瓦", "1200kWh", Shown(12, '0"吨"'), Shown(12, '0"万"'), Shown(0.12, "0%")],
)  # fmt: skip
def test_another_unit_refuses_the_row(content: Content) -> None:
    assert read(content) == (None, "refused", ["other_unit"], [])


def test_the_unit_in_the_number_format() -> None:
    assert read(Shown(12, '#,##0"千瓦时"')) == (Fraction(12), "claim", [], [])


@pytest.mark.parametrize(
    "content", ["约1200", "一千", "1200千瓦时左右?", "1e5千", dt.date(2020, 6, 30), True, "千瓦时"]
)
def test_what_is_no_quantity(content: Content) -> None:
    _, fate, problems, _ = read(content)
    assert (fate, problems) == ("refused", ["unreadable_quantity"])


def test_six_decimals_and_no_seventh() -> None:
    assert read("0.000001")[0] == Fraction(1, 10**6)
    assert read("0.0000001")[1:3] == ("refused", ["too_many_decimals"])
    assert read(0.0000001)[1:3] == ("refused", ["too_many_decimals"])


def test_below_0_only_where_the_column_allows_it() -> None:
    assert read(-1)[1:3] == ("refused", ["negative_quantity"])
    assert read("-1千瓦时")[1:3] == ("refused", ["negative_quantity"])
    assert read(-1, "煤耗变动")[:3] == (Fraction(-1), "claim", [])
    assert read("-0.5吨", "煤耗变动")[:3] == (Fraction(-1, 2), "claim", [])


@pytest.mark.parametrize("headed", ["用电量（千瓦时）", "用电量(千瓦时)", " 用电量 （千瓦时） ", "用電量（千瓦時）"])
def test_a_heading_may_name_the_unit(headed: str) -> None:
    assert read(1200, headed=headed)[:3] == (Fraction(1200), "claim", [])


def test_so_may_an_alias() -> None:
    assert read(7, "谷段电量", headed="低谷电量（千瓦时）")[:3] == (Fraction(7), "claim", [])


@pytest.mark.parametrize("headed", ["用电量（万千瓦时）", "用电量（度）", "用电量（万元）", "用电量（元）"])
def test_a_heading_with_another_unit_is_not_the_column(headed: str) -> None:
    value, _, problems, notes = read(1200, headed=headed)
    assert value is None
    assert "missing_column" in problems
    assert "extra_column" in notes


@pytest.mark.parametrize("title", ["单位：万千瓦时", "金额单位：元，电量单位：万千瓦时"])
def test_a_title_that_scales_the_unit_refuses_the_rows(title: str) -> None:
    _, fate, problems, _ = read(1200, title=title)
    assert fate == "refused"
    assert set(problems) == {"other_unit"}
    assert read(1200, headed="用电量（千瓦时）", title="单位：千瓦时")[1] == "claim"


@pytest.mark.parametrize("title", ["单位：万美元", "单位：万元", "单位：欧元"])
def test_a_title_of_other_money_refuses_a_currency(title: str) -> None:
    _, fate, problems, _ = read(100, "出口额", title=title)
    assert fate == "refused"
    assert "other_unit" in problems


def test_a_title_of_money_says_nothing_of_power() -> None:
    done = run(SCHEDULE, {}, headed={"出口额": "出口额（美元）", "运费": "运费（美元）"}, title="单位：元")
    (row,) = done.claims.tables["p"].read
    assert [row.values["power"], row.values["usd"]] == [Fraction(1000), Fraction(100)]


def test_in_a_csv() -> None:
    headings = ["统一社会信用代码", "编号", "用电量"]
    values = ["1200.5", "1,200", "1200千瓦时", "1200度", "-1", ""]
    rows = [[CODE, str(number), value] for number, value in enumerate(values, start=1)]
    files = [
        (csv_bytes([["统一社会信用代码", "企业名称"], [CODE, "甲公司"]]), "企业.csv"),
        (csv_bytes([headings, *rows]), "事项.csv"),
    ]
    done = told(files, schedule=SCHEDULE)
    found = [row.values["power"] for row in done.claims.tables["p"].read]
    assert found == [Fraction("1200.5"), 1200, 1200, None]
    refused = [(code, row) for code, sheet, row, column in done.problems() if (sheet, column) == ("事项", 3)]
    assert refused == [("blank", 7), ("negative_quantity", 6), ("other_unit", 5)]
