"""Dates and credit codes as people type them into a .csv."""

from __future__ import annotations

from fractions import Fraction

import pytest

from corpus_texts.csv_texts import CODE, notes_of, outcome, problems_of, recognised, table
from intake.made_codes import code, with_wrong_check

AWARD = Fraction(500_000)  # of a provincial smart factory recognised in 2020

READ = {
    "2020/6/30": "date_from_text", "2020/06/30": "date_from_text", "2020.6.30": "date_from_text", "2020-6-30": "date_from_text",
    "2020年6月30日": "date_from_text", "2020年06月30日": "date_from_text", "2020 年 6 月 30 日": "date_from_text",
    "20200630": "date_from_text", "２０２０－０６－３０": "date_from_text", "2020．6．30": "date_from_text",
    " 2020-06-30": "date_from_text", "2020-06-30\u200b": "date_from_text", "2020-1-1": "date_from_text",
    "44012": "date_from_serial", "43831": "date_from_serial", "44196": "date_from_serial",
}  # fmt: skip

UNREADABLE = [
    "2020.10", "2020.1", "2020-10", "2020/10", "2020年10月", "2020年", "2020", "202010", "10月", "2020-10-", "2019-02-29",
    "2020-02-30", "2020-06-31", "2020-13-01", "2020-00-10", "2020-10-00", "30/06/2020", "06-30-2020", "6/30/20", "20-06-30",
    "20.6.30", "6月30日", "二〇二〇年六月三十日", "民国109年6月30日", "Jun 30 2020", "30 June 2020", "2020-06-30T00:00:00",
    "2020-06-30 12:00", "2020/06-30", "2020-06-30至2020-07-01", "2020年6月30", "2020,6,30", "1899-12-31", "2200-01-01",
    "0000-00-00", "9999-12-31", "-44012", "44012.5", "440120", "1e5", "=TODAY()", "=DATE(2020;6;30)", "+20200630", "'2020-06-30",
    "今年", "待定", "NULL", "#N/A", "TRUE", "2020-06-30?", "２０２０年六月",
]  # fmt: skip


def test_an_iso_date_needs_no_note() -> None:
    run = recognised("2020-06-30")
    assert [told[:2] for told in run.lines.values()] == [("awarded", AWARD)]
    assert notes_of(run, "认定") == set()


@pytest.mark.parametrize("written", list(READ))
def test_a_day_that_can_be_one_only_is_read_with_a_note(written: str) -> None:
    run = recognised(written)
    assert [told[:2] for told in run.lines.values()] == [("awarded", AWARD)]
    assert notes_of(run, "认定") == {READ[written]}
    assert run.problems() == []


@pytest.mark.parametrize(
    ("written", "status"),
    [
        ("2020-01-01", "awarded"),
        ("2020-12-31", "awarded"),
        ("2020-02-29", "awarded"),
        ("2019-12-31", "nil"),
        ("2021-01-01", "nil"),
        ("2021年1月1日", "nil"),
        ("43830", "nil"),  # the last day of 2019
        ("44197", "nil"),  # the first of 2021
        ("1900-01-01", "nil"),
        ("2199-12-31", "nil"),
    ],
)
def test_the_year_is_told_to_the_day(written: str, status: str) -> None:
    assert [told[0] for told in recognised(written).lines.values()] == [status]


@pytest.mark.parametrize("written", UNREADABLE)
def test_what_may_be_several_days_or_none_refuses_its_row(written: str) -> None:
    run = recognised(f'"{written}"')
    assert run.lines == {}
    assert problems_of(run, "认定") == [("unreadable_date", 2, 5)]
    assert run.claims.problems[0].found == written


@pytest.mark.parametrize("blank", ["", " ", "\u3000"])
def test_a_blank_day_cannot_be_told(blank: str) -> None:
    run = recognised(blank)
    assert [told[:2] for told in run.lines.values()] == [("cannot_tell", Fraction(0))]
    assert problems_of(run, "认定") == [("blank", 2, 5)]


@pytest.mark.parametrize("title", ["2020.10", "1e5", "-1", "=1+1", "0012", "2020-06-30"])
def test_a_title_or_a_number_of_a_paper_is_no_date_and_no_sum(title: str) -> None:
    run = recognised("2020-06-30", title=title, document=title)
    assert list(run.lines) == [f"provincial-recognition/{CODE}/智能工厂/省级/{title}"]
    assert notes_of(run, "认定") == set()


def _claimed(written: str) -> str:
    return table(f"{written},一期,智能化,100000,,,0,,")


@pytest.mark.parametrize(
    ("written", "noted"),
    [
        (CODE, False),
        (f'"{CODE}"', False),
        (CODE.lower(), True),
        (f" {CODE} ", True),
        (f"{CODE[:2]} {CODE[2:8]} {CODE[8:]}", True),
        (f"{CODE[:8]}-{CODE[8:]}", True),
        ("".join(chr(ord(letter) + 0xFEE0) for letter in CODE), True),
        (f"{CODE}\u200b", True),
        (f"\t{CODE}", True),
    ],
)
def test_a_code_is_put_right_where_it_is_certain(written: str, *, noted: bool) -> None:
    run = outcome(_claimed(written).encode())
    assert [told[:2] for told in run.lines.values()] == [("awarded", Fraction(15_000))]
    assert notes_of(run, "项目") == ({"tidied"} if noted else set())


@pytest.mark.parametrize(
    ("written", "code_"),
    [
        (with_wrong_check(CODE), "uscc_check_digit"),
        (CODE[:17], "uscc_unreadable"),
        (CODE + "1", "uscc_unreadable"),
        (CODE.replace("0", "O"), "uscc_unreadable"),
        (CODE.replace("A", "А"), "uscc_unreadable"),  # Cyrillic
        (f"'{CODE}", "uscc_unreadable"),
        (f'"=""{CODE}"""', "uscc_unreadable"),
        ("9.13411E+17", "uscc_unreadable"),
        ("913411240000000000", "uscc_check_digit"),
        ("341124000012345", "uscc_unreadable"),  # of a business licence before 2015
        ("待办", "uscc_unreadable"),
        ("+1", "uscc_unreadable"),
        ("", "blank_key"),
        (code(2), "unknown_parent"),
    ],
)
def test_a_code_that_is_not_certain_refuses_its_row(written: str, code_: str) -> None:
    run = outcome(_claimed(written).encode())
    assert run.lines == {}
    assert problems_of(run, "项目") == [(code_, 2, 1)]
