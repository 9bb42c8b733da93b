"""The same rows as .xlsx, .csv and .parquet: the same lines, problems at the same cells, the same notes."""

from __future__ import annotations

import random

import pytest

from handed_in.made_sets import claim_set
from handed_in.three_forms import as_csv, as_parquet
from handed_in.told_files import Outcome, told
from handed_in.told_sets import told_as_workbook

SEEDS = range(100)
PLANTED = {
    "amount_from_text", "blank", "blank_key", "duplicate_key", "missing_column", "negative_amount", "parent_refused",
    "part_of_fen", "two_names_one_code", "unknown_choice", "unknown_parent", "unreadable_amount", "unreadable_date",
    "unreadable_yes_no", "uscc_check_digit", "uscc_unreadable", "verified_above_claimed", "total_differs",
    "date_from_text", "tidied", "look_alike_letters", "reduced_without_reason", "not_verified", "if_blank",
    "amount_converted", "extra_column",
}  # fmt: skip


@pytest.mark.parametrize("seed", SEEDS)
def test_csv_says_what_the_workbook_says(seed: int) -> None:
    _agree(told_as_workbook(seed), told(as_csv(claim_set(seed), random.Random(seed))))


@pytest.mark.parametrize("seed", SEEDS)
def test_parquet_says_what_the_workbook_says(seed: int) -> None:
    _agree(told_as_workbook(seed), told(as_parquet(claim_set(seed), random.Random(seed))))


def test_the_sets_hold_every_planted_fault_and_every_outcome() -> None:
    """Else the agreement above would say little."""
    runs = [told_as_workbook(seed) for seed in SEEDS]
    assert set().union(*(run.problem_codes() | run.note_codes() for run in runs)) >= PLANTED
    assert {fate for run in runs for fate in run.fates().values()} >= {"claim", "enterprise", "refused", "repeat"}
    assert {status for run in runs for status, _, _ in run.lines.values()} == {"awarded", "nil", "cannot_tell"}
    assert {reason for run in runs for _, _, reason in run.lines.values()} >= {"once", "once_earlier", "no_clause"}


def _agree(workbook: Outcome, tables: Outcome) -> None:
    assert tables.lines == workbook.lines
    assert tables.problems() == workbook.problems()
    assert tables.notes() == workbook.notes()
    assert tables.fates() == workbook.fates()
