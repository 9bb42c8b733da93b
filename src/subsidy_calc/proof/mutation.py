"""Mutation: whether a schedule's examples notice when one thing of it is made otherwise.

Of a change in a clause only that clause is computed again, for all examples at once; then
the examples whose lines came out otherwise are settled, one first, the rest only if need be.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt

from subsidy_calc.assess.assessment import assess_clauses
from subsidy_calc.assess.clause import ClauseResult, assess_again, assess_clause
from subsidy_calc.facts.view import ClaimFacts
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.proof.change import Change
from subsidy_calc.proof.changes import changes_of
from subsidy_calc.proof.examples import agrees
from subsidy_calc.proof.trial import Batch, Case, Rows, Trial
from subsidy_calc.schedule.check import check_clause, check_schedule
from subsidy_calc.schedule.model import Clause, CombinationExample, Schedule
from subsidy_calc.schedule.scope import RuleScope
from subsidy_calc.values.exact import KNOWN, compared
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.verdicts import NO, YES

Fate = Literal["noticed", "refused", "unnoticed"]
Counts: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True, eq=False)
class Outcome:
    """What became of a change: an example notices it, or the schedule no longer loads, or neither."""

    change: Change
    fate: Fate
    by: Case | None = None  # the example that notices it


def mutate(trial: Trial, changes: Sequence[Change]) -> Iterator[Outcome]:
    """Try changes of a schedule whose examples all agree, one after another."""
    grounds = [_Ground(trial.schedule, batch) for batch in trial.batches]
    for change in changes:
        changed = change.made(trial.schedule)
        if _is_refused(change, changed):
            yield Outcome(change, "refused")
            continue
        by = next((case for ground in grounds if (case := ground.noticed(change, changed)) is not None), None)
        yield Outcome(change, "unnoticed" if by is None else "noticed", by)


def all_changes(schedule: Schedule) -> list[Change]:
    """Every change of a schedule, as it is tried."""
    return list(changes_of(schedule))


def _is_refused(change: Change, changed: Schedule) -> bool:
    """Whether the changed schedule would not load."""
    problems: list[Problem] = []
    match change.path:
        case ("clauses", int(number), *_):
            clause = changed.clauses[number]
            check_clause(clause, changed, problems)
            if any(step.named for step in clause.award):
                _check_rules(changed.combine, changed, problems)
        case ("combine", int(number), _, *_):
            _check_rules(changed.combine[number : number + 1], changed, problems)
        case ("combine", *_):
            return False
        case _:
            problems = check_schedule(changed)
    return bool(problems)


def _check_rules(rules: Sequence[Rule], schedule: Schedule, problems: list[Problem]) -> None:
    scope = RuleScope(schedule, problems)
    for rule in rules:
        rule.check(scope)


@dataclass
class _Ground:
    """The examples of a year with what the unchanged schedule makes of them."""

    schedule: Schedule
    batch: Batch
    results: list[ClauseResult] = field(init=False)
    lines: Counts = field(init=False)  # of each case
    earlier: Rows = field(init=False)  # which cases have earlier awards

    def __post_init__(self) -> None:
        self.results = self.batch.results(self.schedule)
        self.lines = self._lines(self.results)
        self.earlier = np.array([bool(case.example.earlier) for case in self.batch.cases], bool)

    def _lines(self, results: Iterable[ClauseResult]) -> Counts:
        """How many lines of these clauses each case has at most."""
        counts = np.zeros(len(self.batch.cases), np.int64)
        for result in results:
            of = self.batch.read.reading_of[result.clause.for_each]
            counts += np.bincount(of[result.speaks_of != NO], minlength=len(counts))
        return counts

    def _several(self, results: Sequence[ClauseResult]) -> Rows:
        """Which cases have several lines or earlier awards, so that rules of combination may act."""
        pairs = [(old, new) for old, new in zip(self.results, results, strict=True) if old is not new]
        more = self._lines(new for _, new in pairs) - self._lines(old for old, _ in pairs)
        return self.earlier | (self.lines + more > 1)

    def noticed(self, change: Change, changed: Schedule) -> Case | None:
        """The first example that no longer agrees."""
        if change.path[0] == "combine":
            return self._by_rule(changed)
        results = self._changed_results(change, changed)
        strong, weak = self._candidates(results, change, changed)
        first = sorted(strong, key=lambda number: self._is_near(number, change))
        return self._failing(changed, results, (first[:1], first[1:], weak))

    def _by_rule(self, changed: Schedule) -> Case | None:
        several = self._several(self.results)
        alone = ~several if _settles_alone(self.schedule, changed) else np.zeros(len(several), bool)
        return self._failing(changed, self.results, [_numbers(several), _numbers(alone)])

    def _is_near(self, number: int, change: Change) -> tuple[bool, bool]:
        case = self.batch.cases[number]
        return (change.clause not in case.clauses, isinstance(case.example, CombinationExample))

    def _failing(
        self, changed: Schedule, results: Sequence[ClauseResult], stages: Sequence[Sequence[int]]
    ) -> Case | None:
        several = self._several(results)
        for stage in stages:
            if stage:
                lean = changed if any(several[number] for number in stage) else _of_lone_lines(changed)
                for number, found in self.batch.found(lean, results, stage).items():
                    if not agrees(self.batch.cases[number], found):
                        return self.batch.cases[number]
        return None

    def _changed_results(self, change: Change, changed: Schedule) -> list[ClauseResult]:
        tables, year = self.batch.claims.tables, self.batch.year
        match change.path:
            case ("clauses", int(number), "payment", *_):
                clause = changed.clauses[number]
                return [
                    *self.results[:number],
                    _paid_otherwise(self.results[number], clause),
                    *self.results[number + 1 :],
                ]
            case ("clauses", int(number), name, *_):
                clause, old = changed.clauses[number], self.results[number]
                facts = ClaimFacts(tables, tables[clause.for_each], year, changed, clause.clause, {})
                new = (
                    assess_clause(clause, changed, facts)
                    if name == "derive"
                    else assess_again(clause, changed, old, facts)
                )
                return [*self.results[:number], new, *self.results[number + 1 :]]
        return assess_clauses(changed, tables, year)

    def _candidates(
        self, results: Sequence[ClauseResult], change: Change, changed: Schedule
    ) -> tuple[list[int], list[int]]:
        """Cases with a line that came out otherwise, and those in which only its reason or its group may have."""
        strong: set[int] = set()
        weak: set[int] = set()
        for old, new in zip(self.results, results, strict=True):
            if old is new:
                continue
            of = self.batch.read.reading_of[new.clause.for_each]
            surely, maybe = _otherwise(old, new)
            strong.update(map(int, of[surely]))
            weak.update(map(int, of[maybe]))
            if any(step.named for step in new.clause.award):
                weak.update(map(int, of))  # another band is another group
        in_a_name = "derive" in change.path or "constants" in change.path
        if in_a_name and any(rule.limit is not None for rule in changed.combine):
            weak.update(range(len(self.batch.cases)))
        return sorted(strong), sorted(weak - strong)


def _paid_otherwise(result: ClauseResult, clause: Clause) -> ClauseResult:
    return replace(result, clause=clause)


def _numbers(rows: Rows) -> list[int]:
    return [int(number) for number in np.flatnonzero(rows)]


def _of_lone_lines(schedule: Schedule) -> Schedule:
    """The schedule with only those rules that may change a line that is alone in its group."""
    return schedule.model_copy(update={"combine": tuple(rule for rule in schedule.combine if rule.settles_alone)})


def _settles_alone(*schedules: Schedule) -> bool:
    return any(rule.settles_alone for schedule in schedules for rule in schedule.combine)


def _otherwise(old: ClauseResult, new: ClauseResult) -> tuple[Rows, Rows]:
    """Rows whose line came out otherwise; and rows that are not paid, whose reason may be another."""
    if old.clause.payment != new.clause.payment:
        return np.asarray(new.award.values.known), np.zeros(new.facts.rows.size, bool)
    silent = (old.speaks_of == NO) & (new.speaks_of == NO)
    differ = np.asarray(old.speaks_of != new.speaks_of)
    differ |= (old.in_force.values != new.in_force.values) | (old.is_eligible != new.is_eligible)
    differ |= old.award.values.states != new.award.values.states
    sign, known = compared(old.award.values, new.award.values)
    differ |= known & (sign != 0)
    paid = (new.in_force.values == YES) & (new.is_eligible == YES) & (new.award.values.states == KNOWN)
    return differ & ~silent, ~differ & ~silent & ~paid
