"""Changes of times: the first and last days of what is in force, where a claim can show the difference.

Without `as_of` a clause holds for whole policy years: then only a day that brings a year in
or takes one out is a change at all, and a schedule's own period none, since a year outside
of it is not computed.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from subsidy_calc.proof.at import At
from subsidy_calc.proof.change import Change
from subsidy_calc.schedule.model import Clause, Period, Schedule

_DAY = dt.timedelta(days=1)
_SHIFTS = (("up", _DAY), ("down", -_DAY))


def changes_of_times(clause: Clause, at: At) -> Iterator[Change]:
    """Of a clause's own period, its repeal and its transition, each day moved; and what it need not say left out."""
    schedule = at.schedule
    if clause.in_force is not None:
        yield from _period(clause.in_force, at.below("in_force", "in_force", clause.in_force.place), clause)
    if clause.repealed is not None:
        own = at.below("repealed", "repealed")
        for how, shift in _SHIFTS:
            moved = clause.repealed + shift
            if clause.as_of is not None or _standing(clause.repealed, schedule) != _standing(moved, schedule):
                yield own.change("number", how, clause.repealed, moved)
    if clause.transition is not None:
        own = at.below("transition", "transition", clause.transition.place)
        yield own.change("dropped", "dropped", clause.transition, None)
        before = clause.transition.before
        for how, shift in _SHIFTS:
            moved = before + shift
            yield own.below("before", "before").change("number", how, before, moved)


def changes_of_schedule_times(schedule: Schedule) -> Iterator[Change]:
    """The schedule's own period, if a clause without one of its own tests it claim by claim."""
    dated = next((clause for clause in schedule.clauses if clause.as_of and not clause.in_force), None)
    if dated is not None:
        at = At(schedule, "").below("in_force", "in_force", schedule.in_force.place)
        yield from _period(schedule.in_force, at, dated)


def _period(period: Period, at: At, clause: Clause) -> Iterator[Change]:
    for name in ("from_", "to"):
        day = getattr(period, name)
        if not isinstance(day, dt.date):
            continue
        for how, shift in _SHIFTS:
            moved = period.model_copy(update={name: day + shift})
            if clause.as_of is not None or _years(period, at.schedule) != _years(moved, at.schedule):
                own = at.below(name, name.rstrip("_"))
                yield own.change("number", how, day, day + shift)


def _years(period: Period, schedule: Schedule) -> list[bool]:
    """Whether each of the policy years around it has a day in the period."""
    days = [day for day in (period.from_, period.to) if day is not None]
    around = sorted({day.year + more for day in days for more in (-2, -1, 0, 1, 2)})
    return [period.touches(schedule.policy_year(year)) for year in around]


def _standing(repealed: dt.date, schedule: Schedule) -> list[bool]:
    around = range(repealed.year - 2, repealed.year + 3)
    return [schedule.policy_year(year).first < repealed for year in around]
