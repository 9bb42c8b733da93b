"""Capitals checked: sums in characters against the figures beside them, in rows, totals and words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from subsidy_calc.reconcile.capitals_read import capitals_in, read_capitals
from subsidy_calc.reconcile.listed import Listed, ListTable, ListText
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import is_whole_fen
from subsidy_calc.workbooks.capitals import capitals

DIFFER = wording(
    "reconcile.capitals_differ",
    zh="大写金额与旁边的数字不一致",
    en="the sum in capitals is not that of the figures beside it",
)
UNREADABLE = wording("reconcile.capitals_unreadable", zh="读不出大写金额", en="this sum in capitals cannot be read")
WRITTEN = wording("reconcile.capitals_written", zh="{capitals}", en="{capitals}")
CHECK = wording("reconcile.check_capitals", zh="核对大写和数字", en="check the capitals and the figures")


def check_capitals(listed: Listed) -> Iterator[Problem]:
    """Report capitals that cannot be read or that say another sum."""
    for table in listed.tables:
        sums = table.sums
        if sums is None or not table.is_known(sums):
            continue
        for row in table.rows:
            amount = row.amounts.get(sums.index)
            if row.capitals and amount is not None and row.capitals_place is not None:
                yield from _compare(row.capitals, [amount.value], row.capitals_place)
    for text in listed.texts:
        written = capitals_in(text.text)
        wanted = list(_sums_beside(text, listed.tables)) if written else []
        if wanted:
            yield from _compare(written, wanted, text.place)


def _sums_beside(text: ListText, tables: Sequence[ListTable]) -> Iterator[Fraction]:
    """The total in the same row, or the sums of the tables near the words."""
    near = [tables[number] for number in (text.after, text.before) if number is not None and number < len(tables)]
    for table in near:
        sums = table.sums
        if sums is None or not table.is_known(sums):
            continue
        beside = [total.amounts.get(sums.index) for total in table.totals if total.place.row == text.place.row]
        printed = [amount.value for amount in beside if amount is not None]
        yield from printed or [table.total(sums)]


def _compare(written: str, wanted: Sequence[Fraction], place: Cell) -> Iterator[Problem]:
    read = read_capitals(written)
    if read in wanted:
        return
    code, says = ("capitals_differ", DIFFER()) if read is not None else ("capitals_unreadable", UNREADABLE())
    sum_ = wanted[0]
    expected = WRITTEN(capitals=capitals(sum_)) if sum_ >= 0 and is_whole_fen(sum_) else None
    yield Problem(code, place, says, written, expected, CHECK())
