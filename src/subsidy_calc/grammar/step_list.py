"""Step lists: steps run from top to bottom, each on what the one before left.

An award is such a list; so are the branches and parts inside a step, which begin anew or
go on from the running amount.
"""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import Change, Either, Start, Step
from subsidy_calc.values.figure import Figure
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import NOWHERE, Line
from subsidy_calc.values.problems import Problem

NO_START = wording("schedule.no_start", zh="第一步要得出一个金额", en="the first step must make an amount")
SECOND_START = wording(
    "schedule.second_start",
    zh="这一步会另起一个金额，前面的就丢了",
    en="this step makes a new amount; the one before would be lost",
)


def derive_steps(steps: Sequence[Step], facts: Facts, amount: Figure | None = None) -> Figure:
    """The amount after the last step; it begins from `amount` where there is one.

    Raises:
        TypeError: a step is out of place; the schedule's check rules that out.
    """
    for step in steps:
        amount = derive_step(step, facts, amount)
    if amount is None:
        raise TypeError("no step makes an amount")
    return amount


def derive_step(step: Step, facts: Facts, amount: Figure | None) -> Figure:
    """The amount after one step.

    Raises:
        TypeError: as above.
    """
    if isinstance(step, Either):
        return step.derive(amount, facts)
    if isinstance(step, Start) and amount is None:
        return step.derive(facts)
    if isinstance(step, Change) and amount is not None:
        return step.derive(amount, facts)
    raise TypeError(f"{step.word} is out of place")


def shape_of_steps(
    steps: Sequence[Step], scope: Scope, amount: Shape | None = None, place: Line = NOWHERE
) -> Shape | None:
    """What the list yields; problems are reported, and None if it yields nothing sure. `place` is the list's."""
    begun = amount is not None
    if not steps and not begun:
        scope.report(Problem("no_start", place, NO_START()))
    for step in steps:
        if isinstance(step, Either):
            amount = step.shape(amount, scope) if amount is not None or not begun else None
        elif isinstance(step, Start):
            shape = step.shape(scope)
            if begun:
                scope.report(Problem("second_start", step.place, SECOND_START(), step.word))
            else:
                amount = shape
        elif isinstance(step, Change) and not begun:
            scope.report(Problem("no_start", step.place, NO_START(), step.word))
            return None
        elif isinstance(step, Change) and amount is not None:
            amount = step.shape(amount, scope)
        begun = True
    return amount
