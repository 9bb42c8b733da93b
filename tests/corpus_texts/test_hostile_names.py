"""Names of enterprises and projects that mean something to a program: they stay text wherever a run writes them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

import pytest

from corpus_texts.hostile_names import NAMES, read_as
from corpus_texts.written_runs import RECORDS, live, record, run_of, strings, unsafe_cells
from intake.made_codes import code
from intake.quanjiao_books import book, enterprise
from intake.told_runs import read_books

NUMBERS = {kind: number for number, kind in enumerate(NAMES, start=1)}
FILE = re.compile(r"[0-9A-Z]{18}(?:-(?P<name>[0-9A-Za-z\u4e00-\u9fff]+))?\.xlsx")


class Runs(NamedTuple):
    """The run of the names, and one of the same claims under harmless names; with their marks in footers."""

    hostile: Path
    harmless: Path
    marks: tuple[str, str]


@pytest.fixture(scope="module")
def runs(tmp_path_factory: pytest.TempPathFactory) -> Runs:
    folder = tmp_path_factory.mktemp("names")
    names = [named.written for named in NAMES.values()]
    dates = ["某日" if name == "2020-06-30" else name for name in names]
    hostile = run_of(names, dates, folder / "hostile")
    harmless = run_of([f"第{number}号公司" for number in NUMBERS.values()], ["某日"] * len(names), folder / "harmless")
    assert len(hostile.lines) == len(harmless.lines) == len(names)
    return Runs(folder / "hostile", folder / "harmless", (hostile.info.run_hash, harmless.info.run_hash))


def own_book(folder: Path, kind: str) -> Path:
    (path,) = (folder / "enterprises").glob(f"{code(NUMBERS[kind])}*")
    return path


@pytest.mark.parametrize("kind", list(NAMES))
def test_the_file_is_named_by_code_and_what_is_left_of_the_name(runs: Runs, kind: str) -> None:
    path = own_book(runs.hostile, kind)
    match = FILE.fullmatch(path.name)
    assert match is not None
    assert (match["name"] or "") == NAMES[kind].in_file
    assert len(NAMES[kind].in_file.encode()) <= 60


@pytest.mark.parametrize("kind", list(NAMES))
def test_nothing_live_in_the_workbook_depends_on_the_name(runs: Runs, kind: str) -> None:
    hostile, harmless = (
        [part.replace(mark[:12], "").replace(mark, "") for part in live(own_book(folder, kind))]
        for folder, mark in zip((runs.hostile, runs.harmless), runs.marks, strict=True)
    )
    assert hostile == harmless
    assert any(" f " in part for part in hostile)


@pytest.mark.parametrize("kind", list(NAMES))
def test_the_records_hold_the_name_as_text(runs: Runs, kind: str) -> None:
    name = read_as(NAMES[kind])
    formula = name.startswith(("=", "+", "-", "@")) and name != "-1"
    (row,) = [row for row in record(runs.hostile / "lines.csv") if row["uscc"] == code(NUMBERS[kind])]
    assert row["name"] == ("'" + name if formula else name)


@pytest.mark.parametrize("kind", list(NAMES))
def test_the_summary_and_the_award_sheet_hold_the_name_as_text(runs: Runs, kind: str) -> None:
    name = read_as(NAMES[kind])
    assert name in strings(runs.hostile / "awards.xlsx")
    assert any(name in text for text in strings(own_book(runs.hostile, kind)))


@pytest.mark.parametrize("kind", [kind for kind, named in NAMES.items() if len(read_as(named)) > 2])
def test_nothing_live_in_the_summary_holds_the_name(runs: Runs, kind: str) -> None:
    held = [part for part in live(runs.hostile / "awards.xlsx") if read_as(NAMES[kind]) in part.rpartition("] ")[2]]
    assert held == []


@pytest.mark.parametrize("name", RECORDS)
def test_no_cell_of_a_record_is_a_formula(runs: Runs, name: str) -> None:
    assert record(runs.hostile / name)
    assert unsafe_cells(runs.hostile / name) == []


def test_names_of_files_differ_by_more_than_case(runs: Runs) -> None:
    names = [path.name.casefold() for path in (runs.hostile / "enterprises").iterdir()]
    assert len(set(names)) == len(names) == len(NAMES)


def test_every_cell_that_could_not_be_read_is_told_as_it_stands(runs: Runs) -> None:
    found = {row["found"] for row in record(runs.hostile / "problems.csv") if row["code"] == "unreadable_date"}
    assert {"'=cmd|' /C calc'!A0", "'@x", "'+1", "-1", "NULL", "&C&P", "{name}{0}", "2020.10"} <= found


@pytest.mark.parametrize("name", ["_x0041_甲", "_x003D_1+1", "甲_x000D_乙", "_x005F_"])
def test_what_only_looks_like_an_escape_of_excel_is_text(name: str) -> None:
    (enterprises, *_) = read_books(book([enterprise(1, name=name)]))
    cell = enterprises.rows[1][1][1]
    assert cell is not None
    assert cell.text == name
