"""This program's clauses alone: verdicts of every condition and the derivation of every sum, as columns.

The rules between lines, and the lines with their names and reasons, follow when the time is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.awards import Awards
from benchmarks.competitors import this_program
from benchmarks.competitors.this_program import Tables, prepare
from benchmarks.data import YEAR
from subsidy_calc.assess.assessment import assess_clauses, settle
from subsidy_calc.assess.clause import ClauseResult

__all__ = ["NAME", "PACKAGES", "SAMPLE", "awards", "compute", "prepare"]

NAME, PACKAGES, SAMPLE = "subsidy-calc: verdicts and derivations", ("subsidy-calc",), 1


@dataclass(frozen=True, slots=True)
class Judged:
    tables: Tables
    results: Sequence[ClauseResult]


def compute(tables: Tables) -> Judged:
    year = tables.schedule.policy_year(YEAR)
    return Judged(tables, assess_clauses(tables.schedule, tables.claims.tables, year))


def awards(judged: Judged) -> Awards:
    schedule, claims = judged.tables.schedule, judged.tables.claims
    return this_program.awards(settle(schedule, claims, schedule.policy_year(YEAR), judged.results))
