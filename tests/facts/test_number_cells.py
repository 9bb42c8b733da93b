"""Rates, counts and days: a rate needs its sign, a count is whole."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from facts.one_cell import check_read, check_refused, read_cell
from intake.written_books import Content, Shown


@pytest.mark.parametrize(
    ("content", "rate"),
    [
        (Shown(0.15, "0%"), "0.15"),
        (Shown(0.1234, "0.00%"), "0.1234"),
        (Shown(1, "0%"), "1"),
        (Shown(0, "0%"), "0"),
        ("15%", "0.15"),
        ("12.34%", "0.1234"),
        ("5‰", "0.005"),
        ("1/3", "1/3"),
    ],
)
def test_a_rate_with_its_sign(content: Content, rate: str) -> None:
    check_read(read_cell("占比", content), Fraction(rate))


def test_a_rate_in_full_width_signs() -> None:
    check_read(read_cell("占比", "１５％"), Fraction(3, 20), "tidied")


@pytest.mark.parametrize(
    "content", [0.15, 15, 1, 0, "15", "0.15", "15个百分点", "5元", "30天", "一成", "1/0", True, dt.date(2020, 6, 30)]
)
def test_a_bare_number_is_no_rate(content: Content) -> None:
    check_refused(read_cell("占比", content), "unreadable_percent", "占比")


@pytest.mark.parametrize("heading", ["人数", "天数"])
@pytest.mark.parametrize(("content", "count"), [(0, 0), (12, 12), (12.0, 12), ("12", 12), ("1,200", 1200)])
def test_a_whole_number(heading: str, content: Content, count: int) -> None:
    check_read(read_cell(heading, content), Fraction(count))


@pytest.mark.parametrize("heading", ["人数", "天数"])
def test_a_whole_number_in_full_width_digits(heading: str) -> None:
    check_read(read_cell(heading, "１２"), Fraction(12), "tidied")


@pytest.mark.parametrize("heading", ["人数", "天数"])
@pytest.mark.parametrize(
    "content", [-1, 12.5, "12.5", "-3", "十二", "约12", "12-15", "1e3", True, dt.date(2020, 6, 30), Shown(0.5, "0%")]
)
def test_what_is_no_whole_number_refuses_the_row(heading: str, content: Content) -> None:
    check_refused(read_cell(heading, content), "unreadable_count", heading)


@pytest.mark.parametrize("heading", ["人数", "天数"])
def test_a_count_shown_in_ten_thousands_is_never_read_as_ones(heading: str) -> None:
    outcome = read_cell(heading, Shown(3, '0"万"'))
    assert outcome.fate == "refused" or outcome.value == 30_000
