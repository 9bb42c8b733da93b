"""Money cells: a certain sum to the fen, or a refused row; never a guess."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from facts.one_cell import check_read, check_refused, read_cell
from intake.written_books import Content, Shown


@pytest.mark.parametrize(
    ("content", "yuan"),
    [
        (0, "0"),
        (100, "100"),
        (0.01, "0.01"),
        (1234567.89, "1234567.89"),
        (0.1 + 0.2, "0.3"),  # stored as 0.30000000000000004
        (1234567.8799999999, "1234567.88"),
        (4.35 * 100, "435"),  # stored as 434.99999999999994
        (9999999999999.99, "9999999999999.99"),
        (Shown(100, "#,##0.00"), "100"),
        (Shown(100, '#,##0.00"元"'), "100"),
        (Shown(100, "¥#,##0.00"), "100"),
        (Shown(100, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '), "100"),
    ],
)
def test_a_number_is_yuan(content: Content, yuan: str) -> None:
    check_read(read_cell("金额", content), Fraction(yuan))


@pytest.mark.parametrize(
    ("text", "yuan"),
    [
        ("100", "100"),
        (" 100.50 ", "100.5"),
        ("1,200,000.00", "1200000"),
        ("１２００．５０", "1200.5"),
        ("１，２００，０００", "1200000"),
        ("800万元", "8000000"),
        ("800 万元", "8000000"),
        ("0.5亿元", "50000000"),
        ("1200元", "1200"),
        ("¥1,200", "1200"),
        ("￥1200", "1200"),
        ("\u200b1200\u200b", "1200"),
    ],
)
def test_text_that_is_certain_is_read_with_a_note(text: str, yuan: str) -> None:
    check_read(read_cell("金额", text), Fraction(yuan), "amount_from_text")


@pytest.mark.parametrize(
    "content",
    [
        "八百万元",
        "约100",
        "100-200",
        "1,20,000",
        "12,00",
        "1e5",
        "1_000",
        "NaN",
        "Infinity",
        "0x10",
        "100元整",
        "100美元",
        "15%",
        "1/3",
        "30天",
        "2020-06-30",
        "-",
        "无",
        True,
        False,
        dt.date(2020, 6, 30),
        Shown(100, "yyyy-mm-dd"),  # an amount that Excel took for a date
        Shown(0.15, "0%"),
        Shown(15, "0.00%"),
    ],
)
def test_what_is_no_sum_refuses_the_row(content: Content) -> None:
    check_refused(read_cell("金额", content), "unreadable_amount", "金额")


@pytest.mark.parametrize("content", [0.001, 100.005, 1234567.8849999998, "100.001", "0.0000001万元", "0.001元"])
def test_part_of_a_fen_refuses_the_row(content: Content) -> None:
    check_refused(read_cell("金额", content), "part_of_fen", "金额")


@pytest.mark.parametrize("content", [-0.01, -100, "-100", "-8万元", "－100"])
def test_a_negative_sum_refuses_the_row(content: Content) -> None:
    check_refused(read_cell("金额", content), "negative_amount", "金额")


def test_a_column_may_allow_negative_sums() -> None:
    check_read(read_cell("变动额", -100.5), Fraction("-100.5"))
    check_read(read_cell("变动额", "-8万元"), Fraction(-80_000), "amount_from_text")


def test_zeros_behind_the_fen_are_no_part_of_one() -> None:
    check_read(read_cell("金额", "100.5000"), Fraction("100.5"), "amount_from_text")


def test_a_sum_of_more_than_fifteen_digits_is_never_rounded_in_silence() -> None:
    outcome = read_cell("金额", "12345678901234567890.12")
    check_read(outcome, Fraction("12345678901234567890.12"), "amount_from_text")


def test_time_of_day_is_no_sum() -> None:
    assert read_cell("金额", Shown(0.5, "hh:mm")).fate == "refused"
