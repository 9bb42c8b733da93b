"""Example claims: a schedule's typical claim and changes, written as the sheets that a company would hand in.

What an example does not say is filled in so that rows can be told apart: a made-up credit
code, and the claim's own name wherever the key has free text.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from stdnum.cn import uscc

from subsidy_calc.facts.raw import RawCell, RawRow, RawSheet
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.schedule.example import EarlierExample
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.schedule.scope import visible_tables
from subsidy_calc.schedule.tables import VERIFIED_PART, VERIFIED_SUFFIX, Column, earlier_table
from subsidy_calc.values.messages import Language

CODE = "91341124EXAMPLE00"
EXAMPLE_CODE = CODE + uscc.calc_check_digit(CODE)

Row = dict[str, str | None]


@dataclass(frozen=True, slots=True)
class ExampleSheets:
    """The sheets of an example, and the sheet and row of each of its claims."""

    sheets: tuple[RawSheet, ...]
    claims: Mapping[str, tuple[str, int]]


@dataclass(frozen=True, slots=True)
class ExampleClaimOf:
    """One claim of an example: its name, its clause, and what differs from the typical claim."""

    name: str
    clause: Clause
    change: Mapping[str, str | None]
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)

    @property
    def all_rows(self) -> dict[str, Sequence[Row]]:
        """The rows of other tables: the typical claim's, save for tables that the example states itself."""
        typical = self.clause.typical
        return {**({} if typical is None else typical.rows), **self.rows}


@dataclass
class _Tables:
    schedule: Schedule
    rows: dict[str, list[Row]] = field(default_factory=dict)

    def add(self, claim: ExampleClaimOf) -> tuple[str, int]:
        """Add a claim and its parents; the claim's table and row number in its sheet."""
        tables = visible_tables(self.schedule, claim.clause.for_each)
        for table in reversed(tables):
            row = self._row(table, claim)
            is_own = table == claim.clause.for_each
            if self.rows.get(table) and (table == ENTERPRISE or not is_own):  # an example is of one enterprise
                known = self.rows[table][0]
                known |= {name: value for name, value in row.items() if is_own and known.get(name) is None}
                known |= self._changed(table, claim)
            else:
                self.rows.setdefault(table, []).append(row)
        table = claim.clause.for_each
        for name, rows in claim.all_rows.items():
            self._add_rows(name, rows, claim)
        return self.schedule.tables[table].sheet, len(self.rows[table]) + 1

    def _add_rows(self, table: str, rows: Sequence[Row], claim: ExampleClaimOf) -> None:
        """Add rows of another table, named by number where nothing else tells them apart."""
        spec, own = self.schedule.tables[table], self.rows.setdefault(table, [])
        above: Row = {
            lower: self.rows[parent][-1].get(upper)
            for parent, pairs in spec.belongs_to.items()
            if self.rows.get(parent)
            for upper, lower in pairs.items()
        }
        for row in rows:
            named = {
                name: f"{claim.name}{len(own) + 1}"
                for name, column in spec.columns.items()
                if column.type == "text" and (name in spec.key or column.is_unique)
            }
            own.append({**named, **above, **row})

    def _row(self, table: str, claim: ExampleClaimOf) -> Row:
        spec = self.schedule.tables[table]
        row: Row = {name: self._filled_in(name, column, claim, table) for name, column in spec.columns.items()}
        if claim.clause.typical is not None:
            row.update(claim.clause.typical.of(table))
        row.update(self._changed(table, claim))
        return row

    def _changed(self, table: str, claim: ExampleClaimOf) -> Row:
        return {name.partition(".")[2]: value for name, value in claim.change.items() if name.startswith(f"{table}.")}

    def _filled_in(self, name: str, column: Column, claim: ExampleClaimOf, table: str) -> str | None:
        if column.type == "uscc":
            return EXAMPLE_CODE
        is_key = name in self.schedule.tables[table].key
        if column.type == "text" and (is_key or (table == ENTERPRISE and name == "name")):
            return claim.name if is_key else "example"
        return None


def example_sheets(
    schedule: Schedule, claims: Sequence[ExampleClaimOf], earlier: Sequence[EarlierExample]
) -> ExampleSheets:
    """Write the claims of an example as sheets, the file named after the schedule."""
    tables = _Tables(schedule)
    places = {claim.name: tables.add(claim) for claim in claims}
    file = schedule.place.file or schedule.schedule
    # a sheet that is not there is not known to be empty
    sheets = [
        _sheet(file, table.sheet, table.columns, tables.rows.get(name, []), schedule.language)
        for name, table in schedule.tables.items()
    ]
    spec = earlier_table(tuple(clause.clause for clause in schedule.clauses))
    sheets.append(_sheet(file, spec.sheet, spec.columns, [_earlier_row(award) for award in earlier], schedule.language))
    return ExampleSheets(tuple(sheets), places)


def _earlier_row(award: EarlierExample) -> Row:
    return {
        "uscc": EXAMPLE_CODE,
        "clause": award.clause,
        "matter": award.matter,
        "award": award.award,
        "year": award.year,
        "batch": award.batch,
    }


def _sheet(file: str, name: str, columns: Mapping[str, Column], rows: Sequence[Row], language: Language) -> RawSheet:
    headings = {column: spec.heading for column, spec in columns.items()}
    headings |= {
        column + VERIFIED_PART: spec.heading + VERIFIED_SUFFIX[language]
        for column, spec in columns.items()
        if spec.verified == "required" or any(column + VERIFIED_PART in row for row in rows)
    }
    written: list[tuple[int, RawRow]] = [(1, tuple(RawCell("text", heading) for heading in headings.values()))]
    for number, row in enumerate(rows, start=2):
        texts = [_text(row, column) for column in headings]
        written.append((number, tuple(None if text is None else RawCell("text", text) for text in texts)))
    return RawSheet(file, name, tuple(written))


def _text(row: Row, column: str) -> str | None:
    """What stands in a row; a verified sum that must be there and is not stated is the claimed one."""
    return row.get(column, row.get(column.removesuffix(VERIFIED_PART)))
