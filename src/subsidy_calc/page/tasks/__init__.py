"""Tasks: what a session's process can be told to do, by name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from subsidy_calc.page.tasks import claims, compare, papers, register, results, schedule

TASKS: dict[str, Callable[..., Any]] = {  # Any: each task says what it takes and gives
    "schedule": schedule.readable,
    "template": schedule.template,
    "check": claims.check,
    "annotated": claims.annotated,
    "run": claims.run,
    "overview": results.overview,
    "enterprises": results.enterprises,
    "enterprise": results.enterprise,
    "compare": compare.compared,
    "paper": papers.paper,
    "held": register.held,
    "add": register.add,
}
