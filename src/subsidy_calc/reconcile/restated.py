"""Restated: one award in two units, side by side (万元 and 元); row by row both must say the same."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from subsidy_calc.reconcile.figures import shown
from subsidy_calc.reconcile.listed import Amount, ListColumn, ListRow, ListTable, TotalRow
from subsidy_calc.reconcile.roles import without_unit
from subsidy_calc.reconcile.why import why_or_check
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import FEN

DIFFERS = wording(
    "reconcile.restated_differs",
    zh="同一行的“{heading}”与“{other}”不是同一个数",
    en="“{heading}” is not the sum that stands in this row's “{other}”",
)
ABSENT = wording(
    "reconcile.restated_absent",
    zh="这一行有“{other}”，没有“{heading}”",
    en="this row has “{other}”, but no “{heading}”",
)
FILL_BOTH = wording("reconcile.fill_both", zh="两列都填上", en="fill in both")


def check_restated(table: ListTable) -> Iterator[Problem]:
    """Report each row, and each total, whose two sums are not one; rounding to the column's digits is none."""
    for column in table.of("restated"):
        other = next(own for own in table.of("award", "payable") if _same_words(own, column))
        if not (table.is_known(column) and table.is_known(other)):
            continue
        step = min((amount.step for amount in table.amounts(column)), default=FEN)
        for row in table.rows:
            yield from _of_row(row, column, other, step)
        for total in table.totals:
            printed = total.amounts.get(column.index)
            if printed is None or printed.value != table.total(column):  # a sum of rounded figures is a right one, too
                yield from _of_row(total, column, other, step)


def _same_words(one: ListColumn, other: ListColumn) -> bool:
    return without_unit(one.heading) == without_unit(other.heading)


def _of_row(row: ListRow | TotalRow, column: ListColumn, other: ListColumn, step: Fraction) -> Iterator[Problem]:
    first, second = row.amounts.get(column.index), row.amounts.get(other.index)
    if first is None and second is None:
        return
    if first is None or second is None:
        blank, filled = (column, other) if first is None else (other, column)
        says = ABSENT(heading=blank.heading, other=filled.heading)
        yield Problem("restated_absent", replace(row.place, column=blank.index), says, fix=FILL_BOTH())
    elif first.value not in (second.value, _rounded(second, step)):
        says = DIFFERS(heading=column.heading, other=other.heading)
        expected = shown(second.value, column.unit)
        fix = why_or_check(first.value, second.value)
        yield Problem("restated_differs", first.place, says, first.text, expected, fix)


def _rounded(amount: Amount, step: Fraction) -> Fraction:
    """Rounded half up to the digits of a column, where those are coarser than fen."""
    return (amount.value / step + Fraction(1, 2)) // 1 * step if step > FEN else amount.value
