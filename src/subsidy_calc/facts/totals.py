"""Total rows: what they print, checked against the rows above.

A total may be of all rows above it or of those since the total before. It is never read
as a claim, and a column with a cell that cannot be read is not checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from subsidy_calc.facts.headings import HeadingRow, Slot
from subsidy_calc.facts.parsing import Fault, Setting, parser_of
from subsidy_calc.facts.raw import RawRow, RawSheet, is_total
from subsidy_calc.facts.rows import ReadRow, SheetRows
from subsidy_calc.schedule.tables import Table
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Quantity, write_quantity

DIFFERS = wording(
    "total.differs", zh="合计与上面各行之和{rows}不一致", en="the total is not the sum of the rows above, {rows}"
)
CHECK = wording("total.check", zh="核对各行和合计", en="check the rows and the total")


def check_totals(sheet: RawSheet, table: Table, headings: HeadingRow, rows: SheetRows) -> Iterator[Problem]:
    """Report each printed total that is the sum neither of all rows above nor of those since the last total."""
    since = headings.row
    for number, cells in rows.others:
        if number <= headings.row or not is_total(cells):
            continue
        above = [row for row in rows.read if row.place.row < number]
        for slot in headings.slots:
            if table.columns[slot.column].type == "money" and slot.part != "reason":
                yield from _check(sheet, table, slot, number, cells, above, since)
        since = number


def _check(  # noqa: PLR0913, PLR0917  a cell, and the rows above it
    sheet: RawSheet, table: Table, slot: Slot, number: int, cells: RawRow, above: Sequence[ReadRow], since: int
) -> Iterator[Problem]:
    cell = cells[slot.index - 1] if slot.index <= len(cells) else None
    if cell is None or any(slot.column in row.unreadable for row in above):
        return
    printed = parser_of("money")(cell, Setting(table.columns[slot.column], slot.unit))
    if isinstance(printed, Fault) or not isinstance(printed.value, Fraction):
        return
    every = sum((_value(row, slot) for row in above), Fraction(0))
    recent = sum((_value(row, slot) for row in above if row.place.row > since), Fraction(0))
    if printed.value not in (every, recent):
        place = Cell(sheet.file, sheet.name, number, slot.index)
        says = DIFFERS(rows=Quantity(recent, "money"))
        found = write_quantity(Quantity(printed.value, "money"), "zh")
        yield Problem("total_differs", place, says, found, fix=CHECK())


def _value(row: ReadRow, slot: Slot) -> Fraction:
    value = row.verified.get(slot.column) if slot.part == "verified" else row.claimed_of(slot.column)
    return value if isinstance(value, Fraction) else Fraction(0)
