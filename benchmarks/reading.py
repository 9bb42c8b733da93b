"""Reading: a plain workbook of claims, every cell of it, by this program and by the readers that one would use instead.

This program looks at the file first, reads in a process of its own, and tells error cells, formulas without a
value, hidden rows and units of sums from plain values; the others hand over values alone.
"""

from __future__ import annotations

import io
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path

import openpyxl
import pandas as pd
from python_calamine import CalamineWorkbook

from benchmarks.files import fen_of_text, wide_workbook, wide_workbook_fen
from benchmarks.result import Figures, Section, SizeName
from benchmarks.way import Way, measured
from subsidy_calc.intake.readers import read_files

ROWS = {"small": 10_000, "full": 100_000}
SUM = 3  # the column that is added up, counted from 0
NOTE = "The sum of one column is checked in what each hands over. No target: python-calamine is what reads here, too."


def this_program(content: bytes) -> int:
    read = read_files([(content, "项目.xlsx")])
    if read.problems:
        raise RuntimeError(read.problems)
    rows = iter(read.sheets[0].rows)
    next(rows)
    return sum(fen_of_text(cell.text) for _, cells in rows if (cell := cells[SUM]) is not None)


def calamine(content: bytes) -> int:
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0)
    return sum(round(float(str(row[SUM])) * 100) for row in sheet.to_python(skip_empty_area=False)[1:])


def pandas_calamine(content: bytes) -> int:
    frame = pd.read_excel(io.BytesIO(content), engine="calamine")
    return int((frame.iloc[:, SUM] * 100).round().astype("int64").sum())


def pandas_openpyxl(content: bytes) -> int:
    frame = pd.read_excel(io.BytesIO(content), engine="openpyxl")
    return int((frame.iloc[:, SUM] * 100).round().astype("int64").sum())


def openpyxl_read_only(content: bytes) -> int:
    sheet = openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0]
    return sum(round(float(str(row[SUM])) * 100) for row in sheet.iter_rows(min_row=2, values_only=True))


WAYS: dict[str, tuple[str, Callable[[bytes], int], tuple[str, ...]]] = {
    "this_program": ("subsidy-calc", this_program, ("subsidy-calc",)),
    "calamine": ("python-calamine alone", calamine, ("python-calamine",)),
    "pandas_calamine": ("pandas.read_excel, calamine", pandas_calamine, ("pandas",)),
    "openpyxl_read_only": ("openpyxl, read_only", openpyxl_read_only, ("openpyxl",)),
    "pandas_openpyxl": ("pandas.read_excel, openpyxl", pandas_openpyxl, ("pandas", "openpyxl")),
}


def way(name: str) -> Way:
    """Reading, with the sum that it comes to held against the one that was written."""
    _, read, packages = WAYS[name]

    def check(found: int, file: Path) -> Figures:
        return Figures(int(found != wide_workbook_fen(ROWS[_size(file)])), 1, "sum")

    return Way(Path.read_bytes, read, check, lambda: {package: version(package) for package in packages})


def _size(file: Path) -> SizeName:
    return "full" if file.stem.endswith("full") else "small"


def measure(size: SizeName, work: Path) -> Section:
    """Every reader on one workbook."""
    file = work / f"reading-{size}.xlsx"
    wide_workbook(file, ROWS[size])
    runs = {"this_program": 3, "calamine": 3, "pandas_calamine": 3}
    found = [measured("reading", name, WAYS[name][0], file, runs.get(name, 1)) for name in WAYS]
    return Section(f"Reading: a workbook of {ROWS[size]:,} × 12 cells", NOTE, found)
