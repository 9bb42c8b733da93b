"""The Lucheng sample comes to what was worked by hand beside it, and reaches every clause of its schedule."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import Computed, compute

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules" / "lucheng-2019.yaml"
CLAIMS = ROOT / "sample_data" / "lucheng-2020.xlsx"
EXPECTED = ROOT / "sample_data" / "lucheng-2020-expected.csv"


@pytest.fixture(scope="module")
def computed() -> Computed:
    return compute(take_inputs(RULES, [CLAIMS], Options(year=2020)))


def test_every_line_is_as_worked_by_hand(computed: Computed) -> None:
    with EXPECTED.open(encoding="utf-8", newline="") as file:
        expected = {
            (row["enterprise"], row["clause"], row["matter"]): (
                row["status"],
                Fraction(row["award"]),
                Fraction(row["payable_now"]),
                row["reason"],
            )
            for row in csv.DictReader(file)
        }
    found = {
        (line.enterprise, line.head.clause, line.head.name.split("/", 2)[2] if line.head.name.count("/") > 1 else ""): (
            line.status,
            line.award,
            line.payable_now,
            "" if line.reason is None else line.reason.code,
        )
        for line in computed.lines
    }
    both = expected.keys() | found.keys()
    assert {key: (expected.get(key), found.get(key)) for key in both if expected.get(key) != found.get(key)} == {}


def test_every_clause_awards_something(computed: Computed) -> None:
    awarded = {line.head.clause for line in computed.lines if line.status == "awarded"}
    every = {clause.clause for clause in computed.assessment.schedule.clauses}
    assert awarded == every


def test_one_row_is_refused(computed: Computed) -> None:
    refused = [fate.place for fate in computed.assessment.claims.fates if fate.fate == "refused"]
    assert [(place.sheet, place.row) for place in refused] == [("上云", 6)]
