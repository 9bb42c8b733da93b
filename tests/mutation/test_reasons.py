"""Reasons for changes that no example notices: what they excuse, and when they are out of date."""

from __future__ import annotations

import pytest

from mutation.small_schedules import small
from subsidy_calc.proof.mutation import all_changes, mutate
from subsidy_calc.proof.trial import trial_of
from subsidy_calc.proof.unnoticed import Mutation, judged
from subsidy_calc.values.problems import ScheduleRefused

# half of whole fen leaves a half fen or nothing, so that rounding half up and rounding up are one
HALF = "award: [{total: [item.spent]}, {rate: 50%}, {round: {to: 0.01元, mode: half_up}}]"
EXAMPLES = ["{case: 平常, award: 100元}", "{case: 半分, change: {item.spent: 0.05元}, award: 0.03元}", "{case: 半分, change: {item.spent: 0.01元}, award: 0.01元}"]  # fmt: skip
UP = "one/award/round/mode/up"


def mutation(reasons: str, lines: str = HALF) -> Mutation:
    behind = f"unnoticed: [{reasons}]\n" if reasons else ""
    schedule = small({"one": (lines, EXAMPLES)}, behind=behind)
    trial = trial_of(schedule)
    return judged(schedule, list(mutate(trial, all_changes(trial.schedule))))


def reason(change: str) -> str:
    return f"{{change: {change}, because: 写明了}}"


def test_a_change_with_a_reason_is_excused() -> None:
    assert [change.id for change in mutation("").left] == [UP]
    excused = mutation(reason(UP))
    assert (excused.left, excused.stale) == ([], [])
    assert [(change.id, why.because) for change, why in excused.excused] == [(UP, "写明了")]


def test_counts_add_up() -> None:
    found = mutation("")
    assert found.noticed + found.refused + len(found.left) + len(found.excused) == len(found.outcomes)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("one/award/round/mode/upwards", "unnoticed_stale"),  # no such change
        ("one/award/round/mode/down", "unnoticed_stale"),  # an example notices it
        ("one/award/total/swapped", "unnoticed_stale"),  # so changed the schedule does not load
    ],
)
def test_a_reason_that_excuses_nothing_is_told(change: str, code: str) -> None:
    found = mutation(f"{reason(UP)}, {reason(change)}")
    assert [problem.code for problem in found.stale] == [code]
    assert found.stale[0].found == change
    assert found.left == []


def test_a_reason_that_stands_twice_is_told() -> None:
    assert [problem.code for problem in mutation(f"{reason(UP)}, {reason(UP)}").stale] == ["unnoticed_twice"]


@pytest.mark.parametrize("change", ["one/award/rate/up", "one/award/round/to/up"])
def test_a_number_is_never_excused(change: str) -> None:
    with pytest.raises(ScheduleRefused) as refused:
        mutation(reason(change))
    assert [problem.code for problem in refused.value.problems] == ["unnoticed_number"]


def test_a_boundary_is_never_excused() -> None:
    lines = "eligible_if: [{fact: item.heads, at_least: 3}]\n" + HALF
    with pytest.raises(ScheduleRefused):
        mutation(reason("one/eligible_if/item.heads/at_least/more_than"), lines)


def test_ids_say_where_by_names_and_stay_when_lines_shift() -> None:
    lower = small({"one": (HALF, EXAMPLES)}, head="constants: {least: 1元}")
    upper = small({"one": (HALF, EXAMPLES)})
    ids = [change.id for change in all_changes(upper)]
    assert ids == [change.id for change in all_changes(lower) if change.clause]
    assert "one/award/rate/up" in ids
    places = {change.id: change.place.line for change in all_changes(upper)}
    assert {change.place.line - places[change.id] for change in all_changes(lower) if change.clause} == {1}
