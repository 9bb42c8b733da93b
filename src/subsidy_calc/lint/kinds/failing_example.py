"""Failing example: an example of the schedule that does not come to what it states."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

LEVEL: Final[Level] = "finding"

FAILS = wording("lint.example_fails", zh="例子“{case}”算得{found}", en="the example “{case}” comes to: {found}")
EXPECTED = wording("lint.example_expected", zh="{outcome}", en="{outcome}")
MEND = wording(
    "lint.mend_example",
    zh="核对手算结果与条款，改正其中错的一处；这一条款的界限有没有例子，改好后再查",
    en="work it out by hand, and mend the example or the clause; whether the clause's boundaries are tried is looked at "
    "after that",
)


def find(look: Look) -> Iterator[Problem]:
    for result in look.results:
        if not result.passed:
            says, expected = FAILS(case=result.case, found=result.found), EXPECTED(outcome=result.expected)
            yield Problem("failing_example", result.place, says, expected=expected, fix=MEND())
