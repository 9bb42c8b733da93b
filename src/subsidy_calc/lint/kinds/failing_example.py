"""Failing example: an example of the schedule that does not come to what it states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.values.messages import say, wording
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

FAILS = wording("lint.example_fails", zh="例子“{case}”算出来不符", en="the example “{case}” does not come out")
EXPECTED = wording("lint.example_expected", zh="{outcome}", en="{outcome}")
MEND = wording(
    "lint.mend_example",
    zh="核对手算结果与条款，改正其中错的一处",
    en="work it out by hand, and mend the example or the clause",
)


def find(look: Look) -> Iterator[Problem]:
    for result in look.results:
        if not result.passed:
            says, found = FAILS(case=result.case), say(result.found, look.schedule.language)
            yield Problem("failing_example", result.place, says, found, EXPECTED(outcome=result.expected), MEND())
