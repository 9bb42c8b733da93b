"""Examples pass for the outcome that they state and fail for every other."""

from __future__ import annotations

import pytest

from schedule.refused_texts import SOUND
from subsidy_calc.proof.examples import run_examples
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.values.problems import ScheduleRefused

PLAIN = "{case: 平常, award: 3元}"
LOOKUP = "    award: [{lookup: {by: [item.kind], rows: {绿色工厂: 2元}}}]"
TYPICAL = "    typical: {enterprise: {large: 是}, item: {spent: 1元, kind: 绿色工厂}}\n    about: [{fact: item.heads, at_least: 2}]\n"


def passed(example: str) -> list[bool]:
    """Whether the example of clause one passes in place of the plain one."""
    schedule = read_schedule(SOUND.replace(PLAIN, f"{{case: x, {example}}}").encode(), "rules.yaml")
    return [result.passed for result in run_examples(schedule)]


@pytest.mark.parametrize(
    ("example", "holds"),
    [
        ("award: 3元", True),
        ("award: 3.01元", False),
        ("award: 2.99元", False),
        ("award: 0.0003万元", True),
        ("not_eligible: enterprise.large", False),
        ("cannot_tell: enterprise.large", False),
        ("not_about: enterprise.large", False),
        ("nil: nothing_due", False),
        ("change: {item.spent: 5.01元}, award: 5元", True),
        ("change: {enterprise.large: 否}, not_eligible: enterprise.large", True),
        ("change: {enterprise.large: 否}, not_eligible: item.kind", False),
        ("change: {enterprise.large: 否}, award: 0元", True),
        ("change: {enterprise.large: 否}, award: 3元", False),
        ("change: {enterprise.large: null}, cannot_tell: enterprise.large", True),
        ("change: {enterprise.large: null}, award: 0元", False),
        ("change: {item.spent: null}, cannot_tell: item.spent", True),
        ("change: {item.spent: null}, cannot_tell: item.kind", False),
        ("change: {item.spent: 0元}, nil: nothing_due", True),
        ("change: {item.spent: 0元}, nil: no_row", False),
        ("change: {item.spent: 三元}, award: 3元", False),  # a claim that is refused
        ("year: 2019, award: 3元", False),  # no day of that year is in force
        ("year: 2020, award: 3元", True),
    ],
)
def test_of_one_clause(example: str, holds: bool) -> None:
    assert passed(example) == [holds]


@pytest.mark.parametrize(
    ("example", "holds"),
    [
        ("change: {item.heads: 2}, award: 2元", True),
        ("change: {item.heads: 1}, not_about: item.heads", True),
        ("change: {item.heads: 1}, award: 0元", False),
        ("change: {item.heads: 2}, not_about: item.heads", False),
        ("change: {item.heads: 2, item.kind: 智能工厂}, nil: no_row", True),
        ("change: {item.heads: 2, item.kind: null}, cannot_tell: item.kind", True),
        ("change: {item.heads: 1, enterprise.large: 否}, not_about: item.heads", True),
    ],
)
def test_of_a_clause_that_speaks_of_some_claims(example: str, holds: bool) -> None:
    text = SOUND.replace("    award: [{fixed: 1元}]", f"{LOOKUP}\n{TYPICAL}    examples: [{{case: x, {example}}}]")
    schedule = read_schedule(text.encode(), "rules.yaml")
    assert [result.passed for result in run_examples(schedule) if result.clause == "two"] == [holds]


BOTH = "    claims: {A: {clause: one, change: {item.spent: 3元}}, B: {clause: one, change: {item.spent: 4元}}}\n"


@pytest.mark.parametrize(
    ("rest", "holds"),
    [
        ("awards: {A: 0元, B: 4元}", [True, True]),
        ("awards: {A: 3元, B: 4元}", [False, True]),
        ("awards: {B: 4.01元}", [False]),
        ("awards: {B: 4元}\n    pointed_out: [A]", [True, False]),
    ],
)
def test_of_combination(rest: str, holds: list[bool]) -> None:
    text = f"{SOUND}examples:\n  - case: x\n{BOTH}    {rest}\n"
    schedule = read_schedule(text.encode(), "rules.yaml")
    assert [result.passed for result in run_examples(schedule) if not result.clause] == holds


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (PLAIN, "{case: x, award: 三元}", "三元"),
        (PLAIN, "{case: x, award: 3}", "3"),
        (PLAIN, "{case: x, award: 3%}", "3%"),
        (PLAIN, "{case: x, award: ''}", ""),
        (PLAIN, "{case: x, award: 3元, before: ''}", ""),
        (PLAIN, "{case: x, award: 3元, payable_now: 1.8}", "1.8"),
        ("  - highest:", "  - highest:", "四元"),
    ],
)
def test_an_outcome_that_is_no_money_is_refused(old: str, new: str, found: str) -> None:
    text = SOUND.replace(old, new) + (f"examples:\n  - case: x\n{BOTH}    awards: {{B: 四元}}\n" if old == new else "")
    with pytest.raises(ScheduleRefused) as refused:
        read_schedule(text.encode(), "rules.yaml")
    (problem,) = refused.value.problems
    assert (problem.code, problem.found) == ("outcome_not_money", found)
