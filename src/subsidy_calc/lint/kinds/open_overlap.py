"""Open overlap: two clauses that one claim can meet, and neither a rule nor an assumption says whether both are paid."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Final

from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.logic import Boxes
from subsidy_calc.lint.look import Look
from subsidy_calc.schedule.model import Clause
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

BOTH = wording(
    "lint.open_overlap",
    zh="“{sheet}”的同一行可以同时符合“{clause}”和{others}，没有规则说是否都发",
    en="one row of “{sheet}” can meet both “{clause}” and {others}, and no rule says whether both are paid",
)
SETTLE = wording(
    "lint.settle_overlap",
    zh="写一条同时列出它们的组合规则，或在 assumptions 写 {{says: …, for: [{clauses}], settles: [overlap]}}",
    en="write a rule of combination that names both, or an assumption {{says: …, for: [{clauses}], settles: [overlap]}}",
)
RULES = ("once", "highest", "choose_one", "difference", "not_with", "only_with", "cap", "point_out")


def find(look: Look) -> Iterator[Problem]:
    meet: dict[str, list[str]] = {}
    for first, second in combinations(look.schedule.clauses, 2):
        if first.for_each == second.for_each and not _told(first, second, look) and _can_meet(first, second, look):
            meet.setdefault(second.clause, []).append(first.clause)
    for name, others in meet.items():
        clause = look.schedule.clause(name)
        sheet = look.schedule.tables[clause.for_each].sheet
        says = BOTH(sheet=sheet, clause=name, others=tuple(f"“{other}”" for other in others))
        yield Problem("open_overlap", clause.place, says, ", ".join(others), fix=SETTLE(clauses=(*others, name)))


def _told(first: Clause, second: Clause, look: Look) -> bool:
    return look.settled("overlap", first, second) or any(
        rule.word in RULES and _names(rule, first, second, look) for rule in look.schedule.combine
    )


def _names(rule: Rule, first: Clause, second: Clause, look: Look) -> bool:
    members = rule.members_of([clause.clause for clause in look.schedule.clauses])
    return first.clause in members and second.clause in members


def _can_meet(first: Clause, second: Clause, look: Look) -> bool:
    """Whether some claim meets the conditions of both, in a year in which both are in force."""
    return any(_meets(first, second, year, look) for year in _years(first, second, look))


def _years(first: Clause, second: Clause, look: Look) -> Iterator[PolicyYear]:
    for clause, other in ((first, second), (second, first)):
        period = other.in_force or look.schedule.in_force
        for year in look.years(clause):
            repealed = any(each.repealed is not None and each.repealed <= year.first for each in (first, second))
            if period.touches(year) and not repealed:
                yield year


def _meets(first: Clause, second: Clause, year: PolicyYear, look: Look) -> bool:
    left = Boxes()
    for clause in (first, second):
        reader = look.reader(clause, year)
        conditions = (*clause.about, *look.schedule.conditions_of(clause))
        left = left.with_(*(reader.holds(condition) for condition in conditions))
    return bool(left)
