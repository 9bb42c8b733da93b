"""One clause on its claims: of which it speaks, which are eligible, and what the steps come to."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np

from subsidy_calc.grammar.days import within_days
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.step_list import derive_steps
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.values.figure import Figure, Operand
from subsidy_calc.values.messages import wording
from subsidy_calc.values.verdicts import NO, YES, VerdictColumn, Verdicts, all_of, any_of

IN_FORCE = wording("clause.in_force", zh="在政策有效期内", en="in force")


@dataclass(frozen=True, slots=True, eq=False)
class ClauseResult:
    """A clause judged and derived for every row of its claim table."""

    clause: Clause
    facts: Facts
    about: tuple[Verdicts, ...]
    in_force: Verdicts
    eligible: tuple[Verdicts, ...]
    speaks_of: VerdictColumn  # all of `about`
    is_eligible: VerdictColumn  # all of `eligible`
    award: Figure


def assess_clause(clause: Clause, schedule: Schedule, facts: Facts) -> ClauseResult:
    """Judge and derive a clause for all claims at once."""
    about = tuple(condition.judge(facts) for condition in clause.about)
    eligible = tuple(condition.judge(facts) for condition in schedule.conditions_of(clause))
    return _result(clause, schedule, facts, (about, eligible))


def assess_again(clause: Clause, schedule: Schedule, old: ClauseResult, facts: Facts) -> ClauseResult:
    """A clause of which conditions or steps were changed; what is still the same is taken over."""
    conditions = (*old.clause.about, *schedule.conditions_of(old.clause))
    judged = {id(each): verdicts for each, verdicts in zip(conditions, (*old.about, *old.eligible), strict=True)}
    about, eligible = (
        tuple(judged.get(id(condition)) or condition.judge(facts) for condition in conditions)
        for conditions in (clause.about, schedule.conditions_of(clause))
    )
    award = old.award if clause.award is old.clause.award else None
    return _result(clause, schedule, facts, (about, eligible), award)


def _result(
    clause: Clause,
    schedule: Schedule,
    facts: Facts,
    judged: tuple[tuple[Verdicts, ...], tuple[Verdicts, ...]],
    award: Figure | None = None,
) -> ClauseResult:
    about, eligible = judged
    return ClauseResult(
        clause=clause,
        facts=facts,
        about=about,
        in_force=_in_force(clause, schedule, facts),
        eligible=eligible,
        speaks_of=all_of([verdicts.values for verdicts in about], facts.rows.size),
        is_eligible=all_of([verdicts.values for verdicts in eligible], facts.rows.size),
        award=derive_steps(schedule.steps_of(clause), facts) if award is None else award,
    )


def _in_force(clause: Clause, schedule: Schedule, facts: Facts) -> Verdicts:
    """Whether the clause holds for a claim: on its day, or in its year, or under what was begun before a repeal."""
    period = clause.in_force or schedule.in_force
    if clause.as_of is None:
        values = _always(period.touches(facts.year), facts)
        operands: tuple[Operand, ...] = ()
    else:
        date = facts.fact(clause.as_of)
        values, operands = within_days(date.numbers(), period.from_, period.to), (date,)
    if clause.repealed is not None:
        not_yet, begun = _not_repealed(clause, clause.repealed, facts)
        values, operands = all_of([values, not_yet], facts.rows.size), (*operands, *begun)
    return Verdicts(IN_FORCE(), values, period.place, operands)


def _not_repealed(clause: Clause, repealed: dt.date, facts: Facts) -> tuple[VerdictColumn, tuple[Operand, ...]]:
    last = repealed - dt.timedelta(days=1)  # the day of the repeal is the first without the clause
    if clause.as_of is None:
        standing = _always(facts.year.first <= last, facts)
    else:
        standing = within_days(facts.fact(clause.as_of).numbers(), None, last)
    if clause.transition is None:
        return standing, ()
    begun = facts.fact(clause.transition.begun)
    finishes = within_days(begun.numbers(), None, clause.transition.before - dt.timedelta(days=1))
    return any_of([standing, finishes], facts.rows.size), (begun,)


def _always(holds: bool, facts: Facts) -> VerdictColumn:
    return np.full(facts.rows.size, YES if holds else NO, np.uint8)
