"""The long way round: an example's claims alone, computed with the whole of a schedule, nothing taken over."""

from __future__ import annotations

from collections.abc import Sequence

from subsidy_calc.assess.assessment import assess
from subsidy_calc.assess.award_lines import award_lines
from subsidy_calc.facts.claims import Claims, build_claims
from subsidy_calc.proof.example_claims import ExampleSheets, example_sheets
from subsidy_calc.proof.examples import agrees
from subsidy_calc.proof.trial import Case, Trial
from subsidy_calc.schedule.check import check_schedule
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.problems import Refused

Read = tuple[Case, ExampleSheets, Claims]


def read_alone(trial: Trial, schedule: Schedule) -> list[Read]:
    """Each example's claims, read by themselves."""
    sheets = [(case, example_sheets(schedule, case.claims, case.example.earlier)) for case in trial.cases]
    return [(case, own, build_claims(schedule, own.sheets)) for case, own in sheets]


def fate(changed: Schedule, read: Sequence[Read]) -> str:
    """What becomes of a changed schedule."""
    if check_schedule(changed):
        return "refused"
    return "unnoticed" if all(_agrees(changed, *each) for each in read) else "noticed"


def _agrees(schedule: Schedule, case: Case, sheets: ExampleSheets, claims: Claims) -> bool:
    try:
        lines = award_lines(assess(schedule, claims, schedule.policy_year(case.year)))
    except Refused:
        return False
    by_row = {(line.head.clause, line.head.place.sheet, line.head.place.row): line for line in lines}
    found = {claim.name: by_row.get((claim.clause.clause, *sheets.claims[claim.name])) for claim in case.claims}
    return agrees(case, found)
