"""What examples may state beside the award and the claimed sums: verified sums, and the sum before combination."""

from __future__ import annotations

import pytest

from cli.command import RULES
from subsidy_calc.proof.examples import run_examples
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.values.problems import ScheduleRefused

TEXT = RULES.read_text("utf-8")
PLAIN = "{case: 平常, award: 150万元}"  # 15 % of 8,000,000 and 2,000,000
REQUIRED = TEXT.replace("verified: optional", "verified: required")


def results(text: str, example: str) -> list[bool]:
    """Whether the first example agrees that is put in place of the first of the schedule."""
    assert PLAIN in text
    schedule = read_schedule(text.replace(PLAIN, example, 1).encode(), "rules.yaml")
    return [run_examples(schedule)[0].passed]


@pytest.mark.parametrize("text", [TEXT, REQUIRED])
@pytest.mark.parametrize(
    ("example", "agrees"),
    [
        ("{case: 未写审定额, award: 150万元}", True),
        ("{case: 审定低于申报, change: {project.equipment.verified: 700万元}, award: 135万元}", True),
        ("{case: 审定低于申报, change: {project.equipment.verified: 700万元}, award: 150万元}", False),
        ("{case: 审定等于申报, change: {project.equipment.verified: 800万元}, award: 150万元}", True),
    ],
)
def test_a_stated_verified_sum_counts(text: str, example: str, agrees: bool) -> None:
    assert results(text, example) == [agrees]


def test_a_required_sum_that_is_blank_cannot_tell() -> None:
    blank = "{case: 未审定, change: {project.equipment.verified: null}, cannot_tell: project.equipment}"
    assert results(REQUIRED, blank) == [True]
    assert results(TEXT, blank) == [False]  # optional: as claimed


def test_a_column_without_a_verified_sum_has_none_to_state() -> None:
    with pytest.raises(ScheduleRefused) as refused:
        results(TEXT, "{case: x, change: {project.kind.verified: 智能化}, award: 150万元}")
    assert [problem.code for problem in refused.value.problems] == ["not_verified"]


@pytest.mark.parametrize(
    ("example", "agrees"),
    [
        ("{case: x, award: 150万元, before: 150万元}", True),
        ("{case: x, award: 150万元, before: 1500000.01元}", False),
        ("{case: x, award: 149万元, before: 150万元}", False),
    ],
)
def test_a_stated_sum_before_combination_is_compared(example: str, agrees: bool) -> None:
    assert results(TEXT, example) == [agrees]


def test_a_sum_before_combination_differs_where_a_rule_cuts() -> None:
    rule = "combine:\n  - cap: {per: [enterprise], clauses: [smart-equipment], at_most: 100万元, over: year, gives_way: in_proportion}\n"
    cut = TEXT.replace("combine:\n", rule, 1)
    assert results(cut, "{case: x, award: 100万元, before: 150万元}") == [True]
    assert results(cut, "{case: x, award: 100万元, before: 100万元}") == [False]


@pytest.mark.parametrize(
    ("example", "code"),
    [
        ("{case: x, nil: nothing_due, before: 1元}", "before_without_award"),
        ("{case: x, award: 1元, before: 1%}", "outcome_not_money"),
    ],
)
def test_faults_of_a_sum_before_combination(example: str, code: str) -> None:
    with pytest.raises(ScheduleRefused) as refused:
        results(TEXT, example)
    assert [problem.code for problem in refused.value.problems] == [code]
