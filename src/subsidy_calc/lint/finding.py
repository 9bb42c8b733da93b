"""Findings: what a lint has to say of a schedule, and whether something must be put right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from subsidy_calc.values.problems import Problem

Level = Literal["finding", "reminder"]


@dataclass(frozen=True, slots=True)
class Finding:
    """A doubt at a line of a schedule, by the kind that found it; a reminder asks for nothing but a thought."""

    kind: str
    level: Level
    problem: Problem
