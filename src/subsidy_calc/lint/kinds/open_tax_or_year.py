"""Open tax or year: a share of amounts of which nobody said whether tax is in them, or of which year they are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from subsidy_calc.grammar.band_list import BandBranch
from subsidy_calc.grammar.walk import all_written
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.vocabulary import TAX, YEAR
from subsidy_calc.schedule.model import Clause, OpenQuestion
from subsidy_calc.steps.rate import Rate
from subsidy_calc.values.messages import Wording, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

OPEN_TAX = wording(
    "lint.open_tax",
    zh="条款“{clause}”按比例奖励，没有说金额是否含税",
    en="the clause “{clause}” pays a share, and nothing says whether the amounts include tax",
)
OPEN_YEAR = wording(
    "lint.open_year",
    zh="条款“{clause}”按比例奖励，没有说是哪一年度的金额",
    en="the clause “{clause}” pays a share, and nothing says of which year the amounts are",
)
ASSUME = wording(
    "lint.assume",
    zh="在 says 写明，或在 assumptions 写一条 {{says: …, for: [{clause}], settles: [{question}]}}",
    en="say so in `says`, or write an assumption {{says: …, for: [{clause}], settles: [{question}]}}",
)
# written in `says`, these answer the question
ANSWERS: dict[OpenQuestion, tuple[re.Pattern[str], Wording]] = {
    "tax": (TAX, OPEN_TAX),
    "year": (YEAR, OPEN_YEAR),
}


def find(look: Look) -> Iterator[Problem]:
    for clause in look.schedule.clauses:
        place = _first_rate(clause)
        if place is None:
            continue
        for question, (answered, says) in ANSWERS.items():
            if not answered.search(clause.says) and not look.settled(question, clause):
                fix = ASSUME(clause=clause.clause, question=question)
                yield Problem(f"open_{question}", place, says(clause=clause.clause), fix=fix)


def _first_rate(clause: Clause) -> Line | None:
    for step in clause.award:
        for part in all_written(step):
            if isinstance(part, Rate) or (isinstance(part, BandBranch) and part.rate is not None):
                return part.place
    return None
