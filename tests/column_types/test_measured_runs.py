"""A whole run: the award sheet shows quantities, choices and what convert did, and LibreOffice comes to the same."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from cli.command import command
from column_types.measured_orders import CODE, sheets_of, text_of
from intake.written_books import Content, workbook
from workbooks.recalculated import recalculated
from workbooks.sample_run import run_of, words
from workbooks.test_recalculated import differences

AWARD = """
      - total: [p.usd, p.freight]
      - convert: {at: p.rate}
      - rate: 3%
      - round: {to: 0.01元, mode: half_up}"""
IF = "[{fact: p.fields, includes_any: [机器人, AI应用]}, {fact: p.power, at_least: 1000千瓦时}]"
EXAMPLES = """
    typical:
      p: {usd: 100美元, freight: 10, rate: "7.1234", fields: 软件/机器人, power: 1000千瓦时}
    examples:
      - {case: 平常, award: 23.51元}
      - {case: 差一度, change: {p.power: "999.999999"}, not_eligible: p.power}
      - {case: 领域不符, change: {p.fields: 软件}, not_eligible: p.fields}
      - {case: 未填领域, change: {p.fields: null}, cannot_tell: p.fields}
combine:"""


def _folder(tmp_path: Path) -> tuple[Path, Path]:
    rules, claims = tmp_path / "rules.yaml", tmp_path / "claims.xlsx"
    rules.write_text(text_of(AWARD, eligible_if=IF).replace("\ncombine:", EXAMPLES), encoding="utf-8")
    rows: list[dict[str, Content]] = [
        {},
        {"出口额": 1234.56, "汇率": 6.987654},
        {"用电量": 999.5},
        {"领域": "软件"},
        {"领域": None},
    ]
    claims.write_bytes(workbook(sheets_of(rows)))
    return rules, claims


def test_examples_of_the_schedule(tmp_path: Path) -> None:
    # (100 + 10) × 7.1234 × 3 % = 23.50722
    done = command("rules", "test", _folder(tmp_path)[0])
    assert done.status == 0, done.out + done.err


def test_the_award_sheet(tmp_path: Path) -> None:
    rules, claims = _folder(tmp_path)
    out = tmp_path / "out"
    done = command("run", claims, "--rules", rules, "--year", "2020", "--out", out)
    assert done.status == 1, done.err  # the blank field of the last order
    (sheet,) = (out / "enterprises").glob("*.xlsx")
    told = words(sheet)
    assert "领域包含机器人、AI应用之一" in told
    assert "用电量不低于1,000千瓦时" in told
    assert "折算成元" in told
    figures = {cell.value for row in openpyxl.load_workbook(sheet, data_only=True).worksheets[0] for cell in row}
    assert {100, 10, 110, 7.1234, 783.574, 23.51} <= figures
    shown = {cell.number_format for row in openpyxl.load_workbook(sheet).worksheets[0] for cell in row}
    assert '#,##0"美元"' in shown
    lines = (out / "lines.csv").read_text(encoding="utf-8-sig")
    assert [line.split(",")[0].rsplit("/", 1)[-1] for line in lines.splitlines()[1:]] == ["1", "2", "3", "4", "5"]


def test_explained(tmp_path: Path) -> None:
    rules, claims = _folder(tmp_path)
    out = tmp_path / "out"
    command("run", claims, "--rules", rules, "--year", "2020", "--out", out)
    done = command("explain", out, f"one/{CODE}/1")
    assert "110美元" in done.out
    assert "软件、机器人" in done.out
    assert "1,000千瓦时" in done.out
    assert "领域" in command("explain", out, f"one/{CODE}/5").out
    as_json = command("explain", out, f"one/{CODE}/1", "--json").out
    json.loads(as_json)
    assert '"美元"' in as_json
    english = command("explain", out, f"one/{CODE}/1", lang="en").out
    assert "110 美元" in english


def test_recalculated(tmp_path: Path) -> None:
    rules, claims = _folder(tmp_path)
    run = run_of(claims, rules)
    assert sum(line.award > 0 for line in run.lines) == 2
    awards, ones = run.write_all(tmp_path / "out")
    paths = [awards, *ones]
    for before, after in zip(paths, recalculated(paths, tmp_path), strict=True):
        assert differences(before, after) == []
