"""Bulk: more claims than a county has; what they take of memory above all.

polars and pandas compute the caps alone, on the same Parquet files: no conditions, no rule between claims, no
reasons, no derivation, no check of a code.
"""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from benchmarks.awards import known_awards
from benchmarks.data import CAP_FEN, Claims, made_claims
from benchmarks.files import write_parquet, write_workbook
from benchmarks.process import GIB, ROOT
from benchmarks.result import Figures, Measured, Section, SizeName, Target
from benchmarks.size import Size
from benchmarks.way import command
from benchmarks.whole import fen_of_lines

WORKBOOK = {"small": 5_000, "full": 500_000}
PARQUET = {"small": 10_000, "full": 5_000_000}
RULES = ROOT / "rules" / "quanjiao-2020.yaml"
OURS = "subsidy-calc run --summary-only"
WORKBOOK_NOTE = "One workbook of claims, no sheet an enterprise."
PARQUET_NOTE = (
    "polars and pandas compute 15 % and the cap of projects alone: no conditions, reasons, derivation or checks."
)


def measure(size: SizeName, work: Path) -> list[Section]:
    """The workbook, then the Parquet files."""
    return [_workbook(WORKBOOK[size], work), _parquet(PARQUET[size], work)]


def _workbook(count: int, work: Path) -> Section:
    claims, file = made_claims(Size.of_claims(count)), work / "bulk.xlsx"
    write_workbook(claims, file)
    targets = [Target(OURS, memory=GIB * 3 // 2)]
    return Section(f"Bulk: {count:,} claims, summary only", WORKBOOK_NOTE, [_ours([file], claims, work)], targets)


def _parquet(count: int, work: Path) -> Section:
    claims, folder = made_claims(Size.of_claims(count)), work / "parquet"
    folder.mkdir(exist_ok=True)
    files = write_parquet(claims, folder)
    caps = [_caps(library, files[1], claims, work) for library in ("polars", "pandas")]
    found = [_ours(files, claims, work), *caps]
    return Section(f"Bulk: {count:,} claims in Parquet", PARQUET_NOTE, found, [Target(OURS, memory=2 * GIB)])


def _ours(files: list[Path], claims: Claims, work: Path) -> Measured:
    out = work / "out"
    shutil.rmtree(out, ignore_errors=True)
    options = ["--rules", str(RULES), "--year", "2020", "--out", str(out), "--summary-only"]
    found = command(OURS, ["-m", "subsidy_calc", "run", *map(str, files), *options], ("subsidy-calc", "pyarrow"))
    if found.why_not:
        return found
    totals = fen_of_lines(out)
    known = [pair for pair in zip(claims.enterprises.uscc, known_awards(claims).enterprises, strict=True) if pair[1]]
    wrong = sum(totals.get(uscc, 0) != fen for uscc, fen in known)
    return replace(found, figures=Figures(wrong, len(known), "totals"))


def _caps(library: str, projects: Path, claims: Claims, work: Path) -> Measured:
    name, module = f"{library}, caps only", f"benchmarks.scripts.caps_{library}"
    taken = command(name, ["-m", module, str(projects), str(work / "caps.parquet")], (library, "pyarrow"))
    if taken.why_not:
        return taken
    spent = zip(claims.projects.equipment_fen, claims.projects.systems_fen, strict=True)
    known = sum(min(((equipment + systems) * 15 + 50) // 100, CAP_FEN) for equipment, systems in spent)
    return replace(taken, figures=Figures(int(int(taken.printed) != known), 1, "sum"))
