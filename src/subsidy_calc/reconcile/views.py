"""Views: whether the tables of a list add up, or one of them sums up the others.

A sheet a clause adds up to what each enterprise is paid; a sheet that sums up and one that goes
into detail each say all of it. Nothing in a list tells which, so the run does: a table is taken
for a view of its own only where more sums then fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from subsidy_calc.reconcile.entries import entries_of
from subsidy_calc.reconcile.listed import ListTable
from subsidy_calc.reconcile.matching import match
from subsidy_calc.reconcile.paid import Pays
from subsidy_calc.reconcile.sums import fits
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Note

OWN_VIEW = wording(
    "reconcile.own_view",
    zh="这张表是其他表的汇总，与核定结果分别核对，不相加",
    en="this table sums up the others; it and they were each compared with the run, not added up",
)

View = Sequence[ListTable]
_MOST_TABLES = 20


def views(tables: Sequence[ListTable], pays: Pays) -> Sequence[View]:
    """The parts of a list that each say all that an enterprise is paid; most often the whole list alone."""
    whole: Sequence[View] = [tables]
    if not 1 < len(tables) <= _MOST_TABLES:
        return whole
    apart = [[[table], [other for other in tables if other is not table]] for table in tables]
    return max([whole, *apart], key=lambda arranged: _fitting(arranged, pays))  # the first of equals: the whole


def own_view(arranged: Sequence[View]) -> Iterator[Note]:
    """That a table was not added to the others."""
    if len(arranged) > 1:
        yield Note("own_view", arranged[0][0].place, OWN_VIEW())


def _fitting(arranged: Sequence[View], pays: Pays) -> Fraction:
    """The part of all sums that are the run's."""
    pairs = [pair for view in arranged for pair in match(entries_of(view), pays.enterprises).pairs]
    return Fraction(sum(map(fits, pairs)), len(pairs)) if pairs else Fraction(0)
