"""The schedules of places: each proves itself, and each clause stands where the list of them says."""

from __future__ import annotations

import datetime as dt
import re
from functools import cache
from pathlib import Path

import pytest

from cli.command import ROOT
from subsidy_calc.lint.check import check_for_doubts
from subsidy_calc.proof.examples import results_of
from subsidy_calc.proof.mutation import all_changes, mutate
from subsidy_calc.proof.trial import Trial, trial_of
from subsidy_calc.proof.unnoticed import judged
from subsidy_calc.schedule.load import load_schedule
from subsidy_calc.schedule.model import Clause, Schedule

SCHEDULES = sorted((ROOT / "rules").iterdir())
LIST = ROOT / "docs" / "schedules-of-places.md"
WRITTEN = dt.date(2026, 11, 25)
REMINDERS = {"fair_competition"}
LARGE = "lucheng-2019"  # its thousand changes take minutes: every 16th is tried here, all by `make prove`
MOST_EXCUSED = 0.05


@cache
def schedule_at(path: Path) -> Schedule:
    return load_schedule(path)


@cache
def trial_at(path: Path) -> Trial:
    return trial_of(schedule_at(path))


@pytest.mark.parametrize("path", SCHEDULES, ids=lambda path: path.stem)
def test_its_examples_agree_and_nothing_in_it_is_doubtful(path: Path) -> None:
    schedule = schedule_at(path)
    assert [result.case for result in results_of(trial_at(path)) if not result.passed] == []
    found = check_for_doubts(schedule, WRITTEN)
    assert [str(each.problem) for each in found if each.problem.code not in REMINDERS] == []


@pytest.mark.parametrize("path", SCHEDULES, ids=lambda path: path.stem)
def test_its_examples_notice_every_change(path: Path) -> None:
    schedule = schedule_at(path)
    changes = all_changes(schedule)
    tried = changes[::16] if path.stem == LARGE else changes
    mutation = judged(schedule, list(mutate(trial_at(path), tried)))
    assert [change.id for change in mutation.left] == []
    if path.stem != LARGE:
        assert mutation.stale == []
        assert len(mutation.excused) <= MOST_EXCUSED * len(changes)


def listed() -> dict[str, tuple[str, str]]:
    """Where each clause of the list stands: the schedule, and the words beside it."""
    rows = re.findall(r"^\| ([A-Z0-9]+-\d\d) \| \[([a-z0-9-]+)\]\([^)]*\) \| (.*) \|$", LIST.read_text("utf-8"), re.M)
    return {number: (schedule, words) for number, schedule, words in rows}


def test_the_list_names_all_clauses_and_the_few_that_cannot_be_computed() -> None:
    text = LIST.read_text("utf-8")
    apart = re.findall(r"^\| ([A-Z0-9]+-\d\d) \| [^\[]", text, re.M)
    assert (len(listed()), len(apart)) == (120, 2)
    assert not set(apart) & set(listed())


@pytest.mark.parametrize("number", list(listed()))
def test_a_listed_clause_is_proved_both_ways(number: str) -> None:
    """It awards something in one example, and in another it does not."""
    stem, words = listed()[number]
    schedule = schedule_at(ROOT / "rules" / f"{stem}.yaml")
    own = [clause for clause in schedule.clauses if clause.clause.startswith(f"{number.lower()}-")]
    if not own:  # what concerns all clauses stands in no clause of its own
        assert stem == LARGE
        return
    assert {clause.clause for clause in own} == set(re.findall(r"`([^`]+)`", words))
    assert all(_awards(clause) and _turns_down(clause) for clause in own)


def _awards(clause: Clause) -> bool:
    return any(example.award is not None for example in clause.examples)


def _turns_down(clause: Clause) -> bool:
    return any(example.not_eligible or example.nil or example.not_about for example in clause.examples)
