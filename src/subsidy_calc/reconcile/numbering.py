"""Running numbers: from 1, each one more than the one before; they may begin anew in a part of the list."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.reconcile.listed import ListRow, ListTable
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem

GAP = wording("reconcile.number_gap", zh="序号不连续", en="the running numbers have a gap")
DOUBLED = wording("reconcile.number_doubled", zh="序号与{first}重复", en="the same running number as in {first}")
BLANK = wording("reconcile.number_blank", zh="没有序号", en="no running number")
NUMBER = wording("reconcile.number_expected", zh="{number}", en="{number}")
RENUMBER = wording(
    "reconcile.renumber",
    zh="看是否少了或多了一行，再重新编号",
    en="see whether a row is missing or too many, then number anew",
)


def check_numbers(table: ListTable) -> Iterator[Problem]:
    """Report gaps, doubles and blanks, each once: what follows is measured from what stands there."""
    column = table.the("number")
    if column is None or sum(row.number is not None for row in table.rows) * 2 < len(table.rows):
        return  # numbered in some other way
    counting = _Counting()
    for row in table.rows:
        place = Cell(row.place.file, row.place.sheet, row.place.row, column.index)
        if row.number == 1 and any(counting.row < at < row.place.row for at in table.restarts):
            counting = _Counting()
        counting.row = row.place.row
        if not row.goes_on:
            yield from counting.take(row, place)


class _Counting:
    """The numbers of one part so far."""

    def __init__(self) -> None:
        self.row = 0
        self._before = self._counted = 0
        self._first: dict[int, Cell] = {}

    def take(self, row: ListRow, place: Cell) -> Iterator[Problem]:
        self._counted += 1
        number, wanted = row.number, self._before + 1
        if number is None:
            self._before = wanted
            yield _problem("number_blank", place, BLANK(), "", wanted)
            return
        if number not in (wanted, self._counted):
            doubled = self._first.get(number)
            says = GAP() if doubled is None else DOUBLED(first=doubled.reference)
            yield _problem("number_gap" if doubled is None else "number_doubled", place, says, str(number), wanted)
        self._first.setdefault(number, place)
        self._before = number


def _problem(code: str, place: Cell, says: Message, found: str, wanted: int) -> Problem:
    return Problem(code, place, says, found, NUMBER(number=wanted), RENUMBER())
