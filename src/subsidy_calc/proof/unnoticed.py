"""Unnoticed: the changes that no example notices, and those that the schedule says need no example.

A reason stands in the schedule under `unnoticed`, by the change's id. A number or a
boundary is never excused: an example for it can always be written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from subsidy_calc.proof.change import NEVER_ACCEPTED, Change
from subsidy_calc.proof.mutation import Outcome
from subsidy_calc.schedule.example import Unnoticed
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem, ScheduleRefused, nearest

NUMBER = wording(
    "unnoticed.number",
    zh="数值和边界不能免例：补一个能看出差别的例子",
    en="a number or a boundary is never excused: add an example that shows the difference",
)
NO_SUCH = wording("unnoticed.no_such", zh="规则里没有这一改动", en="the schedule has no such change")
TWICE = wording("unnoticed.twice", zh="这一改动写了两次", en="this change stands twice")
STALE = wording(
    "unnoticed.stale",
    zh="已有例子能看出这一改动（{case}），这一条可以删去",
    en="an example notices it now ({case}); take this out",
)
REFUSED_NOW = wording(
    "unnoticed.refused",
    zh="这样改的规则载入不了，这一条可以删去",
    en="so changed the schedule does not load; take this out",
)


@dataclass(frozen=True, slots=True)
class Mutation:
    """What became of all changes: those left without an example or a reason, those excused, and reasons out of date."""

    outcomes: Sequence[Outcome]
    left: Sequence[Change]
    excused: Sequence[tuple[Change, Unnoticed]]
    stale: Sequence[Problem]

    @property
    def refused(self) -> int:
        """How many of the changed schedules do not load."""
        return sum(outcome.fate == "refused" for outcome in self.outcomes)

    @property
    def noticed(self) -> int:
        """How many changes an example notices."""
        return sum(outcome.fate == "noticed" for outcome in self.outcomes)


def check_reasons(schedule: Schedule, changes: Sequence[Change]) -> list[Problem]:
    """Reasons for changes that there are none of, or that stand twice.

    Raises:
        ScheduleRefused: a number or a boundary is among them.
    """
    by_id = {change.id: change for change in changes}
    kinds = {change.id: change.kind for change in changes}
    numbers = [each for each in schedule.unnoticed if kinds.get(each.change) in NEVER_ACCEPTED]
    if numbers:
        raise ScheduleRefused(Problem("unnoticed_number", each.place, NUMBER(), each.change) for each in numbers)
    problems = [
        Problem("unnoticed_stale", each.place, NO_SUCH(), each.change, fix=nearest(each.change, by_id))
        for each in schedule.unnoticed
        if each.change not in by_id
    ]
    names = [each.change for each in schedule.unnoticed]
    again = [each for number, each in enumerate(schedule.unnoticed) if each.change in names[:number]]
    return [*problems, *(Problem("unnoticed_twice", each.place, TWICE(), each.change) for each in again)]


def judged(schedule: Schedule, outcomes: Sequence[Outcome]) -> Mutation:
    """The outcomes beside the reasons that the schedule gives.

    Raises:
        ScheduleRefused: as above.
    """
    stale = check_reasons(schedule, [outcome.change for outcome in outcomes])
    reasons = {each.change: each for each in schedule.unnoticed}
    unnoticed = [outcome.change for outcome in outcomes if outcome.fate == "unnoticed"]
    return Mutation(
        outcomes=outcomes,
        left=[change for change in unnoticed if change.id not in reasons],
        excused=[(change, reasons[change.id]) for change in unnoticed if change.id in reasons],
        stale=[*stale, *_no_longer(outcomes, reasons)],
    )


def _no_longer(outcomes: Sequence[Outcome], reasons: dict[str, Unnoticed]) -> Iterator[Problem]:
    for outcome in outcomes:
        reason = reasons.get(outcome.change.id)
        if reason is None or outcome.fate == "unnoticed":
            continue
        says = REFUSED_NOW() if outcome.by is None else STALE(case=outcome.by.example.case)
        yield Problem("unnoticed_stale", reason.place, says, reason.change)
