"""Of every schedule that travels with the program, nearly every change is noticed by one of its examples."""

from __future__ import annotations

from pathlib import Path

import pytest

from subsidy_calc.proof.mutation import all_changes, mutate
from subsidy_calc.proof.trial import trial_of
from subsidy_calc.proof.unnoticed import judged
from subsidy_calc.schedule.load import load_schedule

RULES = sorted((Path(__file__).parents[2] / "rules").iterdir())
MOST = 300  # of a large schedule evenly chosen ones; `make prove` tries them all


@pytest.mark.parametrize("path", RULES, ids=lambda path: str(path.stem))
def test_at_most_one_change_in_twenty_is_noticed_by_no_example(path: Path) -> None:
    schedule = load_schedule(path)
    trial = trial_of(schedule)
    changes = all_changes(trial.schedule)
    chosen = changes[:: -(-len(changes) // MOST)]
    found = judged(schedule, list(mutate(trial, chosen)))
    unnoticed = [*found.left, *(change for change, _ in found.excused)]
    assert len(unnoticed) * 20 <= len(chosen), [change.id for change in unnoticed]
    if len(chosen) == len(changes):
        assert [problem.found for problem in found.stale] == []
