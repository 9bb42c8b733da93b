"""Runs files as `run` does, up to the lines, and tells what came of them without the files' own names."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from intake.told_runs import QUANJIAO
from subsidy_calc.assess.assessment import assess
from subsidy_calc.assess.award_lines import award_lines
from subsidy_calc.assess.laws import check_rows
from subsidy_calc.facts.claims import Claims, build_claims
from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.intake.readers import read_files
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.places import Cell, Place

File = tuple[bytes, str]
Told = tuple[str, Fraction, str]  # status, award in yuan, reason code
At = tuple[str, str, int, int]  # code, sheet, row, column

SHEET_OF_TABLE = {"enterprise": "企业", "project": "项目", "recognition": "认定"}
OF_THE_ENCODING = "read_as_gb18030"


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What came of a run."""

    lines: dict[str, Told]
    claims: Claims
    sheets: tuple[RawSheet, ...]

    def problems(self) -> list[At]:
        """Every problem by code, sheet, row and column."""
        return sorted(_at(problem.code, problem.place) for problem in self.claims.problems)

    def notes(self) -> list[At]:
        """The notes but those of the encoding."""
        return sorted(_at(note.code, note.place) for note in self.claims.notes if note.code != OF_THE_ENCODING)

    def note_codes(self) -> set[str]:
        return {note.code for note in self.claims.notes}

    def problem_codes(self) -> set[str]:
        return {problem.code for problem in self.claims.problems}

    def fates(self) -> dict[tuple[str, int], str]:
        """The fates of rows that hold anything, by sheet and row."""
        return {(_sheet(fate.place), fate.place.row): fate.fate for fate in self.claims.fates if fate.fate != "no_data"}

    def fates_of(self, file: str) -> list[str]:
        """The fates of one file's rows that hold anything, in their order."""
        return [fate.fate for fate in self.claims.fates if fate.place.file == file and fate.fate != "no_data"]


def told(files: Sequence[File], *, schedule: Schedule = QUANJIAO, year: int = 2020) -> Outcome:
    """Read files and compute their lines, every law of their rows checked."""
    read = read_files(files)
    claims = build_claims(schedule, read.sheets, file_problems=read.problems, file_notes=read.notes)
    assessment = assess(schedule, claims, schedule.policy_year(year))
    lines = award_lines(assessment)
    check_rows(read.sheets, assessment, lines)
    named: dict[str, Told] = {
        line.head.name: (line.status, line.award, line.reason.code if line.reason is not None else "") for line in lines
    }
    assert len(named) == len(lines)
    return Outcome(named, claims, read.sheets)


def _at(code: str, place: Place) -> At:
    assert isinstance(place, Cell)
    return (code, _sheet(place), place.row, place.column)


def _sheet(place: Cell) -> str:
    return SHEET_OF_TABLE.get(place.sheet, place.sheet)
