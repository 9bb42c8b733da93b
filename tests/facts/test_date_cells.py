"""Dates and years: one day or year that is certain, or a refused row."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from facts.one_cell import check_read, check_refused, read_cell
from intake.written_books import Content, Shown

DAY = dt.date(2020, 6, 30)


def _number(day: dt.date) -> Fraction:
    return Fraction(day.toordinal())


@pytest.mark.parametrize(
    ("content", "day"),
    [
        (DAY, DAY),
        (Shown(DAY, 'yyyy"年"m"月"d"日"'), DAY),
        (Shown(DAY, "m/d/yy"), DAY),
        (Shown(DAY, "[$-F800]dddd, mmmm dd, yyyy"), DAY),
        (Shown(DAY, '[DBNum1][$-804]yyyy"年"m"月"d"日";@'), DAY),
        (dt.date(2020, 2, 29), dt.date(2020, 2, 29)),
        (dt.datetime(2020, 12, 31, 0, 0), dt.date(2020, 12, 31)),  # noqa: DTZ001  Excel knows no zones
        (dt.datetime(2020, 12, 31, 23, 59), dt.date(2020, 12, 31)),  # noqa: DTZ001
    ],
)
def test_a_date_of_excel_is_its_day(content: Content, day: dt.date) -> None:
    outcome = read_cell("日期", content)
    assert (outcome.value, outcome.fate, outcome.problems) == (_number(day), "claim", ())


@pytest.mark.parametrize(
    "content",
    [
        "2020-06-30",
        "2020-6-30",
        "2020/6/30",
        "2020.6.30",
        "2020年6月30日",
        "2020 年 6 月 30 日",
        "20200630",
        20200630,
        "２０２０－０６－３０",
        " 2020-06-30 ",
    ],
)
def test_text_that_is_one_day_is_read_with_a_note(content: Content) -> None:
    check_read(read_cell("日期", content), _number(DAY), "date_from_text")


@pytest.mark.parametrize(
    "content",
    [
        "2020-02-30",
        "2021-02-29",
        "2020-13-01",
        "0000-01-01",
        "6/30/2020",
        "30.6.2020",
        "20-6-30",
        "2020年6月",
        "2020-06",
        "2020",
        "二〇二〇年六月三十日",
        "去年",
        "2020-06-30至2020-07-01",
        "2020-06/30",
        4401,  # too small for a day of these years
        44012.5,
        2020,
        20201301,
        2020.63,
        True,
    ],
)
def test_what_is_no_certain_day_refuses_the_row(content: Content) -> None:
    check_refused(read_cell("日期", content), "unreadable_date", "日期")


@pytest.mark.parametrize("content", [dt.time(12, 30), Shown(0.25, "hh:mm"), Shown(1.5, "[h]:mm:ss")])
def test_a_time_of_day_is_no_date(content: Content) -> None:
    outcome = read_cell("日期", content)
    assert outcome.fate == "refused"
    assert [place for _, place in outcome.problems] == ["事项!E2"]


@pytest.mark.parametrize("number", [-5, 3_000_000, 1e12])
def test_a_number_that_no_date_format_can_show_refuses_the_row_without_a_warning(number: float) -> None:
    outcome = read_cell("日期", Shown(number, "yyyy-mm-dd"))
    assert outcome.fate == "refused"
    assert [place for _, place in outcome.problems] == ["事项!E2"]


@pytest.mark.parametrize("content", [2020, 2020.0, "2020"])
def test_a_year(content: Content) -> None:
    check_read(read_cell("年份", content), Fraction(2020))


@pytest.mark.parametrize("text", ["2020年", "2020年度", "２０２０", " 2020"])
def test_a_year_in_other_writing(text: str) -> None:
    check_read(read_cell("年份", text), Fraction(2020), "tidied")


@pytest.mark.parametrize(("content", "year"), [(1949, 1949), (2199, 2199)])
def test_the_first_and_last_year_that_are_read(content: Content, year: int) -> None:
    check_read(read_cell("年份", content), Fraction(year))


@pytest.mark.parametrize(
    "content", [1948, 2200, 20, "20", "二〇二〇", 2020.5, "2020-2021", "2020-01-01", DAY, True, -2020, "去年"]
)
def test_what_is_no_year_refuses_the_row(content: Content) -> None:
    check_refused(read_cell("年份", content), "unreadable_year", "年份")


def test_the_serial_number_of_a_day_is_read_with_a_note() -> None:
    # Excel counts 2020-06-30 as day 44012 of its calendar from 1900
    check_read(read_cell("日期", 44012), Fraction(dt.date(2020, 6, 30).toordinal()), "date_from_serial")
