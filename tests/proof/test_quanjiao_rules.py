"""The schedule that travels with the program: it loads, states where each clause stands, and its examples hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from subsidy_calc.proof.examples import run_examples
from subsidy_calc.schedule.load import load_schedule, read_schedule
from subsidy_calc.values.messages import say

PATH = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"
TEXT = PATH.read_text("utf-8")
SCHEDULE = load_schedule(PATH)
RESULTS = run_examples(SCHEDULE)


@pytest.mark.parametrize("number", range(len(RESULTS)))
def test_every_example_holds(number: int) -> None:
    result = RESULTS[number]
    assert result.passed, f"{result.case}: {say(result.expected, 'en')}, found {say(result.found, 'en')}"


def test_every_example_is_run() -> None:
    stated = sum(len(clause.examples) for clause in SCHEDULE.clauses)
    assert len(RESULTS) == stated + sum(len(example.awards) for example in SCHEDULE.examples)
    assert stated == TEXT.count("{case:")


@pytest.mark.parametrize("clause", SCHEDULE.clauses, ids=lambda clause: str(clause.clause))
def test_each_clause_has_its_citation_its_meaning_and_examples_on_both_sides(clause: object) -> None:
    assert clause in SCHEDULE.clauses
    found = SCHEDULE.clause(getattr(clause, "clause", ""))
    assert found.cites.paragraph.strip()
    assert found.says.strip()
    assert found.title.strip()
    outcomes = {outcome for example in found.examples for outcome in example.outcomes}
    assert {"award", "not_eligible", "cannot_tell"} <= outcomes


def test_citations_and_dates_of_the_document() -> None:
    assert SCHEDULE.reported_in is not None
    assert SCHEDULE.document.text == "not_seen"
    assert SCHEDULE.assumptions_for({"provincial-recognition"})


AMOUNTS = list(re.finditer(r"award: ([\d.]+)(万?)元\}", TEXT))


def _one_fen(match: re.Match[str], by: int) -> str:
    fen = round(float(match[1]) * (1_000_000 if match[2] else 100)) + by
    return f"award: {fen // 100}.{fen % 100:02}元}}"


@pytest.mark.parametrize("by", [-1, 1])
def test_every_award_of_one_fen_more_or_less_fails_and_nothing_else(by: int) -> None:
    changed_lines = {TEXT.count("\n", 0, match.start()) + 1 for match in AMOUNTS}
    text = re.sub(AMOUNTS[0].re, lambda match: _one_fen(match, by), TEXT)
    results = run_examples(read_schedule(text.encode(), PATH.name))
    assert len(changed_lines) == len(AMOUNTS)
    assert {result.place.line for result in results if not result.passed} == changed_lines


# each changes one thing that the schedule says, on the edge of one of its examples
MUTATIONS = [
    ("- rate: 15%", "- rate: 15.000001%"),
    ("- rate: 15%", "- rate: 14%"),
    ("- cap: 300万元", "- cap: 2999999.99元"),
    ("- cap: 300万元", "- cap: 3000000.01元"),
    ("mode: half_up", "mode: down"),
    ("mode: half_up", "mode: up"),
    ("mode: half_up", "mode: half_even"),
    ("is_one_of: [数字化, 智能化, 升级改造]", "is_one_of: [数字化, 智能化]"),
    ("智能工厂: 50万元", "智能工厂: 50.000001万元"),
    ("数字化车间: 10万元", "数字化车间: 9.999999万元"),
    ("绿色工厂: 30万元", "绿色工厂: 29.999999万元"),
    ("recognition.kind, recognition.level], clauses", "recognition.kind, recognition.title], clauses"),
    ("{earliest: recognition.date}", "{latest: recognition.date}"),
    ("if_blank: 0元", "if_blank: 1元"),
    ("  - point_out: {per: [enterprise, recognition.kind]", "  - point_out: {per: [enterprise, recognition.level]"),
]


@pytest.mark.parametrize(("old", "new"), MUTATIONS)
def test_a_changed_rule_fails_an_example(old: str, new: str) -> None:
    assert old in TEXT
    results = run_examples(read_schedule(TEXT.replace(old, new, 1).encode(), PATH.name))
    assert not all(result.passed for result in results)
