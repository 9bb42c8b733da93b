"""Mutation: whether a schedule's examples notice when one thing of it is made otherwise."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from subsidy_calc.grammar.combination import Rule
from subsidy_calc.proof.change import Change
from subsidy_calc.proof.changes import changes_of
from subsidy_calc.proof.ground import Ground
from subsidy_calc.proof.reach import Reach, names_in
from subsidy_calc.proof.trial import Case, Trial
from subsidy_calc.schedule.check import check_all_definitions, check_clause
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.scope import RuleScope
from subsidy_calc.values.problems import Problem

Fate = Literal["noticed", "refused", "unnoticed"]


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What became of a change: an example notices it, or the schedule no longer loads, or neither."""

    change: Change
    fate: Fate
    by: Case | None = None  # the example that notices it


def all_changes(tried: Schedule, written: Schedule | None = None) -> list[Change]:
    """Every change of a schedule, as it is tried; told as it stands where that is `written` otherwise."""
    changes = list(changes_of(tried))
    told = {} if written is None else {change.id: change for change in changes_of(written)}
    return [
        replace(each, was=told[each.id].was, now=told[each.id].now) if each.id in told else each for each in changes
    ]


def mutate(trial: Trial, changes: Sequence[Change]) -> Iterator[Outcome]:
    """Try changes of a schedule whose examples all agree, one after another."""
    reach = Reach(trial.schedule)
    grounds = [Ground(trial.schedule, batch) for batch in trial.batches]
    for change in changes:
        changed, reached = change.made(trial.schedule), reach.of(change.path)
        if _is_refused(change, changed, reached):
            yield Outcome(change, "refused")
            continue
        noticing = (ground.noticed(change, changed, reached) for ground in grounds)
        by = next((case for case in noticing if case is not None), None)
        yield Outcome(change, "unnoticed" if by is None else "noticed", by)


def _is_refused(change: Change, changed: Schedule, reached: Sequence[int]) -> bool:
    """Whether the changed schedule would not load: only what the change can have spoilt is looked at."""
    problems: list[Problem] = []
    if change.path[0] in ("constants", "tables"):
        check_all_definitions(changed, problems)
    for number in reached:
        check_clause(changed.clauses[number], changed, problems)
    scope = RuleScope(changed, problems)
    for rule in _rules_to_check(change, changed, reached):
        rule.check(scope)
    return bool(problems)


def _rules_to_check(change: Change, changed: Schedule, reached: Sequence[int]) -> Sequence[Rule]:
    match change.path:
        case ("combine", int(number), *_):
            return changed.combine[number : number + 1]
        case ("combine",):  # one less
            return ()
    named = any(step.named for number in reached for step in changed.clauses[number].award)
    in_a_name = "derive" in change.path or "constants" in change.path
    return [rule for rule in changed.combine if named or (in_a_name and any(names_in(rule)))]
