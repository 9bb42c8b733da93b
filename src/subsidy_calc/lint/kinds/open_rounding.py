"""Open rounding: an award that can end in part of a fen, or is rounded coarser, and no word of the text says how."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from subsidy_calc.grammar.scope import Shape
from subsidy_calc.grammar.step_list import shape_of_steps
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.vocabulary import ROUNDING
from subsidy_calc.schedule.model import Clause
from subsidy_calc.steps.round_ import Round
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import FEN

LEVEL: Final[Level] = "finding"

OPEN_ROUNDING = wording(
    "lint.open_rounding",
    zh="条款“{clause}”的奖励要取整，文字里没有说怎么取",
    en="the award of “{clause}” is rounded, and no word of the text says how",
)
ASSUME_ROUNDING = wording(
    "lint.assume_rounding",
    zh="在 says 写明取整方法，或在 assumptions 写一条 {{says: …, for: [{clause}], settles: [rounding]}}",
    en="say so in `says`, or write an assumption {{says: …, for: [{clause}], settles: [rounding]}}",
)


def find(look: Look) -> Iterator[Problem]:
    for clause in look.schedule.clauses:
        step = _rounding(clause, look)
        if step is not None and not ROUNDING.search(clause.says) and not look.settled("rounding", clause):
            fix = ASSUME_ROUNDING(clause=clause.clause)
            yield Problem("open_rounding", step.place, OPEN_ROUNDING(clause=clause.clause), step.round_.to, None, fix)


def _rounding(clause: Clause, look: Look) -> Round | None:
    """The first step that may change an award by rounding it."""
    scope = look.scope(clause)
    steps = look.schedule.steps_of(clause)
    for number, step in enumerate(steps):
        if not isinstance(step, Round):
            continue
        before = shape_of_steps(steps[:number], scope)
        if step.to.value > FEN or not isinstance(before, Shape) or not before.whole_fen:
            return step
    return None
