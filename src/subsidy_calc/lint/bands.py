"""Bands as intervals: which sizes each band of a step holds, where its edges are numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from subsidy_calc.grammar.band_list import BandBranch
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.lint.intervals import INFINITY, NEGATIVE_INFINITY, Cut, Intervals, below
from subsidy_calc.lint.logic import Allowed
from subsidy_calc.lint.reading import Subject
from subsidy_calc.lint.visits import Visit
from subsidy_calc.steps.bands import Bands


class Sizes(NamedTuple):
    """What the bands are of, and the sizes that each of them holds."""

    subject: Subject
    bands: Sequence[tuple[BandBranch, Intervals]]


def sizes_of(part: Bands, visit: Visit) -> Sizes | None:
    """The sizes of the bands; None where an edge depends on the claim."""
    found = [(band, _inside(band, part, visit)) for band in bands_of(part)]
    known = [(band, inside) for band, inside in found if inside is not None]
    return Sizes(_subject(part, visit), known) if len(known) == len(found) else None


def _subject(part: Bands, visit: Visit) -> Subject:
    if part.bands.of is not None:
        return visit.reader.subject(part.bands.of)
    return Subject(f"{part.place}", Allowed(Intervals.everything()))  # the running amount, of which no condition tells


def bands_of(part: Bands) -> Sequence[BandBranch]:
    """The bands of a step, of either sort."""
    return part.bands.whole or part.bands.marginal or []


def sizes_left(sizes: Sizes, visit: Visit) -> list[Intervals]:
    """The sizes that the conditions leave open, whichever way they are met."""
    values = visit.left.values(sizes.subject.name, sizes.subject.every)
    return [value.known for value in values if isinstance(value.known, Intervals)]


def _inside(band: BandBranch, part: Bands, visit: Visit) -> Intervals | None:
    low, high = _edge(band.at_least, visit, NEGATIVE_INFINITY), _edge(band.less_than, visit, INFINITY)
    if low is None or high is None:
        return None
    # each band of those that add up is reached from its lower edge on
    return Intervals.of((low, high if part.bands.whole is not None else INFINITY))


def _edge(edge: Parameter | None, visit: Visit, otherwise: Cut) -> Cut | None:
    if edge is None:
        return otherwise
    number = visit.reader.number(edge)
    return None if number is None else below(number)
