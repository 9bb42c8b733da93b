"""Ground: what the unchanged schedule makes of a year's examples, and which of them a change makes fail.

Only the clauses that a change reaches are computed again, for all examples at once. Then those
examples are settled whose lines came out otherwise, one first and more only if need be,
with the rules of combination that can act on them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from subsidy_calc.assess.clause import ClauseResult, assess_again, assess_clause
from subsidy_calc.facts.view import ClaimFacts
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.proof.change import Change, Path
from subsidy_calc.proof.examples import agrees
from subsidy_calc.proof.reach import names_in
from subsidy_calc.proof.trial import Batch, Case, Rows
from subsidy_calc.schedule.example import CombinationExample
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.values.exact import KNOWN, compared
from subsidy_calc.values.figure import Operand
from subsidy_calc.values.verdicts import NO, YES, Verdicts

Counts: TypeAlias = npt.NDArray[np.int64]
Stages: TypeAlias = "Sequence[Sequence[int]]"  # numbers of cases, tried one stage after another


@dataclass
class Ground:
    """One year's examples; `lines` counts those of each case (a row) under each clause (a column)."""

    schedule: Schedule
    batch: Batch
    results: list[ClauseResult] = field(init=False)
    lines: Counts = field(init=False)
    earlier: Rows = field(init=False)  # which cases have earlier awards
    paying: Rows = field(init=False)  # which cases say how their award is paid

    known: dict[tuple[str, str | None, str], Operand | Verdicts] = field(default_factory=dict)  # what names come to

    _members: dict[int, tuple[Rule, list[int]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.results = [
            assess_clause(clause, self.schedule, self._facts(clause, self.schedule, self.known))
            for clause in self.schedule.clauses
        ]
        self.lines = np.stack([self._lines(result) for result in self.results], axis=1)
        self.paying = np.array([case.states_payment for case in self.batch.cases], bool)
        self.earlier = np.array([bool(case.example.earlier) for case in self.batch.cases], bool)

    def noticed(self, change: Change, changed: Schedule, reached: Sequence[int]) -> Case | None:
        """The first example that no longer agrees; `reached` are the clauses that the change may alter."""
        results, lines = self.results, self.lines
        if change.path[0] == "combine":
            stages = self._by_rules(self.schedule, changed)
        else:
            results, lines = [*results], lines.copy()
            for number in reached:
                results[number] = self._again(number, changed, change.path)
                lines[:, number] = self._lines(results[number])
            stages = self._by_lines(results, change, changed)
        return self._failing(changed, results, lines, stages)

    def _lines(self, result: ClauseResult) -> Counts:
        """How many lines of a clause each case has, or may have."""
        of = self.batch.read.reading_of[result.clause.for_each]
        return np.bincount(of[result.speaks_of != NO], minlength=len(self.batch.cases))

    def _again(self, number: int, changed: Schedule, path: Path) -> ClauseResult:
        clause, old = changed.clauses[number], self.results[number]
        own_key = path[2] if path[0] == "clauses" else None
        if own_key == "payment":
            return replace(old, clause=clause)
        if own_key is None or own_key == "derive":
            return assess_clause(clause, changed, self._facts(clause, changed, {}))
        return assess_again(clause, changed, old, self._facts(clause, changed, self.known))

    def _facts(
        self, clause: Clause, schedule: Schedule, known: dict[tuple[str, str | None, str], Operand | Verdicts]
    ) -> ClaimFacts:
        tables = self.batch.claims.tables
        return ClaimFacts(tables, tables[clause.for_each], self.batch.year, schedule, clause.clause, known)

    def _by_rules(self, old: Schedule, new: Schedule) -> Stages:
        """The cases with lines that a changed rule settles: those that are about rules first."""
        same = {id(rule) for rule in old.combine} & {id(rule) for rule in new.combine}
        rules = [rule for schedule in (old, new) for rule in schedule.combine if id(rule) not in same]
        concerned = np.zeros(len(self.batch.cases), bool)
        for rule in rules:
            concerned |= self._acts(rule, self.lines, np.arange(len(self.batch.cases)))
        together = np.array([isinstance(case.example, CombinationExample) for case in self.batch.cases], bool)
        return _numbers(concerned & together), _numbers(concerned & ~together)

    def _by_lines(self, results: Sequence[ClauseResult], change: Change, changed: Schedule) -> Stages:
        """Cases with a line that came out otherwise, then those in which only its reason or its group may have."""
        size = len(self.batch.cases)
        surely, maybe = np.zeros(size, bool), np.zeros(size, bool)
        for old, new in zip(self.results, results, strict=True):
            if old is not new:
                of = self.batch.read.reading_of[new.clause.for_each]
                otherwise, perhaps = _otherwise(old, new)
                surely[of[otherwise]] = True
                maybe[of[perhaps]] = True
                if any(step.named for step in new.clause.award):
                    maybe[of] = True  # another band is another group
        if "derive" in change.path or "constants" in change.path:
            maybe |= self._by_names(results, changed)
        if "payment" in change.path[:3]:
            surely &= self.paying
        first = sorted(_numbers(surely), key=lambda number: self._is_far(number, change))
        return first, _numbers(maybe & ~surely)

    def _by_names(self, results: Sequence[ClauseResult], changed: Schedule) -> Rows:
        """Cases in which a name decides how an award is paid, or what a rule leaves."""
        maybe = np.zeros(len(self.batch.cases), bool)
        for old, new in zip(self.results, results, strict=True):
            if old is not new and any(names_in(new.clause.payment)):
                maybe[self.batch.read.reading_of[new.clause.for_each]] = True
        maybe &= self.paying
        for rule in changed.combine:
            if any(names_in(rule)):
                maybe |= self._acts(rule, self.lines, np.arange(len(maybe)))
        return maybe

    def _is_far(self, number: int, change: Change) -> tuple[bool, bool]:
        case = self.batch.cases[number]
        return (change.clause not in case.clauses, isinstance(case.example, CombinationExample))

    def _failing(
        self, changed: Schedule, results: Sequence[ClauseResult], lines: Counts, stages: Stages
    ) -> Case | None:
        for stage in (part for whole in stages for part in _more_and_more(whole)):
            own = np.asarray(lines[stage].sum(axis=0) > 0)
            speaking = [result for result, speaks in zip(results, own, strict=True) if speaks]
            rules = tuple(rule for rule in changed.combine if self._acts(rule, lines, stage).any())
            lean = changed.model_copy(update={"combine": rules})
            for number, found in self.batch.found(lean, speaking, stage).items():
                if not agrees(self.batch.cases[number], found):
                    return self.batch.cases[number]
        return None

    def _acts(self, rule: Rule, lines: Counts, cases: Sequence[int] | Counts) -> Rows:
        """In which of some cases a rule can change a line: with several of its clauses, or earlier awards, or alone."""
        own = lines[cases][:, self._members_of(rule)].sum(axis=1)
        least = 1 if rule.settles_alone else 2
        return np.asarray((own >= least) | ((own >= 1) & self.earlier[cases]))

    def _members_of(self, rule: Rule) -> list[int]:
        """The columns of the clauses whose lines are in a rule's groups."""
        if id(rule) not in self._members:
            members = set(rule.members_of([clause.clause for clause in self.schedule.clauses]))
            columns = [number for number, clause in enumerate(self.schedule.clauses) if clause.clause in members]
            self._members[id(rule)] = (rule, columns)  # the rule is kept, so that no other is taken for it
        return self._members[id(rule)][1]


def _more_and_more(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """One, then the next two, then the next four: most changes are noticed by the first."""
    begins, size = 0, 1
    while begins < len(numbers):
        yield numbers[begins : begins + size]
        begins, size = begins + size, size * 2


def _numbers(rows: Rows) -> list[int]:
    return [int(number) for number in np.flatnonzero(rows)]


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
