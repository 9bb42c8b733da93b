"""`unique: true` in a schedule: for text that must be filled in, and for nothing else."""

from __future__ import annotations

import pytest

from handed_in.shared_papers import PAPERS, SCHEDULE
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.values.problems import ScheduleRefused

COLUMN = "certificate: {heading: 证书号, type: text, unique: true}"


def _codes(column: str) -> list[str]:
    text = SCHEDULE.replace(COLUMN, f"certificate: {{heading: 证书号, {column}}}")
    assert column in text
    try:
        read_schedule(text.encode(), "papers.yaml")
    except ScheduleRefused as refused:
        return [problem.code for problem in refused.problems]
    return []


def test_the_schedule_of_these_tests_is_sound() -> None:
    assert PAPERS.tables["patent"].unique_columns == ("certificate",)
    assert PAPERS.tables["invoice"].unique_columns == ("number",)


@pytest.mark.parametrize(
    "column",
    [
        "type: money, unique: true",
        "type: date, unique: true",
        "type: uscc, unique: true",
        "type: count, unique: true",
        "type: year, unique: true",
        "type: yes_no, unique: true",
        "type: choice, choices: [甲, 乙], unique: true",
        "type: text, required: false, unique: true",
    ],
)
def test_other_columns_cannot_be_unique(column: str) -> None:
    assert _codes(column) == ["unique_text_only"]


@pytest.mark.parametrize(
    "column",
    [
        "type: text, unique: false",
        "type: text, required: true, unique: true",
        "type: text, required: false, unique: false",
    ],
)
def test_text_that_must_be_filled_in_can(column: str) -> None:
    assert _codes(column) == []


@pytest.mark.parametrize("word", ["yes", "1", "maybe", "[true]"])
def test_no_other_word_is_taken_for_true(word: str) -> None:
    assert _codes(f"type: text, unique: {word}")


def test_the_problem_names_the_line_of_the_column() -> None:
    text = SCHEDULE.replace(COLUMN, "certificate: {heading: 证书号, type: money, unique: true}")
    with pytest.raises(ScheduleRefused) as refused:
        read_schedule(text.encode(), "papers.yaml")
    (problem,) = refused.value.problems
    number = next(at for at, row in enumerate(text.splitlines(), start=1) if "certificate:" in row)
    assert str(problem.place).startswith(f"papers.yaml:{number}")
