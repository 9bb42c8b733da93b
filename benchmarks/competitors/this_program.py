"""This program on tables that were read before: verdicts and derivations, lines, and the rules between them.

Every line comes with its status, its reason where it is nil, its name, and a derivation down to its cells.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.awards import Awards
from benchmarks.data import YEAR, Claims
from benchmarks.files import write_parquet
from subsidy_calc.assess.assessment import Assessment, assess
from subsidy_calc.assess.award_lines import award_lines
from subsidy_calc.facts.claims import Claims as ReadClaims
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.intake.readers import read_files
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.model import Schedule

PACKAGES: tuple[str, ...] = ("subsidy-calc",)

RULES = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"


@dataclass(frozen=True, slots=True)
class Tables:
    schedule: Schedule
    claims: ReadClaims


def prepare(claims: Claims) -> Tables:
    schedule = read_schedule(RULES.read_bytes(), RULES.name)
    with tempfile.TemporaryDirectory() as folder:
        files = [(path.read_bytes(), path.name) for path in write_parquet(claims, Path(folder))]
    read = read_files(files)
    built = build_claims(schedule, read.sheets, file_problems=read.problems)
    if built.problems:
        raise RuntimeError(built.problems[:5])
    return Tables(schedule, built)


def compute(tables: Tables) -> Assessment:
    return assess(tables.schedule, tables.claims, tables.schedule.policy_year(YEAR))


def awards(assessment: Assessment) -> Awards:
    tables = assessment.claims.tables
    fen = {name: [0] * tables[name].rows.size for name in ("project", "recognition", "enterprise")}
    own = {name: tables[name].parents["enterprise"].tolist() for name in ("project", "recognition")}
    for line in award_lines(assessment):
        award = int(line.award * 100)
        fen[line.head.table][line.head.claim] = award
        fen["enterprise"][own[line.head.table][line.head.claim]] += award
    return Awards(fen["project"], fen["recognition"], fen["enterprise"])
