"""Reading 100,000 x 12 cells: this program beside the readers that one would use instead."""

from __future__ import annotations

import argparse
import io
import random
import statistics
import time
from collections.abc import Callable

import openpyxl
import pandas as pd
import xlsxwriter
from machine import described
from python_calamine import CalamineWorkbook

from subsidy_calc.intake.readers import read_files

ROWS = 100_000


def made_workbook(rows: int) -> bytes:
    """Codes, names, choices, seven sums, a date and a remark a row."""
    chance, target = random.Random(1), io.BytesIO()  # noqa: S311 - figures to measure with, no secret
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        money, day = book.add_format({"num_format": "#,##0.00"}), book.add_format({"num_format": "yyyy-mm-dd"})
        sheet = book.add_worksheet("项目")
        sheet.write_row(0, 0, [f"列{column}" for column in range(12)])
        for row in range(1, rows + 1):
            sheet.write_string(row, 0, f"91341124MA2{row:07d}")
            sheet.write_string(row, 1, f"项目{row}")
            sheet.write_string(row, 2, chance.choice(["数字化", "智能化", "其他"]))
            for column in range(3, 10):
                sheet.write_number(row, column, chance.randrange(10**9) / 100, money)
            sheet.write_number(row, 10, 44_000 + row % 300, day)
            sheet.write_string(row, 11, "备注")
    return target.getvalue()


def calamine(content: bytes) -> None:
    CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python(skip_empty_area=False)


def this_program(content: bytes) -> None:
    """Everything: the look before, the process of its own, the rows handed over."""
    read = read_files([(content, "项目.xlsx")])
    if read.problems or len(read.sheets[0].rows) != ROWS + 1:
        raise RuntimeError(read.problems)


def and_every_cell(content: bytes) -> None:
    """The same, and every cell looked at once."""
    for _ in read_files([(content, "项目.xlsx")]).sheets[0].rows:
        pass


def openpyxl_read_only(content: bytes) -> None:
    for _ in openpyxl.load_workbook(io.BytesIO(content), read_only=True).worksheets[0].iter_rows(values_only=True):
        pass


def pandas_calamine(content: bytes) -> None:
    pd.read_excel(io.BytesIO(content), engine="calamine")


def seconds(work: Callable[[bytes], None], content: bytes, times: int) -> float:
    """The median of several runs."""
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        work(content)
        taken.append(time.perf_counter() - start)
    return statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--slow", action="store_true", help="openpyxl and pandas, too")
    slow = parser.parse_args().slow
    content = made_workbook(ROWS)
    print(described("python-calamine", "openpyxl", "pandas"))
    print(f"{ROWS:,} x 12 cells, {len(content) / 2**20:.1f} MiB")
    this_program(content)  # the process that reads is started once
    base = seconds(calamine, content, 7)
    print(f"{'calamine alone':32}{base:8.2f} s")
    works: list[tuple[str, Callable[[bytes], None], int]] = [
        ("this program", this_program, 7),
        ("this program, every cell seen", and_every_cell, 3),
    ]
    if slow:
        works += [("pandas with calamine", pandas_calamine, 3), ("openpyxl read_only", openpyxl_read_only, 1)]
    for name, work, times in works:
        taken = seconds(work, content, times)
        print(f"{name:32}{taken:8.2f} s  {taken / base:5.2f} x calamine")


if __name__ == "__main__":
    main()
