"""Export: every line of every entry as rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from fractions import Fraction

from subsidy_calc.outputs.records import not_a_formula
from subsidy_calc.register.entries import Entry
from subsidy_calc.values.quantities import yuan

HEADINGS = (
    "entry", "kind", "batch", "label", "year", "schedule", "line", "uscc", "name", "clause", "matter", "sum",
    "reason", "source", "hash",
)  # fmt: skip


def as_csv(entries: Iterable[Entry]) -> bytes:
    """UTF-8 with BOM; the sums of a line's rows add up to what it stands at."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADINGS)
    for entry in entries:
        for line in entry.lines:
            before = (str(entry.number), entry.kind, str(entry.batch), entry.label, str(entry.year), entry.schedule)
            named = (line.line, line.uscc, line.name, line.clause, line.matter)
            after = (entry.reason, entry.source, entry.hash)
            texts = [not_a_formula(each) for each in (*before, *named)]
            writer.writerow([*texts, fen_as_yuan(line.sum_fen), *map(not_a_formula, after)])
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def fen_as_yuan(fen: int) -> str:
    """Whole fen as plain decimal yuan.

    >>> fen_as_yuan(-18518520)
    '-185185.20'
    """
    return yuan(Fraction(fen, 100))
