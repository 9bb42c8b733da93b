"""The second sample's lines are those that were worked out by hand beside it, what each treasury pays now included."""

from __future__ import annotations

import csv
import runpy
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from subsidy_calc.assess.award_lines import AwardLine
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import Computed, compute

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_data"
CLAIMS = SAMPLE / "changfeng-2022.xlsx"
Outcome = tuple[str, Fraction, Fraction, tuple[Fraction, ...], str]


@pytest.fixture(scope="module")
def computed() -> Computed:
    return compute(take_inputs(ROOT / "rules" / "changfeng-2022.yaml", [CLAIMS], Options(year=2022)))


@pytest.fixture(scope="module")
def worked_out() -> list[dict[str, str]]:
    with (SAMPLE / "changfeng-2022-expected.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def _expected(row: dict[str, str]) -> Outcome:
    payers = tuple(Fraction(row[name]) for name in ("city", "county") if row[name])
    return row["status"], Fraction(row["award"]), Fraction(row["payable_now"]), payers, row["reason_code"]


def _found(line: AwardLine) -> Outcome:
    payers = line.payment.of_payers(now=True) if line.payment is not None else ()
    return line.status, line.award, line.payable_now, payers, line.reason.code if line.reason is not None else ""


def test_every_line_comes_to_what_was_worked_out(computed: Computed, worked_out: list[dict[str, str]]) -> None:
    expected = {f"{row['clause']}/{row['uscc']}/{row['matter']}": _expected(row) for row in worked_out}
    assert {line.head.name: _found(line) for line in computed.lines} == expected
    assert len(expected) == len(worked_out)


def test_the_sample_reaches_every_clause_and_outcome(computed: Computed) -> None:
    awarded = {line.head.clause for line in computed.lines if line.status == "awarded"}
    assert awarded == {clause.clause for clause in computed.assessment.schedule.clauses}
    assert {line.status for line in computed.lines} == {"awarded", "nil", "cannot_tell"}
    codes = {line.reason.code.partition(":")[0] for line in computed.lines if line.reason is not None}
    assert codes == {"not_eligible", "no_clause", "nothing_due", "once_earlier", "cap", "missing"}
    states = {part.state for line in computed.lines if line.payment is not None for part in line.payment.parts}
    assert states == {"now", "later", "open"}


def test_the_workbook_is_what_its_script_writes(tmp_path: Path) -> None:
    written = tmp_path / CLAIMS.name
    runpy.run_path(str(SAMPLE / "make_changfeng_2022.py"))["write"](written)
    assert _cells(written) == _cells(CLAIMS)


def _cells(path: Path) -> dict[str, list[tuple[object, ...]]]:
    return {sheet.title: list(sheet.values) for sheet in openpyxl.load_workbook(path)}
