"""Hundreds of files, each a company's own: one run, one line a file, every figure traceable to its file."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from cli.command import Done, command
from handed_in.handed_in_folder import check_command, file_table, files_of, put, records, run_command
from intake.quanjiao_books import book, enterprise, line, project, recognition

COUNT = 150
TOWNS = ("襄河镇", "襄河镇/工业园", "十字镇", ".")  # folders within folders, and none
YUAN = {number: 150 * number for number in range(1, COUNT + 1)}  # 15 % of 1,000 yuan times the number


def _name(number: int) -> str:
    town = TOWNS[number % len(TOWNS)]
    return f"{number:03d}.xlsx" if town == "." else f"{town}/{number:03d}.xlsx"


def _book(number: int) -> bytes:
    recognitions = [recognition(number)] if number % 50 == 0 else []
    return book([enterprise(number)], [project(number, equipment=(1000 * number,))], recognitions)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = put(tmp_path_factory.mktemp("handed-in"), {_name(n): _book(n) for n in range(1, COUNT + 1)})
    return put(root, {"readme.txt": b"read me", "十字镇/说明.docx": b"PK", "~$001.xlsx": b"\x05", ".x.xlsx": b"no"})


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("out") / "awards"


@pytest.fixture(scope="module")
def done(folder: Path, out: Path) -> Done:
    return run_command(out, folder)


def test_all_are_computed_and_all_is_well(done: Done, out: Path) -> None:
    assert done.status == 0, done.err
    lines = {each["line"]: each for each in records(out, "lines.csv")}
    for number, award in YUAN.items():
        told = lines[line("smart-equipment", number, "一期")]
        assert (told["status"], told["award"], told["file"]) == ("awarded", f"{award}.00", _name(number))
    assert len(lines) == COUNT + 3


def test_the_table_has_a_row_a_file(done: Done) -> None:
    table = file_table(done.out)
    assert set(table) == {_name(number) for number in YUAN}
    assert table["十字镇/002.xlsx"] == ["2", "1", "300.00", "0", ""]
    assert table["十字镇/050.xlsx"] == ["3", "2", "507,500.00", "0", ""]  # 7,500 and half a million
    assert table[_name(149)][2] == "22,350.00"


def test_what_is_no_claim_is_noted_and_ignored_files_are_not(done: Done, out: Path) -> None:
    noted = [note["file"] for note in records(out, "notes.csv") if note["code"] == "left_aside"]
    assert sorted(noted) == ["readme.txt", "十字镇/说明.docx"]
    written = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert sorted(written["left_aside"]) == sorted(noted)
    assert "~$" not in (out / "rows.csv").read_text(encoding="utf-8")


def test_the_record_names_each_file_and_holds_its_copy(done: Done, out: Path, folder: Path) -> None:
    written = json.loads((out / "run.json").read_text(encoding="utf-8"))
    assert {claim["name"] for claim in written["claims"]} == {_name(number) for number in YUAN}
    for claim in written["claims"]:
        assert (out / "inputs" / claim["copy"]).read_bytes() == (folder / claim["name"]).read_bytes()
    assert written["total"] == f"{sum(YUAN.values()) + 3 * 500_000}.00"
    assert written["enterprises_awarded"] == COUNT


def test_every_row_of_every_file_has_one_fate(done: Done, out: Path) -> None:
    places = [(row["file"], row["sheet"], row["row"]) for row in records(out, "rows.csv")]
    expected = [
        (_name(number), sheet, str(row))
        for number in YUAN
        for sheet, rows in (("企业", 2), ("项目", 2), ("认定", 2 if number % 50 == 0 else 1))
        for row in range(1, rows + 1)
    ]
    assert sorted(places) == sorted(expected)


def test_check_tells_the_same_of_each_file(folder: Path) -> None:
    done = check_command(folder, json_too=True)
    assert done.status == 0
    told = files_of(done)
    assert set(told) == {_name(number) for number in YUAN}
    assert all((each["refused"], each["file_refused"], each["why"]) == (0, False, []) for each in told.values())
    assert sum(each["rows"] for each in told.values()) == 2 * COUNT + 3


def test_a_line_of_one_of_many_files_is_explained(done: Done, out: Path) -> None:
    explained = command("explain", out, line("smart-equipment", 77, "一期"))
    assert explained.status == 0
    assert _name(77) in explained.out
    assert "11,550元" in explained.out
    assert "77,000" in explained.out or "7.7万元" in explained.out
