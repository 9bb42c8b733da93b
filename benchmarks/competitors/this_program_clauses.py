"""This program's clauses alone: verdicts of every condition and the derivation of every sum, as columns.

The rule between lines, that a recognition is paid once, and the lines with names and reasons are in `this_program`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from benchmarks.awards import Awards
from benchmarks.competitors.made_tables import made_tables
from benchmarks.competitors.this_program import RULES
from benchmarks.data import YEAR, Claims
from subsidy_calc.assess.assessment import assess_clauses
from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.facts.table import FactTable
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.exact import Index
from subsidy_calc.values.verdicts import YES

PACKAGES: tuple[str, ...] = ("subsidy-calc",)


@dataclass(frozen=True, slots=True)
class Tables:
    schedule: Schedule
    tables: dict[str, FactTable]
    claims: Claims


@dataclass(frozen=True, slots=True)
class Judged:
    results: Sequence[ClauseResult]
    claims: Claims


def prepare(claims: Claims) -> Tables:
    schedule = read_schedule(RULES.read_bytes(), RULES.name)
    return Tables(schedule, made_tables(schedule, claims), claims)


def compute(tables: Tables) -> Judged:
    results = assess_clauses(tables.schedule, tables.tables, tables.schedule.policy_year(YEAR))
    return Judged(results, tables.claims)


def awards(judged: Judged) -> Awards:
    claims = judged.claims
    found = {
        "project": np.zeros(len(claims.projects.kind), np.int64),
        "recognition": np.zeros(len(claims.recognitions.kind), np.int64),
    }
    for result in judged.results:
        paid = (result.speaks_of == YES) & (result.is_eligible == YES) & (result.in_force.values == YES)
        fen = result.award.values.numerators * 100 // result.award.values.denominator
        found[result.clause.for_each] += np.where(paid, fen, 0)
    recognitions = _earliest(claims, found["recognition"])
    totals = np.zeros(len(claims.enterprises.uscc), np.int64)
    np.add.at(totals, claims.projects.enterprise, found["project"])
    np.add.at(totals, claims.recognitions.enterprise, recognitions)
    return Awards(found["project"].tolist(), recognitions.tolist(), totals.tolist())


def _earliest(claims: Claims, fen: Index) -> Index:
    """What is left once a recognition is paid once: the time for that is not taken here."""
    r = claims.recognitions
    first: dict[tuple[int, str, str], int] = {}
    for row in sorted(np.flatnonzero(fen).tolist(), key=lambda row: r.date[row]):
        first.setdefault((r.enterprise[row], r.level[row], r.kind[row]), row)
    kept = np.zeros(len(fen), np.int64)
    rows = np.array(list(first.values()), np.int64)
    kept[rows] = fen[rows]
    return kept
