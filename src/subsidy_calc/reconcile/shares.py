"""Shares: what each payer gives of a row's sum; together they must be that sum."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from subsidy_calc.reconcile.figures import shown
from subsidy_calc.reconcile.listed import ListTable
from subsidy_calc.reconcile.why import why_or_check, why_shares
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

DIFFER = wording(
    "reconcile.shares_differ",
    zh="{shares}之和不等于这一行的“{heading}”",
    en="{shares} do not add up to this row's “{heading}”",
)


def check_shares(table: ListTable) -> Iterator[Problem]:
    """Report each row whose shares, where it has any, do not add up to its sum."""
    columns, sums = table.of("share"), table.sums
    if sums is None or len(columns) < 2 or len({column.index in table.unclear for column in (*columns, sums)}) > 1:
        return
    headings = tuple(column.heading for column in columns)
    for row in table.rows:
        shares = [row.amounts[column.index] for column in columns if column.index in row.amounts]
        whole = row.amounts.get(sums.index)
        if whole is None or not shares:
            continue
        together = sum((share.value for share in shares), Fraction(0))
        if together != whole.value:
            fix = why_shares(together - whole.value, shares) or why_or_check(together, whole.value)
            says, expected = DIFFER(shares=headings, heading=sums.heading), shown(together, table.unit(sums))
            yield Problem("shares_differ", whole.place, says, whole.text, expected, fix)
