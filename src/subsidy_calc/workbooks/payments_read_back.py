"""Payments read back: what is payable now, as written in the workbooks, comes to that of the lines."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from fractions import Fraction

from subsidy_calc.assess.award_lines import AwardLine, total_now
from subsidy_calc.workbooks import payment_list
from subsidy_calc.workbooks.award_lists import PAYABLE
from subsidy_calc.workbooks.award_summary import PAYABLE as PAYABLE_IN_ALL
from subsidy_calc.workbooks.layout import FIGURE, MARK
from subsidy_calc.workbooks.payable_columns import PAYABLE_YUAN
from subsidy_calc.workbooks.payment_rows import NOW
from subsidy_calc.workbooks.payment_words import STATES
from subsidy_calc.workbooks.sheet import clean
from subsidy_calc.workbooks.sheets_read import Row, agree, column_of, figures, number, said
from subsidy_calc.workbooks.summary_sheet import CODE


def check_payable_lines(listed: Mapping[str, Row], head: Row, lines: Sequence[AwardLine]) -> None:
    """The column of the sheet 明细, which is there where some clause speaks of payment.

    Raises:
        InvariantBroken: a sum differs, or the column is missing.
    """
    column = column_of(head, PAYABLE)
    if column is None:
        agree("lines with a payment", [line.head.name for line in lines if line.payment is not None], [])
        return
    written = {name: number(row[column]) for name, row in listed.items()}
    agree("payable now by line", written, {clean(line.head.name): line.payable_now for line in lines})


def check_payment_list(sheets: Sequence[Sequence[Row]], lines: Sequence[AwardLine]) -> None:
    """The sheets 支付: by line, all payments come to the award, those of now to what is payable now.

    Raises:
        InvariantBroken: they do not.
    """
    rows = [row for sheet in sheets if column_of(sheet[0], payment_list.STATE) is not None for row in sheet[1:]]
    if not any(line.payment for line in lines):
        return
    every: dict[str, Fraction] = defaultdict(Fraction)
    now: dict[str, Fraction] = defaultdict(Fraction)
    for row in rows:
        sum_, line = number(row[payment_list.SUM_COLUMN]), str(row[payment_list.LINE_COLUMN])
        every[line] += sum_
        now[line] += sum_ if row[payment_list.STATE_COLUMN] in said(STATES["now"]) else 0
    awarded = [line for line in lines if line.status == "awarded"]
    agree("payments by line", dict(every), {clean(line.head.name): line.award for line in awarded})
    agree("payments now by line", dict(now), {clean(line.head.name): line.payable_now for line in awarded})


def check_payable_summary(head: Row, rows: Sequence[Row], totals: Row, lines: Sequence[AwardLine]) -> None:
    """The columns of the sheet 汇总, by enterprise and in all.

    Raises:
        InvariantBroken: a sum differs.
    """
    column = column_of(head, PAYABLE_YUAN)
    if column is None:
        return
    expected: dict[str, Fraction] = {str(row[CODE]): Fraction(0) for row in rows}
    for line in lines:
        expected[line.head.uscc] += line.payable_now
    agree("payable now by enterprise", {str(row[CODE]): number(row[column]) for row in rows}, expected)
    agree("payable now in all", number(totals[column]), total_now(lines))


def check_payable_sheet(uscc: str, rows: Sequence[Row], awarded: Sequence[AwardLine]) -> None:
    """An award sheet: each table's row of what is payable now, and their sum on the first page.

    Raises:
        InvariantBroken: a sum differs.
    """
    paid = [line.payable_now for line in awarded if line.payment is not None]
    agree(f"{uscc}: payable now of the tables", figures(rows, MARK, NOW, FIGURE), paid)
    in_all = [total_now(awarded)] if paid else []
    agree(f"{uscc}: payable now in all", figures(rows, MARK, PAYABLE_IN_ALL, FIGURE), in_all)
