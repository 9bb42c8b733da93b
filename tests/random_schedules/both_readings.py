"""One random schedule, read by the program and by the oracle; and what has been seen so far."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from agreement.both import Told, by_oracle, by_program
from random_schedules.fixed_tables import Node, words_in
from random_schedules.random_rows import Tables
from random_schedules.random_schedule import text_of
from subsidy_calc.values.problems import ScheduleRefused

NOTHING = ("no_case", "no_row", "no_band", "no_period", "no_part", "outside_bounds")


def short(lines: dict[str, Told]) -> dict[str, tuple[str, Fraction, str]]:
    """Status, award, and the reason without its facts."""
    return {name: (status, award, reason(code.partition(":")[0])) for name, (status, award, code) in lines.items()}


def reason(code: str) -> str:
    """Where a case and a row are both wanting, nobody says which is to be named."""
    return "nothing" if code in NOTHING else code


def compare(schedule: Node, tables: Tables, earlier: Sequence[dict[str, str]], seen: Counter[str]) -> None:
    """Both readings agree on every line, or the schedule is refused; a difference fails with the schedule's text."""
    text = text_of(schedule)
    seen["schedules"] += 1
    try:
        told = short(by_program(text, 2020, tables, earlier))
    except ScheduleRefused:
        seen["refused"] += 1
        return
    expected = short(by_oracle(text, 2020, tables, earlier))
    unlike = {
        name: (told.get(name), expected.get(name)) for name in told | expected if told.get(name) != expected.get(name)
    }
    assert not unlike, f"program and oracle differ: {unlike}\n{text[text.index('clauses') - 1 :]}\n{tables}\n{earlier}"
    seen.update(set(words_in({key: schedule[key] for key in schedule if key != "tables"})))
    seen.update(f"{status} {code}".strip() for status, _, code in told.values())
    seen.update(status for status, _, _ in told.values())
