"""Recorded awards: the rows that a run was given from the register, as a sheet of earlier awards."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from subsidy_calc.facts.earlier import EarlierRow
from subsidy_calc.facts.raw import RawCell, RawRow, RawSheet
from subsidy_calc.schedule.tables import EARLIER_SHEET
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import ClaimsRefused, Problem

BESIDE_REGISTER = wording(
    "recorded.beside",
    zh="给了台账，历年兑现只从台账取，工作表里不能再填",
    en="with a register, earlier awards are taken from it alone; the sheet must stay empty",
)
EMPTY_IT = wording(
    "recorded.empty_it",
    zh="清空这张表；台账里没有的，先用 register import 记入",
    en="empty the sheet; record with `register import` what the register does not hold",
)

REGISTER = "register"  # the name in places; no file of claims may have it (intake/found.py)


def recorded_sheet(content: bytes) -> RawSheet:
    """The sheet of the .csv that a run took from the register."""
    records = csv.reader(io.StringIO(content.decode("utf-8"), newline=""), strict=True)
    rows = [(number, _row(record)) for number, record in enumerate(records, start=1)]
    return RawSheet(REGISTER, EARLIER_SHEET, rows, typed=False)


def written_rows(records: Iterable[Sequence[str]]) -> bytes:
    """The .csv of such a sheet, headings first."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(records)
    return text.getvalue().encode("utf-8")


def is_recorded(row: EarlierRow) -> bool:
    """Whether the award comes from the register."""
    return row.place.file == REGISTER


def recorded_line(row: EarlierRow) -> str:
    """The award's name in the register; empty where it comes from a sheet."""
    return row.line if is_recorded(row) else ""


def check_register_alone(sheets: Sequence[RawSheet], earlier: Sequence[EarlierRow]) -> None:
    """Refuse, where the register was given, earlier awards of a sheet beside it: one award might count twice.

    Raises:
        ClaimsRefused: a sheet holds some, too.
    """
    places = [row.place for row in earlier if not is_recorded(row)]
    if places and any(sheet.file == REGISTER for sheet in sheets):
        raise ClaimsRefused([Problem("beside_register", place, BESIDE_REGISTER(), fix=EMPTY_IT()) for place in places])


def _row(record: Sequence[str]) -> RawRow:
    return tuple(RawCell("text", text) if text else None for text in record)
