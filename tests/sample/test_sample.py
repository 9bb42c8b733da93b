"""The sample's lines and rows are those of the separate spreadsheet beside it."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import Computed, compute

ROOT = Path(__file__).parents[2]
CLAIMS = ROOT / "sample_data" / "quanjiao-2020.xlsx"
EXPECTED = ROOT / "sample_data" / "quanjiao-2020-expected.xlsx"


@pytest.fixture(scope="module")
def computed() -> Computed:
    return compute(take_inputs(ROOT / "rules" / "quanjiao-2020.yaml", [CLAIMS], Options(year=2020)))


def _rows(sheet: str) -> Iterator[dict[str, object]]:
    book = openpyxl.load_workbook(EXPECTED, data_only=True)
    header, *rows = book[sheet].iter_rows(values_only=True)
    for row in rows:
        if any(value is not None for value in row):
            yield dict(zip((str(name) for name in header), row, strict=True))


def test_every_line_has_the_expected_status_award_and_reason(computed: Computed) -> None:
    expected = {
        str(row["line"]): (row["status"], Fraction(str(row["award"])), row["reason_code"] or "")
        for row in _rows("预期")
    }
    found = {
        line.head.name: (line.status, line.award, line.reason.code if line.reason is not None else "")
        for line in computed.lines
    }
    assert found == expected
    assert len(found) > 100


def test_every_row_has_the_expected_fate(computed: Computed) -> None:
    sheet, row, fate = list(next(_rows("行")))[:3]
    expected = {(str(each[sheet]), int(str(each[row]))): str(each[fate]) for each in _rows("行")}
    found = {
        (each.place.sheet, each.place.row): each.fate
        for each in computed.assessment.claims.fates
        if each.fate != "no_data"
    }
    assert found == expected


def test_the_sample_covers_every_outcome(computed: Computed) -> None:
    codes = {line.reason.code.partition(":")[0] for line in computed.lines if line.reason is not None}
    assert {"not_eligible", "no_clause", "nothing_due", "once", "once_earlier", "missing", "uncertain"} <= codes
    fates = {fate.fate for fate in computed.assessment.claims.fates}
    assert {"claim", "enterprise", "earlier", "refused", "repeat", "no_data"} <= fates
    assert any(line.remarks for line in computed.lines)
