"""Units of sums: as the heading, the title or the cell's own format shows them, and never taken twice."""

from __future__ import annotations

from fractions import Fraction

import pytest

from facts.one_cell import check_read, check_refused, read_cell
from intake.written_books import Content, Shown


@pytest.mark.parametrize("headed", ["金额（万元）", "金额(万元)", "金额 （ 万元 ）", "金额\n（万元）"])
def test_a_heading_in_ten_thousands(headed: str) -> None:
    check_read(read_cell("金额", 120.5, headed=headed), Fraction(1_205_000), "amount_converted")


@pytest.mark.parametrize(
    "title", ["单位：万元", "单位: 万元", "2020年度申报表    单位：人民币万元", "（金额单位：万元）"]
)
def test_a_title_in_ten_thousands(title: str) -> None:
    check_read(read_cell("金额", 120.5, title=title), Fraction(1_205_000), "amount_converted")


def test_units_of_yuan_change_nothing() -> None:
    check_read(read_cell("金额", 120.5, headed="金额（元）"), Fraction("120.5"))
    check_read(read_cell("金额", 120.5, title="单位：元"), Fraction("120.5"))
    check_read(read_cell("金额", 1.5, headed="金额（亿元）"), Fraction(150_000_000), "amount_converted")


def test_the_heading_is_nearer_than_the_title() -> None:
    check_read(read_cell("金额", 120, headed="金额（元）", title="单位：万元"), Fraction(120))


@pytest.mark.parametrize("text", ["120", "１２０", "120.00"])
def test_a_bare_number_as_text_is_in_the_unit_of_its_heading(text: str) -> None:
    check_read(read_cell("金额", text, headed="金额（万元）"), Fraction(1_200_000), "amount_from_text")


@pytest.mark.parametrize(("text", "yuan"), [("1200000元", 1_200_000), ("120万元", 1_200_000), ("1.2亿元", 120_000_000)])
def test_a_unit_in_the_text_is_taken_once(text: str, yuan: int) -> None:
    check_read(read_cell("金额", text, headed="金额（万元）"), Fraction(yuan), "amount_from_text")


@pytest.mark.parametrize(
    ("number_format", "yuan"),
    [('0"万元"', 1_200_000), ('#,##0.00"万元"', 1_200_000), ('0"万"', 1_200_000), ('0.0"亿元"', 12_000_000_000)],
)
def test_a_format_that_shows_a_unit(number_format: str, yuan: int) -> None:
    check_read(read_cell("金额", Shown(120, number_format)), Fraction(yuan), "amount_converted")


def test_heading_and_format_of_one_unit_count_once() -> None:
    outcome = read_cell("金额", Shown(120, '0"万元"'), headed="金额（万元）")
    check_read(outcome, Fraction(1_200_000), "amount_converted")


def test_part_of_a_fen_is_told_after_the_unit() -> None:
    check_read(read_cell("金额", 0.123456, headed="金额（万元）"), Fraction("1234.56"), "amount_converted")
    check_refused(read_cell("金额", 0.1234567, headed="金额（万元）"), "part_of_fen", "金额")


def test_a_negative_sum_below_a_title() -> None:
    check_refused(read_cell("金额", -1, title="单位：万元"), "negative_amount", "金额", row=3)


# What Excel shows, and the only sum that a reader of the sheet can mean. Another one, a
# thousand or ten thousand times off, must not be paid: the sum itself, or a refused row.
SHOWN = [
    (Shown(1_200_000, '0!.0,"万元"'), 1_200_000),  # shows 120.0万元: the usual way to show yuan in 万元
    (Shown(1_200_000, '0"."0,"万"'), 1_200_000),
    (Shown(1_200_000, '0!.0000"万元"'), 1_200_000),  # shows 120.0000万元
    (Shown(500, '[>=10000]0!.0,"万元";0"元"'), 500),  # shows 500元
    (Shown(3, '0"百万元"'), 3_000_000),
    (Shown(120, '0"千元"'), 120_000),
    (Shown(120_000, '#,##0,"千元"'), 120_000),  # shows 120千元
    (Shown(120_000, "#,##0,"), 120_000),  # shows 120
]


@pytest.mark.parametrize(("content", "yuan"), SHOWN, ids=lambda value: getattr(value, "number_format", None))
def test_a_format_that_scales_or_names_another_unit_never_changes_the_sum(content: Content, yuan: int) -> None:
    outcome = read_cell("金额", content)
    assert outcome.fate == "refused" or outcome.value == yuan


@pytest.mark.parametrize("number_format", ["[$$-409]#,##0.00", "[$USD] #,##0.00", "[$€-2] #,##0.00"])
def test_a_sum_shown_in_another_currency_is_never_read_as_yuan(number_format: str) -> None:
    assert read_cell("金额", Shown(100, number_format)).fate == "refused"


@pytest.mark.parametrize("title", ["单位：千元", "单位：百万元", "单位：美元", "单位：万美元"])
def test_a_title_with_a_unit_that_is_not_known_is_never_read_as_yuan(title: str) -> None:
    outcome = read_cell("金额", 120, title=title)
    assert outcome.value != Fraction(120)
    assert outcome.problems


@pytest.mark.parametrize("headed", ["金额（千元）", "金额（万美元）", "金额（单位：千元）"])
def test_a_heading_with_a_unit_that_is_not_known_is_never_read_as_yuan(headed: str) -> None:
    outcome = read_cell("金额", 120, headed=headed)
    assert outcome.value is None
    assert outcome.problems
