"""Reading: the sheets of a run matched to tables; rows read, repeats and parents settled, fates told."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType

from subsidy_calc.facts.duplicates import settle_duplicates
from subsidy_calc.facts.fates import (
    ABOVE_HEADINGS,
    BLANK_ROW,
    CHILD_OF,
    EXAMPLE_ROW,
    FILE_REFUSED,
    HEADINGS,
    NO_TABLE,
    REFUSED_FOR,
    TOTAL_ROW,
    FateName,
    RowFate,
)
from subsidy_calc.facts.headings import HeadingRow, find_headings
from subsidy_calc.facts.parsing import plain
from subsidy_calc.facts.raw import RawRow, RawSheet, is_blank, is_data, is_example
from subsidy_calc.facts.rows import ReadRow, read_rows
from subsidy_calc.facts.same import simplified
from subsidy_calc.facts.shared import settle_shared
from subsidy_calc.facts.table import FactTable, Key, Parts, key_of, key_text, make_table
from subsidy_calc.facts.totals import check_totals
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.scope import visible_tables
from subsidy_calc.schedule.tables import (
    BANK,
    BUILT_IN,
    DECISION,
    EARLIER,
    TEMPLATE_SHEETS,
    Table,
    bank_table,
    decision_table,
    earlier_table,
)
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ONE_OF, ClaimsRefused, Note, Problem, nearest

UNKNOWN_PARENT = wording("row.unknown_parent", zh="“{sheet}”里没有{key}", en="the sheet “{sheet}” has no {key}")
PARENT_REFUSED = wording(
    "row.parent_refused", zh="“{sheet}”里{key}那一行未被接受", en="the row of {key} on “{sheet}” was refused"
)
ADD_PARENT = wording("row.add_parent", zh="在“{sheet}”补上，或改正代码", en="add it to “{sheet}”, or correct the code")
FIX_PARENT = wording("row.fix_parent", zh="先改正那一行", en="correct that row first")
NO_SHEET = wording("sheets.none", zh="没有可读的申报表", en="no sheet of claims was found")
NO_ENTERPRISES = wording("sheets.no_enterprises", zh="缺少工作表“{sheet}”", en="the sheet “{sheet}” is missing")
NAME_THE_FILE = wording(
    "sheets.name_the_file",
    zh="文件名写成工作表的名称，如 {sheet}.csv",
    en="name the file like its sheet, such as {sheet}.csv",
)
SHEET_MISNAMED = wording(
    "sheets.misnamed",
    zh="没有工作表“{sheet}”；这一张名称相近，但未读取",
    en="there is no sheet “{sheet}”; this one is named almost like it, but was not read",
)
RENAME = wording(
    "sheets.rename", zh="如果就是它，把工作表改名为“{sheet}”", en="if it is the one, name the sheet “{sheet}”"
)
NO_CLAIMS = wording("sheets.no_claims", zh="申报表里一行数据都没有", en="there is not one row of data")
SHEET_ABSENT = wording(
    "sheets.absent", zh="没有工作表“{sheet}”，按无此类申报处理", en="no sheet “{sheet}”: no such claims"
)
UNNAMED_SHEET = wording(
    "sheets.unnamed", zh="规则没有用到这张工作表，未读取", en="the schedule names no such sheet; not read"
)
HIDDEN_SHEET = wording("sheets.hidden", zh="隐藏的工作表，已读取", en="a hidden sheet; it was read")
HIDDEN_COLUMN = wording("columns.hidden", zh="隐藏的列，已读取", en="a hidden column; it was read")
HIDDEN_ROW = wording("rows.hidden", zh="隐藏的行，已读取", en="a hidden row; it was read")


_OWN_FATES: dict[str, FateName] = {ENTERPRISE: "enterprise", EARLIER: "earlier", DECISION: "decision"}


@dataclass(frozen=True, slots=True)
class Ghost:
    """A refused row whose enterprise can be read: it keeps its place in combinations."""

    table: str
    place: Cell
    uscc: str
    parts: dict[str, str | None]  # key and fact parts as text; None where unreadable


@dataclass
class Reading:
    schedule: Schedule
    sheets: Sequence[RawSheet]
    strict: bool
    rows: dict[str, list[ReadRow]] = field(default_factory=dict)
    headings: dict[Cell, HeadingRow] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    accepted: dict[str, FactTable] = field(default_factory=dict)
    refused_files: dict[str, tuple[Problem, ...]] = field(default_factory=dict)
    _others: dict[Cell, list[tuple[int, RawRow]]] = field(default_factory=dict)  # rows of a sheet that were not read
    _all_keys: dict[str, frozenset[Key]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        clauses = tuple(name for clause in self.schedule.clauses for name in (clause.clause, clause.title))
        self.specs: dict[str, Table] = {
            **self.schedule.tables,
            EARLIER: earlier_table(clauses),
            DECISION: decision_table(),
            BANK: bank_table(),
        }
        self._by_sheet = {plain(spec.sheet): name for name, spec in self.specs.items()}

    def table_of(self, sheet: RawSheet) -> str | None:
        """The table that a sheet's name means; a file of text alone may also bear the table's own name."""
        name = plain(sheet.name)
        table = self._by_sheet.get(name) or self._by_sheet.get(simplified(name))
        return name if table is None and not sheet.typed and name in self.schedule.tables else table

    def check_sheets(self) -> None:
        """Refuse files that hold nothing to read or have unclear headings; note what is absent, hidden or not named.

        Raises:
            ClaimsRefused: no file is left, or what concerns everyone, such as earlier awards, cannot be read.
        """
        self._find_all_headings()
        self._refuse_unknown_files()
        self._check_what_is_left()
        present = {self.table_of(sheet) for sheet in self._kept}
        for name, spec in self.specs.items():
            if name not in present:
                self._absent(name, spec)
        for raw in self._kept:
            self._note_sheet(raw)
            found = self.headings.get(Cell(raw.file, raw.name))
            if found is not None:
                self.problems += found.problems
                self.notes += found.notes

    def _find_all_headings(self) -> None:
        for sheet in self.sheets:
            name = self.table_of(sheet)
            if name is None or all(is_blank(cells) for _, cells in sheet.rows):
                continue
            try:
                self.headings[Cell(sheet.file, sheet.name)] = find_headings(
                    sheet, self.specs[name], self.schedule.language
                )
            except ClaimsRefused as error:
                self._refuse_file(sheet.file, error.problems)

    def _refuse_unknown_files(self) -> None:
        for file in dict.fromkeys(sheet.file for sheet in self.sheets):
            if not any(self.table_of(sheet) for sheet in self.sheets if sheet.file == file):
                self._refuse_file(file, (self._no_known_sheet(file),))

    def _no_known_sheet(self, file: str) -> Problem:
        known = tuple(spec.sheet for spec in self.schedule.tables.values())
        is_table = any(sheet.file == file and not sheet.typed for sheet in self.sheets)
        fix = NAME_THE_FILE(sheet=known[0]) if is_table else None
        return Problem("no_known_sheet", Cell(file, ""), NO_SHEET(), expected=ONE_OF(known=known), fix=fix)

    def _refuse_file(self, file: str, problems: Sequence[Problem]) -> None:
        """One file is read as a whole or not at all."""
        self.refused_files[file] = (*self.refused_files.get(file, ()), *problems)

    def _check_what_is_left(self) -> None:
        refused = [problem for problems in self.refused_files.values() for problem in problems]
        concerns_all = any(self._concerns_all(sheet) for sheet in self.sheets if sheet.file in self.refused_files)
        if concerns_all or not self._kept:
            raise ClaimsRefused(refused or self.problems or [Problem("no_claims", Cell("", ""), NO_CLAIMS())])
        present, place = {self.table_of(sheet) for sheet in self._kept}, Cell(self._kept[0].file, "")
        if not present & set(self.schedule.tables):
            raise ClaimsRefused([*refused, self._no_known_sheet(place.file)])
        if ENTERPRISE not in present:
            sheet = self.schedule.tables[ENTERPRISE].sheet
            raise ClaimsRefused([*refused, Problem("missing_sheet", place, NO_ENTERPRISES(sheet=sheet))])
        self.problems += refused

    def _concerns_all(self, sheet: RawSheet) -> bool:
        """Whether a sheet of a refused file holds earlier awards or decisions: without them all sums are unsure."""
        if self.table_of(sheet) not in (EARLIER, DECISION):
            return False
        headings = self.headings.get(Cell(sheet.file, sheet.name))
        below = 0 if headings is None else headings.row
        return any(number > below and is_data(cells) for number, cells in sheet.rows)

    @cached_property
    def _kept(self) -> list[RawSheet]:
        """The sheets of files that are not refused; asked for only when all refusals are known."""
        return [sheet for sheet in self.sheets if sheet.file not in self.refused_files]

    def _absent(self, name: str, spec: Table) -> None:
        """A sheet that is not there is a note; where another is named almost like it, a problem."""
        unnamed = [sheet for sheet in self._kept if self.table_of(sheet) is None]
        alike = next((s for s in unnamed if spec.sheet in s.name or nearest(s.name, [spec.sheet])), None)
        if alike is not None:
            says, fix = SHEET_MISNAMED(sheet=spec.sheet), RENAME(sheet=spec.sheet)
            place = Cell(alike.file, alike.name)
            self.problems.append(Problem("sheet_misnamed", place, says, alike.name, fix=fix))
        elif name not in BUILT_IN:
            self.notes.append(Note("sheet_absent", Cell(self._kept[0].file, ""), SHEET_ABSENT(sheet=spec.sheet)))

    def read_all(self) -> None:
        """Read the rows of every sheet whose headings were found."""
        for sheet in self._kept:
            name, place = self.table_of(sheet), Cell(sheet.file, sheet.name)
            found = self.headings.get(place)
            if name is None or found is None:
                continue
            rows = read_rows(sheet, name, self.specs[name], found, strict=self.strict)
            self.problems += check_totals(sheet, self.specs[name], found, rows)
            self.rows.setdefault(name, []).extend(rows.read)
            self._others[place] = rows.others

    def check_any(self) -> None:
        """Refuse claims without one row of data.

        Raises:
            ClaimsRefused: there is none.
        """
        if not any(self.rows.get(name) for name in self.schedule.tables):
            raise ClaimsRefused([*self.problems, Problem("no_claims", Cell(self._kept[0].file, ""), NO_CLAIMS())])

    def accept(self, without_code: Mapping[str, tuple[Parts, ...]] = MappingProxyType({})) -> dict[str, FactTable]:
        """Settle repeats, keys and parents, parents first; make the tables of what is left.

        `without_code` are refused rows of nobody that stand elsewhere, where these rows are a part of all.
        """
        for name in self._parents_first():
            rows, spec = self.rows.get(name, []), self.specs[name]
            settle_duplicates(name, spec, rows)
            settle_shared(spec, rows, self.headings)
            for row in rows:
                if not row.refused:
                    self._check_parents(row, spec)
            kept = [row for row in rows if not row.refused and row.repeat_of is None]
            made = make_table(name, spec, kept, self.headings, self.accepted)
            refused = tuple(dict(parts_of(row, spec)) for row in rows if row.refused)
            refused += without_code.get(name, ())
            self.accepted[name] = replace(made, refused=refused, given=name in self.rows)
        for name in BUILT_IN:
            settle_duplicates(name, self.specs[name], self.rows.get(name, []))
        for row in self.rows.get(BANK, []):
            if not row.refused:
                self._check_parents(row, self.specs[BANK])
        return self.accepted

    def ghosts(self) -> Iterator[Ghost]:
        for name, spec in self.schedule.tables.items():
            pairs = spec.belongs_to.get(ENTERPRISE)
            if pairs is None:
                continue
            for row in self.rows.get(name, []):
                uscc = row.values.get(pairs["uscc"])
                if row.refused and isinstance(uscc, str):
                    yield Ghost(name, row.place, uscc, dict(parts_of(row, spec)))

    def fates(self) -> Iterator[RowFate]:
        claimed = {clause.for_each for clause in self.schedule.clauses}
        for name, rows in self.rows.items():
            for row in rows:
                yield self._fate(row, name in claimed)
        for sheet in self.sheets:
            yield from self._fates_of_others(sheet)

    def _fates_of_others(self, sheet: RawSheet) -> Iterator[RowFate]:
        """The fates of rows that were not read."""
        name, at = self.table_of(sheet), Cell(sheet.file, sheet.name)
        headings = self.headings.get(at)
        for number, cells in self._others.get(at, sheet.rows):
            place = Cell(sheet.file, sheet.name, number)
            if name is None:
                yield RowFate(place, "unnamed_sheet", detail=NO_TABLE())
            elif sheet.file in self.refused_files and not is_blank(cells):
                reasons = tuple(dict.fromkeys(problem.says for problem in self.refused_files[sheet.file]))
                yield RowFate(place, "refused", name, FILE_REFUSED(reasons=reasons))
            else:
                yield RowFate(place, "no_data", name, _why_no_data(number, headings, cells))

    def _fate(self, row: ReadRow, is_claim: bool) -> RowFate:
        if row.refused:
            reasons = tuple(dict.fromkeys(problem.says for problem in row.refusals))
            return RowFate(row.place, "refused", row.table, REFUSED_FOR(reasons=reasons))
        if row.repeat_of is not None:
            return RowFate(row.place, "repeat", row.table, row.repeat_detail())
        if row.table in _OWN_FATES:
            return RowFate(row.place, _OWN_FATES[row.table], row.table)
        if is_claim:
            return RowFate(row.place, "claim", row.table)
        spec = self.specs[row.table]
        parent = next(iter(spec.belongs_to.values()))
        key = tuple(key_text(row.values[own], spec.columns[own]) for own in parent.values())
        return RowFate(row.place, "child", row.table, CHILD_OF(parent="/".join(key)))

    def _note_sheet(self, raw: RawSheet) -> None:
        place = Cell(raw.file, raw.name)
        if raw.name in TEMPLATE_SHEETS:
            return
        if self.table_of(raw) is None:
            self.notes.append(Note("unnamed_sheet", place, UNNAMED_SHEET()))
            return
        if raw.hidden:
            self.notes.append(Note("hidden_sheet", place, HIDDEN_SHEET()))
        for number in sorted(raw.hidden_rows):
            if number <= len(raw.rows) and not is_blank(raw.rows[number - 1][1]):
                self.notes.append(Note("hidden_row", Cell(raw.file, raw.name, number), HIDDEN_ROW()))
        for column in sorted(raw.hidden_columns):
            self.notes.append(Note("hidden_column", Cell(raw.file, raw.name, 0, column), HIDDEN_COLUMN()))

    def _parents_first(self) -> list[str]:
        names = list(self.schedule.tables)
        return sorted(names, key=lambda name: (len(visible_tables(self.schedule, name)), names.index(name)))

    def _keys_of(self, table: str) -> frozenset[Key]:
        """The keys of all rows of a table, refused ones among them."""
        if table not in self._all_keys:
            self._all_keys[table] = frozenset(key_of(row, self.specs[table]) for row in self.rows.get(table, []))
        return self._all_keys[table]

    def _check_parents(self, row: ReadRow, spec: Table) -> None:
        for parent, pairs in spec.belongs_to.items():
            parent_spec = self.specs[parent]
            own = [pairs[column] for column in parent_spec.key]
            key = tuple(key_text(row.values[name], spec.columns[name]) for name in own)
            if key in self.accepted[parent].key_set:
                continue
            column = self.headings[Cell(row.place.file, row.place.sheet)].index_of(own[0])
            place = Cell(row.place.file, row.place.sheet, row.place.row, column)
            refused = key in self._keys_of(parent)
            sheet, text = parent_spec.sheet, "/".join(key)
            says: Message = (PARENT_REFUSED if refused else UNKNOWN_PARENT)(sheet=sheet, key=text)
            fix = FIX_PARENT() if refused else ADD_PARENT(sheet=sheet)
            row.refuse(Problem("parent_refused" if refused else "unknown_parent", place, says, text, fix=fix))


def parts_of(row: ReadRow, spec: Table) -> Iterator[tuple[str, str | None]]:
    """What can be read of a row, by column."""
    for name, column in spec.columns.items():
        missing = name in row.unreadable or (row.values[name] is None and name not in spec.key)
        yield name, None if missing else key_text(row.values[name], column)


def _why_no_data(number: int, headings: HeadingRow | None, cells: RawRow) -> Message:
    if headings is None or is_blank(cells):
        return BLANK_ROW()
    if number > headings.row:
        return EXAMPLE_ROW() if is_example(cells) else TOTAL_ROW()
    return HEADINGS() if number == headings.row else ABOVE_HEADINGS()
