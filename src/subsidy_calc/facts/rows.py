"""Rows: every cell of a row read by its column's type; what cannot be read refuses the row alone."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from subsidy_calc.facts.fates import REPEAT_OF
from subsidy_calc.facts.headings import HeadingRow, Part, Slot
from subsidy_calc.facts.parsing import Fault, Parsed, Setting, Value, parser_of, unusable
from subsidy_calc.facts.raw import RawCell, RawRow, RawSheet, is_blank, is_data
from subsidy_calc.facts.untyped import typed
from subsidy_calc.schedule.tables import Column, Table
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Note, Problem
from subsidy_calc.values.quantities import Quantity, read_quantity, write_quantity

BLANK = wording(
    "cell.blank",
    zh="未填“{heading}”，相关奖励无法判定",
    en="“{heading}” is not filled in; what needs it cannot be told",
)
BLANK_KEY = wording(
    "cell.blank_key",
    zh="未填“{heading}”，这一行无法识别",
    en="“{heading}” is not filled in; the row cannot be told apart",
)
FILL_IN = wording("cell.fill_in", zh="补填", en="fill it in")
READ_AS = wording("note.if_blank", zh="空白按规则取值", en="blank, read as the schedule says")
NOT_VERIFIED = wording("note.not_verified", zh="未审定，按申报额", en="not verified; the claimed sum is used")
NOT_YET_VERIFIED = wording("cell.not_verified", zh="未填审定额", en="the verified sum is not filled in")
ABOVE = wording(
    "cell.verified_above", zh="审定额高于申报额{claimed}", en="the verified sum is above the claimed {claimed}"
)
LOWER_IT = wording(
    "cell.verified_lower", zh="审定额不得高于申报额，请核对", en="a verified sum is at most the claimed one; check both"
)
MERGED = wording("note.merged", zh="合并单元格，按每行都填了这一项", en="a merged cell, read as filled in for each row")
ENTER_YUAN = wording(
    "cell.enter_yuan", zh="按元填写数字，或不用 --strict", en="enter the number in yuan, or leave --strict out"
)
NO_REASON = wording("note.no_reason", zh="核减而未写原因", en="reduced without a reason")
UNHEADED = wording("cell.unheaded", zh="这一格上面没有表头，未读取", en="a cell below no heading; not read")
NO_COMMAS = wording(
    "cell.no_commas",
    zh="核对这一行是否多了逗号；金额里的逗号去掉或整格加引号",
    en="see whether the row has a comma too many; leave commas out of amounts, or put the cell in quotes",
)
STRUCK = wording(
    "cell.struck", zh="这一行被划掉了（删除线），不知是否还申报", en="the row is crossed out; is it still claimed?"
)
DELETE_OR_CLEAR = wording(
    "cell.delete_or_clear", zh="不申报就删去这一行，申报就去掉删除线", en="delete the row, or clear the strikethrough"
)
CLAIM_MISSING = wording(
    "cell.claim_missing", zh="有审定额而未填申报额", en="there is a verified sum but no claimed one"
)


_NONE: Mapping[str, Any] = MappingProxyType({})  # Any: of whatever values a row has none


def _none() -> Mapping[str, Any]:  # Any: as above
    return _NONE


@dataclass(slots=True)
class ReadRow:
    """One row of a table's sheet. A value of None is blank; `unreadable` columns hold something else.

    There may be a million: what a row does not have is shared by all, and never changed in place.
    """

    table: str
    place: Cell
    values: dict[str, Value | None] = field(default_factory=dict)
    claimed: Mapping[str, Value | None] = field(
        default_factory=_none
    )  # of verified columns, where it is not the value itself
    verified: Mapping[str, Value] = field(default_factory=_none)
    reasons: Mapping[str, str] = field(default_factory=_none)
    unreadable: frozenset[str] = frozenset()
    defaulted: frozenset[str] = frozenset()  # blanks that the schedule gives a reading
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    refusals: tuple[Problem, ...] = ()
    repeat_of: Cell | None = None

    @property
    def refused(self) -> bool:
        return bool(self.refusals)

    def refuse(self, problem: Problem) -> None:
        """Take the row out, with the reason."""
        self.problems += (problem,)
        self.refusals += (problem,)

    def repeat(self, first: Cell) -> None:
        """Mark the row as a repeat: what was found wrong with the first is not said again."""
        self.repeat_of = first
        self.problems = ()

    def claimed_of(self, column: str) -> Value | None:
        """What was claimed in a verified column, whatever was verified."""
        return self.claimed.get(column, self.values[column])

    def repeat_detail(self) -> Message:
        """Of which row this is a repeat, with its file where that is another one."""
        first = self.repeat_of or self.place
        return REPEAT_OF(place=str(first) if first.file == self.place.file else f"{first.file} {first}")

    def alike(self) -> tuple[object, ...]:
        """What makes two rows the same claim: all that was read of them."""
        return (
            tuple(self.values.items()),
            tuple(self.claimed.items()),
            tuple(self.verified.items()),
            tuple(self.reasons.items()),
            tuple(sorted(self.unreadable)),
        )


@dataclass(frozen=True, slots=True)
class SheetRows:
    """The rows of a sheet: those read, and the others as they stand: headings, blanks, totals, the example."""

    read: list[ReadRow]
    others: list[tuple[int, RawRow]]


def read_rows(sheet: RawSheet, name: str, table: Table, headings: HeadingRow, *, strict: bool = False) -> SheetRows:
    """Read the rows below the headings; blank ones, totals and the example are left out.

    Under `strict` a row whose amount was changed to be read is refused.
    """
    reader = _RowReader(sheet, name, table, headings, strict)
    rows = SheetRows([], [])
    for number, cells in sheet.rows:
        if number > headings.row and is_data(cells):
            rows.read.append(reader.read(number, cells))
        else:
            rows.others.append((number, cells))
    return rows


def value_reader(
    sheet: RawSheet, name: str, table: Table, headings: HeadingRow
) -> Callable[[RawRow, str], Value | None]:
    """Reads one column of a row, as the whole row would be read; None where it is blank or cannot be read."""
    reader = _RowReader(sheet, name, table, headings, strict=False)
    nowhere = Cell(sheet.file, sheet.name)

    def value(cells: RawRow, column: str) -> Value | None:
        slot = headings.by_part.get((column, "value"))
        return reader.cell(ReadRow(name, nowhere), cells, table.columns[column], slot, column)

    return value


_IN_MANY_ROWS = {"choice", "yes_no", "date", "year", "uscc"}  # types whose values stand again and again
_MOST_PLAIN = 200_000


@dataclass(slots=True)
class _RowReader:
    sheet: RawSheet
    name: str
    table: Table
    headings: HeadingRow
    strict: bool
    settings: dict[int, Setting] = field(default_factory=dict)
    plain: dict[tuple[int, RawCell], Value | None] = field(default_factory=dict)  # read before, with nothing to say

    def read(self, number: int, cells: RawRow) -> ReadRow:
        row = ReadRow(self.name, Cell(self.sheet.file, self.sheet.name, number))
        by_part = self.headings.by_part
        for name, column in self.table.columns.items():
            row.values[name] = self.cell(row, cells, column, by_part.get((name, "value")), name)
            if column.verified:
                self._verified(row, cells, name, column, by_part)
            if row.values[name] is None or column.verified:
                self._blank(row, name, column, by_part.get((name, "value")))
        self._beyond(row, cells)
        return row

    def _beyond(self, row: ReadRow, cells: RawRow) -> None:
        """What stands below no heading is said; in a file of text it may have pushed the other cells aside."""
        if len(cells) <= self.headings.headed_up_to:
            return
        for index, cell in enumerate(cells, start=1):
            if index in self.headings.headed or cell is None or is_blank((cell,)):
                continue
            place = Cell(row.place.file, row.place.sheet, row.place.row, index)
            if self.sheet.typed:
                row.notes += (Note("unheaded_cell", place, UNHEADED(), cell.text),)
            else:
                row.refuse(Problem("unheaded_cell", place, UNHEADED(), cell.text, fix=NO_COMMAS()))

    def cell(self, row: ReadRow, cells: RawRow, column: Column, slot: Slot | None, name: str) -> Value | None:
        cell = cells[slot.index - 1] if slot is not None and slot.index <= len(cells) else None
        if slot is None or cell is None or not cell.text.strip():
            return None
        if (slot.index, cell) in self.plain:
            return self.plain[slot.index, cell]
        setting, written = self._setting(column, slot), cell
        if not self.sheet.typed:
            cell = typed(cell, column.type)
        parsed = unusable(cell, setting) or parser_of(column.type)(cell, setting)
        if isinstance(parsed, Parsed) and parsed.changed is None and not (cell.struck or cell.merged):
            value = parsed.value if parsed.value != "" else None  # as nearly all are
            if column.type in _IN_MANY_ROWS and len(self.plain) < _MOST_PLAIN:
                self.plain[slot.index, written] = value
            return value
        return self._unusual(row, cell, parsed, self._place(row, slot), column, name)

    def _unusual(  # noqa: PLR0913, PLR0917  a cell, what it was read as, and where it stands
        self, row: ReadRow, cell: RawCell, parsed: Parsed | Fault, place: Cell, column: Column, name: str
    ) -> Value | None:
        """The value of a cell of which something is to be said."""
        if cell.struck and not any(refusal.code == "struck_through" for refusal in row.refusals):
            row.refuse(Problem("struck_through", place, STRUCK(), cell.text, fix=DELETE_OR_CLEAR()))
        if isinstance(parsed, Fault):
            row.unreadable |= {name}
            row.refuse(Problem(parsed.code, place, parsed.says, cell.text, parsed.expected, parsed.fix))
            return None
        if cell.merged:
            row.notes += (Note("merged_cell", place, MERGED(), cell.text, cell.text),)
        if parsed.changed is not None and column.type == "money" and self.strict:
            row.unreadable |= {name}
            row.refuse(Problem("amount_changed", place, parsed.changed, cell.text, fix=ENTER_YUAN()))
        if parsed.changed is not None:
            row.notes += (Note(parsed.code, place, parsed.changed, cell.text, _shown(parsed, column)),)
        return parsed.value if parsed.value != "" else None

    def _setting(self, column: Column, slot: Slot) -> Setting:
        if slot.index not in self.settings:
            self.settings[slot.index] = Setting(column, slot.unit, self.sheet.from_1904)
        return self.settings[slot.index]

    def _verified(
        self, row: ReadRow, cells: RawRow, name: str, column: Column, by_part: dict[tuple[str, Part], Slot]
    ) -> None:
        slot = by_part.get((name, "verified"))
        verified = self.cell(row, cells, column, slot, name)
        if verified is not None:
            row.verified = {**row.verified, name: verified}
        reason_slot = by_part.get((name, "reason"))
        has_cell = reason_slot is not None and reason_slot.index <= len(cells)
        reason = cells[reason_slot.index - 1] if reason_slot is not None and has_cell else None
        if reason is not None and reason.text.strip():
            row.reasons = {**row.reasons, name: reason.text.strip()}

    def _blank(self, row: ReadRow, name: str, column: Column, slot: Slot | None) -> None:
        if row.values[name] is None and column.if_blank is not None and name not in row.unreadable:
            value = read_quantity(column.if_blank)
            row.values[name] = value.value
            row.defaulted |= {name}
            new = write_quantity(value, "zh")
            row.notes += (Note("if_blank", self._place(row, slot), READ_AS(), "", new),)
        if row.values[name] is None and name not in row.unreadable:
            self._missing(row, name, column, slot)
        if column.verified and name not in row.unreadable:
            self._settle_verified(row, name, column, slot)

    def _missing(self, row: ReadRow, name: str, column: Column, slot: Slot | None) -> None:
        if not column.is_required:
            return
        if name in self.table.key or column.is_unique:
            place = self._place(row, slot)
            problem = Problem("blank_key", place, BLANK_KEY(heading=column.heading), fix=FILL_IN())
            row.unreadable |= {name}
            row.refuse(problem)
        elif name not in self.headings.missing:
            says = BLANK(heading=column.heading)
            if name in row.verified:
                says = CLAIM_MISSING()
            row.problems += (Problem("blank", self._place(row, slot), says, fix=FILL_IN()),)

    def _settle_verified(self, row: ReadRow, name: str, column: Column, slot: Slot | None) -> None:
        claimed, verified = row.values[name], row.verified.get(name)
        if not isinstance(claimed, Fraction):
            return
        if verified is not None and verified == claimed:
            self._put(row, name, verified)
        else:
            self._settle_other(row, name, column, claimed, self._verified_place(row, name, slot))

    def _settle_other(self, row: ReadRow, name: str, column: Column, claimed: Fraction, place: Cell) -> None:
        """A claimed sum beside which another one, or none, was verified."""
        verified = row.verified.get(name)
        if verified is None:
            if column.verified == "required":
                row.problems += (Problem("not_verified", place, NOT_YET_VERIFIED(), fix=FILL_IN()),)
                self._put(row, name, None)
            elif name not in row.defaulted:
                row.notes += (Note("not_verified", place, NOT_VERIFIED(), new=str(_yuan(claimed))),)
            return
        if not isinstance(verified, Fraction):
            return
        if verified > claimed:
            says = ABOVE(claimed=Quantity(claimed, "money"))
            problem = Problem("verified_above_claimed", place, says, _yuan(verified), fix=LOWER_IT())
            row.problems += (problem,)
            self._put(row, name, None)
            return
        self._put(row, name, verified)
        if verified < claimed and not row.reasons.get(name):
            row.notes += (Note("reduced_without_reason", place, NO_REASON(), _yuan(claimed), _yuan(verified)),)

    def _put(self, row: ReadRow, name: str, value: Value | None) -> None:
        """Put another value in the claimed one's place, and keep that one beside it."""
        row.claimed = {**row.claimed, name: row.values[name]}
        row.values[name] = value

    def _place(self, row: ReadRow, slot: Slot | None) -> Cell:
        return Cell(row.place.file, row.place.sheet, row.place.row, slot.index if slot else 0)

    def _verified_place(self, row: ReadRow, name: str, slot: Slot | None) -> Cell:
        return self._place(row, self.headings.by_part.get((name, "verified"), slot))


def _yuan(value: Fraction) -> str:
    return write_quantity(Quantity(value, "money"), "zh")


def _shown(parsed: Parsed, column: Column) -> str:
    if isinstance(parsed.value, str):
        return parsed.value
    if column.counted_in in (None, "count", "days", "year"):
        return str(parsed.value)
    return write_quantity(Quantity(parsed.value, column.counted_in), "zh")
