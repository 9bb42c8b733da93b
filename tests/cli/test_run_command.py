"""`run`: what it writes, what it refuses, and how it ends."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from cli.command import RULES, command
from small_claims import AWARDED, CLEAN, NIL, with_row, write_claims


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    return write_claims(tmp_path / "claims.xlsx")


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def _csv(path: Path) -> list[dict[str, str]]:
    assert path.read_bytes().startswith(b"\xef\xbb\xbf")
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_clean_workbook_ends_with_0_and_every_output(claims: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = command("run", claims, "--rules", RULES, "--year", "2020", "--out", out)
    assert done.status == 0, done.err
    assert set(_files(out)) == {
        "awards.xlsx",
        "lines.csv",
        "rows.csv",
        "problems.csv",
        "notes.csv",
        "payments.csv",
        "run.json",
        "inputs/options.json",
        "inputs/claims/1-claims.xlsx",
        "inputs/schedule/quanjiao-2020.yaml",
        f"enterprises/{AWARDED}-甲示例有限公司.xlsx",
    }
    lines = {line["line"]: line for line in _csv(out / "lines.csv")}
    # (1,234,567.90 + 0.10) × 15 % = 185,185.20
    assert lines[f"smart-equipment/{AWARDED}/一号线"]["award"] == "185185.20"
    assert lines[f"provincial-recognition/{AWARDED}/智能工厂/省级/甲厂"]["award"] == "500000.00"
    assert lines[f"smart-equipment/{NIL}/二号线"]["reason_code"] == "not_eligible:enterprise.county"
    record = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert record["total"] == "685185.20"
    assert record["lines"] == {"awarded": 2, "nil": 1, "cannot_tell": 0}
    assert (out / "inputs" / "claims" / "1-claims.xlsx").read_bytes() == claims.read_bytes()


def test_every_row_has_one_fate_in_rows_csv(claims: Path, tmp_path: Path) -> None:
    command("run", claims, "--rules", RULES, "--year", "2020", "--out", tmp_path / "out", "--summary-only")
    rows = [(row["sheet"], int(row["row"])) for row in _csv(tmp_path / "out" / "rows.csv")]
    written = [(sheet, number) for sheet, cells in CLEAN.items() for number in range(1, len(cells) + 1)]
    assert sorted(rows) == sorted(written)


def test_the_same_files_give_the_same_bytes(claims: Path, tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    run = ("run", claims, "--rules", RULES, "--year", "2020", "--out")
    command(*run, first, PYTHONHASHSEED="1", TZ="Asia/Shanghai", LC_ALL="C")
    command(*run, second, PYTHONHASHSEED="2", TZ="America/New_York", LC_ALL="zh_CN.UTF-8")
    assert _files(first) == _files(second)


def test_a_refused_row_ends_with_1_and_the_rest_is_written(tmp_path: Path) -> None:
    spoiled = with_row(CLEAN, "项目", (AWARDED, "三号线", "智能化", "约八百万", 0))
    claims = write_claims(tmp_path / "claims.xlsx", spoiled)
    done = command("run", claims, "--rules", RULES, "--year", "2020", "--out", tmp_path / "out")
    assert done.status == 1
    assert "claims.xlsx 项目!D4" in done.err
    assert "约八百万" in done.err
    lines = {line["line"] for line in _csv(tmp_path / "out" / "lines.csv")}
    assert f"smart-equipment/{AWARDED}/一号线" in lines
    assert f"smart-equipment/{AWARDED}/三号线" not in lines


def test_an_earlier_run_is_replaced_only_by_force(claims: Path, tmp_path: Path) -> None:
    run = ("run", claims, "--rules", RULES, "--year", "2020", "--out", tmp_path / "out")
    assert command(*run).status == 0
    before = _files(tmp_path / "out")
    refused = command(*run)
    assert refused.status == 2
    assert "--force" in refused.err
    assert _files(tmp_path / "out") == before
    assert command(*run, "--force").status == 0


def test_files_of_others_in_an_earlier_run_are_never_deleted(claims: Path, tmp_path: Path) -> None:
    run = ("run", claims, "--rules", RULES, "--year", "2020", "--out", tmp_path / "out")
    assert command(*run).status == 0
    mine = tmp_path / "out" / "enterprises" / "签字扫描件.pdf"
    mine.write_text("mine")
    done = command(*run, "--force")
    assert done.status == 2
    assert "签字扫描件.pdf" in done.err
    assert mine.read_text() == "mine"


def test_a_folder_that_holds_something_else_is_never_replaced(claims: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.docx").write_text("mine")
    done = command("run", claims, "--rules", RULES, "--year", "2020", "--out", out, "--force")
    assert done.status == 2
    assert [path.name for path in out.iterdir()] == ["thesis.docx"]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"--year": "2021"}, "2021"),
        ({"--year": "20x0"}, "20x0"),
        ({"--rules": "no-such-schedule"}, "no-such-schedule"),
        ({"claims": "no-such-file.xlsx"}, "no-such-file.xlsx"),
    ],
)
def test_bad_usage_does_nothing_and_ends_with_2(
    claims: Path, tmp_path: Path, change: dict[str, str], said: str
) -> None:
    options = {"claims": str(claims), "--rules": str(RULES), "--year": "2020"} | change
    given = options.pop("claims")
    flat = [part for pair in options.items() for part in pair]
    done = command("run", given, *flat, "--out", tmp_path / "out")
    assert done.status == 2
    assert said in done.err
    assert not (tmp_path / "out").exists()


def test_without_the_earlier_awards_strict_refuses(tmp_path: Path) -> None:
    sheets = {name: rows for name, rows in CLEAN.items() if name != "历年兑现"}
    claims = write_claims(tmp_path / "claims.xlsx", sheets)
    run = ("run", claims, "--rules", RULES, "--year", "2020", "--out", tmp_path / "out")
    strict = command(*run, "--strict")
    assert strict.status == 2
    assert "claims.xlsx 历年兑现" in strict.err
    assert command(*run).status == 0


def test_json_holds_the_record_and_the_problems(tmp_path: Path) -> None:
    spoiled = with_row(CLEAN, "企业", ("91341124FAKE00099X", "错码有限公司", "全椒县", "民营", "是"))
    claims = write_claims(tmp_path / "claims.xlsx", spoiled)
    done = command("run", claims, "--rules", "quanjiao-2020", "--year", "2020", "--out", tmp_path / "out", "--json")
    record = json.loads(done.out)
    assert done.status == 1
    assert record["total"] == "685185.20"
    assert [problem["code"] for problem in record["problem_list"]] == ["uscc_check_digit"]


def test_two_workbooks_of_one_name_are_told_apart(claims: Path, tmp_path: Path) -> None:
    (tmp_path / "more").mkdir()
    more = write_claims(tmp_path / "more" / "claims.xlsx")
    out = tmp_path / "out"
    assert command("run", claims, more, "--rules", RULES, "--year", "2020", "--out", out).status == 0
    assert sorted(path.name for path in (out / "inputs" / "claims").iterdir()) == ["1-claims.xlsx", "2-claims.xlsx"]
    fates = [row["fate"] for row in _csv(out / "rows.csv") if row["file"] == "2/claims.xlsx"]
    assert fates.count("repeat") == 5
