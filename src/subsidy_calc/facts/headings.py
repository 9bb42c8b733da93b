"""Headings: which column of a sheet holds which column of a table, found by the words above it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import zip_longest
from typing import Literal, NamedTuple, TypeAlias

from subsidy_calc.facts.number_format import Unit
from subsidy_calc.facts.parsing import tidy
from subsidy_calc.facts.raw import RawCell, RawRow, RawSheet
from subsidy_calc.facts.same import simplified
from subsidy_calc.facts.title_units import MONEY_UNITS, money_unit, quantity_unit, title_with
from subsidy_calc.schedule.tables import REDUCED_SUFFIX, VERIFIED_SUFFIX, Table, compact
from subsidy_calc.values.messages import Language, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ONE_OF, ClaimsRefused, Note, Problem

NO_HEADINGS = wording("headings.none", zh="找不到表头", en="no row of headings was found")
KEY_MISSING = wording("headings.key_missing", zh="缺少必需的列“{heading}”", en="the column “{heading}” is missing")
COLUMN_MISSING = wording(
    "headings.column_missing",
    zh="缺少列“{heading}”，按未填处理",
    en="the column “{heading}” is missing; read as not filled in",
)
TWICE = wording("headings.twice", zh="列“{heading}”出现两次", en="the column “{heading}” stands twice")
KEEP_ONE = wording("headings.keep_one", zh="只保留一列", en="keep one of them")
ADD_COLUMN = wording("headings.add_column", zh="照模板补上这一列", en="add the column as in the template")
UNREAD = wording(
    "headings.unread_verified",
    zh="这一列像是审定额，但不知属于哪一列，未读取",
    en="this looks like a verified sum, but of which column is not known; it was not read",
)
NAME_IT = wording(
    "headings.name_it",
    zh="表头写成“列名＋审定额”，或紧跟在那一列之后",
    en="head it with the column's heading and 审定额, or put it right behind that column",
)
EXTRA = wording("headings.extra", zh="模板里没有这一列，未读取", en="not a column of the template; not read")

Part = Literal["value", "verified", "reason"]

SEARCHED_ROWS = 20
_UNIT_IN_HEADING = re.compile(r"^(?P<heading>.*?)\((?P<unit>元|万元|亿元)\)$")
_SHORT: dict[str, Part] = {"审定额": "verified", "审定金额": "verified", "核减原因": "reason"}


class _Meant(NamedTuple):
    """What a heading stands for; `measure` is the unit of a quantity that it does not name itself."""

    column: str
    part: Part = "value"
    is_quantity: bool = False
    measure: str = ""

    def unit(self, title: str) -> Unit | None:
        """The unit that a title gives it."""
        if self.is_quantity:
            return quantity_unit(title, self.measure) if self.measure else None
        return money_unit(title)


_Known: TypeAlias = "dict[str, _Meant]"


@dataclass(frozen=True, slots=True)
class Slot:
    """Where a part of a table's column stands in a sheet, and the unit of money that it is given in."""

    column: str
    part: Part
    index: int
    unit: Unit | None = None


@dataclass(frozen=True)
class HeadingRow:
    """The row of headings of one sheet."""

    row: int
    slots: tuple[Slot, ...]
    missing: frozenset[str]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    headed: frozenset[int] = frozenset()  # columns with a heading, whatever it says

    @cached_property
    def by_part(self) -> dict[tuple[str, Part], Slot]:
        """The slots by column and part."""
        return {(slot.column, slot.part): slot for slot in self.slots}

    @cached_property
    def headed_up_to(self) -> int:
        """The last of the columns from the first on that all have a heading."""
        last = 0
        while last + 1 in self.headed:
            last += 1
        return last

    def index_of(self, column: str, part: Part = "value") -> int:
        """The number in the sheet of a column, or of its verified sum or reason; 0 where it has none."""
        slot = self.by_part.get((column, part))
        return slot.index if slot is not None else 0


def find_headings(sheet: RawSheet, table: Table, language: Language) -> HeadingRow:
    """Find the row that holds most of a table's headings, all of its key among them.

    Raises:
        ClaimsRefused: there is none, or a heading stands twice: nothing can be read safely.
    """
    known = _known_headings(table, language)
    verified = frozenset(name for name, column in table.columns.items() if column.verified)
    best = max(_candidates(sheet, known, verified), key=lambda found: len(found.slots), default=None)
    place = Cell(sheet.file, sheet.name)
    if best is None or not best.slots:
        expected = ONE_OF(known=tuple(column.heading for column in table.columns.values()))
        raise ClaimsRefused([Problem("no_headings", place, NO_HEADINGS(), expected=expected, fix=ADD_COLUMN())])
    problems = [*_twice(best, sheet), *_key_missing(best, table, sheet)]
    if problems:
        raise ClaimsRefused(problems)
    return _completed(best, table, sheet)


@dataclass(slots=True)
class _Found:
    row: int
    cells: RawRow
    slots: list[Slot] = field(default_factory=list)


def _add_short_headings(found: _Found, verified: frozenset[str]) -> None:
    """审定额 and 核减原因 alone belong to the verified column that they follow."""
    taken = {slot.index: slot for slot in found.slots}
    for index, cell in enumerate(found.cells, start=1):
        part = _SHORT.get(compact(tidy(cell.text))) if cell is not None and index not in taken else None
        left = next((taken[at] for at in (index - 1, index - 2) if at in taken), None)
        if part is not None and left is not None and left.column in verified:
            taken[index] = Slot(left.column, part, index, left.unit)
            found.slots.append(taken[index])


def _candidates(sheet: RawSheet, known: _Known, verified: frozenset[str]) -> Iterator[_Found]:
    title = ""
    above: RawRow | None = None
    for number, cells in sheet.rows[:SEARCHED_ROWS]:
        found = _Found(number, cells)
        for index, cell in enumerate(cells, start=1):
            slot = _slot(cell, index, known, title) if cell is not None else None
            if slot is not None:
                found.slots.append(slot)
        _add_short_headings(found, verified)
        yield found
        if above is not None:
            yield _two_lines(number, above, cells, known, title)
        above = cells
        title = title_with(cells, title)


def _two_lines(number: int, above: RawRow, below: RawRow, known: _Known, title: str) -> _Found:
    """Headings written over two rows: each column's words of both, or of the one that has some."""
    found = _Found(number, below)
    for index, (upper, lower) in enumerate(zip_longest(above, below), start=1):
        words = [cell.text for cell in (upper, lower) if cell is not None]
        if len(words) == 2 and words[0] == words[1]:
            words = words[:1]
        slot = _slot(RawCell("text", "".join(words)), index, known, title) if words else None
        if slot is not None:
            found.slots.append(slot)
    return found


def _slot(cell: RawCell, index: int, known: _Known, title: str) -> Slot | None:
    heading = compact(tidy(cell.text))
    if heading not in known and not heading.isascii():
        heading = simplified(heading)
    if heading in known:
        meant = known[heading]
        return Slot(meant.column, meant.part, index, meant.unit(title))
    match = _UNIT_IN_HEADING.match(heading)
    in_money = known.get(match["heading"]) if match else None
    if match and in_money and not in_money.is_quantity:
        return Slot(in_money.column, in_money.part, index, MONEY_UNITS[match["unit"]])
    return None


def _known_headings(table: Table, language: Language) -> _Known:
    known: _Known = {}
    for name, column in table.columns.items():
        for heading in column.headings:
            known[compact(heading)] = _Meant(name)
            if column.unit is not None:
                known[compact(heading)] = _Meant(name, "value", True, str(column.counted_in))
                known[compact(f"{heading}({column.unit})")] = _Meant(name, "value", True)
            if column.verified:
                known[compact(heading + VERIFIED_SUFFIX[language])] = _Meant(name, "verified")
                known[compact(heading + REDUCED_SUFFIX[language])] = _Meant(name, "reason")
    return known


def _twice(found: _Found, sheet: RawSheet) -> Iterator[Problem]:
    seen = set()
    for slot in found.slots:
        if (slot.column, slot.part) in seen:
            cell = found.cells[slot.index - 1]
            heading = cell.text if cell else slot.column
            place = Cell(sheet.file, sheet.name, found.row, slot.index)
            yield Problem("heading_twice", place, TWICE(heading=heading), heading, fix=KEEP_ONE())
        seen.add((slot.column, slot.part))


def _key_missing(found: _Found, table: Table, sheet: RawSheet) -> Iterator[Problem]:
    present = {slot.column for slot in found.slots if slot.part == "value"}
    for name in table.key:
        column = table.columns[name]
        if name not in present and column.is_required:
            place = Cell(sheet.file, sheet.name, found.row)
            yield Problem("missing_key_column", place, KEY_MISSING(heading=column.heading), fix=ADD_COLUMN())


def _completed(found: _Found, table: Table, sheet: RawSheet) -> HeadingRow:
    present = {slot.column for slot in found.slots if slot.part == "value"}
    absent = [name for name in table.columns if name not in present]
    place = Cell(sheet.file, sheet.name, found.row)
    problems = tuple(
        Problem("missing_column", place, COLUMN_MISSING(heading=table.columns[name].heading), fix=ADD_COLUMN())
        for name in absent
        if table.columns[name].is_required and table.columns[name].if_blank is None
    )
    used = {slot.index for slot in found.slots}
    problems += tuple(
        Problem("unread_verified", Cell(sheet.file, sheet.name, found.row, index), UNREAD(), cell.text, fix=NAME_IT())
        for index, cell in enumerate(found.cells, start=1)
        if cell is not None and index not in used and "审定" in cell.text
    )
    notes = tuple(
        Note("extra_column", Cell(sheet.file, sheet.name, found.row, index), EXTRA(), cell.text)
        for index, cell in enumerate(found.cells, start=1)
        if cell is not None and index not in used
    )
    headed = used | {index for index, cell in enumerate(found.cells, start=1) if cell is not None}
    return HeadingRow(found.row, tuple(found.slots), frozenset(absent), problems, notes, frozenset(headed))
