"""Assessment: from claims to settled lines, for one schedule and policy year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from subsidy_calc.assess.clause import ClauseResult, assess_clause
from subsidy_calc.assess.combination import Combined, combine
from subsidy_calc.assess.decisions import decide
from subsidy_calc.assess.lines import RowsOf, make_lines
from subsidy_calc.assess.pools import Left
from subsidy_calc.assess.reasons import untold_facts
from subsidy_calc.assess.recorded import less_recorded, not_claimed, set_aside
from subsidy_calc.facts.claims import Claims, in_order
from subsidy_calc.facts.fates import REFUSED_FOR
from subsidy_calc.facts.reading import Ghost
from subsidy_calc.facts.table import FactTable
from subsidy_calc.facts.view import ClaimFacts
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.figure import Operand
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem, ScheduleRefused
from subsidy_calc.values.verdicts import CANNOT_TELL, Verdicts

YEAR_OUTSIDE = wording(
    "run.year_outside", zh="{year}年度不在政策有效期内", en="the policy year {year} is outside the time in force"
)
CHOOSE_YEAR = wording(
    "run.choose_year",
    zh="--year 写认定或实施的年度，不是兑现的年度",
    en="--year is the year of the claims, not of payment",
)
ABOUT_MISSING = wording(
    "row.about_missing", zh="未填{facts}，不知适用哪一条款", en="without {facts} no clause can be chosen for it"
)


@dataclass(frozen=True, slots=True, eq=False)
class Assessment:
    """Settled lines, and the claims with the rows that no clause could be chosen for taken out."""

    schedule: Schedule
    year: PolicyYear
    claims: Claims
    combined: Combined


def assess(schedule: Schedule, claims: Claims, year: PolicyYear, pools: Left | None = None) -> Assessment:
    """Judge, derive and combine; `pools` where the claims are a part of a run, see `combine`.

    Raises:
        ScheduleRefused: no day of the policy year lies in the schedule's time in force.
    """
    check_year(schedule, year)
    return settle(schedule, claims, year, assess_clauses(schedule, claims.tables, year), pools=pools)


def settle(  # noqa: PLR0913  what is combined, and what else bears on it
    schedule: Schedule,
    claims: Claims,
    year: PolicyYear,
    results: Sequence[ClauseResult],
    only: RowsOf | None = None,
    *,
    pools: Left | None = None,
) -> Assessment:
    """Combine what clauses come to; `only` names the rows of each table that count, all where it is not given."""
    claims, refused = _refuse_unchosen(claims, results, only)
    claimed = dict.fromkeys(clause.for_each for clause in schedule.clauses)
    lines = make_lines(results, [claims.tables[name] for name in claimed], refused, only)
    claims, own = set_aside(claims, lines, year)
    combined = combine(schedule, lines, claims, year, pools)
    combined, unfollowed = decide(combined, claims.decisions, claims.unread_decisions)
    combined, overpaid = less_recorded(combined, own)
    apart = not_claimed(schedule, claims, lines, year)
    problems = tuple(sorted(dict.fromkeys([*claims.problems, *unfollowed, *overpaid, *apart]), key=in_order))
    return Assessment(schedule, year, replace(claims, problems=problems), combined)


def assess_clauses(schedule: Schedule, tables: dict[str, FactTable], year: PolicyYear) -> list[ClauseResult]:
    """Every clause on the rows of its table; what tables derive is computed once for all."""
    known: dict[tuple[str, str | None, str], Operand | Verdicts] = {}
    return [
        assess_clause(
            clause, schedule, ClaimFacts(tables, tables[clause.for_each], year, schedule, clause.clause, known)
        )
        for clause in schedule.clauses
    ]


def check_year(schedule: Schedule, year: PolicyYear) -> None:
    """Refuse a policy year of which no clause is in force on any day.

    Raises:
        ScheduleRefused: the year is wholly outside.
    """
    if not any(period.touches(year) for period in schedule.periods):
        place = schedule.in_force.place
        found = f"{schedule.in_force.from_ or ''}–{schedule.in_force.to or ''}"
        problem = Problem("year_outside", place, YEAR_OUTSIDE(year=year.number), found, fix=CHOOSE_YEAR())
        raise ScheduleRefused([problem])


def _refuse_unchosen(
    claims: Claims, results: Sequence[ClauseResult], only: RowsOf | None
) -> tuple[Claims, set[tuple[str, int]]]:
    """Refuse, as rows, the claims that lack a fact without which no clause can be chosen."""
    unchosen = _unchosen(claims, results)
    found = {(table.name, row): problem for table, row, problem in unchosen if only is None or only[table.name][row]}
    if not found:
        return claims, set()
    places = {claims.tables[table].read[claim].place: problem for (table, claim), problem in found.items()}
    fates = tuple(
        replace(fate, fate="refused", detail=REFUSED_FOR(reasons=(places[fate.place].says,)))
        if fate.place in places
        else fate
        for fate in claims.fates
    )
    ghosts = [_ghost(claims.tables[table], claim) for table, claim in found]
    problems = sorted(dict.fromkeys([*claims.problems, *found.values()]), key=in_order)
    changed = replace(claims, fates=fates, ghosts=(*claims.ghosts, *ghosts), problems=tuple(problems))
    return changed, set(found)


def _unchosen(claims: Claims, results: Sequence[ClauseResult]) -> Iterator[tuple[FactTable, int, Problem]]:
    for result in results:
        table = claims.tables[result.clause.for_each]
        for claim in np.flatnonzero(result.speaks_of == CANNOT_TELL):
            row = int(claim)
            facts = [fact for verdicts in result.about for fact in untold_facts(verdicts, row)]
            place = next((fact.place for fact in facts if fact.place), table.read[row].place)
            labels = tuple(dict.fromkeys(fact.label for fact in facts))
            yield table, row, Problem("about_missing", place, ABOUT_MISSING(facts=labels))


def _ghost(table: FactTable, claim: int) -> Ghost:
    row, spec = table.read[claim], table.spec
    parts = dict(zip(spec.key, table.keys[claim], strict=True))
    return Ghost(table.name, row.place, str(row.values[spec.code_column]), {**dict.fromkeys(spec.columns), **parts})
