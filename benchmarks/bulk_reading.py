"""A million rows of .csv: time and memory of reading, and of looking at every cell once."""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterator

import psutil
from machine import described

from subsidy_calc.intake.readers import read_files

HEADINGS = "统一社会信用代码,项目名称,项目类型,智能装备购置额,系统购置额,完工日期"


def made_table(rows: int) -> bytes:
    lines = (f"91341124MA2{row % 300_000:07d},项目{row},智能化,{row * 13 % 10**8}.50,{row % 10**6},2020-06-30" for row in range(rows))
    return "\n".join([HEADINGS, *lines]).encode()


def memory_used() -> float:
    return float(psutil.Process().memory_info().rss) / 2**20


def measured(rows: int) -> Iterator[str]:
    content = made_table(rows)
    before, start = memory_used(), time.perf_counter()
    (sheet,) = read_files([(content, "项目.csv")]).sheets
    taken, held = time.perf_counter() - start, memory_used() - before
    yield f"{rows:>9,} rows, {len(content) / 2**20:6.1f} MiB: read in {taken:5.1f} s, holds {held:6.0f} MiB"
    start = time.perf_counter()
    cells = sum(len(row) for _, row in sheet.rows)
    yield f"{'':10}{cells:,} cells seen in {time.perf_counter() - start:5.1f} s, holds {memory_used() - before:6.0f} MiB"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="+", default=[100_000, 1_000_000])
    print(described("pandas"))
    for rows in parser.parse_args().rows:
        for line in measured(rows):
            print(line)


if __name__ == "__main__":
    main()
