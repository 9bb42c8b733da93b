"""The Lucheng sample comes to what was worked by hand beside it, and reaches every clause of its schedule."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

import pytest

from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import compute

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules" / "lucheng-2019.yaml"
CLAIMS = ROOT / "sample_data" / "lucheng-2020.xlsx"
EXPECTED = ROOT / "sample_data" / "lucheng-2020-expected.csv"

Line = tuple[str, str, str]  # enterprise, clause, the rest of the claim's key


class Outcome(NamedTuple):
    status: str
    award: Fraction
    payable_now: Fraction
    reason: str


class Run(NamedTuple):
    """What the tests look at, and no more: pytest shows all of it when one fails."""

    lines: dict[Line, Outcome]
    clauses: set[str]
    refused: list[tuple[str, int]]


@pytest.fixture(scope="module")
def run() -> Run:
    computed = compute(take_inputs(RULES, [CLAIMS], Options(year=2020)))
    lines = {
        (line.enterprise, line.head.clause, "/".join(line.head.name.split("/")[2:])): Outcome(
            line.status, line.award, line.payable_now, "" if line.reason is None else line.reason.code
        )
        for line in computed.lines
    }
    clauses = {clause.clause for clause in computed.assessment.schedule.clauses}
    fates = computed.assessment.claims.fates
    return Run(lines, clauses, [(fate.place.sheet, fate.place.row) for fate in fates if fate.fate == "refused"])


def test_every_line_is_as_worked_by_hand(run: Run) -> None:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        expected = {
            (row["enterprise"], row["clause"], row["matter"]): Outcome(
                row["status"], Fraction(row["award"]), Fraction(row["payable_now"]), row["reason"]
            )
            for row in csv.DictReader(file)
        }
    both = expected.keys() | run.lines.keys()
    differing = {line: (expected.get(line), run.lines.get(line)) for line in both}
    assert {line: pair for line, pair in differing.items() if pair[0] != pair[1]} == {}
    assert len(expected) == 62


def test_every_clause_awards_something(run: Run) -> None:
    assert {clause for (_, clause, _), outcome in run.lines.items() if outcome.status == "awarded"} == run.clauses


def test_one_row_is_refused(run: Run) -> None:
    assert run.refused == [("上云", 6)]
