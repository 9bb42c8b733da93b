"""Verified sums stand in threes: claimed, verified, reason for the reduction."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from pathlib import Path

import pytest

from intake.quanjiao_books import EQUIPMENT, HEADINGS, SYSTEMS, book, enterprise, line, project, sheet
from intake.told_runs import Run, Told, run_books
from intake.written_books import Content, workbook
from subsidy_calc.schedule.load import read_schedule

LINE = line("smart-equipment", 1, "一期")
RULES = (Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml").read_text(encoding="utf-8")
UNTOLD: Told = ("cannot_tell", Fraction(0), "missing:project.equipment")


def _run(equipment: Sequence[Content], systems: Sequence[Content] = (0, 0, None)) -> Run:
    return run_books(book([enterprise(1)], [project(1, equipment=equipment, systems=systems)]))


def _paid(yuan: str) -> Told:
    return ("awarded", Fraction(yuan), "")


def test_a_verified_sum_is_used_in_place_of_the_claimed_one() -> None:
    run = _run((100_000, 60_000, "发票不符"))
    assert run.lines[LINE] == _paid("9000")
    assert run.problems() == []
    assert run.notes() == []


def test_a_sum_that_is_not_verified_counts_as_claimed_with_a_note() -> None:
    run = _run((100_000,))
    assert run.lines[LINE] == _paid("15000")
    assert run.notes() == [("not_verified", "项目!E2")]


def test_a_sum_verified_as_claimed_needs_no_reason() -> None:
    run = _run((100_000, 100_000, None))
    assert run.lines[LINE] == _paid("15000")
    assert (run.problems(), run.notes()) == ([], [])


@pytest.mark.parametrize("reason", [None, "", "  "])
def test_a_reduction_without_a_reason_is_noted_and_paid(reason: Content) -> None:
    run = _run((100_000, 99_999.99, reason))
    assert run.lines[LINE] == _paid("15000")  # 14,999.9985
    assert run.notes() == [("reduced_without_reason", "项目!E2")]


def test_verified_as_nothing_is_nothing_due() -> None:
    assert _run((100_000, 0, "未实施")).lines[LINE] == ("nil", Fraction(0), "nothing_due")


@pytest.mark.parametrize("verified", [100_000.01, 200_000, "100001元"])
def test_verified_above_claimed_cannot_be_told(verified: Content) -> None:
    run = _run((100_000, verified, None))
    assert run.lines[LINE] == UNTOLD
    assert run.problems() == [("verified_above_claimed", "项目!E2")]
    assert run.fates("项目")[2] == "claim"


def test_verified_without_claimed_cannot_be_told() -> None:
    run = _run((None, 50_000, None))
    assert run.lines[LINE] == UNTOLD
    assert run.problems() == [("blank", "项目!D2")]


def test_neither_claimed_nor_verified_cannot_be_told() -> None:
    run = _run((None, None, None))
    assert run.lines[LINE] == UNTOLD
    assert run.problems() == [("blank", "项目!D2")]


@pytest.mark.parametrize(("verified", "problem"), [("待定", "unreadable_amount"), (-1, "negative_amount")])
def test_a_verified_sum_that_cannot_be_read_refuses_the_row(verified: Content, problem: str) -> None:
    run = _run((100_000, verified, None))
    assert run.lines == {}
    assert run.problems() == [(problem, "项目!E2")]
    assert run.fates("项目")[2] == "refused"


def test_a_blank_that_counts_as_zero_is_noted_and_needs_no_verification() -> None:
    run = _run((100_000, 100_000, None), (None, None, None))
    assert run.lines[LINE] == _paid("15000")
    assert run.notes() == [("if_blank", "项目!G2")]


def test_verified_above_a_blank_that_counts_as_zero_cannot_be_told() -> None:
    run = _run((100_000, 100_000, None), (None, 50_000, None))
    assert run.lines[LINE] == ("cannot_tell", Fraction(0), "missing:project.systems")
    assert ("verified_above_claimed", "项目!H2") in run.problems()


def _with_columns(headings: list[Content], row: list[Content]) -> Run:
    return run_books(workbook({"企业": sheet("企业", [enterprise(1)]), "项目": [headings, row]}))


def test_absent_columns_count_as_blank() -> None:
    kept: list[Content] = [*HEADINGS["项目"][:3], EQUIPMENT, SYSTEMS]
    run = _with_columns(kept, [*project(1)[:3], 100_000, 5_000])
    assert run.lines[LINE] == _paid("15750")
    assert run.problems() == []
    assert [note for note in run.notes() if note[0] == "not_verified"] == [
        ("not_verified", "项目!D2"),
        ("not_verified", "项目!E2"),
    ]


def test_each_of_the_three_has_its_own_unit_in_its_heading() -> None:
    headings: list[Content] = [*HEADINGS["项目"][:3], EQUIPMENT, f"{EQUIPMENT}审定额（万元）"]
    run = _with_columns(headings, [*project(1)[:3], 100_000, 6])
    assert run.lines[LINE] == _paid("9000")


def test_the_alias_of_a_heading_has_its_three_too() -> None:
    headings: list[Content] = [
        *HEADINGS["项目"][:3],
        "智能装备购置额",
        "智能装备购置额审定额",
        "智能装备购置额核减原因",
    ]
    run = _with_columns(headings, [*project(1)[:3], 100_000, 60_000, "重复"])
    assert run.lines[LINE] == _paid("9000")
    assert ("reduced_without_reason", "项目!E2") not in run.notes()


def _required() -> str:
    written = "aliases: [智能装备购置额], type: money, verified: optional}"
    assert RULES.count(written) == 1
    return RULES.replace(written, written.replace("optional", "required"))


def test_where_verification_is_required_a_claimed_sum_alone_cannot_be_told() -> None:
    schedule = read_schedule(_required().encode(), "required.yaml")
    claims = book([enterprise(1), enterprise(2)], [project(1), project(2, equipment=(100_000, 60_000, "核减"))])
    run = run_books(claims, schedule=schedule)
    assert run.lines[LINE] == UNTOLD
    assert run.lines[line("smart-equipment", 2, "一期")] == _paid("9000")
    assert run.problems() == [("not_verified", "项目!E2")]


def test_where_verification_is_required_a_missing_column_cannot_be_told() -> None:
    schedule = read_schedule(_required().encode(), "required.yaml")
    headings: list[Content] = [*HEADINGS["项目"][:3], EQUIPMENT]
    claims = workbook({"企业": sheet("企业", [enterprise(1)]), "项目": [headings, [*project(1)[:3], 100_000]]})
    run = run_books(claims, schedule=schedule)
    assert run.lines[LINE] == UNTOLD
    assert "not_verified" in [said for said, _ in run.problems()]
