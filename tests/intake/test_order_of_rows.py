"""The order of rows, and the files that they stand in, change no line's status, award or reason (invariant 5)."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from intake.quanjiao_books import Row, book, sheet
from intake.sample_like import EARLIER, ENTERPRISES, PROJECTS, RECOGNITIONS
from intake.told_runs import read_books, run_books, run_sheets
from intake.written_books import workbook
from subsidy_calc.facts.raw import RawSheet

SHEETS = read_books(book(ENTERPRISES, PROJECTS, RECOGNITIONS, EARLIER))
BASE = run_sheets(SHEETS).lines
ROWS: dict[str, list[Row]] = {"企业": ENTERPRISES, "项目": PROJECTS, "认定": RECOGNITIONS, "历年兑现": EARLIER}
SEEDS = st.integers(0, 2**32)
EXAMPLES = settings(derandomize=True, deadline=None, max_examples=30)


def _part(original: RawSheet, file: str, rows: Sequence[int]) -> RawSheet:
    """The headings and some of a sheet's rows, numbered anew."""
    (_, headings), *others = original.rows
    kept = [headings, *(others[number][1] for number in rows)]
    return replace(original, file=file, rows=tuple(enumerate(kept, start=1)))


@EXAMPLES
@given(seed=SEEDS)
def test_rows_in_any_order(seed: int) -> None:
    chance = random.Random(seed)
    sheets = [_part(original, "1.xlsx", chance.sample(range(n := len(original.rows) - 1), n)) for original in SHEETS]
    chance.shuffle(sheets)
    assert run_sheets(sheets).lines == BASE


@EXAMPLES
@given(seed=SEEDS, files=st.integers(2, 3))
def test_rows_split_over_files(seed: int, files: int) -> None:
    chance = random.Random(seed)
    sheets = []
    for original in SHEETS:
        drawn = chance.sample(range(n := len(original.rows) - 1), n)
        cuts = [0, *sorted(chance.randint(0, n) for _ in range(files - 1)), n]
        for file in range(files):
            sheets.append(_part(original, f"{file}.xlsx", drawn[cuts[file] : cuts[file + 1]]))
    chance.shuffle(sheets)
    assert run_sheets(sheets).lines == BASE


def test_real_files_of_one_enterprise_each() -> None:
    codes = sorted({str(row[0]) for rows in ROWS.values() for row in rows})
    books = []
    for code in codes:
        own = {name: [row for row in rows if row[0] == code] for name, rows in ROWS.items()}
        books.append(workbook({name: sheet(name, rows) for name, rows in own.items() if rows}))
    assert run_books(*books).lines == BASE
    assert run_books(*reversed(books)).lines == BASE


def test_every_row_in_two_files_is_one_claim() -> None:
    twice = [replace(original, file="2.xlsx") for original in SHEETS]
    assert run_sheets([*SHEETS, *twice]).lines == BASE
