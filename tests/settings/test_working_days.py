"""Working days around the holidays of 2020 to 2026, counted by hand from the calendars that the State Council published."""

from __future__ import annotations

import datetime as dt

import pytest

from subsidy_calc.settings.load import SettingsRefused, read_settings
from subsidy_calc.settings.model import YearDays
from subsidy_calc.settings.working_days import WorkingDays

D = dt.date


@pytest.mark.parametrize(
    ("first", "last", "without_first"),
    [
        # 20 Feb 2021 is a Saturday that makes up for the Spring Festival
        (D(2021, 2, 20), D(2021, 2, 25), D(2021, 2, 26)),
        # 20–23 Jan, then free until 2 Feb: the festival was lengthened
        (D(2020, 1, 20), D(2020, 2, 3), D(2020, 2, 4)),
        # Friday, Sunday the 27th made up, 28–30; then free until 8 Oct
        (D(2020, 9, 25), D(2020, 9, 30), D(2020, 10, 9)),
        # Thursday, Friday, Saturday made up, 19–21 free
        (D(2021, 9, 16), D(2021, 9, 23), D(2021, 9, 24)),
        # 27–30 Jan with the weekend made up, 31 Jan – 6 Feb free
        (D(2022, 1, 27), D(2022, 2, 7), D(2022, 2, 8)),
        # 29–30 Sep, a week free, Saturday and Sunday made up
        (D(2022, 9, 29), D(2022, 10, 10), D(2022, 10, 11)),
        # 27–28 Apr, 29 Apr – 3 May free, 4–5 May, Saturday made up
        (D(2023, 4, 27), D(2023, 5, 6), D(2023, 5, 8)),
        # 27–28 Sep, 29 Sep – 6 Oct free, Saturday and Sunday made up
        (D(2023, 9, 27), D(2023, 10, 9), D(2023, 10, 10)),
        # 8–9 Feb: New Year's Eve was worked; 10–17 free, Sunday the 18th made up
        (D(2024, 2, 8), D(2024, 2, 20), D(2024, 2, 21)),
        # Thursday, Friday, Saturday made up, 15–17 free
        (D(2024, 9, 12), D(2024, 9, 19), D(2024, 9, 20)),
        # Friday, Sunday the 28th made up, 29–30, free until 8 Oct
        (D(2025, 9, 26), D(2025, 10, 9), D(2025, 10, 10)),
        # 12–14 Feb with the Saturday made up, 15–23 free
        (D(2026, 2, 12), D(2026, 2, 25), D(2026, 2, 26)),
        # 29–30 Apr, 1–5 May free, 6–8 May; Saturday the 9th made up
        (D(2026, 4, 29), D(2026, 5, 8), D(2026, 5, 9)),
        # a list that goes up on a Sunday counts from Monday in either way
        (D(2026, 6, 7), D(2026, 6, 12), D(2026, 6, 12)),
    ],
)
def test_five_working_days(first: dt.date, last: dt.date, without_first: dt.date) -> None:
    days = WorkingDays()
    assert days.last_of(first, 5, first_counts=True) == last
    assert days.last_of(first, 5, first_counts=False) == without_first


def test_a_year_that_is_not_covered_is_said() -> None:
    days = WorkingDays()
    assert days.last_of(D(2026, 12, 30), 2, first_counts=True) == D(2026, 12, 31)
    with pytest.raises(SettingsRefused) as refused:
        days.last_of(D(2026, 12, 30), 3, first_counts=True)
    assert [problem.code for problem in refused.value.problems] == ["calendar_not_covered"]
    with pytest.raises(SettingsRefused):
        days.is_working(D(2003, 12, 31))
    assert days.is_working(D(2004, 1, 2))  # the first year that is covered; New Year's Day alone was free then


def test_days_of_a_year_can_be_given() -> None:
    given = read_settings(b"calendar:\n  2027: {holidays: [2027-01-01], workdays: [2027-01-03]}\n", "settings.yaml")
    days = WorkingDays(given.calendar)
    # 30 and 31 Dec, 1 Jan free, Saturday free, Sunday the 3rd made up, 4, 5
    assert days.last_of(D(2026, 12, 30), 5, first_counts=True) == D(2027, 1, 5)


def test_own_days_come_before_the_published_ones() -> None:
    days = WorkingDays({2026: YearDays(holidays=(D(2026, 6, 8),), workdays=(D(2026, 6, 7),))})
    assert days.is_working(D(2026, 6, 7))
    assert not days.is_working(D(2026, 6, 8))
    assert days.is_working(D(2026, 6, 9))
    assert not days.is_working(D(2026, 10, 1))


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        (D(2026, 2, 13), D(2026, 2, 13), 0),
        (D(2026, 2, 13), D(2026, 2, 14), 1),  # the Saturday is made up
        (D(2026, 2, 14), D(2026, 2, 23), 0),
        (D(2026, 2, 14), D(2026, 2, 24), 1),
        (D(2026, 2, 24), D(2026, 2, 14), -1),
    ],
)
def test_working_days_between(first: dt.date, last: dt.date, count: int) -> None:
    assert WorkingDays().between(first, last) == count
