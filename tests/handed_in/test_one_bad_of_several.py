"""One bad file of several: it is refused whole and by name, and the others are computed all the same."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from cli.command import Done
from handed_in.handed_in_folder import check_command, codes, file_table, files_of, put, records, run_command
from handed_in.told_files import told
from intake.quanjiao_books import HEADINGS, book, enterprise, line, project, sheet
from intake.written_books import Content, workbook
from subsidy_calc.values.problems import ClaimsRefused

GOOD, OTHER = (book([enterprise(number)], [project(number)]) for number in (1, 2))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512 + "Workbook".encode("utf-16-le") + b"\0" * 512
DECISION = ["事项", "决定金额", "依据文号", "原因"]
BROKEN: list[Sequence[Content]] = [["甲", "乙"], ["丙", "丁"]]


def _bad(**sheets: Sequence[Sequence[Content]]) -> bytes:
    """A workbook of the third company with some sheets in another shape."""
    right = {"企业": sheet("企业", [enterprise(3)]), "项目": sheet("项目", [project(3)])}
    return workbook({**right, **sheets})


BAD = {
    "old.xls": OLE,
    "page.xls": b"<html><table><tr><td>1</td></tr></table></html>",
    "broken.xlsx": GOOD[:400],
    "empty.xlsx": b"",
    "text.xlsx": "统一社会信用代码,企业名称".encode(),
    "really-a-book.csv": GOOD,
    "project.parquet": b"PAR1 and nothing more PAR1",
    "unknown.csv": b"a,b\n1,2\n",
    "sheets.xlsx": workbook({"表1": [["a"], ["b"]]}),
    "headings.xlsx": _bad(项目=BROKEN),
    "twice.xlsx": _bad(项目=[[*HEADINGS["项目"], "项目名称"], project(3)]),
    "no-key.xlsx": _bad(项目=[HEADINGS["项目"][1:], project(3)[1:]]),
}


NO_BOOKS = ("old.xls", "page.xls", "broken.xlsx", "empty.xlsx", "text.xlsx", "really-a-book.csv")
BROKEN_HEADINGS = ("headings.xlsx", "twice.xlsx", "no-key.xlsx")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return put(tmp_path_factory.mktemp("in"), {"1.xlsx": GOOD, **BAD, "z/2.xlsx": OTHER})


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("out") / "awards"


@pytest.fixture(scope="module")
def done(folder: Path, out: Path) -> Done:
    return run_command(out, folder)


@pytest.mark.parametrize("name", BAD)
def test_one_alone_is_refused_and_the_others_are_computed(name: str) -> None:
    run = told([(GOOD, "1.xlsx"), (BAD[name], name), (OTHER, "z/2.xlsx")])
    assert run.claims.refused_files == {name}
    assert run.lines == {
        line("smart-equipment", number, "一期"): ("awarded", Fraction(15_000), "") for number in (1, 2)
    }
    assert {problem.place.file for problem in run.claims.problems} == {name}


def test_the_run_ends_with_1_and_pays_the_others(done: Done, out: Path) -> None:
    assert done.status == 1, done.err
    awards = {each["line"]: each["award"] for each in records(out, "lines.csv")}
    assert awards == {line("smart-equipment", number, "一期"): "15000.00" for number in (1, 2)}


@pytest.mark.parametrize("name", BAD)
def test_each_is_told_by_name_with_a_reason(done: Done, name: str) -> None:
    table = file_table(done.out)
    assert table["1.xlsx"] == table["z/2.xlsx"] == ["2", "1", "15,000.00", "0", ""]
    assert table[name][1:4] == ["0", "0.00", "整份"]
    assert table[name][4]
    assert any(text.startswith(name) for text in done.err.splitlines())


@pytest.mark.parametrize("name", NO_BOOKS)
def test_what_is_no_workbook_is_refused_as_such(done: Done, out: Path, name: str) -> None:
    assert [each["code"] for each in records(out, "problems.csv") if each["file"] == name] == ["not_xlsx"]
    assert not [row for row in records(out, "rows.csv") if row["file"] == name]


@pytest.mark.parametrize("name", BROKEN_HEADINGS)
def test_broken_headings_refuse_all_rows_of_the_file(done: Done, out: Path, name: str) -> None:
    rows = [row for row in records(out, "rows.csv") if row["file"] == name]
    assert {row["fate"] for row in rows} == {"refused"}
    assert {(row["sheet"], row["row"]) for row in rows} == {(s, r) for s in ("企业", "项目") for r in ("1", "2")}
    assert all(row["detail"] for row in rows)


def test_json_tells_the_same_of_each_file(folder: Path) -> None:
    done = check_command(folder, json_too=True)
    assert done.status == 1
    files = files_of(done)
    assert {name for name, each in files.items() if each["file_refused"]} == set(BAD)
    assert all(each["why"] for name, each in files.items() if name in BAD)
    assert [files["1.xlsx"][key] for key in ("rows", "refused", "why")] == [2, 0, []]
    assert [files["old.xls"][key] for key in ("rows", "awarded", "award")] == [0, 0, "0.00"]


def test_all_bad_is_nothing_done_and_every_file_is_named(tmp_path: Path) -> None:
    done = run_command(tmp_path / "out", put(tmp_path / "in", BAD))
    assert done.status == 2
    assert not (tmp_path / "out").exists()
    for name in BAD:
        assert any(text.startswith(name) for text in done.err.splitlines()), name


def test_a_refused_row_is_counted_with_its_file(tmp_path: Path) -> None:
    spoiled = book([enterprise(2)], [project(2, equipment=("约八百万",)), project(2, "二期")])
    done = run_command(tmp_path / "out", put(tmp_path / "in", {"1.xlsx": GOOD, "2.xlsx": spoiled}), json_too=True)
    assert done.status == 1
    files = files_of(done)
    assert [files["2.xlsx"][key] for key in ("rows", "awarded", "award", "refused")] == [3, 1, "15000.00", 1]
    assert [files["1.xlsx"][key] for key in ("rows", "awarded", "award", "refused")] == [2, 1, "15000.00", 0]
    assert files["2.xlsx"]["why"] == ["读不出金额"]


@pytest.mark.parametrize("name", ["历年兑现", "会议决定"])
@pytest.mark.parametrize(
    "rows", [BROKEN, [DECISION[1:], ["1", "2", "3"]], [["统一社会信用代码", "条款"], ["9", "x"], ["8", "y"]]]
)
def test_what_concerns_everyone_stops_the_run(name: str, rows: Sequence[Sequence[Content]]) -> None:
    with pytest.raises(ClaimsRefused) as refused:
        told([(GOOD, "1.xlsx"), (_bad(**{name: rows}), "bad.xlsx")])
    assert {problem.code for problem in refused.value.problems} <= {"no_headings", "missing_key_column"}
    assert {(problem.place.file, str(problem.place).partition("!")[0]) for problem in refused.value.problems} == {
        ("bad.xlsx", name)
    }


def test_a_table_that_concerns_everyone_stops_the_run_with_2(tmp_path: Path) -> None:
    files = {"1.xlsx": GOOD, "2.xlsx": OTHER, "x/历年兑现.csv": "甲,乙\n丙,丁\n".encode()}
    done = run_command(tmp_path / "out", put(tmp_path / "in", files))
    assert done.status == 2
    assert not (tmp_path / "out").exists()
    assert codes(done) == ["no_headings"]
    assert "x/历年兑现.csv" in done.err


@pytest.mark.parametrize("name", ["历年兑现", "会议决定"])
def test_an_empty_sheet_of_a_refused_file_stops_nobody(name: str) -> None:
    """The template has both sheets, so every company's workbook has them, with headings and no row."""
    empty = {name: [HEADINGS.get(name, DECISION)]}
    run = told([(GOOD, "1.xlsx"), (_bad(项目=BROKEN, **empty), "bad.xlsx")])
    assert run.claims.refused_files == {"bad.xlsx"}
    assert run.lines == {line("smart-equipment", 1, "一期"): ("awarded", Fraction(15_000), "")}
