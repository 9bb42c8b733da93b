"""Doubtful units: a sum that stands out by so much that yuan and 万元 may have been mixed up.

In 万元, 1亿元 or more is doubtful for one enterprise. A sum a thousand times the middle one of
its column, in 万元, or a thousandth of it, in yuan, is doubtful where there are five sums or more.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from subsidy_calc.reconcile.figures import shown
from subsidy_calc.reconcile.listed import ListColumn, ListTable
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Quantity

DOUBTFUL = wording(
    "reconcile.doubtful_unit",
    zh="这一列按{unit}读取，这个数是{sum}，单位可疑",
    en="read in {unit} like its column this is {sum}; the unit is doubtful",
)
LIKE_OTHERS = wording(
    "reconcile.like_others", zh="与同列其他数相当，居中的是{sum}", en="like the others; the middle one is {sum}"
)
CHECK_UNIT = wording("reconcile.check_unit", zh="核对元与万元", en="see whether yuan and 万元 were mixed up")

LARGEST = Fraction(100_000_000)
TIMES = 1_000
FEWEST = 5


def check_units(table: ListTable) -> Iterator[Problem]:
    """Report each sum of the awards and shares whose unit is doubtful."""
    for column in table.of("award", "payable", "share"):
        if table.is_known(column) or column.unit in ("元", "万元"):
            yield from _check(table, column)


def _check(table: ListTable, column: ListColumn) -> Iterator[Problem]:
    unit = table.unit(column) or "元"
    sums = [amount.value for amount in table.amounts(column) if amount.value > 0]
    middle = sorted(sums, key=_fen)[(len(sums) - 1) // 2] if len(sums) >= FEWEST else None
    low, high = _bounds(unit, middle)
    for amount in table.amounts(column):
        fen = _fen(amount.value)
        if 0 < fen <= low or (high is not None and fen >= high):
            says = DOUBTFUL(unit=unit, sum=Quantity(amount.value, "money"))
            expected = LIKE_OTHERS(sum=shown(middle, column.unit)) if middle is not None else None
            yield Problem("unit_doubtful", amount.place, says, amount.text, expected, CHECK_UNIT())


def _bounds(unit: str, middle: Fraction | None) -> tuple[int, int | None]:
    """In fen: up to which sum above 0, and from which one, the unit is doubtful."""
    if unit == "元":
        return 0 if middle is None else _fen(middle) // TIMES, None
    return 0, _fen(LARGEST if middle is None else min(LARGEST, middle * TIMES))


def _fen(value: Fraction) -> int:
    """Whole fen, as every sum that was read is: integers compare ten times as fast."""
    return value.numerator * 100 // value.denominator
