"""Read back: what was written, opened by another reader, must come to the same sums as the lines.

By line, enterprise, clause and in all, to the fen; and every check must read 0.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from fractions import Fraction
from pathlib import Path

from subsidy_calc.assess.award_lines import AwardLine, total
from subsidy_calc.workbooks import award_lists as lists
from subsidy_calc.workbooks.award_summary import CHECK, FIRST_AWARD
from subsidy_calc.workbooks.derivation_table import SETTLED
from subsidy_calc.workbooks.layout import CODE_AT, FIGURE, MARK
from subsidy_calc.workbooks.payments_read_back import (
    check_payable_lines,
    check_payable_sheet,
    check_payable_summary,
    check_payment_list,
)
from subsidy_calc.workbooks.run_sheet import CHECKS, CHECKS_WITH_PAYMENT
from subsidy_calc.workbooks.sheet import clean
from subsidy_calc.workbooks.sheets_read import Row, agree, column_of, figures, number, sheets_of
from subsidy_calc.workbooks.summary_sheet import AWARD_COUNT, CODE, FIRST_CLAUSE, SUM_YUAN

LINES_SHEET = 1  # 明细; continuations have the same headings


def check_written(awards_path: Path, enterprise_paths: Sequence[Path], lines: Sequence[AwardLine]) -> None:
    """Compare written workbooks with the lines.

    Raises:
        InvariantBroken: a sum on a sheet is not that of the lines, or a check does not read 0.
    """
    check_awards_book(awards_path, lines)
    own: dict[str, list[AwardLine]] = defaultdict(list)
    for line in lines:
        own[line.head.uscc].append(line)
    for path in enterprise_paths:
        (rows,) = sheets_of(path)
        _check_enterprise(rows, own[_code(rows)])


def check_awards_book(path: Path, lines: Sequence[AwardLine]) -> None:
    """Compare the written awards.xlsx with the lines.

    Raises:
        InvariantBroken: a sum on a sheet is not that of the lines, or a check does not read 0.
    """
    sheets = sheets_of(path)
    _check_lines(sheets, lines)
    _check_summary(sheets, lines)
    check_payment_list(sheets, lines)
    _check_checks(sheets)


def check_enterprise_book(path: Path, lines: Sequence[AwardLine]) -> None:
    """Compare a written award sheet with the lines of its enterprise.

    Raises:
        InvariantBroken: it is another's, a sum on it is not that of the lines, or a check does not read 0.
    """
    (rows,) = sheets_of(path)
    agree(path.name, _code(rows), lines[0].head.uscc)
    _check_enterprise(rows, lines)


def _check_checks(sheets: Sequence[Sequence[Row]]) -> None:
    """The rows at the end of the last sheet."""
    count = CHECKS if column_of(sheets[LINES_SHEET][0], lists.PAYABLE) is None else CHECKS_WITH_PAYMENT
    agree("checks", [number(row[1]) for row in sheets[-1][-count:]], [Fraction(0)] * count)


def _listed(sheets: Sequence[Sequence[Row]]) -> dict[str, Row]:
    """The rows of the lists of lines, by the line's name."""
    lists_of_lines = [sheet for sheet in sheets if column_of(sheet[0], lists.AWARD) is not None]
    rows: list[tuple[str, Row]] = []
    for head, *others in lists_of_lines:
        column = column_of(head, lists.LINE) or 0
        rows += [(str(row[column]), row) for row in others if row[column] is not None]
    by_name = dict(rows)
    agree("number of lines", len(rows), len(by_name))
    return by_name


def _check_lines(sheets: Sequence[Sequence[Row]], lines: Sequence[AwardLine]) -> None:
    listed = _listed(sheets)
    written = {name: number(row[lists.AWARD_COLUMN]) for name, row in listed.items()}
    agree("awards by line", written, {clean(line.head.name): line.award for line in lines})
    check_payable_lines(listed, sheets[LINES_SHEET][0], lines)


def _check_summary(sheets: Sequence[Sequence[Row]], lines: Sequence[AwardLine]) -> None:
    """The table by enterprise, its row of totals, and the table by clause beneath."""
    head, *rows = sheets[0]
    last = column_of(head, SUM_YUAN) or 0
    end = next(row for row, values in enumerate(rows) if values[CODE] is None)
    totals = rows[end]
    by_enterprise = {str(row[CODE]): number(row[last]) for row in rows[:end]}
    expected = dict.fromkeys(by_enterprise, Fraction(0)) | _sums(lines, lambda line: line.head.uscc)
    agree("awards by enterprise", by_enterprise, expected)
    agree("awards in all", number(totals[last]), total(lines))
    check_payable_summary(head, rows[:end], totals, lines)
    agree("number of awards", number(totals[AWARD_COUNT]), sum(line.status == "awarded" for line in lines))
    _check_clauses(rows[end + 3 :], totals[FIRST_CLAUSE:last], sheets, lines)


def _check_clauses(
    table: Sequence[Row], totals: Row, sheets: Sequence[Sequence[Row]], lines: Sequence[AwardLine]
) -> None:
    *clauses, grand = (row for row in table if row[FIRST_CLAUSE] is not None)
    sums = [number(row[FIRST_CLAUSE]) for row in clauses]
    agree("totals of the clauses' columns", [number(value) for value in totals], sums)
    agree("awards in all, by clause", number(grand[FIRST_CLAUSE]), total(lines))
    listed = _listed(sheets)
    written: dict[str, Fraction] = defaultdict(Fraction)
    for row, award in zip(clauses, sums, strict=True):
        written[str(row[CODE])] += award
    expected = _sums(
        [line for line in lines if line.head.clause],
        lambda line: str(listed[clean(line.head.name)][lists.CLAUSE_COLUMN]),
    )
    agree("awards by clause", written, dict.fromkeys(written, Fraction(0)) | expected)


def _code(rows: Sequence[Row]) -> str:
    return str(rows[CODE_AT[0]][CODE_AT[1]])[-18:]


def _check_enterprise(rows: Sequence[Row], lines: Sequence[AwardLine]) -> None:
    uscc, awarded = _code(rows), [line for line in lines if line.status == "awarded"]
    awards = [line.award for line in awarded]
    first = FIRST_AWARD + max(len(awards), 1)
    in_table = [number(row[FIGURE]) for row in rows[FIRST_AWARD : FIRST_AWARD + len(awards)]]
    agree(f"{uscc}: awards", in_table, awards)
    agree(f"{uscc}: awards of the tables", figures(rows, MARK, SETTLED, FIGURE), awards)
    agree(f"{uscc}: total", number(rows[first][FIGURE]), sum(awards, Fraction(0)))
    agree(f"{uscc}: check", figures(rows, MARK, CHECK, FIGURE), [Fraction(0)])
    check_payable_sheet(uscc, rows, awarded)


def _sums(lines: Sequence[AwardLine], key: Callable[[AwardLine], str]) -> dict[str, Fraction]:
    sums: dict[str, Fraction] = defaultdict(Fraction)
    for line in lines:
        sums[key(line)] += line.award
    return dict(sums)
