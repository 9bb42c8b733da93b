"""Unnamed figure: a sum, share or number of a condition or step that the meaning of the clause does not name.

Compared by value, not by writing: 300万元, 三百万元 and 3 million yuan are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from subsidy_calc.lint.clause_figures import figures_of_all, is_named, own_figures, texts_beside
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

UNNAMED = wording(
    "lint.unnamed_figure",
    zh="条款“{clause}”的 says 没有提到{figure}",
    en="`says` of “{clause}” does not name {figure}",
)
NAME_IT = wording(
    "lint.name_figure",
    zh="核对原文：数写错的改正，漏写的补进 says，另有来历的在这一步写 note",
    en="see what the text says: mend the figure, name it in `says`, or tell in a `note` where it comes from",
)


def find(look: Look) -> Iterator[Problem]:
    for clause in look.schedule.clauses:
        told = figures_of_all([clause.says, *texts_beside(clause, look.schedule)])
        for figure in own_figures(clause, look.scope(clause)):
            if clause.says.strip() and not is_named(figure, told):
                says = UNNAMED(clause=clause.clause, figure=figure.text)
                yield Problem("unnamed_figure", figure.place, says, figure.text, fix=NAME_IT())
