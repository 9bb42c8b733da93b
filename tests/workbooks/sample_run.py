"""Runs to write: the sample claims, or any workbook, assessed under a schedule."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import openpyxl

from intake.read_in import read_book
from subsidy_calc.assess.assessment import Assessment, assess
from subsidy_calc.assess.award_lines import AwardLine, award_lines
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.schedule.load import load_schedule
from subsidy_calc.values.messages import Language
from subsidy_calc.workbooks.awards_book import write_awards_book
from subsidy_calc.workbooks.enterprise_book import write_enterprise_book
from subsidy_calc.workbooks.run_info import InputFile, RunInfo

ROOT = Path(__file__).parents[2]
QUANJIAO = ROOT / "rules" / "quanjiao-2020.yaml"
SAMPLE = ROOT / "sample_data" / "quanjiao-2020.xlsx"
SECOND = Path(__file__).with_name("second-schedule.yaml")
THIRD = Path(__file__).with_name("third-schedule.yaml")

INFO = RunInfo(
    version="0.1.0",
    year=2020,
    schedule=InputFile("schedule.yaml", "inputs/schedule.yaml", "a" * 64),
    claims=(InputFile("claims.xlsx", "inputs/1-claims.xlsx", "b" * 64),),
    options=(),
    run_hash="0123456789abcdef" * 4,
)


@dataclass(frozen=True)
class Run:
    """An assessment with its lines, ready to be written."""

    assessment: Assessment
    lines: list[AwardLine]

    def of(self, uscc: str) -> list[AwardLine]:
        return [line for line in self.lines if line.head.uscc == uscc]

    def write_enterprise(self, path: Path, uscc: str, language: Language = "zh") -> Path:
        write_enterprise_book(path, self.assessment, self.of(uscc), INFO, language)
        return path

    def write_all(self, folder: Path, language: Language = "zh") -> tuple[Path, list[Path]]:
        folder.mkdir(exist_ok=True)
        write_awards_book(folder / "awards.xlsx", self.assessment, self.lines, INFO, language)
        codes = dict.fromkeys(line.head.uscc for line in self.lines)
        return folder / "awards.xlsx", [self.write_enterprise(folder / f"{u}.xlsx", u, language) for u in codes]


def run_of(claims: Path = SAMPLE, schedule: Path = QUANJIAO) -> Run:
    rules = load_schedule(schedule)
    read = build_claims(rules, read_book(claims))
    assessment = assess(rules, read, rules.policy_year(2020))
    return Run(assessment, award_lines(assessment))


def cells(path: Path, sheet: int = 0, *, formulas: bool = False) -> list[list[object]]:
    """All cells of a sheet: values, or formulas where a cell has one."""
    book = openpyxl.load_workbook(path, data_only=not formulas)
    return [[cell.value for cell in row] for row in book.worksheets[sheet].iter_rows()]


def words(path: Path) -> str:
    """All text of a workbook's first sheet."""
    return "\n".join(str(value) for row in cells(path) for value in row if value is not None)
