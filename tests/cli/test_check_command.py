"""`check`: the problems of the claims by sheet and cell, and the copy that shows them there."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl

from cli.command import RULES, command
from small_claims import AWARDED, CLEAN, with_row, write_claims


def _spoiled(folder: Path) -> Path:
    sheets = with_row(CLEAN, "项目", (AWARDED, "[三号线]", "智能化", "约八百万", 0))
    return write_claims(
        folder / "claims.xlsx", with_row(sheets, "企业", ("91341124FAKE00099X", "错码", "全椒县", "民营", "是"))
    )


def test_clean_claims_end_with_0(tmp_path: Path) -> None:
    claims = write_claims(tmp_path / "claims.xlsx")
    done = command("check", claims, "--rules", RULES)
    assert done.status == 0, done.err
    assert "没有要改正的地方" in done.out


def test_problems_are_listed_by_sheet_and_cell(tmp_path: Path) -> None:
    done = command("check", _spoiled(tmp_path), "--rules", RULES, "--year", "2020", COLUMNS="200")
    assert done.status == 1
    for wanted in ("claims.xlsx 项目", "D4", "约八百万", "claims.xlsx 企业", "A4", "91341124FAKE00099X"):
        assert wanted in done.out
    record = json.loads(command("check", tmp_path / "claims.xlsx", "--rules", RULES, "--json").out)
    assert {problem["code"] for problem in record["problems"]} == {"unreadable_amount", "uscc_check_digit"}


def test_check_says_what_run_says(tmp_path: Path) -> None:
    claims = _spoiled(tmp_path)
    run = command("run", claims, "--rules", RULES, "--year", "2020", "--out", tmp_path / "out", "--json")
    check = command("check", claims, "--rules", RULES, "--year", "2020", "--json")
    assert json.loads(check.out)["problems"] == json.loads(run.out)["problem_list"]


def test_the_annotated_copy_has_comments_at_those_cells_alone(tmp_path: Path) -> None:
    claims, copy = _spoiled(tmp_path), tmp_path / "copy.xlsx"
    before = claims.read_bytes()
    assert command("check", claims, "--rules", RULES, "--annotated", copy).status == 1
    assert claims.read_bytes() == before
    book = openpyxl.load_workbook(copy)
    commented = {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.comment
    }
    assert commented == {("项目", "D4"), ("企业", "A4")}
    assert [[cell.value for cell in row] for row in book["认定"].iter_rows()] == [
        [cell.value for cell in row] for row in openpyxl.load_workbook(claims)["认定"].iter_rows()
    ]


def test_the_copy_is_never_written_over_the_claims(tmp_path: Path) -> None:
    claims = write_claims(tmp_path / "claims.xlsx")
    assert command("check", claims, "--rules", RULES, "--annotated", claims).status == 2


def test_strict_takes_changed_amounts_as_problems(tmp_path: Path) -> None:
    sheets = with_row(CLEAN, "项目", (AWARDED, "三号线", "智能化", "8万元", 0))
    claims = write_claims(tmp_path / "claims.xlsx", sheets)
    assert command("check", claims, "--rules", RULES).status == 0
    strict = command("check", claims, "--rules", RULES, "--strict", "--json")
    assert [(p["code"], p["place"]) for p in json.loads(strict.out)["problems"]] == [("amount_changed", "项目!D4")]
