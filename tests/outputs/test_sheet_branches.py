"""An award sheet, too, shows a claim's own branch alone, with cells of both input sheets."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from outputs.branch_schedule import ONE, SCHEDULE, SHEETS, TWO
from small_claims import write_claims
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import compute
from subsidy_calc.workbooks.enterprise_book import write_enterprise_book


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[str]]:
    folder = tmp_path_factory.mktemp("sheets")
    rules = folder / "branches.yaml"
    rules.write_text(SCHEDULE, encoding="utf-8")
    claims = write_claims(folder / "claims.xlsx", SHEETS)
    computed = compute(take_inputs(rules, [claims], Options(year=2020)))
    written = {}
    for uscc in (ONE, TWO):
        own = [line for line in computed.lines if line.head.uscc == uscc]
        path = folder / f"{uscc}.xlsx"
        write_enterprise_book(path, computed.assessment, own, computed.info, "zh")
        written[uscc] = _texts(path)
    return written


def _texts(path: Path) -> list[str]:
    book = openpyxl.load_workbook(path, data_only=True)
    return [
        str(cell.value)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    ]


def test_the_first_branch(texts: dict[str, list[str]]) -> None:
    shown = texts[ONE]
    assert "0.1" in shown  # the rate of 新建, as a number
    assert "0.08" not in shown
    assert "0.05" not in shown
    assert "50000" in shown
    for cell in ("项目!D2", "企业!D2", "项目!C2"):
        assert any(cell in text for text in shown), cell
    assert not any("亩均评价" in text for text in shown)


def test_the_second_branch(texts: dict[str, list[str]]) -> None:
    shown = texts[TWO]
    assert "0.08" in shown
    assert "0.1" not in shown
    assert "0.05" not in shown
    assert "56000.03" in shown
    for cell in ("项目!D3", "企业!D3", "企业!C3"):
        assert any(cell in text for text in shown), cell
