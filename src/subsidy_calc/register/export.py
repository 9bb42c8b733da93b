"""Export: every line and every change of state of every entry as rows for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from fractions import Fraction

from subsidy_calc.outputs.records import not_a_formula
from subsidy_calc.register.entries import Change, Entry
from subsidy_calc.values.quantities import yuan

HEADINGS = (
    "entry", "kind", "batch", "label", "year", "schedule", "line", "uscc", "name", "clause", "matter", "sum",
    "reason", "source", "hash", "state", "day", "by", "paper", "office", "note", "instalment",
)  # fmt: skip

_NO_CHANGE = ("",) * 7  # of a line, below the headings of changes


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
            writer.writerow([*texts, fen_as_yuan(line.sum_fen), *map(not_a_formula, after), *_NO_CHANGE])
        writer.writerows(_changes(entry))
    return text.getvalue().encode("utf-8-sig", "backslashreplace")


def _changes(entry: Entry) -> Iterator[list[str]]:
    for change in entry.changes:
        row = [
            str(entry.number), entry.kind, str(entry.batch), entry.label, str(entry.year), entry.schedule,
            change.claim, change.uscc, change.name, change.clause, change.matter, paid(change), entry.reason,
            entry.source, entry.hash, change.state, change.day, change.by_whom, change.paper, change.office,
            change.note, instalment(change),
        ]  # fmt: skip
        yield [not_a_formula(each) for each in row]


def paid(change: Change) -> str:
    """The sum that was paid, where it is known."""
    return "" if change.sum_fen is None else fen_as_yuan(change.sum_fen)


def instalment(change: Change) -> str:
    """Which instalment of how many, `1/2`; nothing where nothing is paid."""
    return f"{change.instalment}/{change.instalments}" if change.instalments else ""


def fen_as_yuan(fen: int) -> str:
    """Whole fen as plain decimal yuan.

    >>> fen_as_yuan(-18518520)
    '-185185.20'
    """
    return yuan(Fraction(fen, 100))
