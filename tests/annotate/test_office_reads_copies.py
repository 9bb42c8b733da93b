"""LibreOffice opens the copies, and finds the same comments at the same cells; the sample's problems among them."""

from __future__ import annotations

from pathlib import Path

from annotate.books_to_annotate import annotated, comments, fills, note, opened, openpyxl_book, problem, xlsxwriter_book
from intake.read_in import read_book
from subsidy_calc.facts.claims import Claims, build_claims
from subsidy_calc.schedule.load import load_schedule
from subsidy_calc.values.places import Cell, column_letters
from subsidy_calc.values.problems import Note, Problem
from subsidy_calc.workbooks.annotate import annotate
from subsidy_calc.workbooks.annotate_styles import COLOURS
from workbooks.recalculated import recalculated

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "sample_data" / "quanjiao-2020.xlsx"


def _sample() -> Claims:
    schedule = load_schedule(ROOT / "rules" / "quanjiao-2020.yaml")
    return build_claims(schedule, read_book(SAMPLE))


def _expected(place: object) -> str:
    assert isinstance(place, Cell)
    return f"{place.sheet}!{column_letters(max(place.column, 1))}{max(place.row, 1)}"


def test_every_problem_of_the_sample_is_at_its_cell() -> None:
    claims = _sample()
    copy = annotate(SAMPLE.read_bytes(), SAMPLE.name, claims.problems, [], "zh")
    places = {_expected(fault.place) for fault in claims.problems}
    assert len(places) > 5
    assert set(comments(copy)) == fills(copy, COLOURS["problem"]) == places


def test_libreoffice_finds_the_same_comments(tmp_path: Path) -> None:
    said: list[Problem | Note] = [
        problem("企业", 2, 1, found="</t>&"),
        problem("企业", 3, 4),
        note("企业", 9),
        problem("隐藏", 3, 3),
    ]
    claims = _sample()
    copies = {
        "xlsxwriter.xlsx": annotated(xlsxwriter_book(), *said),
        "openpyxl.xlsx": annotated(openpyxl_book(), *said),
        "sample.xlsx": annotate(SAMPLE.read_bytes(), SAMPLE.name, claims.problems, claims.notes, "zh"),
    }
    for name, copy in copies.items():
        (tmp_path / name).write_bytes(copy)
    for path in recalculated([tmp_path / name for name in copies], tmp_path):
        read, copy = path.read_bytes(), copies[path.name]
        assert _plain(comments(read)) == _plain(comments(copy))
        assert fills(read, COLOURS["problem"]) == fills(copy, COLOURS["problem"])
        assert opened(read).sheetnames == opened(copy).sheetnames


def _plain(found: dict[str, str]) -> dict[str, str]:
    return {place: text.replace("\r", "") for place, text in found.items()}
