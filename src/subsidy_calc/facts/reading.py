"""Reading: the sheets of a run matched to tables; rows read, repeats and parents settled, fates told."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from subsidy_calc.facts.duplicates import settle_duplicates
from subsidy_calc.facts.fates import (
    ABOVE_HEADINGS,
    BLANK_ROW,
    CHILD_OF,
    EXAMPLE_ROW,
    HEADINGS,
    NO_TABLE,
    REFUSED_FOR,
    TOTAL_ROW,
    FateName,
    RowFate,
)
from subsidy_calc.facts.headings import HeadingRow, find_headings
from subsidy_calc.facts.parsing import plain
from subsidy_calc.facts.raw import RawRow, RawSheet, is_blank, is_example
from subsidy_calc.facts.rows import ReadRow, read_rows
from subsidy_calc.facts.table import FactTable, Key, key_of, key_text, make_table
from subsidy_calc.facts.totals import check_totals
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.scope import ENTERPRISE, visible_tables
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
        return self._by_sheet.get(plain(sheet.name))

    def check_sheets(self) -> None:
        """Refuse what cannot be read at all; note sheets that are absent, hidden or not named."""
        present = {self.table_of(sheet) for sheet in self.sheets} - {None}
        place = Cell(self.sheets[0].file if self.sheets else "", "")
        if not present - set(BUILT_IN):
            known = tuple(spec.sheet for spec in self.schedule.tables.values())
            raise ClaimsRefused([Problem("no_known_sheet", place, NO_SHEET(), expected=ONE_OF(known=known))])
        if ENTERPRISE not in present:
            sheet = self.schedule.tables[ENTERPRISE].sheet
            raise ClaimsRefused([Problem("missing_sheet", place, NO_ENTERPRISES(sheet=sheet))])
        unnamed = [sheet.name for sheet in self.sheets if self.table_of(sheet) is None]
        for name, spec in self.specs.items():
            if name not in present:
                self._absent(name, spec, unnamed, place)
        for raw in self.sheets:
            self._note_sheet(raw)

    def _absent(self, name: str, spec: Table, unnamed: Sequence[str], place: Cell) -> None:
        """A sheet that is not there is a note; where another is named almost like it, a problem."""
        alike = next((other for other in unnamed if spec.sheet in other or nearest(other, [spec.sheet])), None)
        if alike is not None:
            says, fix = SHEET_MISNAMED(sheet=spec.sheet), RENAME(sheet=spec.sheet)
            self.problems.append(Problem("sheet_misnamed", Cell(place.file, alike), says, alike, fix=fix))
        elif name not in BUILT_IN:
            self.notes.append(Note("sheet_absent", place, SHEET_ABSENT(sheet=spec.sheet)))

    def read_all(self) -> None:
        refused: list[Problem] = []
        for sheet in self.sheets:
            name = self.table_of(sheet)
            if name is None or not any(not is_blank(cells) for _, cells in sheet.rows):
                continue
            try:
                found = find_headings(sheet, self.specs[name], self.schedule.language)
            except ClaimsRefused as error:
                refused += error.problems
                continue
            self.headings[Cell(sheet.file, sheet.name)] = found
            self.problems += found.problems
            self.notes += found.notes
            rows = list(read_rows(sheet, name, self.specs[name], found, strict=self.strict))
            self.problems += check_totals(sheet, self.specs[name], found, rows)
            self.rows.setdefault(name, []).extend(rows)
        if refused:
            raise ClaimsRefused(refused)
        if not any(self.rows.get(name) for name in self.schedule.tables):
            raise ClaimsRefused([Problem("no_claims", Cell(self.sheets[0].file, ""), NO_CLAIMS())])

    def accept(self) -> dict[str, FactTable]:
        """Settle repeats, keys and parents, parents first; make the tables of what is left."""
        for name in self._parents_first():
            rows, spec = self.rows.get(name, []), self.specs[name]
            settle_duplicates(name, spec, rows)
            for row in rows:
                if not row.refused:
                    self._check_parents(row, spec)
            kept = [row for row in rows if not row.refused and row.repeat_of is None]
            self.accepted[name] = make_table(name, spec, kept, self.headings, self.accepted)
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
                    yield Ghost(name, row.place, uscc, dict(_parts(row, spec)))

    def fates(self) -> Iterator[RowFate]:
        read = {row.place: row for rows in self.rows.values() for row in rows}
        claimed = {clause.for_each for clause in self.schedule.clauses}
        for sheet in self.sheets:
            name = self.table_of(sheet)
            headings = self.headings.get(Cell(sheet.file, sheet.name))
            for number, cells in sheet.rows:
                place = Cell(sheet.file, sheet.name, number)
                if name is None:
                    yield RowFate(place, "unnamed_sheet", detail=NO_TABLE())
                elif place in read:
                    yield self._fate(read[place], name in claimed)
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
        for number, cells in raw.rows:
            if number in raw.hidden_rows and not is_blank(cells):
                self.notes.append(Note("hidden_row", Cell(raw.file, raw.name, number), HIDDEN_ROW()))

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


def _parts(row: ReadRow, spec: Table) -> Iterator[tuple[str, str | None]]:
    for name, column in spec.columns.items():
        missing = name in row.unreadable or (row.values[name] is None and name not in spec.key)
        yield name, None if missing else key_text(row.values[name], column)


def _why_no_data(number: int, headings: HeadingRow | None, cells: RawRow) -> Message:
    if headings is None or is_blank(cells):
        return BLANK_ROW()
    if number > headings.row:
        return EXAMPLE_ROW() if is_example(cells) else TOTAL_ROW()
    return HEADINGS() if number == headings.row else ABOVE_HEADINGS()
