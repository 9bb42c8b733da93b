"""Checks of clauses: names, units, keys and outcomes that do not fit together."""

from __future__ import annotations

import pytest

from schedule.refused_texts import at, changed, line_of, problems_of, said, told

CAP = "      - cap: 5元"
IF = "- {fact: enterprise.large, is: 是}"
FIXED = "    award: [{fixed: 1元}]"

FAULTS = [
    # names
    ("    says: 测试\n    for_each: item\n    award", "    says: 测试\n    for_each: itme\n    award", "unknown_table", "itme"),
    ("total: [item.spent]", "total: [item.spnt]", "unknown_fact", "item.spnt"),
    (IF, "- {fact: enterprise.lrge, is: 是}", "unknown_fact", "enterprise.lrge"),
    ("{large: 是}", "{lrge: 是}", "unknown_fact", "enterprise.lrge"),
    ("{case: 平常, award: 3元}", "{case: 平常, change: {item.spnt: 3元}, award: 3元}", "unknown_fact", "item.spnt"),
    ("{case: 平常, award: 3元}", "{case: 平常, not_eligible: item.spnt}", "unknown_fact", "item.spnt"),
    ("{case: 平常, award: 3元}", "{case: 平常, cannot_tell: item.spnt}", "unknown_fact", "item.spnt"),
    # units
    (CAP, "      - cap: 5%", "wrong_unit", "5%"),
    (CAP, "      - cap: 5", "wrong_unit", "5"),
    (CAP, "      - cap: item.heads", "wrong_unit", "item.heads"),
    (CAP, "      - rate: 5元\n      - round: {to: 1元, mode: up}", "wrong_unit", "5元"),
    ("total: [item.spent]", "total: [item.spent, item.share]", "wrong_unit", "item.share"),
    ("total: [item.spent]", "total: [item.spent, no_limit]", "wrong_unit", "no_limit"),
    (FIXED, "    award: [{fixed: no_limit}]", "wrong_unit", "no_limit"),
    (FIXED, "    award: [{fixed: 15%}]", "wrong_unit", "15%"),
    ("total: [item.spent]", "total: [item.kind]", "not_a_number", "choice"),
    (CAP, "      - cap: 五元", "not_a_quantity", "五元"),
    (CAP, "      - cap: 0.5", "not_a_quantity", "0.5"),
    (FIXED, "    award: [{lookup: {by: [item.kind], rows: {智能工厂: 5%}}}]", "not_money", "ratio"),
    (CAP, "      - cap: {percent: 5元, of: item.spent}\n      - round: {to: 1元, mode: up}", "wrong_unit", "5元"),
    (CAP, "      - cap: {cases: [{when: {fact: item.heads, is: 1}, then: 5元}, {otherwise: 5%}]}", "mixed_units", "money, ratio"),
    # steps
    ("total: [item.spent]", "cap: 9元", "no_start", "cap"),
    (CAP, "      - fixed: 5元", "second_start", "fixed"),
    (CAP, "      - rate: 5%", "part_of_fen", ""),
    (CAP, "      - cap: 0.001元", "part_of_fen", ""),
    (CAP, "      - cap: {percent: 5%, of: item.spent}", "part_of_fen", ""),
    (CAP, "      - round: {to: 0.001元, mode: up}", "part_of_fen", ""),
    (CAP, "      - round: {to: 0元, mode: up}", "not_a_rounding_step", "0元"),
    (CAP, "      - round: {to: -1元, mode: up}", "not_a_rounding_step", "-1元"),
    (CAP, "      - round: {to: 1%, mode: up}", "not_a_rounding_step", "1%"),
    (CAP, "      - round: {to: 一元, mode: up}", "not_a_rounding_step", "一元"),
    # conditions
    (IF, "- {fact: enterprise.name, is: 甲公司}", "free_text", "甲公司"),
    (IF, "- {fact: enterprise.uscc, is: 甲公司}", "free_text", "甲公司"),
    (IF, "- {fact: enterprise.large, is: yes}", "unknown_choice", "yes"),
    (IF, "- {fact: item.kind, is: 智能厂}", "unknown_choice", "智能厂"),
    (IF, "- {fact: item.kind, is_one_of: [智能工厂, 智能厂]}", "unknown_choice", "智能厂"),
    (IF, "- {fact: item.kind, is: item.heads}", "not_a_term", "item.heads"),
    (IF, "- {fact: item.kind, at_least: 5}", "not_ordered", "at_least: item.kind"),
    (IF, "- {fact: item.on, at_least: 2020-01-01}", "not_ordered", "at_least: item.on"),
    (IF, "- {fact: item.spent, after: 2020-01-01}", "not_ordered", "after: item.spent"),
    (IF, "- {fact: item.spent, within: award_year}", "not_ordered", "money"),
    (IF, "- {fact: item.spent, at_least: 5}", "wrong_unit", "5"),
    (IF, "- {fact: item.on, after: 5元}", "wrong_unit", "5元"),
    (IF, "- {fact: item.on, within: {from: 5元, to: 2020-12-31}}", "wrong_unit", "5元"),
    (IF, "- {fact: item.heads, is: 5元}", "wrong_unit", "5元"),
    (IF, "- {not: {all_of: [{any_of: [{fact: item.spent, at_least: 5%}]}]}}", "wrong_unit", "5%"),
    # lookup
    (FIXED, "    award: [{lookup: {by: [item.kind], rows: {智能厂: 5元}}}]", "lookup_key", "智能厂"),
    (FIXED, "    award: [{lookup: {by: [item.kind], rows: {智能工厂: 5}}}]", "not_money", "count"),
    (FIXED, "    award: [{lookup: {by: [item.kind], rows: {智能工厂: 五元}}}]", "not_a_quantity", "五元"),
    (FIXED, "    award: [{lookup: {by: [item.kind], rows: {智能工厂: 5元, 绿色工厂: 5%}}}]", "mixed_units", "5%"),
    (FIXED, "    award: [{lookup: {by: [item.kind], rows: {智能工厂: {绿色工厂: 5元}}}}]", "lookup_depth", "智能工厂/绿色工厂"),
    (FIXED, "    award: [{lookup: {by: [item.heads], rows: {智能工厂: 5元}}}]", "lookup_by_choice", "count"),
    (FIXED, "    award: [{lookup: {by: [item.knd], rows: {智能工厂: 5元}}}]", "unknown_fact", "item.knd"),
    # cases
    (CAP, "      - cap: {cases: [{then: 5元}]}", "bad_branch", ""),
    (CAP, "      - cap: {cases: [{otherwise: 5元}, {when: {fact: item.heads, is: 1}, then: 5元}]}", "bad_branch", ""),
    (CAP, "      - cap: {cases: [{when: {fact: item.heads, is: 1}, otherwise: 5元}]}", "bad_branch", ""),
    # dates, citations, examples
    ("in_force: {from: 2020-01-01", "in_force: {from: 2021-01-01", "backwards", ""),
    ("    title: 第二条", "    title: 第二条\n    in_force: {from: 2020-03-02, to: 2020-03-01}", "backwards", ""),
    ("    title: 第二条", "    title: 第二条\n    as_of: item.spent", "as_of_date", "item.spent"),
    ('cites: {paragraph: "2"}', 'cites: {in: reported_in, paragraph: "2"}', "no_report", ""),
    ("    title: 第二条", "    title: 第二条\n    examples: [{case: 平常, award: 3元}]", "no_typical", ""),
    ("{case: 平常, award: 3元}", "{case: 平常}", "one_outcome", ""),
    ("{case: 平常, award: 3元}", "{case: 平常, award: 3元, nil: no_row}", "one_outcome", "award, nil"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "code", "found"), FAULTS)
def test_told_at_its_line(old: str, new: str, code: str, found: str) -> None:
    problems = [p for p in problems_of(changed(old, new)) if (p.code, p.found) == (code, found)]
    assert problems, told(old, new)
    assert all(line_of(problem) >= 1 for problem in problems)


NEAR = [
    ("total: [item.spent]", "total: [item.spnt]", "item.spent"),
    ("{fact: enterprise.large, is: 是}", "{fact: item.kind, is: 智能厂}", "智能工厂"),
    ("    award: [{fixed: 1元}]", "    award: [{lookup: {by: [item.kind], rows: {绿色厂: 5元}}}]", "绿色工厂"),
    ("    for_each: item\n    award", "    for_each: itme\n    award", "item"),
]


@pytest.mark.parametrize(("old", "new", "near"), NEAR)
def test_the_nearest_name_is_suggested_at_the_line(old: str, new: str, near: str) -> None:
    text = changed(old, new)
    (problem,) = problems_of(text)
    assert f"did you mean “{near}”?" in said(problem)
    passage = "for_each: itme" if "for_each" in new else new.strip()
    assert line_of(problem) == at(passage, text)


@pytest.mark.parametrize(
    "outcome",
    ["award: 3元", "not_eligible: item.kind", "cannot_tell: item.kind", "not_about: item.kind", "nil: no_row"],
)
def test_each_outcome_alone_is_accepted(outcome: str) -> None:
    assert told("{case: 平常, award: 3元}", f"{{case: 平常, {outcome}}}") == []


def test_two_clauses_of_one_name() -> None:
    assert ("twice", "one") in [(code, found) for code, _, found in told("  - clause: two", "  - clause: one")]


@pytest.mark.parametrize("limit", ["5%", "五元", "item.heads", "item.spnt"])
def test_a_limit_that_does_not_fit_is_told_once(limit: str) -> None:
    # to add a rounding step, as "part of a fen" would have it, is no remedy for it
    assert len(told(CAP, f"      - cap: {limit}")) == 1


def test_sound_neighbours_of_the_faults() -> None:
    for old, new in [
        (CAP, "      - cap: no_limit"),
        (CAP, "      - rate: 5%\n      - round: {to: 0.01元, mode: up}"),
        (IF, "- {fact: item.on, within: {from: 2020-12-31, to: 2020-12-31}}"),
        (IF, "- {fact: enterprise.name, is_given: true}"),
        (IF, "- {fact: enterprise.large, is: 否}"),
        ("in_force: {from: 2020-01-01", "in_force: {from: 2020-12-31"),
    ]:
        assert told(old, new) == []
