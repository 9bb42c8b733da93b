"""One-sided examples: a clause without an eligible example, or without one that is not eligible."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.schedule.model import Clause
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

NO_EXAMPLE = wording("lint.no_example", zh="条款“{clause}”没有例子", en="the clause “{clause}” has no example")
NONE_ELIGIBLE = wording(
    "lint.none_eligible",
    zh="条款“{clause}”没有得到奖励的例子",
    en="no example of the clause “{clause}” is awarded anything",
)
ALL_ELIGIBLE = wording(
    "lint.all_eligible",
    zh="条款“{clause}”有条件，却没有不符合条件的例子",
    en="the clause “{clause}” has conditions, and no example fails one",
)
ADD_ONE = wording(
    "lint.add_example",
    zh="写 typical 和 examples：得到奖励的、每个条件各不符合一次的",
    en="write `typical` and `examples`: awards, and each condition failing once",
)


def find(look: Look) -> Iterator[Problem]:
    for clause in look.schedule.clauses:
        place = clause.place_of_key("examples")
        if not clause.examples:
            yield Problem("no_example", place, NO_EXAMPLE(clause=clause.clause), fix=ADD_ONE())
            continue
        if not any(example.award is not None for example in clause.examples):
            yield Problem("none_eligible", place, NONE_ELIGIBLE(clause=clause.clause), fix=ADD_ONE())
        if _may_fail(clause, look) and not any(_fails(clause)):
            yield Problem("all_eligible", place, ALL_ELIGIBLE(clause=clause.clause), fix=ADD_ONE())


def _may_fail(clause: Clause, look: Look) -> bool:
    return bool(look.schedule.conditions_of(clause) or clause.about)


def _fails(clause: Clause) -> Iterator[bool]:
    """Whether each example is not eligible; or outside the clause, where that has no other conditions."""
    for example in clause.examples:
        yield example.not_eligible is not None or (not clause.eligible_if and example.not_about is not None)
