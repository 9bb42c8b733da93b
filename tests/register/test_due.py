"""Due and summary: a year worked by hand around National Day 2020 and the Spring Festival of 2021.

Free: 1–8 October 2020 (worked: Sunday 27 September, Saturday 10 October), 1–3 January 2021, 11–17 February 2021 (worked:
Sunday 7, Saturday 20), 1–5 May 2021 (worked: Sunday 25 April, Saturday 8 May).
"""

from __future__ import annotations

import datetime as dt
import sqlite3
from fractions import Fraction
from io import BytesIO

import openpyxl
import pytest

from register.made_cases import WAY, YEAR, case, claim, step, wanted
from register.made_registers import FILE, draft, empty
from subsidy_calc.register.cases import Claim, all_cases
from subsidy_calc.register.due import reminders
from subsidy_calc.register.due_book import due_book
from subsidy_calc.register.entries import BookedLine, Draft
from subsidy_calc.register.limits import Limits
from subsidy_calc.register.record import record
from subsidy_calc.register.record_states import record_states
from subsidy_calc.register.refusals import RegisterRefused
from subsidy_calc.register.states import Recorded
from subsidy_calc.register.summary import Summary, punctuality, summary_of
from subsidy_calc.register.summary_book import summary_book
from subsidy_calc.settings.load import read_settings

SETTINGS = """
time_limits: {received: 5, checked: 2, published: 7, objected: 10, paid: 10}
soon: 3
offices: {received: 企业服务股, published: 办公室, paid: 企业服务股}
kinds:
  smart: {title: 智能装备奖励, time_limits: {objected: 3}}
  recognition: {title: 认定奖励, recognition: {title: 1, level: 2}}
"""


def _limits(settings: str = SETTINGS) -> Limits:
    return Limits(read_settings(settings.encode(), "settings.yaml"))


def _steps(connection: sqlite3.Connection, matter: str, *steps: tuple[Recorded, str]) -> None:
    for state, day in steps:
        step(connection, matter, state, day)


def _published(connection: sqlite3.Connection, *matters: str, day: str) -> None:
    record(connection, [draft("a", *((matter, 1000) for matter in matters))], FILE)
    for matter in matters:
        step(connection, matter, "published", day)


def _left(connection: sqlite3.Connection, on: str, settings: str = SETTINGS) -> list[tuple[str, str, int]]:
    found = reminders(all_cases(connection, FILE)[0], _limits(settings), dt.date.fromisoformat(on))
    return [(due.case.claim.matter, str(due.last), due.left) for due in found.rows]


@pytest.mark.parametrize(
    ("on", "left"),
    [
        ("2020-09-25", None),  # 27, 28, 29, 30 are left: one more than “soon”
        ("2020-09-26", None),
        ("2020-09-27", 3),
        ("2020-09-29", 1),
        ("2020-09-30", 0),
        ("2020-10-01", -1),  # over, though no day was worked since
        ("2020-10-08", -1),
        ("2020-10-09", -1),
        ("2020-10-10", -2),  # a Saturday that is worked
        ("2020-10-11", -2),
        ("2020-10-12", -3),
    ],
)
def test_around_national_day(on: str, left: int | None) -> None:
    """Received on Thursday 24 September: 25, Sunday 27, 28, 29, 30."""
    connection = empty()
    _steps(connection, "一", ("received", "2020-09-24"))
    assert _left(connection, on) == ([] if left is None else [("一", "2020-09-30", left)])


@pytest.mark.parametrize(
    ("on", "left"), [("2021-02-10", 1), ("2021-02-17", 1), ("2021-02-18", 0), ("2021-02-19", -1), ("2021-02-20", -2)]
)
def test_around_the_spring_festival(on: str, left: int) -> None:
    """Published on Wednesday 3 February: 4, 5, Sunday 7, 8, 9, 10, then 18."""
    connection = empty()
    _published(connection, "一", day="2021-02-03")
    assert _left(connection, on) == [("一", "2021-02-18", left)]


def test_a_kinds_own_limit_comes_first() -> None:
    """Thursday 31 December: 4, 5, 6 January."""
    connection = empty()
    _published(connection, "一", day="2020-12-30")
    _steps(connection, "一", ("objected", "2020-12-31"))
    assert _left(connection, "2021-01-06") == [("一", "2021-01-06", 0)]


def test_a_visit_follows_the_payment() -> None:
    """Thursday 22 April: 23, Sunday 25, 26–30, 6 and 7 May, Saturday 8."""
    connection = empty()
    _published(connection, "一", day="2021-04-01")
    _steps(connection, "一", ("approved", "2021-04-20"), ("paid", "2021-04-22"))
    assert case(connection, "一").is_closed
    assert _left(connection, "2021-05-10") == [("一", "2021-05-08", -1)]
    step(connection, "一", "followed_up", "2021-05-10")
    assert _left(connection, "2021-05-10") == []


def test_by_office_the_latest_first() -> None:
    connection = empty()
    _published(connection, "乙", "丙", day="2021-02-03")
    _steps(connection, "甲", ("received", "2021-02-01"))
    _steps(connection, "丁", ("received", "2021-02-05"))
    step(connection, "戊", "received", "2021-02-05", office="投资股")  # named with the change: before the settings
    _steps(connection, "己", ("received", "2021-02-01"), ("withdrawn", "2021-02-02"))
    _steps(connection, "庚", ("received", "2021-02-22"))
    _steps(connection, "辛", ("received", "2021-01-04"), ("checked", "2021-01-05"), ("verified", "2021-01-06"))
    found = reminders(all_cases(connection, FILE)[0], _limits(), dt.date(2021, 2, 20))
    # 甲: 2, 3, 4, 5, 7. 丁 and 戊: 7, 8, 9, 10, 18. Over by: 8, 9, 10, 18, 19, 20 and by 19, 20
    told = [(office, [(due.case.claim.matter, due.left) for due in rows]) for office, rows in found.by_office()]
    assert told == [
        ("企业服务股", [("甲", -6), ("丁", -2)]),
        ("办公室", [("丙", -2), ("乙", -2)]),
        ("投资股", [("戊", -2)]),
    ]
    assert (found.overdue, found.later, found.without_limit) == (5, 1, 1)


def test_a_claim_without_an_office_comes_last() -> None:
    connection = empty()
    _steps(connection, "甲", ("received", "2021-02-01"), ("checked", "2021-02-02"))
    _steps(connection, "乙", ("received", "2021-02-05"))
    found = reminders(all_cases(connection, FILE)[0], _limits(), dt.date(2021, 2, 20))
    assert [office for office, _ in found.by_office()] == ["企业服务股", ""]


def test_a_year_without_a_calendar_holds_up_only_what_needs_it() -> None:
    connection = empty()
    _steps(connection, "甲", ("received", "2026-12-30"))
    _steps(connection, "乙", ("received", "2026-12-29"))
    _steps(connection, "丙", ("received", "2026-12-01"))
    cases = all_cases(connection, FILE)[0]
    found = reminders(cases, _limits(), dt.date(2026, 12, 31))
    assert [due.case.claim.matter for due in found.rows] == ["丙"]
    assert [problem.code for problem in found.problems] == ["calendar_not_covered"]  # once, not a claim each
    known = SETTINGS + "calendar:\n  2027: {holidays: [2027-01-01]}\n"
    assert reminders(cases, _limits(known), dt.date(2026, 12, 31)).problems == ()
    # 31, Friday 1 January free, 4, 5, 6, 7
    assert _left(connection, "2027-01-07", known)[-1] == ("甲", "2027-01-07", 0)


@pytest.fixture(scope="module")
def year() -> sqlite3.Connection:
    """Seven claims of equipment and three recognitions, of which one has a second year."""
    connection = empty()
    _published(connection, "甲", "乙", "丙", day="2021-02-03")
    _steps(connection, "甲", ("approved", "2021-02-18"), ("paid", "2021-03-01"))  # on the last day
    _steps(connection, "乙", ("approved", "2021-02-19"), ("paid", "2021-03-01"))  # a day late
    _steps(connection, "丙", ("approved", "2021-02-18"))
    step(connection, "丙", "paid", "2021-03-01", instalment=(1, 2))  # open, and its sum is not said
    _steps(connection, "丁", ("received", "2020-09-24"), ("checked", "2020-09-30"), ("declined", "2020-10-10"))
    _steps(connection, "戊", ("received", "2020-09-24"), ("withdrawn", "2020-10-09"))  # late
    _steps(connection, "己", ("received", "2020-09-24"), ("returned", "2020-09-30"), ("received", "2020-12-01"))
    _steps(connection, "庚", ("received", "2020-09-24"), ("returned", "2020-09-25"))
    lines = (
        BookedLine("recognition/u/智能工厂/省级/甲~1厂", "u", "甲", "recognition", "智能工厂/省级/甲~1厂", 5000),
        BookedLine("recognition/v/智能工厂/省级/", "v", "乙", "recognition", "智能工厂/省级/", 5000),
        BookedLine("recognition/v/绿色工厂/市级/", "v", "乙", "recognition", "绿色工厂/市级/", 1000),
    )
    record(connection, [Draft("run", YEAR, "s", "b", lines)], FILE)
    second = Claim("recognition", "u", "智能工厂/省级/二")  # of the same enterprise, decided though not awarded yet
    for state in WAY["decided"]:
        record_states(connection, [wanted("", state, "2021-01-04", claim=second)], FILE)
    refused = Claim("recognition", "w", "智能工厂/省级/三")
    for state in WAY["declined"]:
        record_states(connection, [wanted("", state, "2021-01-04", claim=refused)], FILE)
    step(connection, "甲", "received", "2021-09-01", year=2021)
    return connection


def _summary(connection: sqlite3.Connection, settings: str = SETTINGS) -> Summary:
    cases, head = all_cases(connection, FILE, YEAR)
    return summary_of(cases, _limits(settings), YEAR, head)


def test_the_year_in_numbers(year: sqlite3.Connection) -> None:
    found = _summary(year)
    smart, recognition = found.kinds["smart"], found.kinds["recognition"]
    assert (smart.title, smart.claims, smart.open) == ("智能装备奖励", 7, 2)
    assert smart.states == {"paid": 3, "declined": 1, "withdrawn": 1, "received": 1, "returned": 1}
    assert smart.closed == {"on_time": 3, "late": 2}  # 甲, 丁 and 庚; 乙 and 戊
    assert (smart.award_fen, smart.paid_fen, smart.not_said) == (3000, 2000, 1)
    assert recognition.states == {"decided": 4, "declined": 1}
    assert recognition.closed == {"on_time": 1}
    assert (found.total.claims, found.total.open, found.total.award_fen) == (12, 6, 14000)
    assert found.states == ["received", "decided", "declined", "paid", "returned", "withdrawn"]


def test_enterprises_recognised_by_title_and_level(year: sqlite3.Connection) -> None:
    told = [
        (each.title, each.level, each.enterprises, each.claims, each.award_fen) for each in _summary(year).recognised
    ]
    assert told == [("智能工厂", "省级", 2, 3, 10000), ("绿色工厂", "市级", 1, 1, 1000)]
    words = _summary(year, SETTINGS.replace("{title: 1, level: 2}", "{title: 9, level: 省级}"))
    assert [(each.title, each.level, each.claims) for each in words.recognised] == [("", "省级", 4)]
    assert not _summary(year, "soon: 3\n").knows_recognitions


@pytest.mark.parametrize(("answered", "said"), [("2021-03-04", "on_time"), ("2021-03-05", "late")])
def test_an_objection_upheld_counts_every_step(answered: str, said: str) -> None:
    """Objected on Monday 1 March: 2, 3, 4."""
    connection = empty()
    _published(connection, "一", day="2021-02-25")
    steps: list[tuple[Recorded, str]] = [
        ("objected", "2021-03-01"), ("decided", answered), ("published", "2021-03-08"), ("approved", "2021-03-10"),
        ("paid", "2021-06-30"),
    ]  # fmt: skip
    _steps(connection, "一", *steps)
    assert punctuality(case(connection, "一"), _limits())[0] == said
    step(connection, "一", "followed_up", "2022-06-30")  # a late visit does not reopen it
    assert punctuality(case(connection, "一"), _limits())[0] == said
    assert punctuality(case(connection, "一"), _limits("soon: 3\n"))[0] == "no_limit"


def test_the_time_between_instalments_is_not_late() -> None:
    """Ten working days are for the visit; the schedule says when the second instalment is paid."""
    connection = empty()
    _published(connection, "一", day="2021-02-25")
    step(connection, "一", "approved", "2021-02-26")
    step(connection, "一", "paid", "2021-03-01", instalment=(1, 2), sum_fen=600)
    step(connection, "一", "paid", "2022-03-01")
    assert punctuality(case(connection, "一"), _limits())[0] == "on_time"


def test_a_limit_that_cannot_be_counted_is_said() -> None:
    connection = empty()
    _steps(connection, "一", ("received", "2026-12-31"), ("withdrawn", "2027-01-05"))
    found = _summary(connection)
    assert found.total.closed == {"not_counted": 1}
    assert [problem.code for problem in found.problems] == ["calendar_not_covered"]


def test_nothing_is_summed_up_from_an_edited_register() -> None:
    connection = empty()
    _steps(connection, "一", ("received", "2021-03-01"))
    connection.execute("DROP TRIGGER change_keeps_values")
    connection.execute("UPDATE change SET day = '2021-03-31'")
    with pytest.raises(RegisterRefused) as refused:
        all_cases(connection, FILE)
    assert {problem.code for problem in refused.value.problems} == {"register_changed", "register_protection"}


def test_the_summary_as_a_workbook_adds_up(year: sqlite3.Connection) -> None:
    found = _summary(year)
    book = openpyxl.load_workbook(BytesIO(summary_book(found, _limits(), "zh")), data_only=True)
    sheet = book["汇总"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    (head,) = (row for row in rows if row[1] == "受理")
    totals = dict(zip(head[1:], next(row for row in rows if row[0] == "合计")[1:], strict=True))
    assert (totals["项数"], totals["兑现金额（元）"], totals["已拨付（元）"]) == (12, 140, 20)
    assert ["智能工厂", "省级", 2, 3] in [row[:4] for row in rows]
    listed = book["事项"]
    assert listed.max_row == 1 + 12
    assert sum(Fraction(str(row[8].value or 0)) for row in listed.iter_rows(min_row=2)) == 140
    formulas = openpyxl.load_workbook(BytesIO(summary_book(found, _limits(), "en")))["Summary"]
    assert any(str(cell.value).startswith("=SUM(") for row in formulas.iter_rows() for cell in row)


def test_hostile_words_stay_words_in_workbooks() -> None:
    connection = empty()
    evil = '=HYPERLINK("http://x")'
    record_states(
        connection,
        [
            wanted(
                "", "received", "2021-02-01", claim=claim(evil), name="=1+1", paper="@SUM(1)", office="-2+3", note=evil
            )
        ],
        FILE,
    )
    cases, head = all_cases(connection, FILE, YEAR)
    found = reminders(cases, _limits(), dt.date(2021, 3, 1))
    for content in (due_book(found, _limits(), head, "zh"), summary_book(_summary(connection), _limits(), "zh")):
        book = openpyxl.load_workbook(BytesIO(content))
        cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
        written = [cell for cell in cells if str(cell.value).startswith(("=1+1", "=HYPER", "@SUM", "-2+3"))]
        assert written
        assert {cell.data_type for cell in written} == {"s"}
        assert not any(cell.hyperlink for cell in cells)


def test_workbooks_of_nothing_and_of_the_same_are_the_same() -> None:
    connection = empty()
    found = reminders(all_cases(connection, FILE)[0], _limits(), dt.date(2021, 3, 1))
    assert due_book(found, _limits(), "0" * 64, "zh") == due_book(found, _limits(), "0" * 64, "zh")
    assert summary_book(_summary(connection), _limits(), "en")
