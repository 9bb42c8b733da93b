"""Untried boundary: a bound, limit, edge or day without an example at it, or without one just on its other side.

Examples are computed, and what they compare is looked at. Just on the other side is a value
within the smallest unit (1元, 0.01 points, a day, one of something), or one that a fact moved
by that unit would bring to the boundary. Of a clause whose examples fail nothing is told but that.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from subsidy_calc.lint.boundaries import ABOVE, BELOW, EITHER, Boundary, boundaries, times_of
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.tried_edges import TriedEdges
from subsidy_calc.lint.visits import Visit
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.schedule.payment import Instalment
from subsidy_calc.values.messages import Message, Wording, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

UNTRIED = wording("lint.untried", zh="没有例子{sides}", en="there is no example {sides}")
AT = wording("lint.untried.at", zh="恰好在界限{bound}上", en="at the boundary {bound}")
JUST_BELOW = wording(
    "lint.untried.below", zh="刚好低于{bound}（差最小单位）", en="just below {bound}, by the smallest unit"
)
JUST_ABOVE = wording(
    "lint.untried.above", zh="刚好高于{bound}（差最小单位）", en="just above {bound}, by the smallest unit"
)
BESIDE = wording("lint.untried.beside", zh="紧挨着{bound}", en="just beside {bound}")
ADD = wording(
    "lint.add_both_sides",
    zh="补上例子：恰好达到的一个，相差最小单位（1元、0.01个百分点、一天、一个）的一个",
    en="add examples: one at the boundary, one a smallest unit (1元, 0.01 points, a day, one) on the other side",
)
FAR: dict[int, Wording] = {BELOW: JUST_BELOW, ABOVE: JUST_ABOVE, EITHER: BESIDE}


def find(look: Look) -> Iterator[Problem]:
    with_examples = [clause for clause in look.schedule.clauses if clause.examples]
    failing = set(look.failing)
    tried = {clause.clause: TriedEdges(look, clause) for clause in with_examples}
    for (place, _), told in _boundaries(look).items():
        if failing & told.clauses.keys():
            continue  # what a wrong example tries proves nothing; that it fails is told
        clauses = [tried[name] for name in told.clauses if name in tried]
        sides = tuple(_missing(told, clauses)) if clauses else ()
        if sides:
            bound = told.boundary.bound
            found = bound.stated if isinstance(bound, Stated) else ""
            yield Problem("untried_boundary", place, UNTRIED(sides=sides), found, fix=ADD())


@dataclass
class _Told:
    """A boundary, how it is called, and the clauses that ask it: what one of them tries is tried for all."""

    boundary: Boundary
    bound: Message | dt.date
    clauses: dict[str, None]

    def met(self, boundary: Boundary, clause: str) -> None:
        """The boundary once more: a side is asked for if any of its places and years leaves it open."""
        at, beyond = self.boundary.at or boundary.at, self.boundary.beyond or boundary.beyond
        self.boundary = replace(self.boundary, at=at, beyond=beyond)
        self.clauses[clause] = None


def _boundaries(look: Look) -> dict[tuple[Line, str], _Told]:
    found: dict[tuple[Line, str], _Told] = {}
    for visit in look.visits:
        for boundary in boundaries(visit) if visit.left and not _is_of_later_year(visit) else ():
            key, bound = (boundary.place, boundary.edge), boundary.bound
            if key not in found:
                words = bound if isinstance(bound, dt.date) else look.value_words(bound, visit)
                found[key] = _Told(boundary, words, {})
            found[key].met(boundary, visit.clause.clause)
    for clause in look.schedule.clauses:
        for boundary in times_of(clause, look.schedule):
            if isinstance(boundary.bound, dt.date):
                told = found.setdefault((boundary.place, boundary.edge), _Told(boundary, boundary.bound, {}))
                told.met(boundary, clause.clause)
    return found


def _is_of_later_year(visit: Visit) -> bool:
    """Whether it is a condition of a later instalment, which no run judges."""
    return any(isinstance(part, Instalment) and part.year > 1 for part in visit.around)


def _missing(told: _Told, clauses: Sequence[TriedEdges]) -> Iterator[Message]:
    """The sides of a boundary that no example tries."""
    boundary = told.boundary
    if boundary.at and not any(each.tries_at(boundary) for each in clauses):
        yield AT(bound=told.bound)
    if boundary.beyond and not any(each.tries_beyond(boundary) for each in clauses):
        yield FAR[boundary.far](bound=told.bound)
