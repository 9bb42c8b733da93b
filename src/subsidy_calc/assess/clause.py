"""One clause on its claims: of which it speaks, which are eligible, and what the steps come to."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

import numpy as np

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.step_list import derive_steps
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.values.exact import compared, constant
from subsidy_calc.values.figure import Figure
from subsidy_calc.values.messages import wording
from subsidy_calc.values.verdicts import NO, YES, VerdictColumn, Verdicts, all_of, verdict_column

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
    eligible = tuple(condition.judge(facts) for condition in clause.eligible_if)
    return ClauseResult(
        clause=clause,
        facts=facts,
        about=about,
        in_force=_in_force(clause, schedule, facts),
        eligible=eligible,
        speaks_of=all_of([verdicts.values for verdicts in about], facts.rows.size),
        is_eligible=all_of([verdicts.values for verdicts in eligible], facts.rows.size),
        award=derive_steps(clause.award, facts),
    )


def _in_force(clause: Clause, schedule: Schedule, facts: Facts) -> Verdicts:
    period = clause.in_force or schedule.in_force
    if clause.as_of is None:
        verdict = YES if period.touches(facts.year) else NO
        values = np.full(facts.rows.size, verdict, np.uint8)
        return Verdicts(IN_FORCE(), values, period.place)
    date = facts.fact(clause.as_of)
    each = []
    for day, sign in ((period.from_, 1), (period.to, -1)):
        if day is not None:
            bound = constant(Fraction(day.toordinal()), facts.rows.size)
            side, known = compared(date.numbers(), bound)
            each.append(verdict_column(np.asarray(side * sign >= 0), known))
    return Verdicts(IN_FORCE(), all_of(each, facts.rows.size), period.place, (date,))
