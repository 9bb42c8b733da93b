"""The small sample of Dongzhi 2022 comes, line by line and in sum, to what was worked by hand beside it."""

from __future__ import annotations

import csv
from fractions import Fraction
from pathlib import Path

import pytest

from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import Computed, compute

ROOT = Path(__file__).parents[2]
CLAIMS = ROOT / "sample_data" / "dongzhi-2022.xlsx"
EXPECTED = ROOT / "sample_data" / "dongzhi-2022-expected.csv"


@pytest.fixture(scope="module")
def computed() -> Computed:
    return compute(take_inputs(ROOT / "rules" / "dongzhi-2022.yaml", [CLAIMS], Options(year=2022)))


def test_every_line_is_as_worked_by_hand(computed: Computed) -> None:
    with EXPECTED.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    expected = {row["line"]: (row["status"], Fraction(row["award"]), row["reason_code"]) for row in rows}
    found = {
        line.head.name: (line.status, line.award, line.reason.code if line.reason is not None else "")
        for line in computed.lines
    }
    assert found == expected
    assert len(rows) == len(expected) == 33


def test_the_awards_add_up_to_the_sum_worked_by_hand(computed: Computed) -> None:
    equipment, recognitions = Fraction("7500000.01"), 330_000
    assert sum(line.award for line in computed.lines) == equipment + recognitions


def test_no_row_is_refused(computed: Computed) -> None:
    assert not [fate for fate in computed.assessment.claims.fates if fate.fate == "refused"]
