"""Related rows: children of a claim, or other children of its parents, chosen by conditions and added up.

A claim's sum is missing where a row that may be its own was refused, or where the sheet
was not handed in: what is not known is never 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

import numpy as np

from subsidy_calc.grammar.condition import Condition
from subsidy_calc.grammar.facts import Facts, Related
from subsidy_calc.grammar.step import Branch
from subsidy_calc.values.exact import MISSING, choose, constant, marked, sum_of_groups
from subsidy_calc.values.figure import (
    HANDED_ON,
    Choice,
    Down,
    Figure,
    FromSchedule,
    HandsOn,
    Maker,
    Operand,
    Reading,
    Up,
    same,
)
from subsidy_calc.values.formulas import Cells, Formula, Plain, sum_formula
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.verdicts import NO, Verdicts, all_of, unless_told

COUNTED = wording("related.counted", zh="计入", en="counted")
CUT = wording("related.cut", zh="不计入：不符合“{condition}”", en="not counted: {condition} does not hold")
IF_COUNTED = wording("related.if_counted", zh="{of}（核对后）", en="{of} (checked)")
ALL_READ = wording("related.all_read", zh="逐行合计", en="row by row")
NOT_ALL_READ = wording("related.not_all_read", zh="有的行未被接受或未提交", en="rows were refused or not handed in")
A_ROW = wording("related.a_row", zh="{sheet}的一行", en="a row of {sheet}")
COUNTS_IF = wording("related.counts_if", zh="只计入：{condition}", en="counts only where {condition}")
COMPLETE = wording("related.complete", zh="{sheet}（全部行）", en="{sheet} (all rows)")
NO_ROWS = wording("related.no_rows", zh="没有这样的行，计0", en="there are no such rows: 0")


@dataclass(frozen=True, slots=True)
class Entered:
    """Makes a figure that stands for itself."""

    word: str = "row"

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return Plain()


class SumMaker(Maker, Protocol):
    """A word that adds rows up: it also says where the schedule does so."""

    @property
    def place(self) -> Line: ...


@dataclass(frozen=True, slots=True)
class AddedUp:
    """Makes the sums of rows, at the rows that they belong to."""

    word: str = "added_up"

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return sum_of_rows(figure, row, cells)


def counted(amount: Figure, where: Sequence[Condition], related: Related, place: Line) -> Figure:
    """The amount of each related row; 0 where a condition cuts it, missing where that cannot be told."""
    if not where:
        return amount
    verdicts = tuple(condition.judge(related.facts) for condition in where)
    which = _first_that_cuts(verdicts, related.facts.rows.size)
    cut = np.asarray(which > HANDED_ON)
    told = unless_told(amount.values, all_of([each.values for each in verdicts], len(which)))
    values = choose([told, constant(Fraction(0), len(which))], cut.astype(np.int64))
    labels = (COUNTED(), *(CUT(condition=each.label) for each in verdicts))
    chosen = Choice(which, labels, of_operands=False, verdicts=(None, *verdicts))
    label, origin = IF_COUNTED(of=amount.label), FromSchedule((place,))
    return Figure(label, amount.rows, values, amount.unit, HandsOn("where"), (same(amount),), chosen, origin)


def added_up(amounts: Figure, label: Message, related: Related, facts: Facts, word: SumMaker) -> Figure:
    """The sum of the rows of each claim, as a figure made by the word."""
    origin = FromSchedule((word.place,))
    if related.own is None:
        return _at_ancestor(amounts, label, related, word, origin)
    sums = _at_ancestor(amounts, label, related, AddedUp(), origin)
    seen = Operand(sums, Up(related.own))
    return Figure(label, facts.rows, seen.numbers(), amounts.unit, word, (seen,), origin=origin)


def counting(where: Sequence[Condition], related: Related) -> list[Branch]:
    """Which rows count, as it is told to people."""
    return [
        Branch(COUNTS_IF(condition=condition.judge(related.facts).label), place=condition.place) for condition in where
    ]


def number_of_rows(table: Related, where: Sequence[Condition], place: Line) -> Figure:
    """1 for each related row that counts, 0 for one that a condition cuts, missing where that cannot be told."""
    ones, origin = constant(Fraction(1), table.facts.rows.size), FromSchedule((place,))
    row = Figure(A_ROW(sheet=table.sheet), table.facts.rows, ones, "count", Entered(), origin=origin, fact=table.table)
    return counted(row, where, table, place)


def sum_of_rows(figure: Figure, row: int, cells: Cells) -> Formula | Plain:
    """What `added_up` made, as a formula over the cells of its rows."""
    addresses, names = cells.addresses(figure.made_from, row), cells.names(figure.made_from, row)
    return sum_formula(addresses, names) if addresses else Plain(NO_ROWS())


def _at_ancestor(amounts: Figure, label: Message, related: Related, maker: Maker, origin: FromSchedule) -> Figure:
    size = related.ancestor.size
    values = marked(sum_of_groups(amounts.values, related.child_of, size), related.untold, MISSING)
    said = np.array([None if untold else "" for untold in related.untold], dtype=object)
    complete = Reading(COMPLETE(sheet=related.sheet), related.ancestor, said, related.table, origin)
    rows = Operand(amounts, Down(related.child_of))
    chosen = Choice(related.untold.astype(np.int64), (ALL_READ(), NOT_ALL_READ()), of_operands=True)
    return Figure(label, related.ancestor, values, amounts.unit, maker, (rows, same(complete)), chosen, origin)


def _first_that_cuts(verdicts: Sequence[Verdicts], size: int) -> np.ndarray:
    which = np.zeros(size, np.int64)
    for number in range(len(verdicts), 0, -1):
        which = np.where(verdicts[number - 1].values == NO, number, which)
    return which
