"""Look: a schedule as the kinds of findings look at it; what several of them need is worked out once."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property

from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.facts.no_rows import tables_without_rows
from subsidy_calc.facts.table import FactTable
from subsidy_calc.facts.view import ClaimFacts
from subsidy_calc.grammar.condition import Condition
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.lint.reading import Reader
from subsidy_calc.lint.visits import Visit, visits
from subsidy_calc.proof.examples import ExampleResult, results_of
from subsidy_calc.proof.trial import Batch, Trial, trial_of
from subsidy_calc.schedule.model import Clause, OpenQuestion, Schedule
from subsidy_calc.schedule.scope import ClauseScope
from subsidy_calc.values.messages import Message
from subsidy_calc.values.places import Line

YEAR = re.compile(r"(?<!\d)(?:19|20|21)\d\d(?!\d)")


@dataclass(frozen=True)
class Look:
    """A schedule, and the day on which it is looked at."""

    schedule: Schedule
    on: dt.date

    @cached_property
    def results(self) -> Sequence[ExampleResult]:
        """What the schedule's examples come to."""
        return results_of(self.trial)

    @cached_property
    def trial(self) -> Trial:
        """The schedule's examples."""
        return trial_of(self.schedule)

    @cached_property
    def computed(self) -> Sequence[tuple[Batch, Sequence[ClauseResult]]]:
        """Every clause on the examples of each policy year."""
        return [(batch, batch.results(self.trial.schedule)) for batch in self.trial.batches]

    @cached_property
    def acting(self) -> Collection[Line]:
        """Where rules of combination stand that change a line of some example."""
        settled = (batch.settled(self.trial.schedule, results) for batch, results in self.computed)
        acting = (by for each in settled for steps in each.combined.settled.values() for by, _ in steps)
        return {rule.place for rule in acting}

    @cached_property
    def failing(self) -> Collection[str]:
        """The clauses with an example that does not come to what it states."""
        return {result.clause for result in self.results if not result.passed and result.clause}

    @cached_property
    def visits(self) -> Sequence[Visit]:
        """Every part of every clause, in each policy year that may matter."""
        return [
            visit
            for clause in self.schedule.clauses
            for year in self.years(clause)
            for visit in visits(clause, self.reader(clause, year))
        ]

    def reader(self, clause: Clause, year: PolicyYear | None = None) -> Reader:
        """What reads a clause's conditions, in a year or in the first one."""
        return Reader(self.scope(clause), year or self.years(clause)[0])

    def scope(self, clause: Clause) -> ClauseScope:
        """What a clause may name."""
        return ClauseScope(self.schedule, clause.for_each, [], clause.clause)

    def years(self, clause: Clause) -> list[PolicyYear]:
        """Policy years in which a clause is in force: the first and the last, and those around years that it names.

        Between them nothing changes. Where its conditions do not ask for the year one is enough.
        """
        period, written = clause.in_force or self.schedule.in_force, self._written(clause)
        named = {int(year) for year in YEAR.findall(written)} | {self.on.year, self.schedule.first_year}
        first = min(named) if period.from_ is None else period.from_.year - 1
        last = max(named) + 1 if period.to is None else period.to.year
        numbers = {first, first + 1, first + 2, last - 1, last, *(year + by for year in named for by in (-1, 0, 1))}
        years = [self.schedule.policy_year(number) for number in sorted(numbers) if first <= number <= last]
        held = [year for year in years if period.touches(year)] or years[:1]
        return held if any(word in written for word in ("award_year", "by_date")) else held[:1]

    def settled(self, question: OpenQuestion, *clauses: Clause) -> bool:
        """Whether one assumption answers a question for all of some clauses."""
        names = {clause.clause for clause in clauses}
        return any(
            question in assumption.settles and (assumption.for_ is None or names <= set(assumption.for_))
            for assumption in self.schedule.assumptions
        )

    def words(self, condition: Condition, visit: Visit) -> Message:
        """A condition as people are told it."""
        return condition.judge(self._facts(visit)).label

    def value_words(self, parameter: Parameter, visit: Visit) -> Message:
        """A value as people are told it."""
        return parameter.operand(self._facts(visit)).source.label

    def _facts(self, visit: Visit) -> ClaimFacts:
        scope, year = visit.reader.scope, visit.reader.year
        return ClaimFacts(self._tables, self._tables[scope.table], year, self.schedule, scope.clause)

    @cached_property
    def _tables(self) -> dict[str, FactTable]:
        """The tables without rows: the words for claims need none."""
        return tables_without_rows(self.schedule)

    def _written(self, clause: Clause) -> str:
        """All that the conditions and steps of a clause are made of, as text."""
        shared = self.schedule.model_dump_json(include={"constants", "all_clauses", "tables", "year_begins"})
        return shared + clause.model_dump_json(exclude={"examples", "typical", "says", "cites"})
