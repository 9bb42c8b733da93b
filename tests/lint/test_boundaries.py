"""Boundaries without an example at them, or without one just on the other side."""

from __future__ import annotations

import pytest

from lint.linted import QUANJIAO, changed, clause, lines, planted, problems, schedule_text, told
from subsidy_calc.values.messages import say

ROUND = "\n  - round: {to: 0.01元, mode: half_up}"


def tried(
    written: str, *examples: str, typical: str = "spent: 100元, kind: 甲, small: 是, heads: 3, on: 2020-06-30"
) -> str:
    """A schedule whose clause has examples; each says what it changes of the item and what comes out."""
    listed = "\n".join(
        f"  - {{case: 例{number}, change: {{{change}}}, {outcome}}}"
        for number, (change, outcome) in enumerate((each.split(" -> ") for each in examples), start=1)
    )
    return schedule_text(
        clause(f"{written}\ntypical: {{enterprise: {{large: 是}}, item: {{{typical}}}}}\nexamples:\n{listed}")
    )


FIXED = "award: [{fixed: 1元}]"
AT_100 = f"eligible_if:\n  - {{fact: item.spent, at_least: 100元}}\n{FIXED}"
YES, NO = "award: 1元", "not_eligible: item.spent"


@pytest.mark.parametrize(
    ("examples", "sides"),
    [
        ([f"item.spent: 100元 -> {YES}", f"item.spent: 99.99元 -> {NO}"], []),
        ([f"item.spent: 100元 -> {YES}", f"item.spent: 99元 -> {NO}"], []),
        ([f"item.spent: 100元 -> {YES}", f"item.spent: 98.99元 -> {NO}"], ["just below 100 yuan"]),
        ([f"item.spent: 100元 -> {YES}"], ["just below 100 yuan"]),
        ([f"item.spent: 100.01元 -> {YES}", f"item.spent: 99.99元 -> {NO}"], ["at the boundary 100 yuan"]),
        (
            [f"item.spent: 101元 -> {YES}", f"item.spent: 98元 -> {NO}"],
            ["at the boundary 100 yuan", "just below 100 yuan"],
        ),
    ],
)
def test_a_bound_is_tried_on_both_sides(examples: list[str], sides: list[str]) -> None:
    found = told("untried_boundary", tried(AT_100, *examples))
    assert len(found) == bool(sides)
    assert all(side in each for each in found for side in sides)


def test_of_failing_examples_only_that_they_fail_is_told() -> None:
    wrong = tried(AT_100, f"item.spent: 150元 -> {NO}")
    assert lines("untried_boundary", wrong) == []
    (problem,) = problems("failing_example", wrong)
    assert problem.fix is not None
    assert "boundaries" in say(problem.fix, "en")
    assert len(lines("untried_boundary", tried(AT_100, f"item.spent: 150元 -> {YES}"))) == 1


FAR = {
    "at_least: 3": (["3", "2"], ["3", "1"]),
    "more_than: 3": (["3", "4"], ["3", "2"]),
    "at_most: 3": (["3", "4"], ["3", "2"]),
    "less_than: 3": (["3", "2"], ["3", "4"]),
    "is: 3": (["3", "2"], ["3", "5"]),
}


@pytest.mark.parametrize("test", FAR)
def test_the_far_side_is_where_the_verdict_turns(test: str) -> None:
    def text(values: list[str]) -> str:
        holds = {"at_least": "ge", "more_than": "gt", "at_most": "le", "less_than": "lt", "is": "eq"}[
            test.partition(":")[0]
        ]
        signs = {"ge": (0, 1), "gt": (1,), "le": (-1, 0), "lt": (-1,), "eq": (0,)}[holds]
        outcomes = [
            "award: 1元" if (int(value) > 3) - (int(value) < 3) in signs else "not_eligible: item.heads"
            for value in values
        ]
        written = f"eligible_if:\n  - {{fact: item.heads, {test}}}\n{FIXED}"
        return tried(written, *(f"item.heads: {v} -> {o}" for v, o in zip(values, outcomes, strict=True)))

    enough, too_little = FAR[test]
    assert lines("untried_boundary", text(enough)) == []
    assert len(lines("untried_boundary", text(too_little))) == 1


def test_days_and_shares_have_units_of_their_own() -> None:
    days = f"eligible_if: [{{fact: item.on, within: award_year}}]\n{FIXED}"
    inside = ["item.on: 2020-01-01 -> award: 1元", "item.on: 2020-12-31 -> award: 1元"]
    outside = [f"item.on: {day} -> not_eligible: item.on" for day in ("2019-12-31", "2021-01-01")]
    assert lines("untried_boundary", tried(days, *inside, *outside)) == []
    assert len(lines("untried_boundary", tried(days, *inside, outside[0]))) == 1
    assert len(lines("untried_boundary", tried(days, *inside, outside[0].replace("31", "30"), outside[1]))) == 1
    share = f"eligible_if: [{{fact: item.share, at_least: 3%}}]\n{FIXED}"
    below = "item.share: %s -> not_eligible: item.share"
    assert lines("untried_boundary", tried(share, "item.share: 3% -> award: 1元", below % "2.99%")) == []
    assert len(lines("untried_boundary", tried(share, "item.share: 3% -> award: 1元", below % "2.9%"))) == 1


def test_limits_of_the_sample_are_tried_on_both_sides() -> None:
    assert lines("untried_boundary", QUANJIAO) == []
    no_more = changed(
        "      - {case: 超过封顶一元, change: {project.equipment: 20000001元, project.systems: 0元}, award: 300万元}\n",
        "",
    )
    assert told("untried_boundary", no_more) == [
        "there is no example just above 300万元, by the smallest unit".replace("300万元", "3,000,000 yuan")
    ]
    no_edge = changed(
        "      - {case: 恰好封顶, change: {project.equipment: 1500万元, project.systems: 500万元}, award: 300万元}\n",
        "",
    )
    assert told("untried_boundary", no_edge) == ["there is no example at the boundary 3,000,000 yuan"]
    assert "cap: 300万元" in no_edge.splitlines()[lines("untried_boundary", no_edge)[0] - 1]
    no_day = changed(
        "      - {case: 下年第一天认定, change: {recognition.date: 2021-01-01}, not_eligible: recognition.date}\n", ""
    )
    assert len(lines("untried_boundary", no_day)) == 1


SPENT = "item.spent: {} -> award: {}"
LIMITS = {
    "cap": ("award:\n  - total: [item.spent]\n  - cap: 100元", ["100元 100元", "101元 100元"], "99元 99元"),
    "floor": ("award:\n  - total: [item.spent]\n  - floor: 100元", ["100元 100元", "99元 100元"], "101元 101元"),
    "nothing_below": ("award:\n  - total: [item.spent]\n  - nothing_below: 100元", ["100元 100元", "99元 0元"], "101元 101元"),
    "full steps": (
        "award:\n  - full_steps: {of: item.spent, each: 100元, sum: 7元}", ["200元 14元", "199.99元 7元"], "201元 14元",
    ),
    "whole bands": (
        "award:\n  - bands: {of: item.spent, whole: [{less_than: 100元, sum: 1元}, {at_least: 100元, sum: 2元}]}",
        ["100元 2元", "99.99元 1元"], "101元 2元",
    ),
    "marginal bands": (
        "award:\n  - bands: {of: item.spent, marginal: [{less_than: 100元, sum: 1元}, {at_least: 100元, sum: 2元}]}",
        ["100元 3元", "99元 1元"], "101元 3元",
    ),
    "a case": (
        "award:\n  - cases: [{when: {fact: item.spent, at_least: 100元}, then: [{fixed: 2元}]}, {otherwise: [{fixed: 1元}]}]",
        ["100元 2元", "99元 1元"], "101元 2元",
    ),
    "a bound that a name has": (
        "derive: {large: {fact: item.spent, at_least: 100元}}\n"
        "award:\n  - cases: [{when: {derived: large}, then: [{fixed: 2元}]}, {otherwise: [{fixed: 1元}]}]",
        ["100元 2元", "99元 1元"], "101元 2元",
    ),
    "not": (
        "award:\n  - cases: [{when: {not: {fact: item.spent, less_than: 100元}}, then: [{fixed: 2元}]}, {otherwise: [{fixed: 1元}]}]",
        ["100元 2元", "99元 1元"], "101元 2元",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", LIMITS)
def test_each_sort_of_boundary(name: str) -> None:
    written, both, beside = LIMITS[name]
    examples = [SPENT.format(*each.split()) for each in both]
    assert lines("untried_boundary", tried(written, *examples)) == []
    for example in examples:
        left_out = tried(written, SPENT.format(*beside.split()), *(each for each in examples if each != example))
        assert len(lines("untried_boundary", left_out)) == 1


def test_at_most_of_per_unit_is_a_number_of_things() -> None:
    written = "award:\n  - per_unit: {count: item.heads, sum: 1000元, at_most: 5}"
    heads = "item.heads: {} -> award: {}"
    assert lines("untried_boundary", tried(written, heads.format(5, "5000元"), heads.format(6, "5000元"))) == []
    assert len(lines("untried_boundary", tried(written, heads.format(5, "5000元"), heads.format(7, "5000元")))) == 1


def test_a_sum_in_large_steps_is_beside_a_limit_that_its_next_step_passes() -> None:
    written = "award:\n  - per_unit: {count: item.heads, sum: 1000元}\n  - cap: 5500元"
    heads = "item.heads: {} -> award: {}"
    assert lines("untried_boundary", tried(written, heads.format(5, "5000元"), heads.format(6, "5500元"))) == []
    assert len(lines("untried_boundary", tried(written, heads.format(5, "5000元"), heads.format(7, "5500元")))) == 1
    assert len(lines("untried_boundary", tried(written, heads.format(4, "4000元"), heads.format(6, "5500元")))) == 1


def test_a_limit_that_no_sum_in_fen_meets_is_tried_from_below() -> None:
    written = f"award:\n  - total: [item.spent]\n  - rate: 30%\n  - cap: 100元{ROUND}"
    sums = [SPENT.format("333.33元", "100元"), SPENT.format("334元", "100元")]
    assert lines("untried_boundary", tried(written, *sums)) == []
    exact = written.replace("30%", "50%")
    assert (
        len(lines("untried_boundary", tried(exact, SPENT.format("199.99元", "100元"), SPENT.format("201元", "100元"))))
        == 1
    )


def test_a_side_that_the_conditions_exclude_needs_no_example() -> None:
    written = "eligible_if:\n  - {fact: item.spent, at_least: %s}\naward:\n  - bands:\n      of: item.spent\n      whole:\n        - {at_least: 100元, sum: 2元}"
    both = [SPENT.format("100元", "2元"), "item.spent: 99元 -> not_eligible: item.spent"]
    assert lines("untried_boundary", tried(written % "100元", *both)) == []
    assert (
        len(
            lines(
                "untried_boundary",
                tried(written % "99元", SPENT.format("100元", "2元"), "item.spent: 98元 -> not_eligible: item.spent"),
            )
        )
        == 2
    )


def test_the_steps_of_a_claim_that_is_not_eligible_do_not_count() -> None:
    written = "eligible_if: [{fact: item.kind, is: 甲}]\naward:\n  - total: [item.spent]\n  - cap: 100元"
    at, beyond = SPENT.format("100元", "100元"), "item.spent: 101元, item.kind: 乙 -> not_eligible: item.kind"
    assert len(lines("untried_boundary", tried(written, at, beyond))) == 1
    assert lines("untried_boundary", tried(written, at, beyond, SPENT.format("101元", "100元"))) == []


def test_of_caps_by_case_each_is_a_boundary() -> None:
    written = "award:\n  - total: [item.spent]\n  - cap: {cases: [{when: {fact: item.kind, is: 甲}, then: 100元}, {otherwise: 50元}]}"
    high = [SPENT.format("100元", "100元"), SPENT.format("101元", "100元")]
    low = ["item.spent: 50元, item.kind: 乙 -> award: 50元", "item.spent: 51元, item.kind: 乙 -> award: 50元"]
    assert lines("untried_boundary", tried(written, *high, *low)) == []
    assert told("untried_boundary", tried(written, *high)) == [
        "there is no example at the boundary 50 yuan, just above 50 yuan, by the smallest unit"
    ]


def test_the_branch_that_is_not_taken_does_not_count() -> None:
    written = "award:\n  - total: [item.spent]\n  - cases:\n      - {when: {fact: item.kind, is: 甲}, then: [{cap: 100元}]}\n      - otherwise:\n          - cap: 50元  # !"
    high = [
        SPENT.format("100元", "100元"),
        SPENT.format("101元", "100元"),
        SPENT.format("50元", "50元"),
        SPENT.format("51元", "51元"),
    ]
    text = tried(written, *high)
    assert lines("untried_boundary", text) == planted(text)


def test_what_clauses_share_is_tried_by_either() -> None:
    head = "\nall_clauses: {eligible_if: [{fact: item.spent, at_least: 100元}]}\nclauses:"
    one = tried(FIXED, f"item.spent: 100元 -> {YES}", f"item.spent: 99元 -> {NO}")
    other = tried(FIXED, f"item.spent: 200元 -> {YES}").partition("\nclauses:")[2].replace("clause: one", "clause: two")
    text = (one.rstrip() + "\n" + other).replace("\nclauses:", head, 1)
    assert lines("untried_boundary", text) == []
    assert (
        len(
            lines(
                "untried_boundary", text.replace("item.spent: 99元}, not_eligible", "item.spent: 98元}, not_eligible")
            )
        )
        == 1
    )


def test_days_of_the_time_in_force_are_boundaries_where_the_claim_has_a_day() -> None:
    written = f"in_force: {{from: 2020-03-01, to: 2020-11-30}}\nas_of: item.on\n{FIXED}"
    days = {
        "2020-03-01": "award: 1元",
        "2020-02-29": "nil: not_in_force",
        "2020-11-30": "award: 1元",
        "2020-12-01": "nil: not_in_force",
    }
    examples = [f"item.on: {day} -> {outcome}" for day, outcome in days.items()]
    assert lines("untried_boundary", tried(written, *examples)) == []
    for example in examples:
        assert len(lines("untried_boundary", tried(written, *(each for each in examples if each != example)))) == 1
    repealed = written.replace("to: 2020-11-30}", "to: 2020-12-31}\nrepealed: 2020-12-01")
    assert lines("untried_boundary", tried(repealed, *examples)) == []


def test_conditions_of_an_instalment_are_looked_at() -> None:
    paid = (
        "payment:\n  instalments:\n    - {share: 100%, year: 1, when: {fact: item.heads, at_least: 5}, otherwise: later}\n"
        + FIXED
    )
    examples = ["item.heads: 5 -> award: 1元", "item.heads: 4 -> award: 1元"]
    assert lines("untried_boundary", tried(paid, *examples)) == []
    assert len(lines("untried_boundary", tried(paid, examples[0]))) == 1


def test_rows_of_other_tables_count() -> None:
    table = """  part:
    sheet: 配件
    belongs_to: {item: {uscc: uscc, id: id}, enterprise: {uscc: uscc}}
    key: [uscc, id, number]
    columns:
      uscc:   {heading: 代码, type: uscc}
      id:     {heading: 编号, type: text}
      number: {heading: 序号, type: text}
      price:  {heading: 价格, type: money}
clauses:"""
    written = (
        "award:\n  - total: {of: part.price, where: [{fact: part.price, at_least: 10元}], steps: [{cap: 100元}]}\n"
    )
    body = (
        written
        + "typical: {item: {kind: 甲}, part: [{price: 10元}, {price: 9元}, {price: 100元}, {price: %s}]}\nexamples: [{case: 平常, award: %s}]"
    )
    for price, total, found in (("101元", "210元", 0), ("102元", "210元", 1)):
        text = schedule_text(clause(body % (price, total))).replace("clauses:", table, 1)
        assert len(lines("untried_boundary", text)) == found
        assert lines("failing_example", text) == []


def test_a_clause_without_examples_is_told_once_and_elsewhere() -> None:
    assert problems("untried_boundary", schedule_text(clause(AT_100))) == []
