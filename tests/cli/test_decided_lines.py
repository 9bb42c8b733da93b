"""会议决定 and 银行账户 in a run: what was decided replaces what was computed, within the caps."""

from __future__ import annotations

import csv
from pathlib import Path

import openpyxl
import pytest

from cli.command import RULES, command
from small_claims import AWARDED, CLEAN, NIL, write_claims

LINE = f"smart-equipment/{AWARDED}/一号线"
NOT_ELIGIBLE = f"smart-equipment/{NIL}/二号线"
HEADINGS = ("事项", "决定金额", "依据文号", "原因")


def _run(folder: Path, *decisions: tuple[str, float | str, str, str]) -> tuple[int, dict[str, dict[str, str]], str]:
    sheets = {**CLEAN, "会议决定": [HEADINGS, *decisions]}
    claims = write_claims(folder / "claims.xlsx", sheets)
    done = command("run", claims, "--rules", RULES, "--year", "2020", "--out", folder / "out")
    with (folder / "out" / "lines.csv").open(encoding="utf-8-sig", newline="") as file:
        return done.status, {line["line"]: line for line in csv.DictReader(file)}, done.err


def test_less_than_computed_is_paid_as_decided(tmp_path: Path) -> None:
    status, lines, _ = _run(tmp_path, (LINE, 100_000.01, "纪要3号", "酌减"))
    assert status == 0
    assert (lines[LINE]["award"], lines[LINE]["reason_code"]) == ("100000.01", "decided")
    assert "纪要3号" in lines[LINE]["reason"]
    (path,) = (tmp_path / "out" / "enterprises").iterdir()
    texts = [str(cell.value) for row in openpyxl.load_workbook(path).worksheets[0].iter_rows() for cell in row]
    assert any("会议决定" in text for text in texts)
    assert any("纪要3号" in text for text in texts)


def test_not_paid_as_decided(tmp_path: Path) -> None:
    status, lines, _ = _run(tmp_path, (LINE, "不予兑现", "纪要3号", "失信"))
    assert status == 0
    assert (lines[LINE]["status"], lines[LINE]["award"]) == ("nil", "0.00")


@pytest.mark.parametrize(("sum_", "award"), [(75_000, "75000.00"), (75_000.01, "0.00")])
def test_an_exception_is_paid_up_to_what_the_clause_gives(tmp_path: Path, sum_: float, award: str) -> None:
    # 500,000 × 15 % = 75,000; one fen more is refused, and the computed nil stands
    status, lines, err = _run(tmp_path, (NOT_ELIGIBLE, sum_, "纪要3号", "特批"))
    assert lines[NOT_ELIGIBLE]["award"] == award
    assert status == (0 if award == "75000.00" else 1)
    assert ("decision_too_much" in err) == (status == 1)


def test_a_decision_without_its_paper_or_line_is_a_problem(tmp_path: Path) -> None:
    status, lines, err = _run(tmp_path, (LINE, 1, "", "无"), (LINE + "x", 1, "纪要", "无"))
    assert status == 1
    assert lines[LINE]["status"] == "cannot_tell"  # something was decided of it, but on what paper is not said
    assert "会议决定!2" in err
    assert "decision_no_line" in err


def test_a_decision_that_cannot_be_read_holds_its_line_up(tmp_path: Path) -> None:
    status, lines, err = _run(tmp_path, (LINE, "再议", "纪要3号", "待定"))
    assert status == 1
    assert (lines[LINE]["status"], lines[LINE]["reason_code"]) == ("cannot_tell", "uncertain:decision")
    assert "会议决定!B2" in err


def test_bank_details_travel_to_the_summary(tmp_path: Path) -> None:
    accounts = [
        ("统一社会信用代码", "户名", "开户行", "账号"),
        (AWARDED, "甲示例有限公司", "示例银行全椒支行", "6222000011112222333"),
        (NIL, "别家公司", "示例银行来安支行", "0012 3456 7890"),
    ]
    claims = write_claims(tmp_path / "claims.xlsx", {**CLEAN, "银行账户": accounts})
    done = command("run", claims, "--rules", RULES, "--year", "2020", "--out", tmp_path / "out")
    assert done.status == 0, done.err
    summary = openpyxl.load_workbook(tmp_path / "out" / "awards.xlsx")["汇总"]
    texts = [cell.value for row in summary.iter_rows() for cell in row]
    assert "6222000011112222333" in texts
    assert "001234567890" in texts
    notes = (tmp_path / "out" / "notes.csv").read_text(encoding="utf-8-sig")
    assert "account_name" in notes
