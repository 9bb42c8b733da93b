"""Reading back what was written finds every sum that is not that of the lines."""

from dataclasses import replace
from fractions import Fraction
from pathlib import Path

import openpyxl
import pytest

from small_claims import AWARDED, NIL, write_claims
from subsidy_calc.assess.award_lines import InvariantBroken
from subsidy_calc.workbooks.read_back import check_written
from workbooks.sample_run import Run, run_of


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return run_of(write_claims(tmp_path / "claims.xlsx"))


def test_the_sample_agrees(tmp_path: Path) -> None:
    sample = run_of()
    for language in ("zh", "en"):
        awards, ones = sample.write_all(tmp_path / language, language)
        check_written(awards, ones, sample.lines)


@pytest.mark.parametrize(
    ("sheet", "at", "value"),
    [
        (0, (3, 8), 685_185.19),  # an enterprise's total
        (0, (4, 8), 685_185.21),  # the total of all
        (0, (4, 5), 185_185.21),  # a clause's total
        (0, (7, 5), 1),  # a clause in the table by clause
        (0, (4, 4), 3),  # how many awards
        (1, (3, 8), 185_185.19),  # a line
        (1, (3, 12), "smart-equipment/none"),  # a line's name
        (1, (4, 8), None),
        (5, (-1, 2), 1),  # a check
    ],
)
def test_a_planted_fault_in_awards(tmp_path: Path, run: Run, sheet: int, at: tuple[int, int], value: object) -> None:
    awards, _ = run.write_all(tmp_path / "out")
    book = openpyxl.load_workbook(awards, data_only=True)
    found = book.worksheets[sheet]
    row = at[0] if at[0] > 0 else found.max_row
    found.cell(row, at[1]).value = value  # type: ignore[assignment]
    book.save(awards)
    with pytest.raises(InvariantBroken):
        check_written(awards, [], run.lines)


@pytest.mark.parametrize("mark", ["1", "合计", "核对", "核定"])
def test_a_planted_fault_on_an_award_sheet(tmp_path: Path, run: Run, mark: str) -> None:
    awards, _ = run.write_all(tmp_path / "out")
    path = tmp_path / "out" / f"{AWARDED}.xlsx"
    book = openpyxl.load_workbook(path, data_only=True)
    row = next(cell.row for cell in book.worksheets[0]["A"] if cell.value == mark)
    book.worksheets[0].cell(row, 5).value = 0.01
    book.save(path)
    with pytest.raises(InvariantBroken):
        check_written(awards, [path], run.lines)


def test_other_lines_than_were_written(tmp_path: Path, run: Run) -> None:
    awards, ones = run.write_all(tmp_path / "out")
    check_written(awards, ones, run.lines)
    changed = [
        replace(line, award=line.award + Fraction(1, 100)) if line.status == "awarded" else line for line in run.lines
    ]
    for wrong in (changed, run.lines[:-1], run.of(NIL)):
        with pytest.raises(InvariantBroken):
            check_written(awards, ones, wrong)
