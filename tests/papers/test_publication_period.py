"""The period of publication: working days of the published calendar, its make-up days, and a bureau's own days."""

from __future__ import annotations

import datetime as dt

import pytest

from subsidy_calc.papers.period import publication_period
from subsidy_calc.settings.load import SettingsRefused, read_settings


def _last(first: str, settings: str = "", days: int | None = None) -> str:
    given = read_settings((settings or "bureau: 甲").encode(), "s.yaml")
    return publication_period(given, dt.date.fromisoformat(first), days, "s.yaml").last.isoformat()


@pytest.mark.parametrize(
    ("first", "settings", "days", "last"),
    [
        # in 2021 people worked on Sunday 26 September and Saturday 9 October, and were free from 1 to 7 October
        ("2021-09-24", "", None, "2021-09-29"),
        ("2021-09-24", "publication: {first_day_counts: false}", None, "2021-09-30"),
        ("2021-09-24", "publication: {days: 7}", None, "2021-10-08"),
        ("2021-09-24", "publication: {days: 7, first_day_counts: false}", None, "2021-10-09"),
        ("2021-09-24", "publication: {days: 7}", 1, "2021-09-24"),  # the command goes before the settings
        ("2021-09-24", "calendar: {2021: {holidays: [2021-09-27]}}", None, "2021-09-30"),
        ("2026-12-30", "", 2, "2026-12-31"),
        ("2026-12-30", "calendar: {2027: {holidays: [2027-01-01]}}", 3, "2027-01-04"),
    ],
)
def test_last_day(first: str, settings: str, days: int | None, last: str) -> None:
    assert _last(first, settings, days) == last


def test_a_year_that_is_not_known_is_said() -> None:
    with pytest.raises(SettingsRefused) as refused:
        _last("2026-12-30", "", 3)
    (problem,) = refused.value.problems
    assert (problem.code, problem.place.file) == ("calendar_not_covered", "s.yaml")
