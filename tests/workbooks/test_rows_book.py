"""awards.xlsx, whose rows are written as they come, is what XlsxWriter writes, part by part."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest

from subsidy_calc.workbooks import listing, sheet_xml
from subsidy_calc.workbooks.awards_book import TITLE, fill_awards_book, write_awards_book
from subsidy_calc.workbooks.book import Book
from subsidy_calc.workbooks.fixed_parts import members_of
from subsidy_calc.workbooks.package import Packer
from workbooks.sample_run import INFO, SAMPLE, SECOND, Run, run_of
from workbooks.second_claims import write_second_claims


def parts(path: Path) -> dict[str, bytes]:
    return members_of(BytesIO(path.read_bytes()))


def by_xlsxwriter(run: Run, rows_per_sheet: int) -> dict[str, bytes]:
    target = BytesIO()
    with Book(target, "zh", TITLE(schedule=run.assessment.schedule.title)) as book:
        fill_awards_book(book, run.assessment, run.lines, INFO, rows_per_sheet)
    return members_of(target)


@pytest.fixture(params=["sample", "second"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    if request.param == "sample":
        return run_of(SAMPLE)
    return run_of(write_second_claims(tmp_path / "claims.xlsx"), SECOND)


@pytest.mark.parametrize("rows_per_sheet", [1_000_000, 40])
def test_the_same_parts(run: Run, tmp_path: Path, rows_per_sheet: int) -> None:
    write_awards_book(tmp_path / "awards.xlsx", run.assessment, run.lines, INFO, "zh", rows_per_sheet)
    assert parts(tmp_path / "awards.xlsx") == by_xlsxwriter(run, rows_per_sheet)


def test_rows_that_leave_memory_early_are_the_same(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[bytes] = []

    class Watched(Packer):
        def add(self, content: bytes) -> None:
            taken.append(content)
            super().add(content)

    monkeypatch.setattr(sheet_xml, "Packer", Watched)
    monkeypatch.setattr(sheet_xml, "_AT_ONCE", 16)
    monkeypatch.setattr(listing, "ROWS_TOGETHER", 3)
    write_awards_book(tmp_path / "awards.xlsx", run.assessment, run.lines, INFO, "zh")
    assert parts(tmp_path / "awards.xlsx") == by_xlsxwriter(run, 1_000_000)
    assert taken
