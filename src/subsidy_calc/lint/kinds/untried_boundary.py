"""Untried boundary: a bound, limit, edge or day without an example at it, or without one just on its other side.

Examples are computed, and what they compare is looked at. Just on the other side is a value
within the smallest unit (1元, 0.01 points, a day, one of something), or one that a fact moved
by that unit would bring to the boundary.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, TypeAlias

from subsidy_calc.grammar.band_list import BandBranch
from subsidy_calc.grammar.written import Written
from subsidy_calc.lint.boundaries import ABOVE, BELOW, EITHER, Boundary, boundaries, smallest, times_of
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.neighbours import neighbours
from subsidy_calc.lint.touches import Touch, touches
from subsidy_calc.parameters.by_date import PeriodBranch
from subsidy_calc.proof.examples import ExampleResult, run_example
from subsidy_calc.schedule.model import Clause
from subsidy_calc.values.messages import Message, Wording, say, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

UNTRIED = wording("lint.untried", zh="条款“{clause}”没有例子{sides}", en="the clause “{clause}” has no example {sides}")
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
Bound: TypeAlias = "Message | dt.date"
FAR: dict[int, Wording] = {BELOW: JUST_BELOW, ABOVE: JUST_ABOVE, EITHER: BESIDE}


def find(look: Look) -> Iterator[Problem]:
    known = _boundaries(look)
    words = {visit.part.place: visit.part for visit in look.visits if isinstance(visit.part, BandBranch | PeriodBranch)}
    for clause in look.schedule.clauses:
        tried = _Tried(look, clause, words)
        for boundary, bound in known[clause.clause] if clause.examples else ():
            sides = tuple(tried.missing_sides(boundary, bound))
            if sides:
                says = UNTRIED(clause=clause.clause, sides=sides)
                yield Problem("untried_boundary", boundary.place, says, say(bound, look.schedule.language), fix=ADD())


def _boundaries(look: Look) -> dict[str, list[tuple[Boundary, Bound]]]:
    """The boundaries of each clause, with how each is told."""
    found: dict[tuple[str, Line, str], tuple[Boundary, Bound]] = {}
    for visit in look.visits:
        for boundary in boundaries(visit) if visit.left else ():
            bound = boundary.bound
            before, words = found.setdefault(
                (visit.clause.clause, boundary.place, boundary.edge),
                (boundary, bound if isinstance(bound, dt.date) else look.value_words(bound, visit)),
            )
            # a side is asked for if any of the places and years leaves it open
            at, beyond = before.at or boundary.at, before.beyond or boundary.beyond
            told = replace(before, at=at, beyond=beyond)
            found[visit.clause.clause, boundary.place, boundary.edge] = (told, words)
    by_clause: defaultdict[str, list[tuple[Boundary, Bound]]] = defaultdict(list)
    for (clause, _, _), each in found.items():
        by_clause[clause].append(each)
    for clause_ in look.schedule.clauses:
        for boundary in times_of(clause_, look.schedule):
            if isinstance(boundary.bound, dt.date):
                by_clause[clause_.clause].append((boundary, boundary.bound))
    return by_clause


@dataclass
class _Tried:
    """What the examples of a clause come near to."""

    look: Look
    clause: Clause
    words: Mapping[Line, Written]

    def missing_sides(self, boundary: Boundary, bound: Bound) -> Iterator[Message]:
        """The sides of a boundary that no example tries."""
        touched = [
            (example, touch)
            for example, found in self._touches.items()
            for touch in found
            if (touch.place, touch.edge) == (boundary.place, boundary.edge)
        ]
        near = [(example, touch) for example, touch in touched if not _is_beyond(touch, boundary)]
        far = [(example, touch) for example, touch in touched if _is_beyond(touch, boundary)]
        if boundary.at and not any(touch.distance == 0 for _, touch in near) and not self._turns(near, boundary):
            yield AT(bound=bound)
        close = any(abs(touch.distance) <= smallest(touch.unit) for _, touch in far)
        if boundary.beyond and not close and not self._turns(far, boundary):
            yield FAR[boundary.far](bound=bound)

    @cached_property
    def _touches(self) -> dict[int, list[Touch]]:
        """What each example comes near to, by its number."""
        places = {result.place: result for result in self.look.results}
        return {number: self._of(places[example.place]) for number, example in enumerate(self.clause.examples)}

    def _of(self, result: ExampleResult) -> list[Touch]:
        return [] if result.assessment is None else touches(result.assessment, self.clause, self.words)

    def _turns(self, touched: Sequence[tuple[int, Touch]], boundary: Boundary) -> bool:
        """Whether the smallest change of a fact of the nearest example brings it over the boundary, or onto it."""
        nearest = min(touched, key=lambda each: abs(each[1].distance), default=None)
        if nearest is None:
            return False
        was_beyond = _is_beyond(nearest[1], boundary)
        for neighbour in neighbours(self.clause.examples[nearest[0]], self.clause, self.look.schedule):
            for touch in self._of(run_example(self.look.schedule, self.clause, neighbour)):
                same = (touch.place, touch.edge) == (boundary.place, boundary.edge)
                if same and _is_beyond(touch, boundary) != was_beyond:
                    return True
        return False


def _is_beyond(touch: Touch, boundary: Boundary) -> bool:
    """Whether a value lies on the far side of the boundary."""
    return touch.distance * boundary.far > 0 if boundary.far else touch.distance != 0
