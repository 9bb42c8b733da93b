"""The shipped schedule with one thing spoiled, and what is then told by a run that has no sound claims either."""

from __future__ import annotations

from pathlib import Path

import pytest

from subsidy_calc.outputs.inputs import Inputs, Options, Taken
from subsidy_calc.pipeline import compute
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, ScheduleRefused

NAME = "quanjiao-2020.yaml"
RULES = (Path(__file__).parents[2] / "rules" / NAME).read_text(encoding="utf-8")
NO_CLAIMS = Taken("申报表.xlsx", "claims/1-申报表.xlsx", b"PK\x03\x04 no workbook")


def problems_of(content: bytes) -> tuple[Problem, ...]:
    """What a run tells: the schedule's problems alone, whatever is wrong with the claims."""
    with pytest.raises(ScheduleRefused) as caught:
        compute(Inputs(Taken(NAME, f"schedule/{NAME}", content), (NO_CLAIMS,), Options(2020)))
    return caught.value.problems


def spoiled(old: str, new: str) -> tuple[str, range]:
    """The schedule with the first such passage replaced, and the lines in which the new one stands."""
    before, found, after = RULES.partition(old)
    if not found:
        raise ValueError(f"{old!r} does not stand in the schedule")
    first = before.count("\n") + 1
    return before + new + after, range(first, first + new.count("\n") + 1)


def places(problems: tuple[Problem, ...], code: str = "") -> list[int]:
    """The lines at which a code is told, or anything; every place is one of the schedule."""
    lines = []
    for problem in problems:
        assert isinstance(problem.place, Line)
        assert problem.place.file == NAME
        if code in ("", problem.code):
            lines.append(problem.place.line)
    return lines
