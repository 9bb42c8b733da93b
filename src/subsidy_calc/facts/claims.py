"""Claims: all sheets of a run understood at once, every fault found in one pass."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from subsidy_calc.facts.bank import BankDetails, bank_details
from subsidy_calc.facts.decisions import Decision, UnreadDecision, decisions, unread_decisions
from subsidy_calc.facts.earlier import EarlierRow, earlier_rows
from subsidy_calc.facts.fates import RowFate
from subsidy_calc.facts.heads import Heads
from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.facts.reading import Ghost, Reading
from subsidy_calc.facts.table import FactTable, Parts
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import BANK, DECISION, EARLIER
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused, Note, Problem


@dataclass(frozen=True, slots=True)
class RefusedEnterprise:
    """A refused row of the table of enterprises; what of it cannot be read is blank."""

    place: Cell
    uscc: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Claims:
    """Everything that was read: tables, earlier awards, and what became of every row."""

    tables: dict[str, FactTable]
    earlier: tuple[EarlierRow, ...]
    earlier_given: bool
    decisions: tuple[Decision, ...]
    unread_decisions: tuple[UnreadDecision, ...]
    bank: dict[str, BankDetails]  # by credit code
    ghosts: tuple[Ghost, ...]
    fates: tuple[RowFate, ...]
    problems: tuple[Problem, ...]
    refused_files: frozenset[str]
    notes: tuple[Note, ...]
    refused_enterprises: tuple[RefusedEnterprise, ...] = ()

    def enterprise_names(self) -> dict[str, str]:
        """Names by credit code; the code itself where the table has no name."""
        return _names(self.tables)


def _names(tables: Mapping[str, FactTable]) -> dict[str, str]:
    table = tables[ENTERPRISE]
    return {str(row.values["uscc"]): str(row.values.get("name") or row.values["uscc"]) for row in table.read}


def in_order(problem: Problem) -> tuple[str, str]:
    """Sorts problems by place, cells in the order of a sheet."""
    place = problem.place
    if isinstance(place, Cell):
        return (place.file, f"{place.sheet}\x1f{place.row:08}{place.column:08}{problem.code}")
    return (place.file, f"{place.line:08}{place.column:08}{problem.code}")


def build_claims(
    schedule: Schedule,
    sheets: Sequence[RawSheet],
    *,
    strict: bool = False,
    file_problems: Sequence[Problem] = (),
    file_notes: Sequence[Note] = (),
) -> Claims:
    """Understand all sheets of a run together; under `strict` no amount may need a note to be read.

    `file_problems` and `file_notes` are of whole files, found when they were opened.

    Raises:
        ClaimsRefused: no file can be read, the enterprises are missing, or a sheet that
            concerns everyone leaves open what is what.
    """
    reading = Reading(schedule, sheets, strict, problems=list(file_problems), notes=list(file_notes))
    try:
        reading.check_sheets()
        reading.read_all()
        reading.check_any()
    except ClaimsRefused as refused:
        raise ClaimsRefused(dict.fromkeys([*file_problems, *refused.problems])) from refused
    return _understood(schedule, reading, sheets, {problem.place.file for problem in file_problems})


def build_part(schedule: Schedule, sheets: Sequence[RawSheet], heads: Heads, *, strict: bool = False) -> Claims:
    """Understand some rows of all sheets: all of those that concern one another, under heads settled before.

    What is to be said of whole sheets and files is not said again.
    """
    reading = Reading(schedule, sheets, strict, headings=dict(heads.headings), refused_files=dict(heads.refused_files))
    reading.read_all()
    return _understood(schedule, reading, sheets, set(), heads.without_code)


def _understood(
    schedule: Schedule,
    reading: Reading,
    sheets: Sequence[RawSheet],
    refused_files: set[str],
    without_code: Mapping[str, tuple[Parts, ...]] = MappingProxyType({}),
) -> Claims:
    tables = reading.accept(without_code)
    bank = bank_details(reading.rows.get(BANK, []), _names(tables))
    decided = decisions(reading.rows.get(DECISION, []))
    earlier = earlier_rows(schedule, reading.rows.get(EARLIER, []))
    problems = [*reading.problems]
    problems += [problem for rows in reading.rows.values() for row in rows for problem in row.problems]
    notes = [*reading.notes, *(note for rows in reading.rows.values() for row in rows for note in row.notes)]
    return Claims(
        tables=tables,
        earlier=earlier,
        earlier_given=any(reading.table_of(sheet) == EARLIER for sheet in sheets),
        decisions=decided,
        unread_decisions=unread_decisions(reading.rows.get(DECISION, [])),
        bank=bank,
        ghosts=tuple(reading.ghosts()),
        fates=tuple(sorted(reading.fates(), key=lambda fate: fate.place)),
        problems=tuple(sorted(dict.fromkeys(problems), key=in_order)),
        refused_files=frozenset(reading.refused_files) | refused_files,
        notes=tuple(sorted(notes, key=lambda note: (note.place, note.code))),
        refused_enterprises=tuple(_refused_enterprises(reading)),
    )


def _refused_enterprises(reading: Reading) -> Iterator[RefusedEnterprise]:
    for row in reading.rows.get(ENTERPRISE, []):
        if row.refused:
            uscc, name = (str(row.values.get(column) or "") for column in ("uscc", "name"))
            yield RefusedEnterprise(row.place, uscc, name)
