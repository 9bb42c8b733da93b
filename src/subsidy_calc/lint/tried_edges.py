"""Tried edges: whether the examples of a clause stand at a boundary, and just beyond it.

Where no example comes near enough, the nearest one is asked what the smallest change of one
of its facts does: a sum that moves in steps of 2000元 is beside a limit that it would pass.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from subsidy_calc.grammar.band_list import BandBranch
from subsidy_calc.grammar.written import Written
from subsidy_calc.lint.boundaries import Boundary, smallest
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.neighbours import Neighbour, finest, neighbours
from subsidy_calc.lint.touches import Touch, touches
from subsidy_calc.parameters.by_date import PeriodBranch
from subsidy_calc.proof.trial import trial_of
from subsidy_calc.schedule.model import Clause, Example, Schedule
from subsidy_calc.values.places import Line


@dataclass(frozen=True, slots=True)
class _Near:
    """How near an example comes to a boundary."""

    example: Example
    touch: Touch
    number: int  # among those of the example that come near to it: one for each row


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

    def _near(self, boundary: Boundary) -> list[_Near]:
        return self._touched.get((boundary.place, boundary.edge), [])

    @cached_property
    def _touched(self) -> dict[tuple[Line, str], list[_Near]]:
        """What each example comes near to, by place and edge."""
        found: dict[tuple[Line, str], list[_Near]] = {}
        for example, touched in zip(self.clause.examples, self._touches(self.clause.examples), strict=True):
            for key, near in touched.items():
                found.setdefault(key, []).extend(_Near(example, touch, number) for number, touch in enumerate(near))
        return found

    def _touches(self, examples: Sequence[Example]) -> list[dict[tuple[Line, str], list[Touch]]]:
        """What each of some examples comes near to; nothing where its claim is refused."""
        trial = trial_of(self._alone(examples))
        numbers = {id(case): number for number, case in enumerate(trial.cases)}
        found: list[dict[tuple[Line, str], list[Touch]]] = [{} for _ in examples]
        for batch in trial.batches:
            (result,) = batch.results(trial.schedule)
            for case, rows in zip(batch.cases, batch.rows, strict=True):
                own = found[numbers[id(case)]]
                for row in rows.values():
                    for touch in touches(result, row, trial.schedule, self._words):
                        own.setdefault((touch.place, touch.edge), []).append(touch)
        return found

    def _moved(self, near: Sequence[_Near], boundary: Boundary) -> Iterator[tuple[Neighbour, Touch, Touch]]:
        """The nearest example with each of its facts moved a little, and how near it is then."""
        nearest = min(near, key=lambda each: abs(each.touch.distance), default=None)
        if nearest is None:
            return
        moved = list(neighbours(nearest.example, self.clause, self.look.schedule))
        for neighbour, found in zip(moved, self._touches([each.example for each in moved]), strict=True):
            for touch in found.get((boundary.place, boundary.edge), [])[nearest.number : nearest.number + 1]:
                yield neighbour, touch, nearest.touch

    def _alone(self, examples: Sequence[Example]) -> Schedule:
        """The schedule with this clause and some examples only: what happens between lines does not matter here."""
        clause = self.clause.model_copy(update={"examples": tuple(examples)})
        return self.look.schedule.model_copy(update={"clauses": (clause,), "combine": (), "examples": ()})

    @cached_property
    def _words(self) -> Mapping[Line, Written]:
        parts = (visit.part for visit in self.look.visits if visit.clause == self.clause)
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
