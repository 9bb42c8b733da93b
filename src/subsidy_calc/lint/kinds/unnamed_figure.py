"""Unnamed figure: a sum, share or number of a clause, or of a rule of combination, that the text does not name.

Compared by value, not by writing: 300万元, 三百万元 and 3 million yuan are one.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from subsidy_calc.lint.clause_figures import figures_of_all, figures_of_rule, is_named, own_figures, texts_beside
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
UNNAMED_BY_ANY = wording(
    "lint.unnamed_by_any",
    zh="这条组合规则的{figure}，所涉条款的 says 和说明都没有提到",
    en="neither `says` nor a reading of the clauses of this rule names {figure}",
)
NAME_IT = wording(
    "lint.name_figure",
    zh="核对原文：数写错的改正，漏写的补进 says，另有来历的在这一步写 note",
    en="see what the text says: mend the figure, name it in `says`, or tell in a `note` where it comes from",
)


def find(look: Look) -> Iterator[Problem]:
    schedule = look.schedule
    for clause in schedule.clauses:
        told = figures_of_all([clause.says, *texts_beside(clause, schedule)])
        for figure in own_figures(clause, look.scope(clause)):
            if clause.says.strip() and not is_named(figure, told):
                says = UNNAMED(clause=clause.clause, figure=figure.text)
                yield Problem("unnamed_figure", figure.place, says, figure.text, fix=NAME_IT())
    for rule in schedule.combine:
        clauses = [schedule.clause(name) for name in rule.members_of([each.clause for each in schedule.clauses])]
        told = figures_of_all(text for clause in clauses for text in (clause.says, *texts_beside(clause, schedule)))
        for figure in figures_of_rule(rule, look.scope(clauses[0])):
            if not is_named(figure, told):
                yield Problem(
                    "unnamed_figure", figure.place, UNNAMED_BY_ANY(figure=figure.text), figure.text, fix=NAME_IT()
                )
