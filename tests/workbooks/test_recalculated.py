"""Every formula, computed again by LibreOffice, comes to the value that was stored with it."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from subsidy_calc.intake.numbers import exact_text
from workbooks.recalculated import office, recalculated
from workbooks.sample_run import SECOND, THIRD, Run, run_of
from workbooks.second_claims import write_second_claims
from workbooks.third_claims import write_third_claims

Place = tuple[str, str, str]


def formulas(path: Path) -> Iterator[Place]:
    book = openpyxl.load_workbook(path)
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    yield sheet.title, cell.coordinate, str(cell.value)


def shown(path: Path, places: list[Place]) -> dict[Place, str]:
    """What stands in the cells, at 15 significant digits."""
    book = openpyxl.load_workbook(path, data_only=True)
    return {place: _text(book[place[0]][place[1]].value) for place in places}


def _text(value: object) -> str:
    if isinstance(value, int | float):
        return exact_text(float(value)).rstrip("0").rstrip(".") or "0"
    return value.isoformat() if isinstance(value, datetime) else repr(value)


def differences(before: Path, after: Path) -> list[tuple[Place, str, str]]:
    places = list(formulas(before))
    assert places
    stored, computed = shown(before, places), shown(after, places)
    return [(place, stored[place], computed[place]) for place in places if stored[place] != computed[place]]


def planted(path: Path) -> Path:
    """A workbook whose stored value is wrong."""
    book = xlsxwriter.Workbook(str(path))
    book.add_worksheet().write_formula("A1", "=1+1", None, 3)
    book.close()
    return path


def written(run: Run, folder: Path) -> list[Path]:
    """All workbooks of a run, their names after its own."""
    awards, ones = run.write_all(folder / "written")
    return [path.rename(folder / f"{folder.name}-{path.name}") for path in (awards, *ones)]


def test_every_formula_of_three_runs_and_a_wrong_value(tmp_path: Path) -> None:
    """In one start of the office program, which costs more than all its sums."""
    branching = run_of(write_third_claims(tmp_path / "third.xlsx"), THIRD)  # steps that branch and add rows up
    assert sum(line.award > 0 for line in branching.lines) == 14
    hard = run_of(write_second_claims(tmp_path / "second.xlsx"), SECOND)  # what spreadsheets are bad at
    assert any(line.award > 0 for line in hard.lines)
    paths = [planted(tmp_path / "planted.xlsx")]
    for name, run in (("sample", run_of()), ("hard", hard), ("branching", branching)):
        (tmp_path / name).mkdir()
        paths += written(run, tmp_path / name)
    unlike = {
        before.name: differences(before, after)
        for before, after in zip(paths, recalculated(paths, tmp_path), strict=True)
    }
    assert unlike.pop("planted.xlsx") == [(("Sheet1", "A1", "=1+1"), "3", "2")]
    assert {name: found for name, found in unlike.items() if found} == {}


def test_ci_does_not_go_without(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception):
        office()
    monkeypatch.delenv("CI")
    with pytest.raises(pytest.skip.Exception):
        office()
