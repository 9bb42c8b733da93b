"""Contradiction: conditions that can never hold together, and branches of `any_of` that never hold."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from subsidy_calc.conditions.any_of import AnyOf
from subsidy_calc.grammar.condition import Condition
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.logic import Boxes
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.visits import Together, Visit
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

NEVER = wording("lint.never_holds", zh="“{condition}”永远不能成立", en="“{condition}” can never hold")
NEVER_WITH = wording(
    "lint.never_with",
    zh="“{condition}”与“{other}”（{place}）不能同时成立，没有申报能符合",
    en="“{condition}” and “{other}” ({place}) exclude one another: no claim can meet both",
)
NEVER_WITH_ALL = wording(
    "lint.never_with_all",
    zh="“{condition}”与前面的条件不能同时成立，没有申报能符合",
    en="“{condition}” excludes the conditions before it: no claim can meet them all",
)
NEVER_BRANCH = wording(
    "lint.never_branch",
    zh="any_of 里的“{condition}”与其他条件不能同时成立，写了等于没写",
    en="“{condition}” in any_of excludes the other conditions: it is as if it were not there",
)
MEND = wording(
    "lint.mend_conditions",
    zh="核对原文，改正其中一个条件；二者择一的用 any_of",
    en="see what the text says and mend one of them; where either will do, write any_of",
)


def find(look: Look) -> Iterator[Problem]:
    lists: defaultdict[Line, list[Visit]] = defaultdict(list)
    for visit in look.visits:
        if isinstance(visit.part, Together):
            lists[visit.part.conditions[0].place].append(visit)
    for visited in lists.values():
        # a list that several clauses ask is one of each of them
        if not any(_can_hold(visit) for visit in visited):
            yield from _told(visited[-1], look)
    yield from _branches(look)


def _can_hold(visit: Visit) -> bool:
    """Whether the conditions hold together somewhere; of a place that is never come to nothing is told here."""
    return isinstance(visit.part, Together) and bool(
        not visit.left or Boxes().with_(*(visit.reader.holds(each) for each in visit.part.conditions))
    )


def _told(visit: Visit, look: Look) -> Iterator[Problem]:
    if not isinstance(visit.part, Together):
        return
    left, before = Boxes(), list[Condition]()
    for condition in visit.part.conditions:
        narrowed = left.with_(visit.reader.holds(condition))
        if narrowed:
            left = narrowed
            before.append(condition)
            continue
        yield Problem("contradiction", condition.place, _says(condition, before, visit, look), fix=MEND())
        return


def _says(condition: Condition, before: list[Condition], visit: Visit, look: Look) -> Message:
    holds, words = visit.reader.holds, look.words(condition, visit)
    if not Boxes().with_(holds(condition)):
        return NEVER(condition=words)
    for other in before:
        if not Boxes().with_(holds(other), holds(condition)):
            return NEVER_WITH(condition=words, other=look.words(other, visit), place=str(other.place))
    return NEVER_WITH_ALL(condition=words)


def _branches(look: Look) -> Iterator[Problem]:
    """Branches of any_of that hold in none of the places where they are asked."""
    open_: dict[Line, bool] = {}
    asked: dict[Line, tuple[Condition, Visit]] = {}
    for visit in look.visits:
        if not isinstance(visit.part, AnyOf) or not visit.left:
            continue
        for branch in visit.part.any_of:
            asked[branch.place] = (branch, visit)
            holds = bool(visit.left.with_(visit.reader.holds(branch)))
            open_[branch.place] = open_.get(branch.place, False) or holds
    for place, (branch, visit) in asked.items():
        if not open_[place]:
            words = look.words(branch, visit)
            yield Problem("never_branch", place, NEVER_BRANCH(condition=words), fix=MEND())
