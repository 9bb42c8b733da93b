"""Every command that takes a schedule takes a folder, and computes what it computes of the single file."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path

import pytest

from cli.command import RULES, command
from folders.rule_folders import quanjiao_files, sound_files, write_folder
from small_claims import AWARDED, write_claims
from subsidy_calc.cli import shipped
from subsidy_calc.proof.examples import run_examples
from subsidy_calc.schedule.load import load_schedule
from subsidy_calc.values.problems import ScheduleRefused
from workbooks.sample_run import SAMPLE, cells, words


@pytest.fixture(scope="module")
def rules(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_folder(tmp_path_factory.mktemp("rules") / "split", quanjiao_files())


def _awards(folder: Path) -> list[tuple[str, str, str]]:
    with (folder / "lines.csv").open(encoding="utf-8-sig", newline="") as file:
        return [(line["line"], line["status"], line["award"]) for line in csv.DictReader(file)]


def test_a_run_gives_the_same_lines_as_the_single_file(rules: Path, tmp_path: Path) -> None:
    whole, split = tmp_path / "whole", tmp_path / "split"
    for schedule, out in ((RULES, whole), (rules, split)):
        done = command("run", SAMPLE, "--rules", schedule, "--year", "2020", "--out", out, "--summary-only")
        assert done.status == 1  # the sample has rows to put right
    for name in ("lines.csv", "rows.csv", "problems.csv", "notes.csv", "payments.csv"):
        assert (split / name).read_bytes() == (whole / name).read_bytes()
    assert _awards(split) == _awards(whole)
    assert len(_awards(split)) == 127
    again = tmp_path / "again"
    command("run", SAMPLE, "--rules", rules, "--year", "2020", "--out", again, "--summary-only", LC_ALL="C")
    assert (again / "run.json").read_bytes() == (split / "run.json").read_bytes()


def test_sheets_name_the_file_as_well_as_the_line(rules: Path, tmp_path: Path) -> None:
    claims = write_claims(tmp_path / "claims.xlsx")
    out = tmp_path / "out"
    done = command("run", claims, "--rules", rules, "--year", "2020", "--out", out)
    assert done.status == 0, done.err
    (book,) = (out / "enterprises").glob(f"{AWARDED}-*.xlsx")
    text = words(book)
    # the rate is the 14th line of its file, the sum by kind stands in the other
    assert "二（三）1，规则clauses/1-equipment.yaml第14行" in text
    assert "规则clauses/2-recognition.yaml第" in text
    assert "规则第" not in text
    labels = [str(row[0]) for row in cells(out / "awards.xlsx", 5)]
    assert labels.count("政策规则") == 1
    assert labels.count("规则文件") == 5
    in_english = tmp_path / "en"
    command("run", claims, "--rules", rules, "--year", "2020", "--out", in_english, lang="en")
    (book,) = (in_english / "enterprises").glob(f"{AWARDED}-*.xlsx")
    assert "二（三）1 (schedule, clauses/1-equipment.yaml, line 14)" in words(book)


def test_template_check_and_rules_take_a_folder(rules: Path, tmp_path: Path) -> None:
    for schedule, name in ((RULES, "whole.xlsx"), (rules, "split.xlsx")):
        assert command("template", "--rules", schedule, tmp_path / name).status == 0
    assert (tmp_path / "split.xlsx").read_bytes() == (tmp_path / "whole.xlsx").read_bytes()
    claims = write_claims(tmp_path / "claims.xlsx")
    assert command("check", claims, "--rules", rules).status == 0
    whole, split = (command("rules", "show", each).out.splitlines() for each in (RULES, rules))
    assert [_without_place(line) for line in split] == [_without_place(line) for line in whole]
    assert any(line.endswith("[combine.yaml第2行]") for line in split)
    proved = json.loads(command("rules", "test", rules, "--json").out)
    assert proved["passed"] == proved["examples"] == len(run_examples(load_schedule(RULES)))
    places = {result["place"].partition(":")[0] for result in proved["results"]}
    assert places == {"clauses/1-equipment.yaml", "clauses/2-recognition.yaml", "combine.yaml"}


def _without_place(line: str) -> str:
    return re.sub(r"  \[\S*第\d+行\]$", "", line)


def test_faults_of_two_files_are_told_with_their_names_and_nothing_is_done(tmp_path: Path) -> None:
    files = sound_files() | {"tables/item.yaml": "tables: [\n", "combine.yaml": "combine: &a []\n"}
    rules = write_folder(tmp_path / "rules", files)
    claims = write_claims(tmp_path / "claims.xlsx")
    done = command("run", claims, "--rules", rules, "--year", "2020", "--out", tmp_path / "out")
    assert done.status == 2
    assert "combine.yaml:1:10" in done.err
    assert "tables/item.yaml:2:1" in done.err
    assert not (tmp_path / "out").exists()


def test_a_folder_is_found_by_its_name_below_rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_folder(
        tmp_path, {"county-2024/schedule.yaml": "", "other.yaml": "", ".git/x": "", "both.yaml": "", "both/x": ""}
    )
    monkeypatch.setattr(shipped, "shipped", lambda _: tmp_path)
    monkeypatch.chdir(tmp_path / ".git")
    assert shipped.schedule_path("county-2024") == tmp_path / "county-2024"
    assert shipped.schedule_path("other") == tmp_path / "other.yaml"
    assert shipped.schedule_path("both") == tmp_path / "both.yaml"
    with pytest.raises(ScheduleRefused) as caught:
        shipped.schedule_path("county-2023")
    (problem,) = caught.value.problems
    assert problem.expected is not None
    assert dict(problem.expected.arguments) == {"known": ("both", "county-2024", "other")}
