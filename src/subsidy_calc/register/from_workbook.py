"""From a workbook: the awards of earlier years on the sheet of earlier awards, a batch a year and batch named there."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from fractions import Fraction
from pathlib import Path

from subsidy_calc.facts.duplicates import settle_duplicates
from subsidy_calc.facts.earlier import EarlierRow, earlier_rows
from subsidy_calc.facts.headings import find_headings
from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.facts.rows import ReadRow, read_rows
from subsidy_calc.facts.totals import check_totals
from subsidy_calc.intake.readers import read_files
from subsidy_calc.register.entries import BookedLine, Draft
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import EARLIER, EARLIER_SHEET, Table, earlier_table
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused, Problem
from subsidy_calc.values.quantities import in_fen, is_whole_fen, plain_decimal

NO_SHEET = wording("register.no_sheet", zh="工作簿里没有工作表“{sheet}”", en="the workbook has no sheet “{sheet}”")
CANNOT_OPEN = wording("register.cannot_open", zh="打不开文件：{reason}", en="the file cannot be opened: {reason}")
PART_OF_A_FEN = wording("register.part_of_a_fen", zh="金额有不足一分的零头", en="the sum ends in part of a fen")
SAME_MATTER = wording(
    "register.same_matter",
    zh="与{other}是同一年度、同一批次的同一事项",
    en="the same matter of the same year and batch as {other}",
)


def drafts_of_workbook(workbook: Path, schedule: Schedule) -> list[Draft]:
    """The earlier awards of a workbook, whole or not at all, in the order of years and batches.

    Raises:
        ClaimsRefused: the workbook cannot be read, or one of its rows cannot.
    """
    try:
        content = workbook.read_bytes()
    except OSError as error:
        says = CANNOT_OPEN(reason=error.strerror or str(error))
        raise ClaimsRefused([Problem("file_unreadable", Cell(str(workbook), ""), says)]) from error
    rows = _read(content, workbook.name, schedule)
    earlier = earlier_rows(schedule, rows)
    problems = [problem for row in rows for problem in row.refusals or _unreadable(row)]
    problems += [*_parts_of_a_fen(earlier), *_twice(earlier)]
    if problems:
        raise ClaimsRefused(problems)
    batches: dict[tuple[int, str], list[BookedLine]] = {}
    for row in earlier:
        batches.setdefault((row.year or 0, row.batch), []).append(_booked(row))
    source = hashlib.sha256(content).hexdigest()
    return [
        Draft("import", year, schedule.schedule, source, tuple(sorted(lines, key=lambda line: line.line)), label=label)
        for (year, label), lines in sorted(batches.items())
    ]


def _read(content: bytes, name: str, schedule: Schedule) -> list[ReadRow]:
    read = read_files([(content, name)])
    if read.problems:
        raise ClaimsRefused(read.problems)
    sheets = [sheet for sheet in read.sheets if sheet.name.strip() == EARLIER_SHEET]
    if not sheets:
        raise ClaimsRefused([Problem("missing_sheet", Cell(name, ""), NO_SHEET(sheet=EARLIER_SHEET))])
    rows = [row for sheet in sheets for row in _rows(sheet, schedule)]
    settle_duplicates(EARLIER, _table(schedule), rows)
    return rows


def _rows(sheet: RawSheet, schedule: Schedule) -> list[ReadRow]:
    table = _table(schedule)
    headings = find_headings(sheet, table, schedule.language)
    rows = read_rows(sheet, EARLIER, table, headings)
    problems = [*headings.problems, *check_totals(sheet, table, headings, rows)]
    if problems:
        raise ClaimsRefused(problems)
    return rows.read


def _table(schedule: Schedule) -> Table:
    return earlier_table(tuple(name for clause in schedule.clauses for name in (clause.clause, clause.title)))


def _unreadable(row: ReadRow) -> Sequence[Problem]:
    """The problems of a row that claims could live with; money that was paid must be known in full."""
    known = all(row.values.get(name) is not None for name in ("uscc", "clause", "award", "year"))
    return () if known and not row.unreadable else row.problems


def _parts_of_a_fen(rows: Sequence[EarlierRow]) -> Iterator[Problem]:
    for row in rows:
        if row.award is not None and not is_whole_fen(row.award):
            yield Problem("part_of_a_fen", row.place, PART_OF_A_FEN(), plain_decimal(row.award))


def _twice(rows: Sequence[EarlierRow]) -> Iterator[Problem]:
    """Two writings of one matter, which are different texts on the sheet."""
    seen: dict[tuple[str, int | None, str], Cell] = {}
    for row in rows:
        key = (row.line, row.year, row.batch)
        if key in seen:
            yield Problem("same_matter", row.place, SAME_MATTER(other=str(seen[key])))
        seen.setdefault(key, row.place)


def _booked(row: EarlierRow) -> BookedLine:
    matter = "".join(row.line.split("/", 2)[2:])
    return BookedLine(row.line, row.uscc, "", row.clause or "", matter, in_fen(row.award or Fraction(0)))
