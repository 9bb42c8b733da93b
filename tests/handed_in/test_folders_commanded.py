"""Folders and patterns on the command line, and explanations of what was computed from them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.command import command
from handed_in.handed_in_folder import check_command, codes, file_table, files_of, put, records, run_command
from handed_in.quanjiao_tables import company, csv_file, works
from intake.made_codes import code
from intake.quanjiao_books import book, enterprise, line, project

BOOKS = {f"{number}.xlsx": book([enterprise(number)], [project(number)]) for number in (1, 2)}
LINES = {line("smart-equipment", number, "一期") for number in (1, 2)}


def _tables(number: int, encoding: str = "utf-8", equipment: int = 100_000) -> dict[str, bytes]:
    made = (
        csv_file("企业", [company(number)], encoding=encoding),
        csv_file("项目", [works(number, equipment=equipment)], encoding=encoding),
    )
    return {name: content for content, name in made}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("tables")
    put(root / "襄河镇", _tables(1, "gb18030"))
    put(root / "十字镇" / "园区", _tables(2, "utf-8-sig", equipment=654_321))
    return put(root, {"readme.txt": b"x", "说明.docx": b"x", "十字镇/~$企业.csv": b"x"})


@pytest.fixture(scope="module")
def out(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("out") / "awards"
    assert run_command(out, folder).status == 0
    return out


def test_tables_in_several_folders_below_one_are_read(out: Path) -> None:
    files = {each["line"]: each["file"] for each in records(out, "lines.csv")}
    own = dict(zip(sorted(LINES), ("襄河镇/项目.csv", "十字镇/园区/项目.csv"), strict=True))
    assert files == own
    noted = [note["file"] for note in records(out, "notes.csv") if note["code"] == "read_as_gb18030"]
    assert sorted(noted) == ["襄河镇/企业.csv", "襄河镇/项目.csv"]


def test_a_line_of_a_folder_of_tables_is_explained(out: Path) -> None:
    done = command("explain", out, line("smart-equipment", 2, "一期"))
    assert done.status == 0, done.err
    assert "十字镇/园区/项目.csv 项目!2" in done.out
    assert "98,148.15" in done.out  # 15 % of 654,321


@pytest.mark.parametrize(("what", "count"), [(code(1), 1), ("smart-equipment", 2)])
def test_an_enterprise_and_a_clause_are_explained_from_tables(out: Path, what: str, count: int) -> None:
    explained = json.loads(command("explain", out, what, "--json").out)
    assert len(explained) == count
    for each in explained:
        places = {step["place"]["file"] for step in each["steps"] if step["place"]}
        assert each["claim"]["file"] in places
        assert each["status"] == "awarded"


def test_a_line_that_is_none_is_refused_with_the_nearest(out: Path) -> None:
    done = command("explain", out, line("smart-equipment", 1, "一期")[:-1] + "其")
    assert done.status == 2
    assert line("smart-equipment", 1, "一期") in done.err


def test_every_cell_of_another_file_is_told_with_that_file(tmp_path: Path) -> None:
    """企业!C2 stands in both files: which one decided must be told."""
    files = {
        "a.xlsx": book([enterprise(1)], [project(2)]),
        "b.xlsx": book([enterprise(2)], [project(1)]),
    }
    assert run_command(tmp_path / "out", put(tmp_path / "in", files)).status == 0
    explained = command("explain", tmp_path / "out", line("smart-equipment", 1, "一期"), "--json")
    (record,) = json.loads(explained.out)
    assert record["claim"]["file"] == "b.xlsx"
    assert "a.xlsx" in json.dumps(record["conditions"])


def test_a_quoted_pattern_is_followed(tmp_path: Path) -> None:
    put(tmp_path / "in", {**BOOKS, ".3.xlsx": b"no", "3.xls": b"no"})
    done = check_command(str(tmp_path / "in" / "[0-9].xlsx"), json_too=True)
    assert done.status == 0
    assert set(files_of(done)) == set(BOOKS)


def test_a_file_given_three_ways_is_read_once(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", BOOKS)
    done = run_command(tmp_path / "out", folder / "2.xlsx", folder, str(folder / "*.xlsx"))
    assert done.status == 0
    assert list(file_table(done.out)) == ["2.xlsx", "1.xlsx"]
    assert "repeat" not in {row["fate"] for row in records(tmp_path / "out", "rows.csv")}


def test_paths_that_name_nothing_are_refused_together(tmp_path: Path) -> None:
    folder = put(tmp_path / "in", {**BOOKS, "only/readme.txt": b"x"})
    (folder / "empty").mkdir()
    missing = (folder / "empty", folder / "no-such.xlsx", folder / "only", str(folder / "*.parquet"))
    for done in (run_command(tmp_path / "out", folder, *missing), check_command(folder, *missing)):
        assert done.status == 2
        assert codes(done) == ["no_claims_found"] * 4
        assert all(str(path) in done.err for path in missing)
    assert not (tmp_path / "out").exists()


def test_names_that_differ_by_case_are_two_files(tmp_path: Path) -> None:
    put(tmp_path / "in", {"A.xlsx": BOOKS["1.xlsx"], "a.xlsx": BOOKS["2.xlsx"]})
    if len(list((tmp_path / "in").iterdir())) < 2:
        pytest.skip("the file system does not tell them apart")
    done = run_command(tmp_path / "out", tmp_path / "in", json_too=True)
    assert done.status == 0
    names = {name.casefold() for name in files_of(done)}
    assert len(names) == 2
    assert {each["line"] for each in records(tmp_path / "out", "lines.csv")} == LINES


def test_tables_of_one_name_in_two_folders_given_are_read(tmp_path: Path) -> None:
    first, second = put(tmp_path / "a", _tables(1)), put(tmp_path / "b", _tables(2))
    done = run_command(tmp_path / "out", first, second)
    assert done.status == 0
    assert {each["line"] for each in records(tmp_path / "out", "lines.csv")} == LINES
