"""A template filled in below its example, and not touched anywhere else, is read and computed."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest

from intake.read_in import read_book
from subsidy_calc.assess.assessment import assess
from subsidy_calc.assess.award_lines import award_lines, total
from subsidy_calc.facts.claims import Claims
from subsidy_calc.facts.headings import find_headings
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.problems import ClaimsRefused
from subsidy_calc.workbooks.template_columns import template_columns
from template.filled_templates import CODES, fill, plain_value, read, written
from template.template_schedules import ALL

SCHEDULES = pytest.mark.parametrize("schedule", ALL.values(), ids=ALL)


def fates(claims: Claims, schedule: Schedule) -> dict[str, list[tuple[int, str, str]]]:
    """Row, fate and detail of each table's rows."""
    return {
        table.sheet: [
            (fate.place.row, fate.fate, fate.detail.id if fate.detail else "")
            for fate in claims.fates
            if fate.place.sheet == table.sheet
        ]
        for table in schedule.tables.values()
    }


@SCHEDULES
def test_the_template_as_it_is_holds_no_claim(schedule: Schedule, tmp_path: Path) -> None:
    path = written(tmp_path, schedule)
    with pytest.raises(ClaimsRefused) as refused:
        read(path, schedule)
    assert [problem.code for problem in refused.value.problems] == ["no_claims"]


@SCHEDULES
def test_filled_in_it_runs_and_examples_and_headings_are_no_data(schedule: Schedule, tmp_path: Path) -> None:
    path = written(tmp_path, schedule)
    fill(path, schedule, plain_value)
    claims = read(path, schedule)
    assert claims.problems == ()
    expected = [(1, "no_data", "fate.headings"), (2, "no_data", "fate.example")]
    found = fates(claims, schedule)
    assert {sheet: rows[:2] for sheet, rows in found.items()} == dict.fromkeys(found, expected)
    assert {len(rows) for rows in found.values()} == {2 + len(CODES)}
    assert claims.earlier == ()
    assert claims.earlier_given
    assert {len(table.keys) for table in claims.tables.values()} == {len(CODES)}
    assert {note.code for note in claims.notes} <= {"unnamed_sheet", "hidden_sheet"}
    lines = award_lines(assess(schedule, claims, schedule.policy_year(schedule.first_year)))
    assert {line.head.uscc for line in lines} == set(CODES)
    assert {line.status for line in lines} <= {"awarded", "nil"}


@pytest.mark.parametrize(
    ("name", "each"),
    [
        ("long-list", Fraction(1_000_000 + Fraction("1000000.5"), 2)),
        ("english", Fraction(100_000)),
    ],
)
def test_the_awards_are_those_of_the_verified_sums(name: str, each: Fraction, tmp_path: Path) -> None:
    schedule = ALL[name]
    path = written(tmp_path, schedule)
    fill(path, schedule, plain_value)
    lines = award_lines(assess(schedule, read(path, schedule), schedule.policy_year(2020)))
    assert total(lines) == len(CODES) * each


@SCHEDULES
def test_headings_are_found_with_their_parts_and_units(schedule: Schedule, tmp_path: Path) -> None:
    path = written(tmp_path, schedule)
    sheets = {sheet.name: sheet for sheet in read_book(path)}
    for table in schedule.tables.values():
        found = find_headings(sheets[table.sheet], table, schedule.language)
        columns = template_columns(table, schedule.language)
        assert [(slot.column, slot.part) for slot in found.slots] == [(each.name, each.part) for each in columns]
        assert {slot.unit for slot in found.slots if table.columns[slot.column].type != "money"} <= {None}
        assert {slot.unit for slot in found.slots} <= {None, "元"}
        assert (found.row, found.problems, found.notes) == (1, (), ())
