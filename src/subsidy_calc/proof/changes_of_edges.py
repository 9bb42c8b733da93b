"""Changes of edges: where one band or period ends and the next begins, both moved together.

An edge that stands in two bands is one number of the policy. Of bands that add up, an edge
is moved by the least that is worth a fen at the difference of their rates: less than that
no example can show.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import Any

from subsidy_calc.grammar.band_list import BandBranch
from subsidy_calc.parameters.by_date import ByDateBranch, PeriodBranch
from subsidy_calc.parameters.stated import END, START, Stated
from subsidy_calc.proof.at import At
from subsidy_calc.proof.change import Change, Path, placed, with_item
from subsidy_calc.proof.moved import moved
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.steps.bands import BandsBranch
from subsidy_calc.values.quantities import FEN

_DAY = dt.timedelta(days=1)


def moved_edges(branch: BandsBranch, at: At) -> Iterator[Change]:
    """Each edge between two bands moved in both."""
    own, bands = _bands(branch, at)
    ats = own.items(bands)
    for number, (before, band) in enumerate(pairwise(bands), start=1):
        if _meet(before, band):
            by = None if branch.whole is not None else _worth_a_fen(before, band)
            yield from _edge(bands, number, own, ats[number].below("at_least", "at_least"), by)


def shared_edges(branch: BandsBranch, at: At) -> set[Path]:
    """Where the edges stand that `moved_edges` moves."""
    own, bands = _bands(branch, at)
    meeting = [number for number, pair in enumerate(pairwise(bands)) if _meet(*pair)]
    below = {own.below(number).below("less_than").path for number in meeting}
    return below | {own.below(number + 1).below("at_least").path for number in meeting}


def _bands(branch: BandsBranch, at: At) -> tuple[At, Sequence[BandBranch]]:
    name = "whole" if branch.whole is not None else "marginal"
    return at.below(name, name), branch.whole or branch.marginal or []


def _edge(bands: Sequence[BandBranch], number: int, own: At, edge: At, by: Fraction | None) -> Iterator[Change]:
    low = bands[number].at_least
    if not isinstance(low, Stated):
        return
    for how, text in zip(("up", "down"), moved(low.stated, by), strict=False):
        new = placed(Stated(stated=text), low.place)
        below = bands[number - 1].model_copy(update={"less_than": new})
        above = bands[number].model_copy(update={"at_least": new})
        changed = with_item(with_item(bands, number - 1, below), number, above)
        yield own.made_by(edge.change("number", how, low.stated, text), changed)


def _meet(before: BandBranch, band: BandBranch) -> bool:
    """Whether one number ends a band and begins the next."""
    low, high = band.at_least, before.less_than
    if not (isinstance(low, Stated) and isinstance(high, Stated)):
        return False
    return low.stated_number() is not None and low.stated_number() == high.stated_number()


def _worth_a_fen(before: BandBranch, band: BandBranch) -> Fraction | None:
    rates = [each.rate.stated_number() for each in (before, band) if each.rate is not None]
    if len(rates) < 2 or None in rates:
        return None
    apart = abs((rates[0] or Fraction(0)) - (rates[1] or Fraction(0)))
    return -(-1 // apart) * FEN if apart else None


def moved_days(branch: ByDateBranch, at: At) -> Iterator[Change]:
    """Each day between two periods moved in both, and the first and last of all."""
    own = at.below("values", "values")
    ats = own.items(branch.values)
    for number, field, day in _days(branch.values):
        edge = ats[number].below(field, field.rstrip("_"))
        for how, shift in (("up", _DAY), ("down", -_DAY)):
            changed = _moved(branch.values, number, field, shift)
            if _is_asked(branch, changed, at.schedule):
                yield own.made_by(edge.change("number", how, day, day + shift), changed)


def days_of_periods(branch: ByDateBranch, at: At) -> set[Path]:
    """Where the days stand that `moved_days` moves."""
    own = at.below("values")
    return {own.below(number).below(name).path for number in range(len(branch.values)) for name in ("from_", "to")}


def _days(periods: Sequence[PeriodBranch]) -> Iterator[tuple[int, str, dt.date]]:
    """The first day of each period, and the last one of each that no other follows at once."""
    for number, period in enumerate(periods):
        if period.from_ is not None:
            yield number, "from_", period.from_
        follows = number + 1 < len(periods) and periods[number + 1].from_ == (period.to or dt.date.min) + _DAY
        if period.to is not None and not follows:
            yield number, "to", period.to


def _moved(periods: Sequence[PeriodBranch], number: int, field: str, shift: dt.timedelta) -> Any:  # Any: a list
    period = periods[number]
    changed = period.model_copy(update={field: getattr(period, field) + shift})
    moved_ones = with_item(periods, number, changed)
    before = periods[number - 1] if number else None
    if field == "from_" and before is not None and before.to is not None and before.to + _DAY == period.from_:
        moved_ones = with_item(moved_ones, number - 1, before.model_copy(update={"to": before.to + shift}))
    return moved_ones


def _is_asked(branch: ByDateBranch, changed: Sequence[PeriodBranch], schedule: Schedule) -> bool:
    """Whether some day that can be asked for is in another period; of a policy year only its first or last day can."""
    if not (isinstance(branch.as_of, Stated) and branch.as_of.stated in (START, END)):
        return True
    days = [day.year for _, _, day in _days(branch.values)]
    years = [schedule.policy_year(number) for number in range(min(days) - 1, max(days) + 2)]
    asked = [
        year.first if branch.as_of.stated == START else year.last
        for year in years
        if any(period.touches(year) for period in schedule.periods)
    ]
    return [_period_of(each, branch.values) for each in asked] != [_period_of(each, changed) for each in asked]


def _period_of(day: dt.date, periods: Sequence[PeriodBranch]) -> int | None:
    for number, period in enumerate(periods):
        if (period.from_ is None or period.from_ <= day) and (period.to is None or day <= period.to):
            return number
    return None
