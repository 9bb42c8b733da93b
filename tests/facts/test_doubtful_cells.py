"""Cells that people write in doubt or in haste: read only where one reading is possible, and told."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from facts.one_cell import CODE, check_read, check_refused, read_cell
from intake.written_books import Content, Shown


@pytest.mark.parametrize("text", ["(500)", "（500.00）", "( 500 )", "(¥500)", "(0.05万元)"])
def test_parentheses_mean_a_negative_sum(text: str) -> None:
    check_read(read_cell("变动额", text), Fraction(-500), "amount_from_text")
    check_refused(read_cell("金额", text), "negative_amount", "金额")


@pytest.mark.parametrize("text", ["(-500)", "((500))", "(500", "500)", "()", "(无)"])
def test_parentheses_that_mean_nothing_certain(text: str) -> None:
    check_refused(read_cell("变动额", text), "unreadable_amount", "变动额")


@pytest.mark.parametrize(
    "content", [dt.date(2020, 6, 30), Shown(44_012, "yyyy-mm-dd"), Shown(44_012.5, "yyyy/m/d h:mm")]
)
def test_a_sum_that_excel_shows_as_a_date(content: Content) -> None:
    check_refused(read_cell("金额", content), "unreadable_amount", "金额")


@pytest.mark.parametrize("content", [2020.1, "2020.10", "2020-10", "2020/1", "2020年10月"])
def test_a_month_without_a_day_is_no_date(content: Content) -> None:
    check_refused(read_cell("日期", content), "unreadable_date", "日期")


@pytest.mark.parametrize(
    ("content", "value"),
    [
        (1.2e7, 12_000_000),
        (Shown(1.2e7, "0.00E+00"), 12_000_000),
        (99.99999999999999, 100),
        (0.1 + 0.2, Fraction("0.3")),
    ],
)
def test_a_number_is_what_excel_shows_of_it_at_15_digits(content: Content, value: Fraction | int) -> None:
    check_read(read_cell("金额", content), Fraction(value))


@pytest.mark.parametrize("text", ["1.2E+07", "1.2e7", "１.２E７"])
def test_scientific_notation_as_text_is_no_sum(text: str) -> None:
    check_refused(read_cell("金额", text), "unreadable_amount", "金额")


@pytest.mark.parametrize("name", ["А区改造", "一号А线", "Κ线", "НС项目"])
def test_look_alike_letters_in_a_name_are_told(name: str) -> None:
    check_read(read_cell("名称", name), name, "look_alike_letters")


def test_greek_small_letters_are_what_they_are() -> None:
    check_read(read_cell("名称", "α型机组"), "α型机组")


@pytest.mark.parametrize("mark", ["\u202e", "\u202d", "\u2066", "\u200f", "\ufeff", "\u00ad"])
def test_marks_of_writing_direction_are_taken_out_and_told(mark: str) -> None:
    check_read(read_cell("名称", f"一{mark}号"), "一号", "tidied")


def test_a_code_with_look_alike_letters_is_refused() -> None:
    deceiving = CODE.replace("A", "А") if "A" in CODE else CODE[:-1] + "А"
    outcome = read_cell("统一社会信用代码", deceiving)
    assert outcome.fate == "refused"
    assert [code for code, _ in outcome.problems] == ["uscc_unreadable"]


@pytest.mark.parametrize("name", ["NA", "NULL", "None", "nan", "TRUE", "#N/A 公司", "-", "0"])
def test_names_that_other_readers_take_for_nothing(name: str) -> None:
    check_read(read_cell("名称", name), name)


@pytest.mark.parametrize("name", ["_x0041_区", "_x005F_", "a_x000D_b"])
def test_what_only_looks_like_an_escape_is_what_was_typed(name: str) -> None:
    check_read(read_cell("名称", name), name)
