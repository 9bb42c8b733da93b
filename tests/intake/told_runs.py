"""A run as far as its award lines: what each line is told, and what became of every row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from intake.read_in import read_in
from subsidy_calc.assess.assessment import assess
from subsidy_calc.assess.award_lines import award_lines
from subsidy_calc.assess.laws import check_rows
from subsidy_calc.facts.claims import Claims, build_claims
from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.schedule.load import load_schedule
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.places import Cell

QUANJIAO: Schedule = load_schedule(Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml")

Told = tuple[str, Fraction, str]  # status, award in yuan, reason code


@dataclass(frozen=True, slots=True, eq=False)
class Run:
    """The lines of a run by name, and the claims that they come from."""

    lines: dict[str, Told]
    claims: Claims

    def fates(self, sheet: str, file: str = "1.xlsx") -> dict[int, str]:
        """The fates of a sheet's rows by number."""
        places = {fate.place: fate.fate for fate in self.claims.fates}
        return {at.row: fate for at, fate in places.items() if (at.file, at.sheet) == (file, sheet)}

    def problems(self) -> list[tuple[str, str]]:
        """Code and place of every problem, places as `项目!D2`."""
        return [(problem.code, str(problem.place)) for problem in self.claims.problems]

    def notes(self) -> list[tuple[str, str]]:
        """Code and place of every note."""
        return [(note.code, str(note.place)) for note in self.claims.notes]


def run_books(*books: bytes, schedule: Schedule = QUANJIAO, year: int = 2020) -> Run:
    """The run of workbooks named 1.xlsx, 2.xlsx and so on, every law of its rows checked."""
    return run_sheets(read_books(*books), schedule=schedule, year=year)


def read_books(*books: bytes) -> list[RawSheet]:
    """The sheets of workbooks named 1.xlsx, 2.xlsx and so on."""
    return read_in([(content, f"{number}.xlsx") for number, content in enumerate(books, start=1)])


def run_sheets(sheets: Sequence[RawSheet], *, schedule: Schedule = QUANJIAO, year: int = 2020) -> Run:
    """The run of sheets that were read, every law of its rows checked."""
    assessment = assess(schedule, build_claims(schedule, sheets), schedule.policy_year(year))
    lines = award_lines(assessment)
    check_rows(sheets, assessment, lines)
    told: dict[str, Told] = {
        line.head.name: (line.status, line.award, line.reason.code if line.reason is not None else "") for line in lines
    }
    return Run(told, assessment.claims)


def cell(reference: str) -> Cell:
    """The place `项目!D2` in the first workbook."""
    sheet, _, at = reference.partition("!")
    letters = at.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return Cell("1.xlsx", sheet, int(at[len(letters) :] or 0), column)
