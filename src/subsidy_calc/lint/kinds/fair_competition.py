"""Fair competition: a reminder that conditions by ownership, place or tax are looked at in a review since 2024-08-01.

It goes by columns: choices such as 民营 and 国有 of a condition, and headings that name the
kind of owner, the place of registration or purchase, or taxes paid.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Final

from subsidy_calc.conditions.fact import Fact
from subsidy_calc.grammar.walk import all_written
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.vocabulary import OWNERS, OWNERSHIP_HEADING, PLACE_HEADING, TAX_HEADING
from subsidy_calc.parameters.fact import Fact as FactParameter
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.schedule.model import Clause
from subsidy_calc.schedule.scope import ClauseScope
from subsidy_calc.schedule.tables import Column
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "reminder"
SINCE = dt.date(2024, 8, 1)

REMINDER = wording(
    "lint.fair_competition",
    zh="条款{clauses}的条件看“{heading}”（{what}）：《公平竞争审查条例》自2024-08-01施行，审查时请一并考虑",
    en="{clauses}: a condition asks for “{heading}” ({what}); the Fair Competition Review Regulation is in force since 2024-08-01; "
    "keep it in mind at the review",
)
AND_OTHERS = wording("lint.and_others", zh="{clause}等{count}条", en="{clause} and others, {count} clauses in all")
NOT_A_VERDICT = wording(
    "lint.not_a_verdict",
    zh="这只是提醒，不是认定；是否涉及、有无例外由审查部门判断",
    en="a reminder, not a finding of law: whether it matters, and whether an exception holds, is for the reviewers",
)
OWNERSHIP = wording("lint.fair.ownership", zh="所有制或投资者", en="ownership")
PLACE = wording("lint.fair.place", zh="本地注册、生产或采购", en="local registration, production or purchase")
TAX = wording("lint.fair.tax", zh="税收贡献", en="contribution to taxes")


def find(look: Look) -> Iterator[Problem]:
    asked: dict[tuple[Line, str], tuple[Message, list[str]]] = {}
    for clause in look.schedule.clauses:
        for place, heading, what in _favours(clause, look) if _in_force_since(clause, look) else ():
            asked.setdefault((place, heading), (what, []))[1].append(clause.clause)
    for (place, heading), (what, clauses) in asked.items():
        names = clauses[0] if len(clauses) == 1 else AND_OTHERS(clause=clauses[0], count=len(clauses))
        says = REMINDER(clauses=names, heading=heading, what=what)
        yield Problem("fair_competition", place, says, heading, fix=NOT_A_VERDICT())


def _in_force_since(clause: Clause, look: Look) -> bool:
    period = clause.in_force or look.schedule.in_force
    ends = [day for day in (period.to, clause.repealed and clause.repealed - dt.timedelta(days=1)) if day is not None]
    return not ends or min(ends) >= SINCE


def _favours(clause: Clause, look: Look) -> Iterator[tuple[Line, str, Message]]:
    """The columns that the conditions of a clause ask for and a review looks at, each once."""
    seen: set[str] = set()
    for condition in (*clause.about, *look.schedule.conditions_of(clause)):
        for fact in all_written(condition):
            for part in all_written(fact) if isinstance(fact, Fact) else ():
                column = _column(part.fact, look.scope(clause)) if isinstance(part, FactParameter) else None
                what = _what(column, fact) if column is not None and isinstance(fact, Fact) else None
                if column is not None and what is not None and column.heading not in seen:
                    seen.add(column.heading)
                    yield fact.place, column.heading, what


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
