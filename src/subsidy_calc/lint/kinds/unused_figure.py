"""Unused figure: a sum or share that the meaning of a clause names and that nothing of it states.

Only what can be nothing else counts: money with its unit, shares with their sign. Years,
days, numbers of paragraphs and of things do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from subsidy_calc.lint.clause_figures import all_figures, figures_of_all, is_used, texts_beside, texts_of_columns
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.text_figures import figures_of
from subsidy_calc.schedule.model import Clause
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

UNUSED = wording(
    "lint.unused_figure",
    zh="条款“{clause}”的 says 提到{figure}，条件和计算里都没有",
    en="`says` of “{clause}” names {figure}, and no condition or step has it",
)
USE_IT = wording(
    "lint.use_figure",
    zh="核对原文：漏了条件或步骤的补上，says 写错的改正，有意不用的写 note 或 assumptions 说明这个数",
    en="see what the text says: add the condition or step, mend `says`, or name the figure in a `note` or an assumption",
)


def find(look: Look) -> Iterator[Problem]:
    for clause in look.schedule.clauses:
        stated = all_figures(clause, look.schedule, look.scope(clause))
        explained = _explained(clause, look)
        for figure in figures_of(clause.says):
            told = (figure.unit, figure.value) in explained
            if figure.sure and not told and not is_used(figure, stated):
                says = UNUSED(clause=clause.clause, figure=figure.text)
                yield Problem("unused_figure", clause.place_of_key("says"), says, figure.text, fix=USE_IT())


def _explained(clause: Clause, look: Look) -> set[tuple[str, object]]:
    """The figures of notes, readings and columns."""
    texts = (
        *texts_beside(clause, look.schedule),
        *texts_of_columns(clause, look.schedule, look.scope(clause)),
    )
    return {(figure.unit, figure.value) for figure in figures_of_all(texts)}
