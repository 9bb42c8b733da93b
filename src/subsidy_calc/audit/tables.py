"""Tables: a .csv of the run against the one that it writes, by row and heading."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import zip_longest
from pathlib import Path

from subsidy_calc.audit.difference import CHANGED, Difference
from subsidy_calc.values.messages import wording

MISSING_ROW = wording("audit.missing_row", zh="少了一行", en="a row is missing")
EXTRA_ROW = wording("audit.extra_row", zh="多了一行", en="a row too many")

_PLAIN_NUMBER = re.compile(r"-?(0|[1-9]\d*)(\.\d+)?")


def compare_tables(file: str, expected: Path, found: Path) -> Iterator[Difference]:
    """Every cell that differs; rows are counted as the sheet shows them, the headings being row 1."""
    wanted, there = _rows(expected), _rows(found)
    heading = wanted[0] if wanted else []
    start, end = _alike(wanted, there)
    for number in range(start, max(len(wanted), len(there)) - end):
        want = wanted[number] if number < len(wanted) - end else None
        have = there[number] if number < len(there) - end else None
        row = str(number + 1)
        if have is None:
            yield Difference(file, "missing_row", MISSING_ROW(), cell=row, expected=",".join(want or ()))
        elif want is None:
            yield Difference(file, "extra_row", EXTRA_ROW(), cell=row, found=",".join(have))
        else:
            yield from _cells(file, row, heading, want, have)


def _cells(
    file: str, row: str, heading: Sequence[str], want: Sequence[str], have: Sequence[str]
) -> Iterator[Difference]:
    for column, (one, other) in enumerate(zip_longest(want, have, fillvalue="")):
        if not _same(one, other):
            name = heading[column] if column < len(heading) else str(column + 1)
            yield Difference(file, "changed", CHANGED(), cell=f"{row}:{name}", expected=one, found=other)


def _alike(wanted: Sequence[Sequence[str]], there: Sequence[Sequence[str]]) -> tuple[int, int]:
    """How many rows are alike at the start and at the end, so that one row put in is one difference."""
    least = min(len(wanted), len(there))
    start = next((n for n in range(least) if not _same_row(wanted[n], there[n])), least)
    if len(wanted) == len(there):
        return start, 0
    last = range(1, least - start + 1)
    return start, next((n - 1 for n in last if not _same_row(wanted[-n], there[-n])), least - start)


def _same_row(want: Sequence[str], have: Sequence[str]) -> bool:
    return all(_same(one, other) for one, other in zip_longest(want, have, fillvalue=""))


def _same(one: str, other: str) -> bool:
    """Whether two texts are equal, or numbers that a spreadsheet wrote with other digits after the point."""
    if one == other:
        return True
    are_numbers = _PLAIN_NUMBER.fullmatch(one) and _PLAIN_NUMBER.fullmatch(other)
    return bool(are_numbers) and Fraction(one) == Fraction(other)


def _rows(path: Path) -> list[list[str]]:
    content = path.read_bytes()
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = content.decode("gb18030")  # as Chinese spreadsheets save .csv
    return list(csv.reader(io.StringIO(text, newline="")))
