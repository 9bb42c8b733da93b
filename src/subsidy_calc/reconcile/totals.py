"""Totals: each printed total against the rows that it stands for.

小计 is of the rows since the total before; 总计 of all rows; 合计 of either. A total above the
first row is of the rows below. A total may also be of all rows of the sheet so far.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from subsidy_calc.reconcile.figures import shown
from subsidy_calc.reconcile.listed import Amount, ListColumn, ListTable, TotalRow
from subsidy_calc.reconcile.why import why_total
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

DIFFERS = wording(
    "reconcile.total_differs",
    zh="“{heading}”的合计与各行之和不一致",
    en="the total of “{heading}” is not the sum of its rows",
)


def check_totals(tables: Sequence[ListTable]) -> Iterator[Problem]:
    """Report each total that fits none of what it may stand for."""
    for number, table in enumerate(tables):
        before = [other for other in tables[:number] if _sheet(other) == _sheet(table)]
        for column in table.money:
            if table.is_whole(column):
                yield from _check(table, column, before)


def _check(table: ListTable, column: ListColumn, before: Sequence[ListTable]) -> Iterator[Problem]:
    since = table.place.row
    for total in table.totals:
        printed = total.amounts.get(column.index)
        own = _parts(table, column, total, since)
        if total.word != "小计" or own:
            since = total.place.row
        if printed is None:
            continue
        sums = [_sum(part) for part in own]
        if printed.value in sums or printed.value == _so_far(table, column, total, before):
            continue
        parts = own[0]
        wanted = _sum(parts)
        says, expected = DIFFERS(heading=column.heading), shown(wanted, table.unit(column))
        yield Problem("total_differs", printed.place, says, printed.text, expected, why_total(printed, wanted, parts))


def _parts(table: ListTable, column: ListColumn, total: TotalRow, since: int) -> list[list[Amount]]:
    """The rows that a total may be of, the likeliest first."""
    rows = [(row.place.row, row.amounts[column.index]) for row in table.rows if column.index in row.amounts]
    above = [amount for row, amount in rows if row < total.place.row]
    recent = [amount for row, amount in rows if since < row < total.place.row]
    if not any(row.place.row < total.place.row for row in table.rows):
        return [[amount for _, amount in rows]]
    if total.word == "小计":
        return [recent]
    return (
        [above] if total.word in ("总计", "总合计") or not recent else [recent, above] if recent != above else [above]
    )


def _so_far(table: ListTable, column: ListColumn, total: TotalRow, before: Sequence[ListTable]) -> Fraction | None:
    """The sum of this table's rows so far and of all tables above it that have the same column."""
    if not before or total.word == "小计":
        return None
    sums = _sum(_parts(table, column, total, table.place.row)[-1])
    for other in before:
        alike = next((each for each in other.money if (each.role, each.unit) == (column.role, column.unit)), None)
        if alike is None or not other.is_whole(alike):
            return None
        sums += other.total(alike)
    return sums


def _sum(amounts: Sequence[Amount]) -> Fraction:
    return sum((amount.value for amount in amounts), Fraction(0))


def _sheet(table: ListTable) -> tuple[str, str]:
    return table.place.file, table.place.sheet
