"""Tried edges: whether the examples of a clause stand at a boundary, and just beyond it.

Where no example comes near enough, the nearest one is asked what the smallest change of one
of its facts does: a sum that moves in steps of 2000元 is beside a limit that it would pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TypeAlias

from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.grammar.band_list import BandBranch
from subsidy_calc.grammar.written import Written
from subsidy_calc.lint.boundaries import Boundary, smallest
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.neighbours import Neighbour, finest, neighbours
from subsidy_calc.lint.touches import Touch, touches
from subsidy_calc.parameters.by_date import PeriodBranch
from subsidy_calc.proof.trial import ALONE, Batch, trial_of
from subsidy_calc.schedule.example import Example
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.values.places import Line


@dataclass(frozen=True, slots=True)
class _Near:
    """How near an example comes to a boundary."""

    example: Example
    touch: Touch
    number: int  # among those of the example that come near to it: one for each row


Edge: TypeAlias = "tuple[Line, str]"
Near: TypeAlias = "Mapping[Edge, Sequence[_Near]]"


@dataclass
class TriedEdges:
    """What the examples of a clause come near to."""

    look: Look
    clause: Clause

    def tries_at(self, boundary: Boundary) -> bool:
        """Whether an example stands at the boundary, or as near as one can where none can stand there."""
        near = [each for each in self._near(boundary) if not _is_beyond(each.touch, boundary)]
        if any(each.touch.distance == 0 for each in near):
            return True
        crossed = False
        for moved, touch, before in self._moved(near, boundary):
            if _could_stand_at_it(moved, touch, before):
                return False
            crossed = crossed or _is_beyond(touch, boundary)
        return crossed

    def tries_beyond(self, boundary: Boundary) -> bool:
        """Whether an example stands beyond the boundary, and the smallest change would bring it back."""
        far = [each for each in self._near(boundary) if _is_beyond(each.touch, boundary)]
        if any(abs(each.touch.distance) <= smallest(each.touch.unit) for each in far):
            return True
        return any(not _is_beyond(touch, boundary) for _, touch, _ in self._moved(far, boundary))

    def _near(self, boundary: Boundary) -> Sequence[_Near]:
        return self._touched.get((boundary.place, boundary.edge), [])

    @cached_property
    def _touched(self) -> Near:
        """What each example comes near to, by place and edge."""
        found: dict[Edge, list[_Near]] = {}
        for batch, results in self.look.computed:
            for example, near in self._of_batch(batch, results):
                for key, each in near.items():
                    found.setdefault(key, []).extend(_Near(example, touch, at) for at, touch in enumerate(each))
        return found

    def _of_batch(
        self, batch: Batch, results: Sequence[ClauseResult]
    ) -> Iterator[tuple[Example, dict[Edge, list[Touch]]]]:
        """The examples of this clause in a batch, and what each comes near to."""
        result = next(each for each in results if each.clause.clause == self.clause.clause)
        for case, rows in zip(batch.cases, batch.rows, strict=True):
            if not isinstance(case.example, Example) or case.clause != self.clause.clause or ALONE not in rows:
                continue
            found: dict[Edge, list[Touch]] = {}
            for touch in touches(result, rows[ALONE], self.look.schedule, self._words):
                found.setdefault((touch.place, touch.edge), []).append(touch)
            yield case.example, found

    def _moved(self, near: Sequence[_Near], boundary: Boundary) -> Iterator[tuple[Neighbour, Touch, Touch]]:
        """The nearest example with each of its facts moved a little, and how near it is then."""
        nearest = min(near, key=lambda each: abs(each.touch.distance), default=None)
        if nearest is None:
            return
        moved = list(neighbours(nearest.example, self.clause, self.look.schedule))
        by_example = {id(neighbour.example): neighbour for neighbour in moved}
        trial = trial_of(self._with_examples([neighbour.example for neighbour in moved]))
        for batch in trial.batches:
            for example, found in self._of_batch(batch, batch.results(trial.schedule)):
                for touch in found.get((boundary.place, boundary.edge), [])[nearest.number : nearest.number + 1]:
                    yield by_example[id(example)], touch, nearest.touch

    def _with_examples(self, examples: Sequence[Example]) -> Schedule:
        """The schedule with this clause only, and other examples: what happens between lines does not matter here."""
        clause = self.clause.model_copy(update={"examples": tuple(examples)})
        return self.look.schedule.model_copy(update={"clauses": (clause,), "combine": (), "examples": ()})

    @cached_property
    def _words(self) -> Mapping[Line, Written]:
        parts = (visit.part for visit in self.look.visits if visit.clause is self.clause)
        return {part.place: part for part in parts if isinstance(part, BandBranch | PeriodBranch)}


def _is_beyond(touch: Touch, boundary: Boundary) -> bool:
    """Whether a value lies on the far side of the boundary."""
    return touch.distance * boundary.far > 0 if boundary.far else touch.distance != 0


def _could_stand_at_it(moved: Neighbour, touch: Touch, before: Touch) -> bool:
    """Whether moving the fact further, by whole fen or the like, would have brought the value onto the boundary."""
    by = touch.distance - before.distance
    if not by:
        return False
    needed = -before.distance / (by / moved.by)
    return Fraction(needed / finest(moved.unit)).denominator == 1
