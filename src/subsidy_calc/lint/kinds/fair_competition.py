"""Fair competition: a reminder that conditions by ownership, place or tax are looked at in a review since 2024-08-01.

It goes by columns: choices such as 民营 and 国有 of a condition, and headings that name the
kind of owner, the place of registration or purchase, or taxes paid.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from subsidy_calc.conditions.fact import Fact
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.visits import all_written
from subsidy_calc.lint.vocabulary import OWNERS, OWNERSHIP_HEADING, PLACE_HEADING, TAX_HEADING
from subsidy_calc.parameters.fact import Fact as FactParameter
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.schedule.model import Clause
from subsidy_calc.schedule.scope import ClauseScope
from subsidy_calc.schedule.tables import Column
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "reminder"
SINCE = dt.date(2024, 8, 1)

REMINDER = wording(
    "lint.fair_competition",
    zh="条款“{clause}”的条件看“{heading}”（{what}）：《公平竞争审查条例》自2024-08-01施行，审查时请一并考虑",
    en="“{clause}” asks for “{heading}” ({what}): the Fair Competition Review Regulation is in force since 2024-08-01; "
    "keep it in mind at the review",
)
NOT_A_VERDICT = wording(
    "lint.not_a_verdict",
    zh="这只是提醒，不是认定；是否涉及、有无例外由审查部门判断",
    en="a reminder, not a finding of law: whether it matters, and whether an exception holds, is for the reviewers",
)
OWNERSHIP = wording("lint.fair.ownership", zh="所有制或投资者", en="ownership")
PLACE = wording("lint.fair.place", zh="本地注册、生产或采购", en="local registration, production or purchase")
TAX = wording("lint.fair.tax", zh="税收贡献", en="contribution to taxes")


def find(look: Look) -> Iterator[Problem]:
    for clause in look.schedule.clauses:
        period = clause.in_force or look.schedule.in_force
        ends = [day for day in (period.to, clause.repealed) if day is not None]
        if ends and min(ends) < SINCE:
            continue
        told: dict[str, Problem] = {}
        for condition in (*clause.about, *look.schedule.conditions_of(clause)):
            for fact in all_written(condition):
                if isinstance(fact, Fact):
                    for problem in _favours(fact, clause, look.scope(clause)):
                        told.setdefault(problem.found, problem)
        yield from told.values()


def _favours(condition: Fact, clause: Clause, scope: ClauseScope) -> Iterator[Problem]:
    for part in all_written(condition):
        column = _column(part.fact, scope) if isinstance(part, FactParameter) else None
        what = None if column is None else _what(column, condition)
        if column is not None and what is not None:
            says = REMINDER(clause=clause.clause, heading=column.heading, what=what)
            yield Problem("fair_competition", condition.place, says, column.heading, fix=NOT_A_VERDICT())


def _column(name: str, scope: ClauseScope) -> Column | None:
    table, _, column = name.partition(".")
    spec = scope.schedule.tables.get(table)
    return None if spec is None else spec.columns.get(column)


def _what(column: Column, condition: Fact) -> Message | None:
    """What a condition on a column may favour."""
    named = {part.stated for part in all_written(condition) if isinstance(part, Stated)}
    if OWNERSHIP_HEADING.search(column.heading) or (named & OWNERS and OWNERS & {*column.choices}):
        return OWNERSHIP()
    if PLACE_HEADING.search(column.heading):
        return PLACE()
    return TAX() if TAX_HEADING.search(column.heading) else None
