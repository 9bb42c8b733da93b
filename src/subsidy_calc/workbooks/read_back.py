"""Read back: what was written, opened by another reader, must come to the same sums as the lines.

By line, enterprise, clause and in all, to the fen; and every check must read 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from pathlib import Path

import openpyxl

from subsidy_calc.assess.award_lines import AwardLine, InvariantBroken, total
from subsidy_calc.intake.numbers import exact_text
from subsidy_calc.values.messages import Wording
from subsidy_calc.workbooks import award_lists as lists
from subsidy_calc.workbooks.award_summary import FIRST_AWARD
from subsidy_calc.workbooks.book import clean
from subsidy_calc.workbooks.derivation_table import SETTLED
from subsidy_calc.workbooks.layout import CODE_AT, FIGURE, MARK
from subsidy_calc.workbooks.run_sheet import CHECKS
from subsidy_calc.workbooks.summary_sheet import AWARD_COUNT, CODE, FIRST_CLAUSE, SUM_YUAN

Row = tuple[object, ...]


def check_written(awards_path: Path, enterprise_paths: Sequence[Path], lines: Sequence[AwardLine]) -> None:
    """Compare written workbooks with the lines.

    Raises:
        InvariantBroken: a sum on a sheet is not that of the lines, or a check does not read 0.
    """
    sheets = _sheets(awards_path)
    _check_lines(sheets, lines)
    _check_summary(sheets, lines)
    _agree("checks", [number(row[1]) for row in sheets[-1][-CHECKS:]], [Fraction(0)] * CHECKS)
    own: dict[str, list[Fraction]] = defaultdict(list)
    for line in lines:
        if line.status == "awarded":
            own[line.head.uscc].append(line.award)
    for path in enterprise_paths:
        _check_enterprise(path, own)


def number(value: object) -> Fraction:
    """A number as a cell holds it, or as text where it is longer than a cell can hold.

    Raises:
        InvariantBroken: it is neither.
    """
    if isinstance(value, int | float) and not isinstance(value, bool):
        return Fraction(exact_text(value))
    try:
        return Fraction(str(value).replace(",", ""))
    except ValueError as error:
        raise InvariantBroken(f"{value!r} was written where a number belongs") from error


def _sheets(path: Path) -> list[list[Row]]:
    book = openpyxl.load_workbook(path, data_only=True, read_only=True)
    try:
        return [list(sheet.iter_rows(values_only=True)) for sheet in book.worksheets]
    finally:
        book.close()


def _listed(sheets: Sequence[Sequence[Row]]) -> dict[str, Row]:
    """The rows of the lists of lines, by the line's name."""
    wide = [sheet for sheet in sheets if len(sheet[0]) > lists.LINE_COLUMN]
    lines = [sheet for sheet in wide if sheet[0][lists.LINE_COLUMN] in _said(lists.LINE)]
    rows = [row for sheet in lines for row in sheet[1:] if row[lists.LINE_COLUMN] is not None]
    by_name = {str(row[lists.LINE_COLUMN]): row for row in rows}
    _agree("number of lines", len(rows), len(by_name))
    return by_name


def _check_lines(sheets: Sequence[Sequence[Row]], lines: Sequence[AwardLine]) -> None:
    written = {name: number(row[lists.AWARD_COLUMN]) for name, row in _listed(sheets).items()}
    _agree("awards by line", written, {clean(line.head.name): line.award for line in lines})


def _check_summary(sheets: Sequence[Sequence[Row]], lines: Sequence[AwardLine]) -> None:
    """The table by enterprise, its row of totals, and the table by clause beneath."""
    head, *rows = sheets[0]
    last = next(column for column, text in enumerate(head) if text in _said(SUM_YUAN))
    end = next(row for row, values in enumerate(rows) if values[CODE] is None)
    totals = rows[end]
    by_enterprise = {str(row[CODE]): number(row[last]) for row in rows[:end]}
    expected = dict.fromkeys(by_enterprise, Fraction(0)) | _sums(lines, lambda line: line.head.uscc)
    _agree("awards by enterprise", by_enterprise, expected)
    _agree("awards in all", number(totals[last]), total(lines))
    _agree("number of awards", number(totals[AWARD_COUNT]), sum(line.status == "awarded" for line in lines))
    _check_clauses(rows[end + 3 :], totals[FIRST_CLAUSE:last], sheets, lines)


def _check_clauses(
    table: Sequence[Row], totals: Row, sheets: Sequence[Sequence[Row]], lines: Sequence[AwardLine]
) -> None:
    *clauses, grand = (row for row in table if row[FIRST_CLAUSE] is not None)
    sums = [number(row[FIRST_CLAUSE]) for row in clauses]
    _agree("totals of the clauses' columns", [number(value) for value in totals], sums)
    _agree("awards in all, by clause", number(grand[FIRST_CLAUSE]), total(lines))
    listed = _listed(sheets)
    written: dict[str, Fraction] = defaultdict(Fraction)
    for row, award in zip(clauses, sums, strict=True):
        written[str(row[CODE])] += award
    expected = _sums(
        [line for line in lines if line.head.clause],
        lambda line: str(listed[clean(line.head.name)][lists.CLAUSE_COLUMN]),
    )
    _agree("awards by clause", written, dict.fromkeys(written, Fraction(0)) | expected)


def _check_enterprise(path: Path, own: Mapping[str, Sequence[Fraction]]) -> None:
    (rows,) = _sheets(path)
    uscc = str(rows[CODE_AT[0]][CODE_AT[1]])[-18:]
    awards = list(own.get(uscc, []))
    first = FIRST_AWARD + max(len(awards), 1)
    in_table = [number(row[FIGURE]) for row in rows[FIRST_AWARD : FIRST_AWARD + len(awards)]]
    settled = [number(row[FIGURE]) for row in rows if row[MARK] in _said(SETTLED)]
    _agree(f"{uscc}: awards", in_table, awards)
    _agree(f"{uscc}: awards of the tables", settled, awards)
    _agree(f"{uscc}: total", number(rows[first][FIGURE]), sum(awards, Fraction(0)))
    _agree(f"{uscc}: check", number(rows[first + 2][FIGURE]), Fraction(0))


def _sums(lines: Sequence[AwardLine], key: Callable[[AwardLine], str]) -> dict[str, Fraction]:
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for line in lines:
        sums[key(line)] += line.award
    return dict(sums)


def _said(heading: Wording) -> tuple[str, str]:
    return heading.zh, heading.en


def _agree(what: str, written: object, expected: object) -> None:
    if written != expected:
        raise InvariantBroken(f"{what}: {written} was written, {expected} was computed")
