"""Trial: all examples of a schedule as claims of the same tables, computed at once, a policy year at a time.

Each example is read by itself, so that it stands for the claims of one enterprise and nothing
else; then all of a year stand side by side, and a clause is computed once for all of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from subsidy_calc.assess.assessment import Assessment, assess_clauses, check_year, settle
from subsidy_calc.assess.award_lines import AwardLine, award_lines
from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.facts.claims import Claims, build_claims
from subsidy_calc.facts.side_by_side import SideBySide, side_by_side
from subsidy_calc.grammar.combination import Pool, Rule
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.proof.example_claims import ExampleClaimOf, example_sheets
from subsidy_calc.schedule.example import CombinationExample, Example
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.schedule.scope import visible_tables
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, Refused

REFUSED = wording(
    "example.refused", zh="这一例的申报未被接受：{problems}", en="the example's claim is refused: {problems}"
)
FOUND = wording("example.found", zh="{says}（“{found}”）", en="{says} (“{found}”)")
ALLOWED = wording(
    "example.allowed",
    zh="{says}（“{found}”，应为{expected}）",
    en="{says} (“{found}”; allowed: {expected})",
)

ALONE = "A"  # the only claim of an example of one clause
Rows: TypeAlias = npt.NDArray[np.bool_]
Found: TypeAlias = "Mapping[str, AwardLine | None]"  # of each claim of an example, by its name


@dataclass(frozen=True, slots=True, eq=False)
class Case:
    """An example with its claims, and the policy year that it is judged in."""

    example: Example | CombinationExample
    clause: str  # empty for an example of combination
    claims: tuple[ExampleClaimOf, ...]
    year: int

    @property
    def place(self) -> Line:
        return self.example.place

    @property
    def states_payment(self) -> bool:
        """Whether it says how its award is paid."""
        return isinstance(self.example, Example) and (self.example.payable_now is not None or bool(self.example.paid))

    @property
    def clauses(self) -> set[str]:
        """The clauses that it states an outcome of."""
        return {claim.clause.clause for claim in self.claims}


@dataclass(frozen=True, slots=True, eq=False)
class Batch:
    """The examples of one policy year, side by side."""

    year: PolicyYear
    cases: Sequence[Case]
    read: SideBySide
    rows: Sequence[Mapping[str, int]]  # of each case, the row of each of its claims that was accepted, by name

    @property
    def claims(self) -> Claims:
        return self.read.claims

    def results(self, schedule: Schedule) -> list[ClauseResult]:
        """Every clause on all claims of the year."""
        return assess_clauses(schedule, self.claims.tables, self.year)

    def settled(
        self, schedule: Schedule, results: Sequence[ClauseResult], only: Collection[int] | None = None
    ) -> Assessment:
        """The lines of all cases, or of some, after combination."""
        wanted = None
        if only is not None:
            chosen = np.zeros(len(self.cases), bool)
            chosen[list(only)] = True
            wanted = {table: chosen[of] for table, of in self.read.reading_of.items()}
        return settle(schedule, self.claims, self.year, results, wanted)

    def found(
        self, schedule: Schedule, results: Sequence[ClauseResult], only: Collection[int] | None = None
    ) -> dict[int, Found]:
        """What the claims of each case come to, or of some cases only, by the case's number."""
        numbers = range(len(self.cases)) if only is None else only
        lines = award_lines(
            self.settled(schedule, results, only), paid=any(self.cases[number].states_payment for number in numbers)
        )
        by_claim = {(line.head.clause, line.head.table, line.head.claim): line for line in lines}
        return {number: self._of(number, by_claim) for number in numbers}

    def own_rows(self, clause: Clause) -> Rows:
        """The rows of a clause's table that stand for a claim of an example of this clause."""
        own = np.zeros(self.claims.tables[clause.for_each].rows.size, bool)
        for case, rows in zip(self.cases, self.rows, strict=True):
            own[[rows[claim.name] for claim in case.claims if claim.clause is clause and claim.name in rows]] = True
        return own

    def _of(self, number: int, lines: Mapping[tuple[str, str, int], AwardLine]) -> Found:
        rows = self.rows[number]
        return {
            claim.name: lines.get((claim.clause.clause, claim.clause.for_each, rows[claim.name]))
            if claim.name in rows
            else None
            for claim in self.cases[number].claims
        }


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """A schedule's examples, ready to be computed: in the order written, those refused, and the batches."""

    schedule: Schedule  # in which every pool is one enterprise's
    cases: Sequence[Case]
    refused: Mapping[Case, Message]
    batches: Sequence[Batch]

    def found(self) -> dict[Case, Found]:
        """What every example that was accepted comes to."""
        return {
            batch.cases[number]: found
            for batch in self.batches
            for number, found in batch.found(self.schedule, batch.results(self.schedule)).items()
        }


def trial_of(schedule: Schedule) -> Trial:
    """Read all examples of a schedule."""
    cases = list(_cases(schedule))
    refused: dict[Case, Message] = {}
    years: dict[int, _Gathered] = {}
    for case in cases:
        # the first of a year has every table, the others those that they hold rows of
        read = _read(_of_tables(schedule, case) if case.year in years else schedule, case)
        if isinstance(read, Message):
            refused[case] = read
        else:
            years.setdefault(case.year, _Gathered()).add(case, *read)
    batches = [each.batch(schedule.policy_year(year)) for year, each in years.items()]
    return Trial(each_by_itself(schedule), cases, refused, batches)


def each_by_itself(schedule: Schedule) -> Schedule:
    """The schedule with pools of each enterprise: an example has one enterprise, and shares with no other example."""
    rules = tuple(map(_of_one_enterprise, schedule.combine))
    return schedule.model_copy(update={"combine": rules})


def _of_one_enterprise(rule: Rule) -> Rule:
    grouped = rule.grouped
    if not isinstance(grouped, Pool) or ENTERPRISE in grouped.per:
        return rule
    own = grouped.model_copy(update={"per": [ENTERPRISE, *grouped.per]})
    return rule.model_copy(update={rule.word: own})


def _cases(schedule: Schedule) -> Iterable[Case]:
    for clause in schedule.clauses:
        for example in clause.examples:
            alone = ExampleClaimOf(ALONE, clause, example.change, example.rows)
            yield Case(example, clause.clause, (alone,), _year(schedule, clause, example.year))
    for together in schedule.examples:
        claims = tuple(
            ExampleClaimOf(name, schedule.clause(claim.clause), claim.change, claim.rows)
            for name, claim in together.claims.items()
        )
        yield Case(together, "", claims, _year(schedule, claims[0].clause, together.year))


def _year(schedule: Schedule, clause: Clause, stated: int | None) -> int:
    if stated is not None:
        return stated
    if clause.typical is not None and clause.typical.year is not None:
        return clause.typical.year
    return schedule.first_year


def _of_tables(schedule: Schedule, case: Case) -> Schedule:
    """The schedule with the tables that an example speaks of: reading the others would find nothing."""
    named = {claim.clause.for_each for claim in case.claims} | {
        name for claim in case.claims for name in claim.all_rows
    }
    named |= {schedule.clause(award.clause).for_each for award in case.example.earlier}
    wanted = {table for name in named for table in visible_tables(schedule, name)}
    tables = {name: table for name, table in schedule.tables.items() if name in wanted}
    return schedule.model_copy(update={"tables": tables})


def _read(schedule: Schedule, case: Case) -> tuple[Claims, dict[str, int]] | Message:
    sheets = example_sheets(schedule, case.claims, case.example.earlier)
    try:
        claims = build_claims(schedule, sheets.sheets)
        check_year(schedule, schedule.policy_year(case.year))
    except Refused as error:
        return REFUSED(problems=tuple(map(_told, error.problems)))
    refused = [fate for fate in claims.fates if fate.fate == "refused"]
    if refused:
        told = tuple(map(_told, claims.problems))
        return REFUSED(problems=told or tuple(fate.detail for fate in refused if fate.detail is not None))
    rows = {}
    for claim in case.claims:
        table = claims.tables[claim.clause.for_each]
        numbers = {row.place.row: number for number, row in enumerate(table.read)}
        if (number := numbers.get(sheets.claims[claim.name][1])) is not None:
            rows[claim.name] = number
    return claims, rows


def _told(problem: Problem) -> Message:
    """A problem of an example's claim in one sentence: there is no cell to point at."""
    if problem.expected is not None:
        return ALLOWED(says=problem.says, found=problem.found, expected=problem.expected)
    return FOUND(says=problem.says, found=problem.found) if problem.found else problem.says


@dataclass
class _Gathered:
    cases: list[Case] = field(default_factory=list)
    readings: list[Claims] = field(default_factory=list)
    rows: list[dict[str, int]] = field(default_factory=list)

    def add(self, case: Case, claims: Claims, rows: dict[str, int]) -> None:
        self.cases.append(case)
        self.readings.append(claims)
        self.rows.append(rows)

    def batch(self, year: PolicyYear) -> Batch:
        rows = []
        before: dict[str, int] = {}
        for case, claims, own in zip(self.cases, self.readings, self.rows, strict=True):
            tables = {claim.name: claim.clause.for_each for claim in case.claims}
            rows.append({name: row + before.get(tables[name], 0) for name, row in own.items()})
            for name, table in claims.tables.items():
                before[name] = before.get(name, 0) + table.rows.size
        return Batch(year, self.cases, side_by_side(self.readings), rows)
