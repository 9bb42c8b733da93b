"""Rows that: whether any row of another table that belongs to a claim meets conditions, or none does."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from subsidy_calc.grammar.condition import AnyCondition, Condition
from subsidy_calc.grammar.facts import Facts, Related
from subsidy_calc.grammar.related import added_up, number_of_rows, sum_of_rows
from subsidy_calc.grammar.scope import Scope
from subsidy_calc.values.exact import NOTHING, grouped_missing, grouped_total, sum_of_groups
from subsidy_calc.values.figure import Figure, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Argument, Message, Wording, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.verdicts import CANNOT_TELL, NO, NO_VALUE, YES, VerdictColumn, Verdicts, negated

HOW_MANY = wording("rows_that.how_many", zh="{sheet}中的相关行数", en="number of such rows of {sheet}")


@dataclass(frozen=True, slots=True)
class RowCount:
    """Makes the number of rows that a condition looks at."""

    place: Line
    word: str = "count"

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return sum_of_rows(figure, row, cells)


class RowsThat(Condition):
    """A condition on whether there are rows that meet all of `where`."""

    says: ClassVar[tuple[Wording, Wording]]  # without `where`, and with it
    wants_none: ClassVar[bool]

    where: tuple[AnyCondition, ...] = ()

    @property
    @abstractmethod
    def table(self) -> str: ...

    def judge(self, facts: Facts) -> Verdicts:
        related = facts.related(self.table)
        rows = number_of_rows(related, self.where, self.place)
        how_many = added_up(rows, HOW_MANY(sheet=related.sheet), related, facts, RowCount(self.place))
        found = _some(rows, related)
        values = negated(found) if self.wants_none else found
        return Verdicts(self._label(rows, related), values, self.place, (same(how_many),))

    def check(self, scope: Scope) -> None:
        below = scope.related(self.table, self.place)
        if below is not None:
            for condition in self.where:
                condition.check(below)

    def _label(self, rows: Figure, related: Related) -> Message:
        if rows.chosen is None:  # every row counts
            return self.says[0](sheet=related.sheet)
        labels: tuple[Argument, ...] = tuple(verdicts.label for verdicts in rows.chosen.verdicts if verdicts)
        return self.says[1](sheet=related.sheet, where=labels)


def _some(rows: Figure, related: Related) -> VerdictColumn:
    """Whether a row counts: one that does is enough, else one that may leaves it open."""
    size = related.ancestor.size
    surely = grouped_total(rows.values, related.child_of, size).numerators > 0
    states = sum_of_groups(rows.values, related.child_of, size).states
    open_ = grouped_missing(rows.values, related.child_of, size) | related.untold
    found = np.where(surely, YES, np.where(open_, CANNOT_TELL, np.where(states == NOTHING, NO_VALUE, NO)))
    if related.own is None:
        return found.astype(np.uint8)
    if not size:
        return np.full(len(related.own), CANNOT_TELL, np.uint8)
    return np.where(related.own < 0, CANNOT_TELL, found[np.maximum(related.own, 0)]).astype(np.uint8)
