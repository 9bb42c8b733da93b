"""What differs and why: one thing of a schedule or of the claims is changed at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from comparison.compared_schedules import BIG, CLAIMS, NEW, OLD, SCHEDULE, changed, computed, pair, under
from small_claims import AWARDED as A
from small_claims import NIL as B
from small_claims import with_row
from subsidy_calc.comparison.compared import Comparison, compare
from subsidy_calc.comparison.words import places
from subsidy_calc.values.messages import say
from subsidy_calc.values.problems import ScheduleRefused


def _line_of(text: str, schedule: str) -> str:
    """The place of a line of the schedule, without its column."""
    numbers = [number for number, line in enumerate(schedule.splitlines(), start=1) if text in line]
    assert len(numbers) == 1
    return f"rules.yaml:{numbers[0]}:"


def _sums(comparison: Comparison) -> dict[str, tuple[object, object, str]]:
    """The sums of each line that differs, and why."""
    return {
        each.line.head.name: (each.was, each.now, say(each.cause.says, "en"))
        for each in comparison.changed
        if each.cause is not None
    }


def test_the_same_twice_differs_in_nothing(tmp_path: Path) -> None:
    comparison = under(tmp_path, SCHEDULE)
    assert comparison.was == comparison.now == 450_000  # 80,000 + 300,000 + 20,000 + 50,000
    assert comparison.changed == []
    assert comparison.reasons() == []


def test_a_rate_that_changed(tmp_path: Path) -> None:
    schedule = changed("rate: 10%", "rate: 5%")
    comparison = under(tmp_path, schedule)
    says = "at the rate: 10% → 5%"
    assert _sums(comparison) == {
        OLD: (80_000, 40_000, says),
        BIG: (300_000, 250_000, says),  # 5,000,000 × 5 %, under the cap
        NEW: (20_000, 10_000, says),
    }
    (reason,) = comparison.reasons()
    assert reason.lines == 3
    assert reason.difference == -100_000
    assert reason.cause.kind == "step"
    was, now = places(reason.cause)
    assert was.startswith(_line_of("rate: 10%", SCHEDULE))
    assert now.startswith(_line_of("rate: 5%", schedule))


def test_a_cap_that_was_lowered_changes_only_what_passes_it(tmp_path: Path) -> None:
    comparison = under(tmp_path, changed("cap: 30万元", "cap: 8万元"))
    assert _sums(comparison) == {BIG: (300_000, 80_000, "at most 300,000 yuan → at most 80,000 yuan")}
    assert pair(comparison, OLD).cause is None  # exactly the new cap
    comparison = under(tmp_path, changed("cap: 30万元", "cap: 79999.99元"))
    assert set(_sums(comparison)) == {OLD, BIG}


def test_a_step_that_is_new_and_one_that_is_gone(tmp_path: Path) -> None:
    without = changed("      - cap: 30万元\n", "")
    comparison = under(tmp_path, without)
    assert _sums(comparison) == {BIG: (300_000, 500_000, "step removed: at most 300,000 yuan")}
    cause = pair(comparison, BIG).cause
    assert cause is not None
    assert (say(cause.was, "en"), say(cause.now, "en")) == ("300,000 yuan", "500,000 yuan")
    back = compare(computed(tmp_path / "without", without), computed(tmp_path / "with"))
    assert _sums(back) == {BIG: (500_000, 300_000, "step added: at most 300,000 yuan")}


def test_a_step_that_does_nothing_is_no_cause(tmp_path: Path) -> None:
    capped = changed("      - total: [project.spent]\n", "      - total: [project.spent]\n      - cap: 1亿元\n")
    both = under(tmp_path, changed("rate: 10%", "rate: 5%", capped))
    assert {says for _, _, says in _sums(both).values()} == {"at the rate: 10% → 5%"}


def test_a_condition_that_is_new(tmp_path: Path) -> None:
    asked = "      - {fact: project.spent, at_least: 20万元}\n"
    schedule = changed(asked, asked + "      - {fact: enterprise.class, is_one_of: [A, B]}\n")
    comparison = under(tmp_path, schedule)
    assert _sums(comparison) == {NEW: (20_000, 0, "condition added: 亩均评价 is one of A, B")}
    back = compare(computed(tmp_path / "with", schedule), computed(tmp_path / "without"))
    assert _sums(back) == {NEW: (0, 20_000, "condition removed: 亩均评价 is one of A, B")}


def test_a_bound_that_was_raised_past_one_claim(tmp_path: Path) -> None:
    comparison = under(tmp_path, changed("at_least: 20万元", "at_least: 200000.01元"))
    ((name, (was, now, says)),) = _sums(comparison).items()
    assert (name, was, now) == (NEW, 20_000, 0)
    assert says == "condition changed: 投入 is at least 200,000 yuan → 投入 is at least 200,000.01 yuan"


def test_a_rule_of_combination_that_is_gone(tmp_path: Path) -> None:
    rule = SCHEDULE[SCHEDULE.index("combine:") :]
    comparison = under(tmp_path, changed(rule, ""))
    # which of the two was kept is decided by the order of their keys: 一厂 before 二厂
    assert _sums(comparison) == {f"titles/{A}/工厂/二厂": (0, 50_000, "rule removed: paid once only")}
    back = compare(computed(tmp_path / "without", changed(rule, "")), computed(tmp_path / "with"))
    assert _sums(back) == {f"titles/{A}/工厂/二厂": (50_000, 0, "rule added: paid once only")}


def test_a_rule_that_acts_otherwise_because_of_another_claim(tmp_path: Path) -> None:
    more = with_row(CLAIMS, "历年兑现", (A, "titles", "工厂/一厂", 50_000, 2019, "第1批"))
    comparison = compare(computed(tmp_path / "old"), computed(tmp_path / "new", claims=more))
    sums = _sums(comparison)
    assert sums[f"titles/{A}/工厂/一厂"] == (50_000, 0, "rule acts differently: paid once only")
    assert comparison.difference == -50_000


def test_a_clause_that_is_new_and_one_that_is_gone(tmp_path: Path) -> None:
    renamed = SCHEDULE.replace("clause: titles", "clause: honours").replace("clauses: [titles]", "clauses: [honours]")
    comparison = under(tmp_path, renamed)
    sums = _sums(comparison)
    assert sums[f"titles/{A}/工厂/一厂"] == (50_000, 0, "the clause is gone")
    assert sums[f"honours/{A}/工厂/一厂"] == (0, 50_000, "the clause is new")
    assert comparison.difference == 0
    clauses = [(each.name, int(each.was), int(each.now)) for each in comparison.clauses()]
    assert clauses == [("works", 400_000, 400_000), ("honours", 0, 50_000), ("titles", 50_000, 0)]


def test_a_clause_that_no_longer_speaks_of_a_claim(tmp_path: Path) -> None:
    about = "    about:\n      - {fact: title.kind, is: 车间}\n    award:\n      - fixed"
    comparison = under(tmp_path, changed("    award:\n      - fixed", about))
    assert _sums(comparison)[f"titles/{A}/工厂/一厂"] == (50_000, 0, "the clause no longer speaks of such claims")


def test_a_claim_only_in_one_run(tmp_path: Path) -> None:
    more = with_row(CLAIMS, "项目", (B, "加", 300_000))
    comparison = compare(computed(tmp_path / "old"), computed(tmp_path / "new", claims=more))
    assert _sums(comparison) == {f"works/{B}/加": (0, 30_000, "claimed only in the second")}
    back = compare(computed(tmp_path / "more", claims=more), computed(tmp_path / "less"))
    assert _sums(back) == {f"works/{B}/加": (30_000, 0, "claimed only in the first")}


def test_a_row_that_is_refused_in_one_run(tmp_path: Path) -> None:
    twice = with_row(CLAIMS, "项目", (B, "新", 300_000))  # the same matter with another sum: both are refused
    comparison = compare(computed(tmp_path / "old"), computed(tmp_path / "new", claims=twice))
    assert _sums(comparison) == {NEW: (20_000, 0, "its row is refused now")}
    assert not comparison.complete


def test_a_fact_that_was_filled_in_otherwise(tmp_path: Path) -> None:
    rows = [(A, "旧", 900_000) if row[1] == "旧" else row for row in CLAIMS["项目"]]
    comparison = compare(computed(tmp_path / "old"), computed(tmp_path / "new", claims={**CLAIMS, "项目": rows}))
    assert _sums(comparison) == {OLD: (80_000, 90_000, "another value of 投入")}
    cause = pair(comparison, OLD).cause
    assert cause is not None
    assert (say(cause.was, "en"), say(cause.now, "en")) == ("800,000 yuan", "900,000 yuan")
    assert places(cause) == ("claims.xlsx 项目!C2", "claims.xlsx 项目!C2")


def test_a_decision_of_one_run(tmp_path: Path) -> None:
    heads = ("事项", "决定金额", "依据文号", "原因")
    decided = {**CLAIMS, "会议决定": [heads, (OLD, "不予兑现", "第1号", "停产")]}
    comparison = compare(computed(tmp_path / "old"), computed(tmp_path / "new", claims=decided))
    assert _sums(comparison) == {OLD: (80_000, 0, "the leadership decided otherwise")}
    cause = pair(comparison, OLD).cause
    assert cause is not None
    assert say(cause.now, "en") == "decided (第1号): 停产"


def test_another_year_in_which_a_clause_is_out_of_force(tmp_path: Path) -> None:
    schedule = changed(
        "    for_each: title\n", "    for_each: title\n    in_force: {from: 2020-01-01, to: 2020-12-31}\n"
    )
    first = computed(tmp_path / "first", schedule, year=2020)
    comparison = compare(first, computed(tmp_path / "second", schedule, year=2021))
    assert _sums(comparison)[f"titles/{A}/工厂/一厂"] == (50_000, 0, "condition turned: in force")
    assert comparison.difference == -50_000
    with pytest.raises(ScheduleRefused):
        computed(tmp_path / "third", schedule, year=2022)
