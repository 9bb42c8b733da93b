"""The command as a user runs it: three ways to name two sides, the folder, the records and the workbook."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest

from cli.command import Done, command
from comparison.compared_schedules import BIG, CLAIMS, NEW, SCHEDULE, changed
from small_claims import NIL as B
from small_claims import with_row, write_claims
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import run

BLANK = (B, "缺", None)


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Claims, an old and a new schedule."""
    write_claims(tmp_path / "claims.xlsx", CLAIMS)
    (tmp_path / "old.yaml").write_text(SCHEDULE, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(changed("cap: 30万元", "cap: 1万元"), encoding="utf-8")
    return tmp_path


def _schedules(work: Path, *more: str, lang: str = "en") -> Done:
    rules = ("--rules", work / "old.yaml", "--rules", work / "new.yaml")
    return command(
        "compare", work / "claims.xlsx", *rules, "--year", "2020", "--out", work / "out", *more, lang=lang
    )  # fmt: skip


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_two_schedules(work: Path) -> None:
    done = _schedules(work, "--budget", "40万元")
    assert done.status == 0, done.err
    # 10,000 for each of 80,000, 300,000 and 20,000; 50,000 for the title stays
    assert "-370,000.00" in done.out
    assert "0 enterprises gain, 2 lose, 0 are even" in done.out
    assert "budget 400,000 yuan: -50,000 yuan left before, 320,000 yuan left after" in done.out
    assert sorted(path.name for path in (work / "out").iterdir()) == [
        "causes.csv", "compare.json", "compare.xlsx", "enterprises.csv", "lines.csv", "problems.csv",
    ]  # fmt: skip
    lines = {row["line"]: row for row in _rows(work / "out" / "lines.csv")}
    big = lines[BIG]
    assert (big["before"], big["after"], big["difference"]) == ("300000.00", "10000.00", "-290000.00")
    assert big["why"] == "at most 300,000 yuan → at most 10,000 yuan"
    assert big["place_before"].startswith("old.yaml:")
    assert big["place_after"].startswith("new.yaml:")
    record = json.loads((work / "out" / "compare.json").read_text(encoding="utf-8"))
    assert (record["before"]["total"], record["after"]["total"]) == ("450000.00", "80000.00")
    assert (record["left_before"], record["left_after"]) == ("-50000.00", "320000.00")


def _run(work: Path, name: str) -> Path:
    """A run of the claims under one of the schedules."""
    inputs = take_inputs(work / f"{name}.yaml", [work / "claims.xlsx"], Options(2020, books="none"))
    run(inputs, work / name, force=False, progress=lambda _done, _all: None)
    return work / name


def test_two_years(work: Path) -> None:
    years = ("--rules", work / "old.yaml", "--year", "2020", "--year", "2021", "--out", work / "years")
    done = command("compare", work / "claims.xlsx", *years, lang="en")
    assert (done.status, "0 enterprises gain, 0 lose, 2 are even" in done.out) == (0, True), done.err


def test_two_runs(work: Path) -> None:
    done = command("compare", _run(work, "old"), _run(work, "new"), "--out", work / "runs", "--json", lang="en")
    assert done.status == 0
    assert json.loads(done.out)["difference"] == "-370000.00"


def test_two_runs_that_are_one_are_told_by_their_folders(work: Path) -> None:
    old = _run(work, "old")
    done = command("compare", old, old, "--out", work / "same", lang="en")
    assert (done.status, "no line differs" in done.out) == (0, True)
    assert f"before ({old}): " in done.out
    assert "0 enterprises gain, 0 lose" in done.out


def test_a_schedule_for_each_year(work: Path) -> None:
    pairs = ("--rules", work / "old.yaml", "--year", "2020", "--rules", work / "new.yaml", "--year", "2021")
    record = json.loads(command("compare", work / "claims.xlsx", *pairs, "--out", work / "paired", "--json").out)
    assert [record[side]["year"] for side in ("before", "after")] == [2020, 2021]
    assert record["difference"] == "-370000.00"


def test_the_workbook_read_back(work: Path) -> None:
    assert _schedules(work, "--budget", "40万元").status == 0
    book = openpyxl.load_workbook(work / "out" / "compare.xlsx", data_only=True)
    assert book.sheetnames == ["Comparison", "Enterprises", "Causes", "Changed lines"]
    summary, enterprises, _, lines = book.worksheets
    sums = [
        tuple(summary.cell(row, column).value for column in (2, 3, 4))
        for row in range(1, summary.max_row + 1)
        if summary.cell(row, 1).value in ("合计", "total")
    ]
    assert sums == [(450_000, 80_000, -370_000)] * 2  # of all, and beneath the clauses
    with ZipFile(work / "out" / "compare.xlsx") as package:
        charts = [name for name in package.namelist() if name.startswith("xl/charts/chart")]
    assert len(charts) == 2
    assert [row[5] for row in enterprises.iter_rows(min_row=2, values_only=True)] == [-10_000, -360_000]
    changes = {row[-1]: row[8] for row in lines.iter_rows(min_row=2, values_only=True)}
    assert (changes[BIG], changes[NEW]) == (-290_000, -10_000)


def test_the_same_bytes_twice(work: Path) -> None:
    assert _schedules(work).status == 0
    first = {path.name: path.read_bytes() for path in (work / "out").iterdir()}
    assert _schedules(work, "--force").status == 0
    assert first == {path.name: path.read_bytes() for path in (work / "out").iterdir()}


def test_problems_of_either_side_end_with_1(work: Path) -> None:
    write_claims(work / "claims.xlsx", with_row(CLAIMS, "项目", BLANK))
    done = _schedules(work)
    assert done.status == 1
    assert done.err.count("[blank]") == 1  # of both sides, told once
    assert len(_rows(work / "out" / "problems.csv")) == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("claims.xlsx",),
        ("claims.xlsx", "--rules", "old.yaml", "--year", "2020"),
        ("claims.xlsx", "--rules", "old.yaml", "--rules", "new.yaml"),
        ("claims.xlsx", "--rules", "a", "--rules", "b", "--rules", "c", "--year", "2020"),
        ("claims.xlsx", "claims.xlsx", "claims.xlsx"),
        ("old", "new"),  # no runs
        ("claims.xlsx", "--rules", "old.yaml", "--year", "2020", "--year", "2022"),  # out of force
        ("claims.xlsx", "--rules", "a", "--rules", "b", "--year", "2020", "--budget", "1000"),
        ("claims.xlsx", "--rules", "a", "--rules", "b", "--year", "2020", "--budget", "15%"),
    ],
)
def test_what_cannot_be_compared_leaves_nothing(
    work: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(work)
    assert command("compare", *arguments, "--out", "out").status == 2
    assert not (work / "out").exists()


def test_a_folder_is_replaced_only_by_force_and_only_if_it_is_a_comparison(work: Path) -> None:
    assert _schedules(work).status == 0
    assert _schedules(work).status == 2
    (work / "out" / "mine.txt").write_text("mine")
    done = _schedules(work, "--force")
    assert (done.status, "mine.txt" in done.err) == (2, True)
    (work / "out" / "mine.txt").unlink()
    (work / "out" / "compare.json").unlink()
    assert _schedules(work, "--force").status == 2
    folder = _run(work, "old")
    done = command("compare", folder, folder, "--out", folder, "--force", lang="en")
    assert (done.status, "holds no earlier comparison" in done.err) == (2, True)


def test_in_chinese(work: Path) -> None:
    done = _schedules(work, lang="zh")
    assert "0家企业增加，2家减少，0家不变" in done.out
    assert openpyxl.load_workbook(work / "out" / "compare.xlsx").sheetnames == ["对比", "企业", "原因", "变动明细"]
