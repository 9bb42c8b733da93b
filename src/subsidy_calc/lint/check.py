"""Check: everything that is doubtful in a schedule, of every kind and in one pass."""

from __future__ import annotations

import datetime as dt

from subsidy_calc.lint.finding import Finding
from subsidy_calc.lint.kind_files import find_kinds
from subsidy_calc.lint.look import Look
from subsidy_calc.schedule.model import Schedule


def check_for_doubts(schedule: Schedule, on: dt.date) -> list[Finding]:
    """All findings as they stand in the text; what lapses soon does so from the day `on`."""
    look = Look(schedule, on)
    found = {
        Finding(name, kind.LEVEL, problem): None for name, kind in find_kinds().items() for problem in kind.find(look)
    }
    return sorted(found, key=lambda each: (each.problem.place, each.kind, each.problem.code, each.problem.found))
