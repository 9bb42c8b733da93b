"""Random schedules and claims: the program and the oracle agree on every line (invariant 4)."""

from __future__ import annotations

import os
from collections import Counter
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from random_schedules.both_readings import compare
from random_schedules.random_schedule import one_clause, several_clauses

TIMES = int(os.environ.get("RANDOM_SCHEDULES", "1"))  # how many times as many as each run of the tests
LEAST = 20

WORDS = [
    "total",
    "fixed",
    "lookup",
    "parts",
    "greatest",
    "least",
    "bands",
    "whole",
    "marginal",
    "per_unit",
    "full_steps",
    "growth",
    "interest",
    "decided",
    "count",
    "cases",
    "otherwise",
    "rate",
    "multiply",
    "uplift",
    "cap",
    "floor",
    "nothing_below",
    "deduct",
    "add",
    "if_missing",
    "round",
    "percent",
    "by_date",
    "steps",
    "derived",
    "value",
    "at_least",
    "more_than",
    "at_most",
    "less_than",
    "is",
    "is_one_of",
    "on_or_after",
    "after",
    "on_or_before",
    "before",
    "within",
    "is_given",
    "all_of",
    "any_of",
    "not",
    "any",
    "none",
    "constants",
    "derive",
    "all_clauses",
    "finally",
    "in_force",
    "as_of",
    "repealed",
    "transition",
    "about",
    "eligible_if",
]
OUTCOMES = [
    "awarded",
    "nil",
    "cannot_tell missing",
    "nil nothing",
    "nil not_eligible",
    "nil not_in_force",
    "nil nothing_due",
    "nil no_clause",
]
RULES = [
    "once",
    "highest",
    "cap",
    "difference",
    "choose_one",
    "only_with",
    "not_with",
    "budget",
    "quota",
    "matter",
    "point_out",
]
SETTLED = [
    "once",
    "once_earlier",
    "highest",
    "cap",
    "difference",
    "choose_one",
    "only_with",
    "not_with",
    "budget",
    "quota",
]


def run(made: st.SearchStrategy[Any], times: int) -> Counter[str]:
    """So many random schedules; what was seen in them."""
    seen: Counter[str] = Counter()

    @settings(
        max_examples=times * TIMES,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
        phases=[Phase.generate],  # smaller seeds make no smaller schedules
    )
    @given(made)
    def agree(case: tuple[Any, ...]) -> None:
        schedule, tables, *earlier = case
        compare(schedule, tables, earlier[0] if earlier else [], seen)

    agree()
    assert seen["refused"] * 20 < seen["schedules"]
    return seen


def seldom(seen: Counter[str], wanted: list[str]) -> dict[str, int]:
    """What was not seen often enough to count."""
    return {word: seen[word] for word in wanted if seen[word] < LEAST}


def test_schedules_of_one_clause() -> None:
    assert not seldom(run(one_clause(), 300), [*WORDS, *OUTCOMES])


def test_schedules_with_rules_between_their_lines() -> None:
    seen = run(several_clauses(), 180)
    assert not seldom(seen, [*RULES, "awarded", "cannot_tell uncertain", *[f"nil {code}" for code in SETTLED]])
