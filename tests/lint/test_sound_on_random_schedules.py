"""What the check calls impossible never happens: of random schedules no claim meets it, or comes to what is never reached."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np
from hypothesis import HealthCheck, Phase, given, settings

from agreement.both import raw_sheets
from lint.linted import ON
from random_schedules.random_schedule import one_clause, text_of
from subsidy_calc.assess.assessment import assess_clauses
from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.assess.derivation import used_operands
from subsidy_calc.facts.claims import build_claims
from subsidy_calc.lint.kind_files import find_kinds
from subsidy_calc.lint.look import Look
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.values.figure import Figure, FromSchedule, Reading
from subsidy_calc.values.places import Line, Place
from subsidy_calc.values.problems import ScheduleRefused
from subsidy_calc.values.verdicts import YES

SEEN: Counter[str] = Counter()


@settings(
    max_examples=60,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=list(HealthCheck),
    phases=[Phase.generate],
)
@given(one_clause())
def holds(case: tuple[Any, Any]) -> None:
    text = text_of(case[0])
    try:
        schedule = read_schedule(text.encode(), "random.yaml")
    except ScheduleRefused:
        return
    look, kinds = Look(schedule, ON), find_kinds()
    impossible = {problem.place for problem in kinds["contradiction"].find(look)}
    unreached = {problem.place for problem in kinds["never_reached"].find(look)}
    SEEN.update(schedules=1, impossible=len(impossible), unreached=len(unreached))
    claims = build_claims(schedule, raw_sheets(schedule, case[1], []))
    results = assess_clauses(schedule, claims.tables, schedule.policy_year(2020))
    for result in results:
        for claim in np.flatnonzero((result.speaks_of == YES) & (result.is_eligible == YES)):
            asked = {verdicts.place for verdicts in (*result.about, *result.eligible)}
            assert not asked & impossible, text
            assert not set(chosen_places(result, int(claim))) & unreached, text
            SEEN.update(claims=1)


def chosen_places(result: ClauseResult, claim: int) -> Iterator[Place]:
    """The places of the cases, rows and bands that a claim came to."""
    yield from _chosen(result.award, claim)


def _chosen(source: Figure | Reading, row: int) -> Iterator[Line]:
    if not isinstance(source, Figure) or row < 0:
        return
    chosen, origin = source.chosen, source.origin
    if chosen is not None and isinstance(origin, FromSchedule) and len(origin.places) == len(chosen.labels):
        which = int(chosen.which[row])
        if which >= 0 and len(origin.places) > 1:
            yield origin.places[which]
    for operand in used_operands(source, row):
        for below in operand.rows(row):
            yield from _chosen(operand.source, below)


def test_what_is_impossible_never_happens() -> None:
    holds()
    assert SEEN["schedules"] > 40
    assert SEEN["unreached"] > 5
    assert SEEN["impossible"] > 1
    assert SEEN["claims"] > 50
