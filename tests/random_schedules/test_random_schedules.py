"""Random schedules and claims: the program and the oracle agree on every line."""

from __future__ import annotations

import os
from collections import Counter
from fractions import Fraction

from hypothesis import HealthCheck, given, settings

from agreement.both import Told, by_oracle, by_program
from random_schedules.fixed_tables import Node, words_in
from random_schedules.random_rows import Tables
from random_schedules.random_schedule import one_clause, text_of
from subsidy_calc.values.problems import ScheduleRefused

NOTHING = ("no_case", "no_row", "no_band", "no_period", "no_part", "outside_bounds")
TIMES = int(os.environ.get("RANDOM_SCHEDULES", "1"))  # how many times as many as each run of the tests


def short(lines: dict[str, Told]) -> dict[str, tuple[str, Fraction, str]]:
    """Status, award, and the reason without its facts."""
    return {name: (status, award, reason(code.partition(":")[0])) for name, (status, award, code) in lines.items()}


def reason(code: str) -> str:
    """Where a case and a row are both wanting, nobody says which is to be named."""
    return "nothing" if code in NOTHING else code


def compare(schedule: Node, tables: Tables, seen: Counter[str]) -> None:
    text = text_of(schedule)
    seen["schedules"] += 1
    try:
        told = short(by_program(text, 2020, tables, []))
    except ScheduleRefused as refused:
        seen["refused"] += 1
        seen.update(f"refused {problem.code}" for problem in refused.problems)
        return
    assert told == short(by_oracle(text, 2020, tables, []))
    seen.update(set(words_in({key: schedule[key] for key in schedule if key != "tables"})))
    for status, _, code in told.values():
        seen[f"{status} {code}"] += 1
        seen[f"= {status}"] += 1


def test_schedules_of_one_clause() -> None:
    seen: Counter[str] = Counter()

    @settings(max_examples=250 * TIMES, derandomize=True, database=None, deadline=None, suppress_health_check=list(HealthCheck))
    @given(one_clause())
    def agree(made: tuple[Node, Tables]) -> None:
        compare(*made, seen)

    agree()
    print(seen)
    assert seen["refused"] * 20 < seen["schedules"]
