"""Uplift: points more on the rate taken last: `uplift: {points: 2%, when: {…}, rate_at_most: 10%}`.

    result = amount + points × the amount that the last rate was taken of

Several uplifts add up: 8 % with 2 and 1 points is 11 % of the same amount, never 8 % × 1.03.
`rate_at_most` limits the rate with all points so far. Where `when` does not hold nothing is
added; where it cannot be told, neither can the amount.

>>> from subsidy_calc.proof.tried import award_of
>>> steps = "[{total: [p.spent]}, {rate: 8%}, {uplift: {points: 2%}}, {uplift: {points: 1%, rate_at_most: 10.5%}}, {round: {to: 1元, mode: down}}]"
>>> award_of(steps, spent="300万元")  # 3,000,000 × (8 + 2 + 0.5) %
'315,000.00元'
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import NamedTuple

import numpy as np

from subsidy_calc.grammar.condition import AnyCondition
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.readings import EQUALS
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Branch, Change
from subsidy_calc.grammar.written import Written
from subsidy_calc.steps.rate import Rate
from subsidy_calc.values.exact import (
    Column,
    choose,
    constant,
    difference,
    greater,
    lesser,
    product,
    total,
)
from subsidy_calc.values.figure import Choice, Figure, FromSchedule, Operand, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.verdicts import NO, unless_told

MORE_POINTS = wording("uplift.more_points", zh="比例上浮", en="points added to the rate")
POINTS = wording("uplift.points", zh="上浮比例", en="points")
ADDED = wording("uplift.added", zh="上浮", en="added")
NOT_ADDED = wording("uplift.not_added", zh="不符合上浮条件，不上浮", en="the condition does not hold: none added")
CUT = wording("uplift.cut", zh="按比例上限上浮", en="cut to the highest rate")
PLUS_SHARE = wording("formula.plus_share", zh="{first}加{second}的{third}", en="{first} plus {third} of {second}")
WHEN = wording("uplift.when", zh="当{condition}", en="where {condition}")
RATE_AT_MOST = wording("uplift.rate_at_most", zh="加后比例不超过{rate}", en="the rate at most {rate} with it")
TOLD = wording("uplift.told", zh="{points}（{terms}）", en="{points} ({terms})")
NO_RATE = wording("uplift.no_rate", zh="前面没有 rate，无从上浮", en="there is no rate before it to add points to")


_NOT_ADDED, _CUT = 1, 2
_LABELS = (ADDED(), NOT_ADDED(), CUT())


class UpliftBranch(Written):
    points: AnyParameter
    when: AnyCondition | None = None
    rate_at_most: AnyParameter | None = None


class _Rated(NamedTuple):
    """The amount that the last rate was taken of, and the rate with the points added since."""

    base: Operand
    rate: Column


class Uplift(Change):
    uplift: UpliftBranch

    def derive(self, amount: Figure, facts: Facts) -> Figure:
        rated = _rated(amount)
        points = self._points(rated, facts)
        values = total([amount.values, product(rated.base.numbers(), points.numbers())])
        label, origin = self.labelled(MORE_POINTS()), FromSchedule((self.place,))
        made_from = (same(amount), rated.base, points)
        return Figure(label, facts.rows, values, amount.unit, self, made_from, origin=origin)

    def branches(self, amount: Figure | None, facts: Facts) -> Sequence[Branch]:
        told, terms = self.uplift, []
        if told.when is not None:
            terms.append(WHEN(condition=told.when.judge(facts).label))
        if told.rate_at_most is not None:
            terms.append(RATE_AT_MOST(rate=told.rate_at_most.operand(facts).source.label))
        points = told.points.operand(facts).source.label
        return [Branch(TOLD(points=points, terms=tuple(terms)) if terms else points)]

    def shape(self, amount: Shape, scope: Scope) -> Shape | None:
        self.uplift.points.check_amount(scope, "ratio")
        if self.uplift.rate_at_most is not None:
            self.uplift.rate_at_most.check_amount(scope, "ratio")
        if self.uplift.when is not None:
            self.uplift.when.check(scope)
        if not amount.has_rate:
            scope.report(Problem("no_rate", self.place, NO_RATE()))
        return amount.changed(whole_fen=False)

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        first, second, third = cells.names(figure.made_from, row)
        says = PLUS_SHARE(first=first, second=second, third=third)
        return Formula("{0}+{1}*{2}", cells.addresses(figure.made_from, row), says)

    def _points(self, rated: _Rated, facts: Facts) -> Operand:
        """How many points are added: none where the condition fails, no more than the highest rate leaves."""
        size = facts.rows.size
        stated, nothing = self.uplift.points.operand(facts), constant(Fraction(0), size)
        most: tuple[Operand, ...] = ()
        values, which = stated.numbers(), np.zeros(size, np.int64)
        if self.uplift.rate_at_most is not None:
            most = (self.uplift.rate_at_most.operand(facts),)
            room = difference(most[0].numbers(), rated.rate)
            values, cut = lesser(values, greater(room, nothing)[0])
            which = cut * _CUT
        verdicts = None
        if self.uplift.when is not None:
            verdicts = self.uplift.when.judge(facts)
            which = np.where(verdicts.values == NO, _NOT_ADDED, which)
            values = choose([values, nothing], (which == _NOT_ADDED).astype(np.int64))
            values = unless_told(values, verdicts.values)
        chosen = Choice(which, _LABELS, of_operands=False, verdicts=(verdicts,) * len(_LABELS))
        origin = FromSchedule((self.uplift.place,))
        return same(Figure(POINTS(), facts.rows, values, "ratio", _Points(), (stated, *most), chosen, origin))


@dataclass(frozen=True, slots=True)
class _Points:
    """Makes the points that are added in the end."""

    word: str = "points"

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        if figure.chosen is None or figure.chosen.which[row] != 0:
            return Plain()  # the choice says why it is not what is stated
        names = cells.names(figure.made_from, row)
        return Formula("{0}", cells.addresses(figure.made_from, row), EQUALS(first=names[0]))


def _rated(amount: Figure) -> _Rated:
    """Back along the steps to the last rate, the points of uplifts on the way added to it.

    Raises:
        TypeError: there is none; the schedule's check rules that out.
    """
    points: list[Column] = []
    figure = amount
    while not isinstance(figure.made_by, Rate):
        if not isinstance(figure.made_by, Change):
            raise TypeError("no rate to add points to")
        if isinstance(figure.made_by, Uplift):
            points.append(figure.made_from[2].numbers())
        figure = figure.made_from[0].figure
    base, rate = figure.made_from
    return _Rated(base, total([rate.numbers(), *points]))
