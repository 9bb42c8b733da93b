"""Reading a list: the tables of every sheet, their rows, totals and units, and the words around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from subsidy_calc.facts.number_format import Unit
from subsidy_calc.facts.parsing import Fault, Setting, parser_of, plain, tidy
from subsidy_calc.facts.raw import RawCell, RawRow, RawSheet, is_blank
from subsidy_calc.facts.reading import HIDDEN_COLUMN, HIDDEN_ROW, HIDDEN_SHEET
from subsidy_calc.facts.rows import DELETE_OR_CLEAR, STRUCK
from subsidy_calc.reconcile.amounts import read_amount
from subsidy_calc.reconcile.headings import Headings, are_of_another_table, find_at, is_known, title_unit, unit_unknown
from subsidy_calc.reconcile.listed import Amount, ListColumn, Listed, ListRow, ListTable, ListText, TotalRow
from subsidy_calc.reconcile.roles import MONEY, RoleName
from subsidy_calc.reconcile.row_kinds import kind_of_row, total_word
from subsidy_calc.schedule.tables import Column
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Note, Problem

MERGED_SUM = wording(
    "reconcile.merged_sum",
    zh="一个金额合并在几家企业的行上，不知各是多少",
    en="one amount is merged over the rows of several enterprises; what each has is not known",
)
SPLIT_SUM = wording("reconcile.split_sum", zh="取消合并，逐行填写", en="split the cell and fill in each row")
NO_TABLE = wording(
    "reconcile.sheet_unread",
    zh="这张工作表里没有认出名单（要有企业名称和另一列的表头），未读取",
    en="no list was found on this sheet (headings for the enterprise and for one thing more); not read",
)

_CODE = Column(heading="", type="uscc")
_MOST_TITLES = 10  # rows of one cell that may stand above headings
_NUMBER = re.compile(r"\(?(\d{1,7})\)?[.、]?", re.ASCII)


def read_list(sheets: Sequence[RawSheet]) -> Listed:
    """All tables of the sheets."""
    tables: list[ListTable] = []
    texts: list[ListText] = []
    problems: list[Problem] = []
    notes: list[Note] = []
    for sheet in sheets:
        reader = _SheetReader(sheet, len(tables))
        reader.read()
        tables += [made.table() for made in reader.tables]
        texts += reader.texts if reader.tables else ()
        problems += reader.problems
        notes += _notes(sheet, found=bool(reader.tables))
    return Listed(tables, texts, problems, notes)


@dataclass(slots=True)
class _Making:
    """A table while its rows are read."""

    headings: Headings
    place: Cell
    rows: list[ListRow] = field(default_factory=list)
    totals: list[TotalRow] = field(default_factory=list)
    restarts: set[int] = field(default_factory=set)
    unread: set[int] = field(default_factory=set)
    with_own_unit: dict[int, int] = field(default_factory=dict)
    sums: dict[int, int] = field(default_factory=dict)

    def table(self) -> ListTable:
        columns = self.headings.columns
        unclear = frozenset(column.index for column in columns if self.is_unclear(column))
        return ListTable(
            self.place, columns, self.rows, self.totals, frozenset(self.restarts), frozenset(self.unread), unclear
        )

    def is_unclear(self, column: ListColumn) -> bool:
        """Whether the heading says no unit, and not every cell does."""
        index = column.index
        is_sum = column.role.name in MONEY and not is_known(column.unit)
        return is_sum and self.with_own_unit.get(index, 0) < self.sums.get(index, 0)

    def is_mixed(self, column: ListColumn) -> bool:
        return self.is_unclear(column) and self.with_own_unit.get(column.index, 0) > 0


class _SheetReader:
    """Goes down a sheet; knows the table that it is in, and the unit of a title above the next one."""

    def __init__(self, sheet: RawSheet, first_table: int) -> None:
        self.sheet = sheet
        self.place = Cell(sheet.file, sheet.name)
        self.tables: list[_Making] = []
        self.texts: list[ListText] = []
        self.problems: list[Problem] = []
        self._first = first_table
        self._title: Unit | None = None
        self._ended = False
        self._waiting: list[tuple[Cell, str]] = []  # words since the last table's rows: they may be of the next one
        self._above: RawRow = ()

    def read(self) -> None:
        rows, skip_to = list(self.sheet.rows), 0
        for at, (number, cells) in enumerate(rows):
            if number <= skip_to:
                continue
            headings = find_at(rows, at, self._title, self.place)
            if headings is not None:
                skip_to = headings.last
                self._begin(headings)
            elif self._is_in_table(rows, at):
                self._below(number, cells)
            else:
                self._words(number, cells)
            self._above = cells
        self._flush(None)
        for table in self.tables:
            self._check_units(table)

    def _is_in_table(self, rows: Sequence[tuple[int, RawRow]], at: int) -> bool:
        """Whether a row is one of the table above; after its total, other headings end it."""
        if self.tables and self.tables[-1].totals and are_of_another_table(rows[at][1]):
            self._ended = True
        return bool(self.tables) and not self._ended and not self._is_title(rows, at)

    def _is_title(self, rows: Sequence[tuple[int, RawRow]], at: int) -> bool:
        """Whether nothing but rows of one cell, such as this, stands above the next headings."""
        for ahead in range(at, min(at + _MOST_TITLES, len(rows))):
            if sum(cell is not None for cell in rows[ahead][1]) > 1:
                return find_at(rows, ahead, None, self.place) is not None
        return False

    def _begin(self, headings: Headings) -> None:
        current = self.tables[-1] if self.tables else None
        if current and not self._waiting and not current.totals and current.headings.alike == headings.alike:
            return  # the headings again, on the next page
        self.problems += headings.problems
        self._title, self._ended = None, False
        if not any(column.role.name in ("name", "uscc") for column in headings.columns):
            self._flush(None)
            return
        self._flush(self._first + len(self.tables))
        self.tables.append(_Making(headings, self._at(headings.row)))

    def _flush(self, before: int | None) -> None:
        after = self._first + len(self.tables) - 1 if self.tables else None
        self.texts += [ListText(place, text, before, after) for place, text in self._waiting]
        self._waiting = []

    def _words(self, number: int, cells: RawRow) -> None:
        unit = title_unit(cells)
        self._title = self._title if unit is None else unit
        for index, cell in enumerate(cells, start=1):
            if cell is not None and cell.kind == "text" and cell.text.strip():
                self._waiting.append((self._at(number, index), tidy(cell.text)))

    def _below(self, number: int, cells: RawRow) -> None:
        table = self.tables[-1]
        roles = {column.index: column.role.name for column in table.headings.columns}
        kind = kind_of_row(cells, roles)
        if kind == "words":
            self._words(number, cells)
            table.restarts.add(number)
        elif kind == "total":
            self._total(table, number, cells, roles)
        elif kind == "row":
            self._row(table, number, cells)

    def _at(self, row: int, column: int = 0) -> Cell:
        return Cell(self.sheet.file, self.sheet.name, row, column)

    def _total(self, table: _Making, number: int, cells: RawRow, roles: dict[int, RoleName]) -> None:
        place = self._at(number)
        amounts = dict(self._amounts(table, number, cells, in_rows=False))
        table.totals.append(TotalRow(place, total_word(cells, roles), amounts))
        table.restarts.add(number)
        here = self._first + len(self.tables) - 1
        self.texts += [
            ListText(self._at(number, index), tidy(cell.text), None, here)
            for index, cell in enumerate(cells, start=1)
            if cell is not None and cell.kind == "text" and roles.get(index) not in MONEY
        ]

    def _row(self, table: _Making, number: int, cells: RawRow) -> None:
        place, before = self._at(number), table.rows[-1] if table.rows else None
        texts: dict[RoleName, str] = {}
        places: dict[RoleName, Cell] = {}
        merged: set[RoleName] = set()
        for column in table.headings.columns:
            cell = _cell(cells, column.index)
            if cell is None or column.role.name in MONEY:
                continue
            places[column.role.name] = self._at(number, column.index)
            if column.role.name == "uscc":
                texts["uscc"] = self._code(cell, places["uscc"])
            else:
                texts[column.role.name] = tidy(cell.text)
            if cell.merged:
                merged.add(column.role.name)
        self._struck(place, cells)
        name = texts.get("name", "")
        same = before is not None and before.place.row == number - 1 and name == before.name
        numbered = _NUMBER.fullmatch(plain(texts.get("number", "")))
        amounts = dict(self._amounts(table, number, cells, same=same))
        table.rows.append(
            ListRow(
                place=place,
                name=name,
                name_place=places.get("name", places.get("uscc", place)),
                uscc=texts.get("uscc", ""),
                item=texts.get("item", ""),
                matter=texts.get("matter", ""),
                number=int(numbered[1]) if numbered else None,
                goes_on=same
                and (
                    ("number" in merged and before is not None and _same_number(before, numbered))
                    or "number" not in texts
                ),
                merged_name="name" in merged,
                amounts=amounts,
                capitals=texts.get("capitals", ""),
                capitals_place=places.get("capitals"),
            )
        )

    def _amounts(
        self, table: _Making, number: int, cells: RawRow, *, in_rows: bool = True, same: bool = False
    ) -> Iterator[tuple[int, Amount]]:
        for column in table.headings.columns:
            cell = _cell(cells, column.index)
            if cell is None or column.role.name not in MONEY:
                continue
            place = self._at(number, column.index)
            if in_rows and cell.merged and _cell(self._above, column.index) == cell:
                if same:
                    continue  # one sum for all rows of the enterprise, read in the first of them
                self.problems.append(Problem("merged_number", place, MERGED_SUM(), cell.text, fix=SPLIT_SUM()))
                table.unread.add(column.index)
                continue
            read = read_amount(cell, column.unit, place, is_typed=self.sheet.typed, in_rows=in_rows)
            if read.problem is not None:
                self.problems.append(read.problem)
            if read.amount is not None:
                table.sums[column.index] = table.sums.get(column.index, 0) + 1
                table.with_own_unit[column.index] = table.with_own_unit.get(column.index, 0) + read.has_unit
                yield column.index, read.amount
            elif in_rows:
                table.unread.add(column.index)

    def _code(self, cell: RawCell, place: Cell) -> str:
        parsed = parser_of("uscc")(cell, Setting(_CODE))
        if isinstance(parsed, Fault):
            self.problems.append(Problem(parsed.code, place, parsed.says, cell.text, parsed.expected, parsed.fix))
            return ""
        return str(parsed.value)

    def _struck(self, place: Cell, cells: RawRow) -> None:
        at = next((index for index, cell in enumerate(cells, start=1) if cell is not None and cell.struck), 0)
        if at:
            found = _cell(cells, at)
            text = "" if found is None else found.text
            self.problems.append(
                Problem("struck_through", self._at(place.row, at), STRUCK(), text, fix=DELETE_OR_CLEAR())
            )

    def _check_units(self, table: _Making) -> None:
        """A column of sums without a unit; where only some cells say one, its sums cannot be added up either."""
        for column in table.headings.columns:
            if table.is_unclear(column):
                self.problems.append(unit_unknown(column, table.place))
            if table.is_mixed(column):
                table.unread.add(column.index)


def _cell(cells: RawRow, index: int) -> RawCell | None:
    cell = cells[index - 1] if index <= len(cells) else None
    return None if cell is None or not tidy(cell.text) else cell


def _same_number(before: ListRow, numbered: re.Match[str] | None) -> bool:
    return numbered is not None and before.number == int(numbered[1])


def _notes(sheet: RawSheet, *, found: bool) -> Iterator[Note]:
    place = Cell(sheet.file, sheet.name)
    if all(is_blank(cells) for _, cells in sheet.rows):
        return
    if not found:
        yield Note("sheet_unread", place, NO_TABLE())
        return
    if sheet.hidden:
        yield Note("hidden_sheet", place, HIDDEN_SHEET())
    for number in sorted(sheet.hidden_rows):
        if number <= len(sheet.rows) and not is_blank(sheet.rows[number - 1][1]):
            yield Note("hidden_row", Cell(sheet.file, sheet.name, number), HIDDEN_ROW())
    for column in sorted(sheet.hidden_columns):
        yield Note("hidden_column", Cell(sheet.file, sheet.name, 0, column), HIDDEN_COLUMN())
