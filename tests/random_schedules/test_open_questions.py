"""The smallest cases in which two readings of the language could differ.

Four are marked: there the program keeps to what its docs say, and the oracle reads more into them.
"""

from __future__ import annotations

from collections.abc import Sequence

import pytest
import yaml

from agreement.both import by_oracle, by_program
from random_schedules.both_readings import short
from random_schedules.fixed_tables import HEAD, Node
from random_schedules.random_rows import CODES, Row
from random_schedules.random_schedule import text_of

NO_CASE = "{cases: [{when: {fact: project.kind, is: 丙}, then: 5元}]}"
FIRM: Row = {"uscc": CODES[0], "name": "甲", "tax": "100", "town": "东", "large": "是", "founded": "2020-01-01"}
PROJECT: Row = {
    "uscc": CODES[0], "id": "P", "spent": "100", "more": "10", "kind": "甲", "place": "东", "small": "是",
    "heads": "3", "on": "2020-06-30", "end": "2020-12-31", "paper": "一号", "wish": "一",
}  # fmt: skip
Alike = tuple[dict[str, object], dict[str, object]]


def read(text: str) -> Node:
    return yaml.load(text, yaml.BaseLoader)  # noqa: S506  text, lists and mappings only


def both(
    clauses: str | Sequence[str],
    *projects: Row,
    firm: Row | None = None,
    combine: str = "[]",
    earlier: Sequence[Row] = (),
) -> Alike:
    """What both say of projects that differ from a complete one as told."""
    listed = [clauses] if isinstance(clauses, str) else clauses
    common = {"cites": {"paragraph": "1"}, "says": "测试", "for_each": "project"}
    made = [{"clause": name, "title": name, **common, **read(text)} for name, text in zip("abc", listed, strict=False)]
    schedule = {**HEAD, "in_force": {"from": "2020-01-01"}, "clauses": made, "combine": read(combine)}
    rows = [{**PROJECT, "id": f"P{number}", **row} for number, row in enumerate(projects or [{}])]
    tables: dict[str, list[Row]] = {
        "enterprise": [{**FIRM, **(firm or {})}],
        "project": rows,
        "invoice": [],
        "accident": [],
    }
    text = text_of(schedule)
    return dict(short(by_program(text, 2020, tables, earlier))), dict(
        short(by_oracle(text, 2020, tables, [{key: value or "" for key, value in row.items()} for row in earlier]))
    )


def agree(found: Alike) -> None:
    assert found[0] == found[1]


def question(reason: str) -> pytest.MarkDecorator:
    return pytest.mark.xfail(strict=True, reason=reason, raises=AssertionError)


def test_decided_with_a_bound_of_no_case() -> None:
    agree(both(f"award: [{{decided: {{sum: project.spent, reference: project.paper, at_most: {NO_CASE}}}}}]"))


def test_condition_over_no_case() -> None:
    agree(both(f"award: [{{fixed: 5元}}]\neligible_if: [{{value: {NO_CASE}, at_least: 3元}}]"))


def test_marginal_bands_of_a_size_of_no_case() -> None:
    agree(both(f"award: [{{bands: {{of: {NO_CASE}, marginal: [{{less_than: 50元, sum: 5元}}]}}}}]"))


def test_whole_bands_of_a_size_of_no_case() -> None:
    agree(both(f"award: [{{bands: {{of: {NO_CASE}, whole: [{{less_than: 50元, sum: 5元}}]}}}}]"))


@question("a size below 0 does not reach a first band that begins nowhere, but no reason names that no band holds")
def test_marginal_bands_of_a_size_below_0() -> None:
    agree(both("award: [{bands: {of: project.spent, marginal: [{less_than: 50元, sum: 5元}]}}]", {"spent": "-1"}))


def test_cases_go_on_from_an_amount_of_no_case() -> None:
    branches = "cases: [{when: {fact: project.small, is: 是}, then: [{cap: 5元}]}, {otherwise: []}]"
    agree(both(f"award: [{{fixed: {NO_CASE}}}, {{{branches}}}]", {"small": None}))


def test_reason_where_no_period_holds() -> None:
    values = f"[{{to: 2020-03-31, is: 5元}}, {{from: 2020-07-02, is: {NO_CASE}}}]"
    text = f"award: [{{fixed: {{by_date: {{as_of: project.on, values: {values}}}}}}}]"
    clause = {
        "clause": "a",
        "title": "a",
        "cites": {"paragraph": "1"},
        "says": "测试",
        "for_each": "project",
        **read(text),
    }
    schedule = text_of({**HEAD, "in_force": {"from": "2020-01-01"}, "clauses": [clause]})
    tables: dict[str, list[Row]] = {"enterprise": [FIRM], "project": [PROJECT], "invoice": [], "accident": []}
    ((_, _, code),) = by_program(schedule, 2020, tables, []).values()
    assert code == "no_period"


@question("a clause's own in_force takes the place of the schedule's, also of days before it; or is it within?")
def test_clause_in_force_before_its_schedule() -> None:
    agree(both("in_force: {from: 2019-06-01}\nas_of: project.on\naward: [{fixed: 5元}]", {"on": "2019-12-31"}))


def test_a_name_for_the_name_of_a_condition() -> None:
    names = "derive: {a: {derived: b}, b: {fact: project.small, is: 是}}"
    agree(both(f"{names}\neligible_if: [{{derived: a}}]\naward: [{{fixed: 5元}}]"))


FIXED = "award: [{fixed: 100元}]"


def test_cap_that_ends_in_part_of_a_fen() -> None:
    limit = "{percent: 50%, of: enterprise.tax}"
    rule = f"[{{cap: {{per: [enterprise], clauses: [a], at_most: {limit}, over: year, gives_way: clause_order}}}}]"
    agree(both(FIXED, firm={"tax": "100.01"}, combine=rule))


def test_tie_between_two_clauses_of_one_claim() -> None:
    rule = "[{once: {per: [enterprise], except: [], keep: first}}]"
    agree(both([f"clause: two\n{FIXED}", f"clause: three\n{FIXED}"], combine=rule))


@question("a line whose group is missing cannot be told, also where it is the highest of any group")
def test_highest_line_whose_group_is_missing() -> None:
    rule = "[{highest: {per: [enterprise, project.place], clauses: [a]}}]"
    agree(both("award: [{total: [project.spent]}]", {"spent": "1"}, {"spent": "9", "place": None}, combine=rule))


@question("a line whose rank is missing cannot be told, also where the budget is enough for all")
def test_rank_missing_where_the_budget_is_enough() -> None:
    rule = "[{budget: {clauses: [a], sum: 1000元, shared: by_rank, by: project.heads}}]"
    agree(both(FIXED, {"heads": None}, {}, combine=rule))


def test_open_line_without_the_clause_that_it_needs() -> None:
    rule = "[{only_with: {per: [enterprise], clauses: [b], with: [a]}}]"
    none = "eligible_if: [{fact: project.kind, is: 丙}]"
    agree(both([f"{none}\n{FIXED}", "award: [{total: [project.more]}]"], {"more": None}, combine=rule))


def test_choice_of_a_clause_that_cannot_be_told() -> None:
    rule = (
        "[{choose_one: {per: [enterprise], clauses: [a, b], chosen_by: project.wish, choices: {一: b, 二: a, 三: a}}}]"
    )
    agree(both([FIXED, f"eligible_if: [{{fact: project.small, is: 是}}]\n{FIXED}"], {"small": None}, combine=rule))


def test_earlier_award_of_a_claim_of_the_enterprise() -> None:
    earlier: Row = {"uscc": CODES[0], "clause": "a", "matter": None, "award": "60", "year": "2019"}
    rule = "[{once: {per: [enterprise], clauses: [a], keep: first}}]"
    agree(both(f"for_each: enterprise\n{FIXED}", combine=rule, earlier=[earlier]))
