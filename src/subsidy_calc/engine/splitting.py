"""Splitting: the rows of all files, each to the enterprise that it names; headings settled on the way.

Nothing is judged here. The code of a row is what its cell is read as; a row without one, a
blank row and a heading have an owner of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import PurePath

from subsidy_calc.engine.linked import Links
from subsidy_calc.engine.spill import Spill
from subsidy_calc.engine.whole_only import (
    BOTH_EARLIER,
    DECISIONS,
    TOTAL,
    WITHOUT_ENGINE,
    WORKBOOK,
    code_column,
    whole_only,
)
from subsidy_calc.facts.headings import SEARCHED_ROWS, HeadingRow, find_headings
from subsidy_calc.facts.heads import Heads, settle_heads
from subsidy_calc.facts.raw import RawRow, RawSheet, is_blank, is_data, is_total
from subsidy_calc.facts.reading import NO_CLAIMS, Reading, parts_of
from subsidy_calc.facts.rows import read_rows, value_reader
from subsidy_calc.facts.table import Parts
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.intake.packed import BETWEEN_CELLS, NumberedRows, PackedRow, pack, pack_row
from subsidy_calc.intake.readers import HandedIn, Piece, read_pieces
from subsidy_calc.outputs.inputs import Taken
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import DECISION, EARLIER
from subsidy_calc.values.messages import Message
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused, Note, Problem

TABLES = {".csv", ".parquet"}
_KNOWN_CODES = 2_000_000


@dataclass(slots=True)
class SplitSheet:
    """A sheet of which all rows were put into buckets."""

    raw: RawSheet  # without rows
    size: int = 0
    has_data: bool = False


@dataclass(frozen=True, slots=True)
class Split:
    """All rows in their buckets, and what was settled of whole sheets."""

    sheets: dict[int, SplitSheet]  # those of files that could be read
    heads: Heads
    refused_files: set[str]
    linked: frozenset[int]
    earlier_given: bool


@dataclass
class Splitter:
    """Reads files piece by piece and puts their rows into buckets."""

    schedule: Schedule
    spill: Spill
    strict: bool
    _sheets: dict[int, SplitSheet] = field(default_factory=dict)
    _heads: list[RawSheet] = field(default_factory=list)
    _problems: list[Problem] = field(default_factory=list)
    _notes: list[Note] = field(default_factory=list)
    _without_code: dict[str, tuple[Parts, ...]] = field(default_factory=dict)
    codes: dict[PackedRow, str] = field(default_factory=dict)  # by their packed cells
    _links: Links = field(default_factory=Links)
    _count: int = 0  # of sheets begun

    def split(self, files: Sequence[Taken], recorded: RawSheet | None, notes: Sequence[Note]) -> Split:
        """Put the rows of all files, and those taken from a register, into buckets.

        Raises:
            WholeOnly: a file, or what stands in it, can only be computed as a whole.
            ClaimsRefused: nothing can be computed at all.
        """
        for file in files:
            if PurePath(file.name).suffix.lower() not in TABLES:
                raise _only_whole(file.name, "", 0, WORKBOOK())
        for file in files:
            self._read(file)
        if recorded is not None:
            self._check_alone()
            rows = [(number, cells) for number, cells in recorded.rows]
            part = self._begin(RawSheet(recorded.file, recorded.name, [], typed=False))
            part.take_cells(rows)
        self.spill.flush()
        notes = (*notes, *self._notes)
        heads = settle_heads(
            self.schedule, self._heads, strict=self.strict, file_problems=self._problems, file_notes=notes
        )
        self._check_any(heads)
        heads = replace(heads, without_code=self._without_code)
        unread = {problem.place.file for problem in self._problems}
        kept = {number: sheet for number, sheet in self._sheets.items() if sheet.raw.file not in unread}
        earlier_given = any(self.reading.table_of(sheet.raw) == EARLIER for sheet in kept.values())
        return Split(kept, heads, unread | set(heads.refused_files), self._links.shared(), earlier_given)

    @cached_property
    def reading(self) -> Reading:
        """Knows which table a sheet is of."""
        return Reading(self.schedule, [], self.strict)

    def _read(self, file: Taken) -> None:
        parts: dict[str, _SheetParts] = {}
        before = len(self._heads)
        for each in read_pieces(file.content, file.name):
            if isinstance(each, Piece):
                if each.sheet.typed:
                    raise _only_whole(file.name, each.sheet.name, 0, WORKBOOK())
                if each.sheet.name not in parts:
                    parts[each.sheet.name] = self._begin(each.sheet)
                parts[each.sheet.name].take(each.rows)
            else:
                self._end(each, before)

    def _end(self, read: HandedIn, before: int) -> None:
        self._problems += read.problems
        self._notes += read.notes
        if read.refused:
            del self._heads[before:]

    def _begin(self, raw: RawSheet) -> _SheetParts:
        number = self._count
        self._count += 1
        self._sheets[number] = SplitSheet(raw)
        return _SheetParts(self, number, self._sheets[number])

    def add_head(self, head: RawSheet) -> None:
        self._heads.append(head)

    def add_link(self, table: str, column: str, value: object, owner: str) -> None:
        if value is not None:
            self._links.add(table, column, str(value), owner)

    def add_without_code(self, table: str, parts: Parts) -> None:
        self._without_code[table] = (*self._without_code.get(table, ()), parts)

    def _check_alone(self) -> None:
        for sheet in self._sheets.values():
            if sheet.has_data and self.reading.table_of(sheet.raw) == EARLIER:
                raise _only_whole(sheet.raw.file, sheet.raw.name, 0, BOTH_EARLIER())

    def _check_any(self, heads: Heads) -> None:
        kept = [sheet for sheet in self._sheets.values() if sheet.raw.file not in heads.refused_files]
        tables = {self.reading.table_of(sheet.raw) for sheet in kept if sheet.has_data}
        if not tables & set(self.schedule.tables):
            first = self._heads[0].file if self._heads else ""
            raise ClaimsRefused([*heads.problems, Problem("no_claims", Cell(first, ""), NO_CLAIMS())])


@dataclass
class _SheetParts:
    """Takes the rows of one sheet, from the first on."""

    splitter: Splitter
    number: int
    sheet: SplitSheet
    _table: str | None = None
    _headings: HeadingRow | None = None
    _head: list[tuple[int, RawRow]] = field(default_factory=list)

    def take(self, rows: list[PackedRow]) -> None:
        """Take further rows in."""
        first, put = self.sheet.size + 1, self.splitter.spill.put
        numbered = NumberedRows(range(first, first + len(rows)), rows)
        if first == 1:
            self._find_headings(numbered)
        self.sheet.size += len(rows)
        self._see_further(numbered)
        known = self.splitter.codes if self._begins_with_code else {}
        for number, row in enumerate(rows, start=first):
            owner = known.get(row.partition(BETWEEN_CELLS)[0]) if number > self._below else None
            put(self.number, number, owner or self._looked_up(number, row), row)

    def take_cells(self, rows: list[tuple[int, RawRow]]) -> None:
        """Take rows in that were never packed."""
        self.take([pack_row(map(pack, cells)) for _, cells in rows])

    def _find_headings(self, rows: NumberedRows) -> None:
        raw, reading = self.sheet.raw, self.splitter.reading
        self._head = [each for each, _ in zip(rows, range(SEARCHED_ROWS), strict=False)]
        head = RawSheet(raw.file, raw.name, self._head, typed=raw.typed)
        self.splitter.add_head(head)
        self._table = reading.table_of(head)
        if self._table is None or all(is_blank(cells) for _, cells in rows):
            return
        try:
            self._headings = find_headings(head, reading.specs[self._table], self.splitter.schedule.language)
        except ClaimsRefused:
            self._headings = None  # told when all sheets are settled

    @property
    def _below(self) -> int:
        return self._headings.row if self._headings else 0

    def _see_further(self, rows: NumberedRows) -> None:
        """The first row that is not blank, and the first of data, belong to what settles a sheet, wherever they stand."""
        if not self.sheet.has_data:
            for number, cells in rows:
                is_first = number > SEARCHED_ROWS and all(is_blank(each) for _, each in self._head)
                self.sheet.has_data = number > self._below and is_data(cells)
                if number > SEARCHED_ROWS and (self.sheet.has_data or (is_first and not is_blank(cells))):
                    self._head.append((number, cells))
                if self.sheet.has_data:
                    return

    def _looked_up(self, number: int, row: PackedRow) -> str:
        ((_, cells),) = NumberedRows([number], [row])
        owner = self._owner(number, cells)
        codes = self.splitter.codes
        if owner[0] != "?" and self._begins_with_code and len(codes) < _KNOWN_CODES:
            codes[row.partition(BETWEEN_CELLS)[0]] = owner
        return owner

    @cached_property
    def _begins_with_code(self) -> bool:
        """Whether a row that begins with a code is one of data of which nothing else matters here."""
        return self._headings is not None and self._code_slot == 1 and not self._unique and self._table != DECISION

    def _owner(self, number: int, cells: RawRow) -> str:
        if self._headings is None or self._table is None or number <= self._headings.row:
            return self._nobody(number)
        if not is_data(cells):
            if is_total(cells):
                raise _only_whole(self.sheet.raw.file, self.sheet.raw.name, number, TOTAL())
            return self._nobody(number)
        if self._table == DECISION:
            raise _only_whole(self.sheet.raw.file, self.sheet.raw.name, number, DECISIONS())
        code = self._code(cells)
        owner = self._nobody(number) if code is None else code
        if code is None and self._has_other_parents:
            self._tell_everyone(number, cells)
        for column in self._unique:
            self.splitter.add_link(self._table, column, self._value(cells, column), owner)
        return owner

    def _nobody(self, number: int) -> str:
        return f"?{self.number}:{number}"

    def _code(self, cells: RawRow) -> str | None:
        value = self._value(cells, self._code_column)
        return value if isinstance(value, str) else None

    @cached_property
    def _code_column(self) -> str:
        return code_column(self.splitter.reading.specs[self._table or ENTERPRISE])

    @cached_property
    def _code_slot(self) -> int:
        return self._headings.index_of(self._code_column) if self._headings else 0

    @cached_property
    def _unique(self) -> Sequence[str]:
        return self.splitter.reading.specs[self._table or ENTERPRISE].unique_columns

    @cached_property
    def _has_other_parents(self) -> bool:
        return bool(set(self.splitter.reading.specs[self._table or ENTERPRISE].belongs_to) - {ENTERPRISE})

    def _value(self, cells: RawRow, column: str) -> object:
        return self._reader(cells, column)

    @cached_property
    def _reader(self) -> Callable[[RawRow, str], object]:
        table = self._table or ENTERPRISE
        if self._headings is None:
            raise TypeError("a sheet without headings has no values")
        return value_reader(self.sheet.raw, table, self.splitter.reading.specs[table], self._headings)

    def _tell_everyone(self, number: int, cells: RawRow) -> None:
        """A row of nobody may be named by rows of other tables: what can be read of it is told everywhere."""
        table, raw = self._table or ENTERPRISE, self.sheet.raw
        spec = self.splitter.reading.specs[table]
        if self._headings is not None:
            alone = RawSheet(raw.file, raw.name, [(number, cells)], typed=raw.typed)
            for row in read_rows(alone, table, spec, self._headings, strict=self.splitter.strict).read:
                self.splitter.add_without_code(table, dict(parts_of(row, spec)))


def _only_whole(file: str, sheet: str, row: int, says: Message) -> ClaimsRefused:
    return whole_only(Problem("whole_only", Cell(file, sheet, row), says, fix=WITHOUT_ENGINE()))
