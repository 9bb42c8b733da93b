"""Fast: plain workbooks, read by calamine. Only what the scan of the bytes proved plain comes here."""

from __future__ import annotations

import datetime as dt
import io
from collections.abc import Sequence

from python_calamine import CalamineWorkbook

from subsidy_calc.intake.packed import BETWEEN_CELLS, LETTERS, PackedRow, PackedSheet, without_last_blanks
from subsidy_calc.intake.relations import Book

_FIRST_CERTAIN_DAY = dt.date(1900, 3, 1)  # before it Excel counts a day that never was
_EARLY = LETTERS["date"] + "1"
# the scan lets no number through that would be written with an exponent, and no text with a separator in it
_WRITTEN: dict[type, str] = {
    str: LETTERS["text"] + "%s",
    float: LETTERS["number"] + "%.15g",
    dt.date: LETTERS["date"] + "%s",
}


_BLANK = LETTERS["text"]
_LAST_BLANK = BETWEEN_CELLS + _BLANK


class NotPlainAfterAll(Exception):
    """A value that the two readers could read differently, such as a time of day."""


def read_fast(content: bytes, book: Book) -> list[PackedSheet]:
    """All sheets of a plain workbook.

    Raises:
        NotPlainAfterAll: the careful reader has to read it.
    """
    try:
        opened = CalamineWorkbook.from_filelike(io.BytesIO(content))
        found = [opened.get_sheet_by_name(sheet.name).to_python(skip_empty_area=False) for sheet in book.sheets]
    except Exception as error:  # the careful reader says what is wrong with it
        raise NotPlainAfterAll from error
    return [PackedSheet(sheet.name, _rows(rows)) for sheet, rows in zip(book.sheets, found, strict=True)]


def _rows(rows: Sequence[Sequence[object]]) -> list[PackedRow]:
    """Each row written by one pattern for its types, of which a sheet has few."""
    packed: list[PackedRow] = []
    patterns: dict[tuple[type, ...], str] = {}
    for row in rows:
        types = tuple(map(type, row))
        if types not in patterns:
            patterns[types] = _pattern(types)
        text = patterns[types] % tuple(row)
        if _EARLY in text and dt.date in types and min(v for v in row if type(v) is dt.date) < _FIRST_CERTAIN_DAY:
            raise NotPlainAfterAll
        packed.append(_without_blanks(text) if text.endswith(_BLANK) else text)
    return without_last_blanks(packed)


def _pattern(types: tuple[type, ...]) -> str:
    if not _WRITTEN.keys() >= set(types):
        raise NotPlainAfterAll
    return BETWEEN_CELLS.join(_WRITTEN[each] for each in types)


def _without_blanks(row: PackedRow) -> PackedRow:
    """A blank is an empty text here: a letter alone, which is cut off at the end."""
    while row.endswith(_LAST_BLANK):
        row = row[: -len(_LAST_BLANK)]
    return "" if row == _BLANK else row
