"""Both ways: one workbook read by the fast road and by the careful one, cell by cell."""

from __future__ import annotations

from dataclasses import dataclass

from subsidy_calc.facts.raw import RawRow
from subsidy_calc.intake.careful import read_careful
from subsidy_calc.intake.container import unpack
from subsidy_calc.intake.fast import NotPlainAfterAll, read_fast
from subsidy_calc.intake.packed import PackedSheet, Rows
from subsidy_calc.intake.parts import check_parts
from subsidy_calc.intake.plain import has_plain_rows, may_be_plain
from subsidy_calc.intake.relations import find_book


@dataclass(frozen=True, slots=True)
class Seen:
    """All that a road tells of a sheet, cells unpacked."""

    name: str
    rows: list[tuple[int, RawRow]]
    hidden: bool
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    from_1904: bool


def by_careful_road(content: bytes) -> list[Seen]:
    """What the careful reader sees."""
    return [_seen(sheet) for sheet in read_careful(content, unpack(content))]


def by_fast_road(content: bytes) -> list[Seen] | None:
    """What the fast reader sees; None of a workbook that is not let on its road or turns back on it."""
    parts = unpack(content)
    book = find_book(parts)
    if not (may_be_plain(parts, book) and has_plain_rows(parts, book)):
        return None
    try:
        return [_seen(sheet) for sheet in read_fast(content, book)]
    except NotPlainAfterAll:
        return None


def both_ways(content: bytes) -> bool:
    """Whether the workbook takes the fast road; if so, both roads must see the same.

    Raises:
        FileRefused: it is turned away before the roads part.
    """
    check_parts(unpack(content))
    fast = by_fast_road(content)
    if fast is None:
        return False
    assert fast == by_careful_road(content)
    return True


def _seen(sheet: PackedSheet) -> Seen:
    return Seen(
        sheet.name,
        list(Rows(sheet.rows)),
        sheet.hidden,
        sheet.hidden_rows,
        sheet.hidden_columns,
        sheet.from_1904,
    )
