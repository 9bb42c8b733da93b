"""Writing: awards.xlsx of many lines, beside the same cells written by plain XlsxWriter and openpyxl.

This program computes nothing while the time runs, but words its texts, sets its styles and adds up its
totals; the others are handed the finished cells and write them without styles.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import TypeAlias

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook

from benchmarks.data import YEAR, made_claims
from benchmarks.files import write_workbook
from benchmarks.process import ROOT
from benchmarks.result import Figures, Section, SizeName, Target
from benchmarks.size import Size
from benchmarks.way import Way, measured
from subsidy_calc.outputs.inputs import Options, take_inputs
from subsidy_calc.pipeline import Computed, compute
from subsidy_calc.workbooks.awards_book import write_awards_book

LINES = {"small": 5_000, "full": 100_000}
OURS, XLSXWRITER = "subsidy-calc", "XlsxWriter, plain cells"
NAMES = {
    "this_program": OURS,
    "xlsxwriter_alone": XLSXWRITER,
    "openpyxl_write_only": "openpyxl, write_only, plain cells",
}
PACKAGES = {"this_program": "subsidy-calc", "xlsxwriter_alone": "XlsxWriter", "openpyxl_write_only": "openpyxl"}
NOTE = "The cells of awards.xlsx. subsidy-calc words and styles them; the others are handed them finished, and style nothing."

Cell: TypeAlias = str | float
Sheets: TypeAlias = "dict[str, Sequence[Sequence[Cell]]]"


def way(name: str) -> Way:
    """Writing from a computed run, or from the finished cells of what this program wrote before."""
    if name == "this_program":
        return Way(_computed, _write_ours, _check_ours, lambda: _version(name))
    write = _write_xlsxwriter if name == "xlsxwriter_alone" else _write_openpyxl
    return Way(lambda file: _cells(_written(file)), write, _check_cells, lambda: _version(name))


def _version(name: str) -> dict[str, str]:
    return {PACKAGES[name]: version(PACKAGES[name])}


def _written(file: Path) -> Path:
    return file.with_name(f"{file.stem}-awards.xlsx")


def _computed(file: Path) -> tuple[Computed, Path]:
    return compute(take_inputs(ROOT / "rules" / "quanjiao-2020.yaml", [file], Options(year=YEAR))), _written(file)


def _write_ours(run: tuple[Computed, Path]) -> Computed:
    computed, path = run
    write_awards_book(path, computed.assessment, computed.lines, computed.info, computed.language)
    return computed


def _check_ours(computed: Computed, file: Path) -> Figures:
    """The awards in the list of lines, as they are read back."""
    _, *rows = CalamineWorkbook.from_path(str(_written(file))).get_sheet_by_name("明细").to_python()
    numbers = {round(value * 100) for row in rows for value in row if isinstance(value, float)}
    wrong = sum(int(line.award * 100) not in numbers for line in computed.lines)
    return Figures(wrong, len(computed.lines), "lines")


def _cells(path: Path) -> tuple[Path, Sheets]:
    book = CalamineWorkbook.from_path(str(path))
    sheets = {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}
    return path, sheets  # type: ignore[return-value]  # awards.xlsx holds no dates


def _write_xlsxwriter(given: tuple[Path, Sheets]) -> Path:
    path = given[0].with_name("xlsxwriter.xlsx")
    with xlsxwriter.Workbook(str(path)) as book:
        for name, rows in given[1].items():
            sheet = book.add_worksheet(name)
            for number, row in enumerate(rows):
                for column, value in enumerate(row):
                    if value == "":
                        continue
                    if isinstance(value, str):
                        sheet.write_string(number, column, value)
                    else:
                        sheet.write_number(number, column, value)
    return path


def _write_openpyxl(given: tuple[Path, Sheets]) -> Path:
    path = given[0].with_name("openpyxl.xlsx")
    book = openpyxl.Workbook(write_only=True)
    for name, rows in given[1].items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append([None if value == "" else value for value in row])
    book.save(path)
    return path


def _check_cells(path: Path, file: Path) -> Figures:
    own, given = _cells(path)[1], _cells(_written(file))[1]
    cells = [
        (name, row, column)
        for name, rows in given.items()
        for row, values in enumerate(rows)
        for column in range(len(values))
    ]
    return Figures(sum(_at(own, at) != _at(given, at) for at in cells), len(cells), "cells")


def _at(sheets: Sheets, at: tuple[str, int, int]) -> Cell:
    name, row, column = at
    rows = sheets[name]
    return rows[row][column] if row < len(rows) and column < len(rows[row]) else ""


def measure(size: SizeName, work: Path) -> Section:
    """This program first: the others write what it wrote."""
    file = work / f"writing-{size}.xlsx"
    write_workbook(made_claims(Size.of_claims(LINES[size])), file)
    found = [measured("writing", name, title, file, 3) for name, title in NAMES.items()]
    return Section(f"Writing: a summary of {LINES[size]:,} lines", NOTE, found, [Target(OURS, XLSXWRITER, 1)])
