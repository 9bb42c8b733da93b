"""Rows of other tables in examples: they stand for the typical claim's, and what names none is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from subsidy_calc.proof.examples import run_examples
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.values.problems import ScheduleRefused

TEXT = (Path(__file__).parents[1] / "workbooks" / "third-schedule.yaml").read_text("utf-8")


def test_examples_with_rows_come_to_what_they_say() -> None:
    results = run_examples(read_schedule(TEXT.encode(), "third.yaml"))
    assert len(results) == 7
    assert all(result.passed for result in results)


@pytest.mark.parametrize(
    ("old", "new", "failed"),
    [
        ("award: 1600元", "award: 1600.01元", ["一张发票是二手"]),
        ("not_eligible: accident", "award: 2400元", ["当年有事故"]),
        ("cannot_tell: invoice.date", "cannot_tell: invoice.net", ["发票未填日期"]),
        ("rows: {invoice: []}", "rows: {invoice: [{date: 2020-06-30, net: 1元, used: 否}]}", []),  # 0.08 is lifted too
    ],
)
def test_a_wrong_example_fails(old: str, new: str, failed: list[str]) -> None:
    assert old in TEXT
    results = run_examples(read_schedule(TEXT.replace(old, new, 1).encode(), "third.yaml"))
    assert [result.case for result in results if not result.passed] == failed


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("rows: {invoice: []}", "rows: {invoices: []}", "not_related"),
        ("rows: {invoice: []}", "rows: {project: []}", "not_related"),
        ("rows: {invoice: []}", "rows: {invoice: [{gross: 1元}]}", "unknown_fact"),
        ("invoice: [{date: 2020-06-30, net", "invoice: [{date: 2020-06-30, gross", "unknown_fact"),
        ("cannot_tell: invoice.date", "cannot_tell: invoice.day", "unknown_fact"),
        ("not_eligible: accident", "not_eligible: accidents", "unknown_fact"),
    ],
)
def test_rows_that_name_nothing_are_refused(old: str, new: str, code: str) -> None:
    assert old in TEXT
    with pytest.raises(ScheduleRefused) as caught:
        read_schedule(TEXT.replace(old, new, 1).encode(), "third.yaml")
    assert code in {problem.code for problem in caught.value.problems}
