"""History: what must be said where the awards of earlier years were not handed in."""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.tables import EARLIER_SHEET
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused, Problem

NOT_GIVEN = wording(
    "history.not_given",
    zh="未提供历年兑现资料，仅核对本次申报",
    en="no record of earlier awards was given; only these claims were checked against one another",
)
ADD_SHEET = wording(
    "history.add_sheet",
    zh="补上工作表“{sheet}”，没有就留空",
    en="add the sheet “{sheet}”; leave it empty if there are none",
)


def clauses_that_look_back(schedule: Schedule) -> set[str]:
    """The clauses whose awards depend on earlier ones."""
    names = [clause.clause for clause in schedule.clauses]
    return {name for rule in schedule.combine if rule.looks_back for name in rule.clause_names(names)}


def check_history(schedule: Schedule, files: Sequence[str], earlier_given: bool, strict: bool) -> None:
    """Under `--strict`, refuse to compute without the earlier awards that a rule needs; `files` are the claims.

    Raises:
        ClaimsRefused: they were not given.
    """
    if strict and not earlier_given and clauses_that_look_back(schedule):
        place = Cell(next(iter(files), ""), EARLIER_SHEET)  # where the sheet would stand
        raise ClaimsRefused([Problem("no_history", place, NOT_GIVEN(), fix=ADD_SHEET(sheet=EARLIER_SHEET))])
