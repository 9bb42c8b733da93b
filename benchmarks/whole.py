"""Whole: from a workbook of claims to a signed sheet for every enterprise, process start to end.

This program beside a naive script and a hand-tuned one that does the least; `scripts/` says what each leaves out.
"""

from __future__ import annotations

import csv
import shutil
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from python_calamine import CalamineWorkbook

from benchmarks.awards import known_awards
from benchmarks.data import Claims, made_claims
from benchmarks.files import fen_of_text, write_workbook
from benchmarks.process import ROOT
from benchmarks.result import MIB, Figures, Measured, Section, SizeName, Target
from benchmarks.size import Size
from benchmarks.way import command

ENTERPRISES = {"small": (200, 500), "full": (200, 2_000, 20_000)}
RULES = ROOT / "rules" / "quanjiao-2020.yaml"
OURS, NAIVE, TUNED = "subsidy-calc run", "naive: pandas, Decimal, openpyxl", "hand-tuned, the least"
PACKAGES = {
    OURS: ("subsidy-calc", "python-calamine", "XlsxWriter"),
    NAIVE: ("pandas", "openpyxl"),
    TUNED: ("python-calamine", "XlsxWriter"),
}
ASKED = {200: 0.5, 500: 1 / 6, 2_000: 1 / 6, 20_000: 1 / 8}  # of the naive script's time
MOST_MEMORY = {20_000: 300 * MIB}
NOTE = """A workbook of claims to a sheet for every enterprise with an award, from the start of the process to its end.
The naive script writes the same rows and formulas as subsidy-calc, and checks nothing; the hand-tuned one writes sums alone.
In all three every enterprise's total is read back."""


def measure(size: SizeName, work: Path) -> Iterator[Section]:
    """A section for each number of enterprises."""
    for enterprises in ENTERPRISES[size]:
        yield _section(enterprises, work)


def _section(enterprises: int, work: Path) -> Section:
    claims = made_claims(Size.of_enterprises(enterprises))
    file = work / f"claims-{enterprises}.xlsx"
    write_workbook(claims, file)
    runs = 3 if enterprises <= 200 else 1
    found = [_measured(name, claims, file, work / "out", runs) for name in (OURS, NAIVE, TUNED)]
    targets = [Target(OURS, NAIVE, ASKED[enterprises])]
    if enterprises in MOST_MEMORY:
        targets.append(Target(OURS, memory=MOST_MEMORY[enterprises]))
    books = sum(fen > 0 for fen in known_awards(claims).enterprises)
    return Section(f"Whole: {enterprises:,} enterprises, {books:,} workbooks", NOTE, found, targets)


def _measured(name: str, claims: Claims, file: Path, out: Path, runs: int) -> Measured:
    taken = []
    for _ in range(runs):
        shutil.rmtree(out, ignore_errors=True)
        taken.append(command(name, _arguments(name, file, out), PACKAGES[name]))
        if taken[-1].why_not:
            return taken[-1]
    together = replace(
        taken[0],
        wall=[second for each in taken for second in each.wall],
        cpu=[second for each in taken for second in each.cpu],
        memory=max(each.memory for each in taken),
    )
    return replace(together, figures=_checked(name, claims, out))


def _arguments(name: str, file: Path, out: Path) -> list[str]:
    if name == OURS:
        return ["-m", "subsidy_calc", "run", str(file), "--rules", str(RULES), "--year", "2020", "--out", str(out)]
    script = "naive" if name == NAIVE else "hand_tuned"
    return ["-m", f"benchmarks.scripts.{script}", str(file), str(RULES), str(out)]


def _checked(name: str, claims: Claims, out: Path) -> Figures:
    """Each enterprise's total as it was written; one without its workbook counts as wrong."""
    found = fen_of_lines(out) if name == OURS else _fen_of_summary(out)
    books = {path.name[:18] for path in (out / "enterprises").glob("*.xlsx")}
    known = {
        uscc: fen for uscc, fen in zip(claims.enterprises.uscc, known_awards(claims).enterprises, strict=True) if fen
    }
    wrong = sum(found.get(uscc, 0) != fen or uscc not in books for uscc, fen in known.items())
    wrong += len((set(found) | books) - set(known))
    return Figures(wrong, len(known), "totals")


def fen_of_lines(out: Path) -> dict[str, int]:
    """Totals by enterprise in lines.csv, those above 0."""
    totals: dict[str, int] = defaultdict(int)
    with (out / "lines.csv").open(encoding="utf-8-sig", newline="") as file:
        for line in csv.DictReader(file):
            totals[line["uscc"]] += fen_of_text(line["award"])
    return {uscc: fen for uscc, fen in totals.items() if fen}


def _fen_of_summary(out: Path) -> dict[str, int]:
    rows = CalamineWorkbook.from_path(str(out / "awards.xlsx")).get_sheet_by_name("汇总").to_python()[1:]
    return {str(uscc): round(float(str(yuan)) * 100) for uscc, _, yuan in rows}
