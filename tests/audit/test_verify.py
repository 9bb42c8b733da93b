"""A run's folder verifies clean as it was written and as programs save it again; what was changed is told."""

from __future__ import annotations

import csv
import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.formatting.rule import Rule
from openpyxl.styles import Font
from openpyxl.styles.differential import DifferentialStyle
from openpyxl.worksheet.worksheet import Worksheet

from audit.runs import RULES, codes, places, written
from cli.command import command
from small_claims import write_claims
from subsidy_calc import __version__
from subsidy_calc.audit.verify import verify
from subsidy_calc.outputs.inputs import Books, Options, take_inputs
from subsidy_calc.pipeline import compute, recompute, write
from subsidy_calc.values.problems import TargetRefused
from workbooks.recalculated import recalculated

LIST = RULES.parents[1] / "sample_data" / "quanjiao-2020.xlsx"  # any file


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("original")
    return written(write_claims(folder / "claims.xlsx"), folder / "out")


@pytest.fixture
def folder(original: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(original, tmp_path / "run"))


def _books(folder: Path) -> list[Path]:
    return [*sorted(folder.rglob("e*/*.xlsx")), folder / "awards.xlsx"]


@pytest.mark.parametrize("books", ["awarded", "all", "none"])
def test_a_run_verifies_clean_whichever_books_were_written(tmp_path: Path, books: Books) -> None:
    assert not places(written(write_claims(tmp_path / "claims.xlsx"), tmp_path / "out", books))


def test_saved_again_without_stored_values_is_clean(folder: Path) -> None:
    for path in _books(folder):
        openpyxl.load_workbook(path).save(path)
    assert not places(folder)


def test_saved_again_by_an_office_program_is_clean(folder: Path, tmp_path: Path) -> None:
    before = _books(folder)
    for path, again in zip(before, recalculated(before, tmp_path), strict=True):
        assert path.read_bytes() != again.read_bytes()
        shutil.copy(again, path)
    assert not places(folder)


def test_tables_saved_again_by_a_spreadsheet_are_clean(folder: Path) -> None:
    path = folder / "lines.csv"
    text = path.read_text(encoding="utf-8-sig")
    assert ".00," in text
    path.write_bytes(text.replace(".00,", ",").encode("gb18030"))
    assert not places(folder)


def test_a_row_put_in_or_taken_out_is_one_difference(folder: Path) -> None:
    with (folder / "rows.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    for changed, code in (([*rows[:2], ["x"], *rows[2:]], "extra_row"), ([*rows[:2], *rows[3:]], "missing_row")):
        with (folder / "rows.csv").open("w", encoding="utf-8-sig", newline="") as file:
            csv.writer(file).writerows(changed)
        assert places(folder) == [("rows.csv", "", "3")]
        assert codes(folder)[0][0] == code


def test_a_stored_result_alone_is_told(folder: Path) -> None:
    path = _books(folder)[0]
    with zipfile.ZipFile(path) as parts:
        contents = {name: parts.read(name) for name in parts.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    before, formula, after = contents[sheet].partition(b"</f><v>")
    assert formula
    contents[sheet] = before + formula + b"9" + after
    with zipfile.ZipFile(path, "w") as parts:
        for name, content in contents.items():
            parts.writestr(name, content)
    assert [code for code, _, _ in codes(folder)] == ["stored"]


@pytest.mark.parametrize("number_format", [";;;", "#,##0,", "0%", '"9"0', "0;-0;", "[<1]0;;"])
def test_a_number_format_that_conceals_a_sum_is_told(folder: Path, number_format: str) -> None:
    book = openpyxl.load_workbook(folder / "awards.xlsx")
    cell = next(c for row in book.worksheets[0].iter_rows() for c in row if c.data_type == "n" and c.value)
    cell.number_format = number_format
    book.save(folder / "awards.xlsx")
    assert [(code, found) for code, _, found in codes(folder)] == [("number_format", number_format)]


_HIDES = Rule(type="expression", formula=["TRUE"], dxf=DifferentialStyle(font=Font(color="FFFFFF")))
_PLANTED: list[tuple[str, str, Callable[[Worksheet], object]]] = [
    ("hidden", "B", lambda sheet: setattr(sheet.column_dimensions["B"], "width", 0.05)),
    ("hidden", "3", lambda sheet: setattr(sheet.row_dimensions[3], "height", 0.75)),
    ("conditional_format", "C3:C9", lambda sheet: sheet.conditional_formatting.add("C3:C9", _HIDES)),
    ("print_area", "", lambda sheet: setattr(sheet, "print_area", "A1:B3")),
    ("comment", "C3", lambda sheet: setattr(sheet["C3"], "comment", Comment("30万元", "x"))),
    ("comment", "ZZ3", lambda sheet: setattr(sheet["ZZ3"], "comment", Comment("x", "x"))),
    ("link", "A3", lambda sheet: setattr(sheet["A3"], "hyperlink", "https://example.org/")),
    ("merged", "A3:A4", lambda sheet: sheet.merge_cells("A3:A4")),
    ("number_format", "A2", lambda sheet: setattr(sheet["A2"], "number_format", ";;;")),
]


@pytest.mark.parametrize(("code", "place", "plant"), _PLANTED, ids=[f"{code} {place}" for code, place, _ in _PLANTED])
def test_what_could_conceal_a_figure_is_told(
    folder: Path, code: str, place: str, plant: Callable[[Worksheet], object]
) -> None:
    book = openpyxl.load_workbook(folder / "awards.xlsx")
    sheet = book.worksheets[1]
    plant(sheet)
    book.save(folder / "awards.xlsx")
    told = [(each.code, each.sheet, each.cell) for each in verify(folder).differences]
    assert (code, sheet.title, place) in told
    assert len(told) <= 2  # merged, the lower cell's value is gone, too


def test_cells_that_were_separated_are_told(folder: Path) -> None:
    path = _books(folder)[0]
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    merged = str(sorted(map(str, sheet.merged_cells.ranges))[0])
    sheet.unmerge_cells(merged)
    book.save(path)
    assert [(each.code, each.cell, each.found) for each in verify(folder).differences] == [("merged", merged, "")]


def test_a_sheet_whose_rows_are_all_flat_is_told(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "awards.xlsx")
    sheet = book.worksheets[1]
    for row in range(2, sheet.max_row + 1):
        sheet.row_dimensions[row].height = None
    sheet.sheet_format.customHeight, sheet.sheet_format.defaultRowHeight = True, 1
    book.save(folder / "awards.xlsx")
    told = verify(folder).differences
    assert {(each.code, each.sheet) for each in told} == {("hidden", sheet.title)}
    assert [each.cell for each in told] == [str(row) for row in range(2, sheet.max_row + 1)]


def test_a_shape_laid_over_figures_is_told(folder: Path) -> None:
    with zipfile.ZipFile(folder / "awards.xlsx", "a") as parts:
        parts.writestr("xl/drawings/drawing99.xml", '<xdr:wsDr xmlns:xdr="x"><xdr:sp macro=""/></xdr:wsDr>')
    assert codes(folder) == [("shapes", "0", "1")]


def test_sheets_put_in_and_taken_out_are_told(folder: Path) -> None:
    book = openpyxl.load_workbook(folder / "awards.xlsx")
    gone = book.worksheets[-1].title
    book.remove(book.worksheets[-1])
    book.create_sheet("more")
    book.save(folder / "awards.xlsx")
    assert places(folder) == [("awards.xlsx", gone, ""), ("awards.xlsx", "more", "")]


def test_a_damaged_file_is_told(folder: Path) -> None:
    for name in ("awards.xlsx", "lines.csv"):
        (folder / name).write_bytes(b"\xff\xff\xff")
    assert {(each, code) for (each, _, _), (code, _, _) in zip(places(folder), codes(folder), strict=True)} == {
        ("awards.xlsx", "unreadable"),
        ("lines.csv", "unreadable"),
    }


def test_a_damaged_workbook_is_told_in_our_words(folder: Path) -> None:
    (folder / "awards.xlsx").write_bytes(b"abcde")
    (folder / "lines.csv").unlink()
    (folder / "lines.csv").mkdir()
    done = command("verify", folder, lang="en")
    assert "no .xlsx file (5 bytes, beginning with 61 62 63 64)" in done.out
    assert "(blank)" not in done.out
    assert "zip" not in done.out


DAMAGES: list[tuple[str, str]] = [
    ("", ""),
    ("{", "run.json:1"),
    ("[]", "[]"),
    ('{"version": 1}', "version: 1"),
    ("{}", "version: -"),
]


@pytest.mark.parametrize(("text", "found"), DAMAGES)
@pytest.mark.parametrize("name", ["verify", "explain", "compare", "add", "reconcile"])
def test_a_damaged_record_is_told_as_what_it_is(folder: Path, tmp_path: Path, text: str, found: str, name: str) -> None:
    (folder / "run.json").write_text(text, encoding="utf-8")
    given: dict[str, tuple[str | Path, ...]] = {
        "verify": ("verify", folder),
        "explain": ("explain", folder, "x"),
        "compare": ("compare", folder, folder, "--out", tmp_path / "out"),
        "add": ("register", "add", folder, "--register", tmp_path / "r.db"),
        "reconcile": ("reconcile", LIST, folder),
    }
    done = command(*given[name])
    assert (done.status, "damaged_record" in done.err, found in done.err) == (2, True, True)


def _without(key: str) -> Callable[[dict[str, Any]], object]:
    return lambda record: record.pop(key)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        *((_without(key), f"{key}: -") for key in ("version", "schedule", "claims", "options", "left_aside")),
        (lambda record: record["claims"][0].pop("sha256"), "claims.0.sha256: -"),
        (lambda record: record["claims"].append(7), "claims.1: 7"),
        (lambda record: record["schedule"].update(copy=None), "schedule.copy: null"),
        (lambda record: record["options"].append("x"), 'options.4: "x"'),
        (lambda record: record["schedule"].update(files=3), "schedule.files: 3"),
        (lambda record: record.update(recorded=3), "recorded: 3"),
    ],
)
def test_what_lacks_in_a_record_is_named(folder: Path, change: Callable[[dict[str, Any]], object], found: str) -> None:
    path = folder / "run.json"
    record = json.loads(path.read_text("utf-8"))
    change(record)
    path.write_text(json.dumps(record), encoding="utf-8")
    with pytest.raises(TargetRefused) as refused:
        verify(folder)
    assert [(problem.code, problem.found) for problem in refused.value.problems] == [("damaged_record", found)]


@pytest.mark.parametrize(
    ("copy", "code"),
    [("inputs/options.json", "missing_copy"), ("inputs/claims/1-claims.xlsx", "missing_copy")],
)
def test_a_missing_copy_is_named_where_it_is_needed(folder: Path, copy: str, code: str) -> None:
    (folder / copy).unlink()
    with pytest.raises(TargetRefused) as refused:
        recompute(folder)
    assert [(problem.code, str(problem.place)) for problem in refused.value.problems] == [(code, str(folder / copy))]


@pytest.mark.parametrize("options", ["x", "[]", '{"year": 2021}', '{"years": 2020}'])
def test_altered_options_are_nothing_to_explain_from(folder: Path, options: str) -> None:
    (folder / "inputs" / "options.json").write_text(options, encoding="utf-8")
    with pytest.raises(TargetRefused) as refused:
        recompute(folder)
    assert [problem.code for problem in refused.value.problems] == ["altered_copy"]


def test_a_forged_version_is_told_as_such(folder: Path) -> None:
    path = folder / "run.json"
    text = path.read_text("utf-8")
    path.write_text(text.replace(f'"version": "{__version__}"', '"version": "0.0.9"'), encoding="utf-8")
    assert places(folder) == [("run.json", "", "version")]
    assert codes(folder) == [("other_in_record", f'"{__version__}"', '"0.0.9"')]
    (folder / "lines.csv").unlink()
    assert places(folder) == [("lines.csv", "", ""), ("run.json", "", "version")]


def _alter(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


@pytest.mark.parametrize("change", [_alter, Path.unlink])
@pytest.mark.parametrize("copy", ["claims/1-claims.xlsx", f"schedule/{RULES.name}"])
def test_an_altered_or_missing_copy_is_told_alone(folder: Path, copy: str, change: Callable[[Path], None]) -> None:
    change(folder / "inputs" / copy)
    (folder / "lines.csv").unlink()  # nothing was computed again to tell it by
    assert places(folder) == [(f"inputs/{copy}", "", "")]


def test_an_added_copy_is_told_beside_the_results(folder: Path) -> None:
    (folder / "inputs" / "claims" / "2-more.xlsx").write_bytes(b"")
    (folder / "lines.csv").unlink()
    assert places(folder) == [("inputs/claims/2-more.xlsx", "", ""), ("lines.csv", "", "")]


def test_altered_options_are_told(folder: Path) -> None:
    path = folder / "inputs" / "options.json"
    path.write_text(json.dumps(json.loads(path.read_text("utf-8")) | {"year": 2021}), encoding="utf-8")
    assert places(folder) == [("inputs/options.json", "", "year")]
    assert codes(folder) == [("changed", "2020", "2021")]


def test_another_version_is_told_only_where_results_differ(tmp_path: Path) -> None:
    inputs = take_inputs(RULES, [write_claims(tmp_path / "claims.xlsx")], Options(2020))
    out = tmp_path / "out"
    out.mkdir()
    write(replace(compute(inputs), info=inputs.info("0.0.9")), inputs, out, lambda _done, _total: None)
    assert not places(out)
    (out / "lines.csv").unlink()
    assert codes(out)[0] == ("other_version", __version__, "0.0.9")
    assert places(out)[1:] == [("lines.csv", "", "")]


def test_exit_status_and_what_is_printed(folder: Path, tmp_path: Path) -> None:
    assert command("verify", folder).status == 0
    assert json.loads(command("verify", folder, "--json").out)["clean"] is True
    none = command("verify", tmp_path)
    assert none.status == 2
    assert "run --out" in none.err
    (folder / "lines.csv").write_text("", encoding="utf-8")
    done = command("verify", folder, lang="en")
    assert done.status == 1
    assert done.out.startswith("lines.csv\n")


@pytest.mark.parametrize(("count", "rest"), [(20, ""), (21, "and 1 more")])
def test_the_terminal_shows_some_and_json_all(folder: Path, count: int, rest: str) -> None:
    book = openpyxl.load_workbook(folder / "awards.xlsx")
    cells = [c for sheet in book for row in sheet.iter_rows() for c in row if c.data_type == "s"]
    for cell in cells[:count]:
        cell.value = f"{cell.value}x"
    book.save(folder / "awards.xlsx")
    done = command("verify", folder, lang="en")
    assert done.out.count("expected: ") == 20
    assert ("more" in done.out) == bool(rest)
    assert rest in done.out
    assert len(json.loads(command("verify", folder, "--json").out)["differences"]) == count
