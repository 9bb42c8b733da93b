"""Quantities in a schedule: bounds, sums for each, bands, and units that do not meet."""

from __future__ import annotations

import pytest

from column_types.measured_orders import awards, problems_of, text_of, verdict
from subsidy_calc.values.messages import say
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

ORDERS = {
    "at_least": ("no", "yes", "yes"),
    "more_than": ("no", "no", "yes"),
    "at_most": ("yes", "yes", "no"),
    "less_than": ("yes", "no", "no"),
    "is": ("no", "yes", "no"),
}
TO_FEN = "{round: {to: 0.01元, mode: half_up}}"


@pytest.mark.parametrize("word", list(ORDERS))
def test_bounds(word: str) -> None:
    condition = f"{{fact: p.power, {word}: 500千瓦时}}"
    assert tuple(verdict(condition, {"用电量": each}) for each in (499.999999, 500, 500.000001)) == ORDERS[word]
    assert verdict(condition, {"用电量": None}) == "?"


def test_a_bound_may_be_a_fact_or_a_share_of_one() -> None:
    assert verdict("{fact: p.power, more_than: p.more}", {"用电量": 500, "谷段电量": 499}) == "yes"
    half = "{fact: p.more, at_least: {percent: 50%, of: p.power}}"
    assert [verdict(half, {"用电量": 1000, "谷段电量": each}) for each in (499.9, 500)] == ["no", "yes"]
    total = "{value: {total: [p.power, p.more]}, at_least: 1500.5千瓦时}"
    assert [verdict(total, {"谷段电量": each}) for each in (500.4, 500.5)] == ["no", "yes"]


def test_so_much_for_each() -> None:
    # 1000 × 0.5; 0.5 × 0.5; at most 600 × 0.5
    award = f"[{{per_unit: {{count: p.power, sum: 0.5元}}}}, {TO_FEN}]"
    assert awards(award, {}, {"用电量": 0.5}, {"用电量": None}) == ["500.0", "0.25", "? missing:p.power"]
    limited = f"[{{per_unit: {{count: p.power, sum: 0.5元, at_most: 600千瓦时}}}}, {TO_FEN}]"
    assert awards(limited, {"用电量": 599.9}, {"用电量": 600}, {"用电量": 601}) == ["299.95", "300.0", "300.0"]


def test_part_of_a_unit_may_be_part_of_a_fen() -> None:
    problems = problems_of(text_of("[{per_unit: {count: p.power, sum: 1元}}]"))
    assert [problem.code for problem in problems] == ["part_of_fen"]


def test_bands() -> None:
    bands = "{of: p.power, whole: [{less_than: 500千瓦时, sum: 1元}, {at_least: 500千瓦时, sum: 2元}]}"
    rows = [{"用电量": each} for each in (499.999999, 500, 500.000001, None)]
    assert awards(f"[{{bands: {bands}}}]", *rows) == ["1.0", "2.0", "2.0", "? missing:p.power"]


def test_full_steps_growth_and_multiply() -> None:
    # 1000 holds three of 300; 1000 − 500 = 500; 0.1 × 1000 = 100
    assert awards("[{full_steps: {of: p.power, each: 300千瓦时, sum: 1元}}]") == ["3.0"]
    over = "{value: {growth: {now: p.power, before: p.more}}, at_least: 500千瓦时}"
    assert verdict(over) == "yes"
    assert awards(f"[{{fixed: 0.1元}}, {{multiply: p.power}}, {TO_FEN}]") == ["100.0"]


def test_a_lookup_of_quantities() -> None:
    limit = "{lookup: {by: [p.main], rows: {软件: 900千瓦时, 机器人: 1100千瓦时}}}"
    condition = f"{{fact: p.power, at_most: {limit}}}"
    assert [verdict(condition, {"主领域": each}) for each in ("软件", "机器人")] == ["no", "yes"]


CONDITIONS = [
    ("{fact: p.power, at_least: 500吨}", "500吨"),
    ("{fact: p.power, at_least: 500}", "500"),
    ("{fact: p.power, at_least: 500元}", "500元"),
    ("{fact: p.power, is: 500美元}", "500美元"),
    ("{fact: p.power, at_least: p.usd}", "p.usd"),
    ("{fact: p.spent, at_least: p.usd}", "p.usd"),
    ("{fact: p.power, is_one_of: [500千瓦时, 3吨]}", "3吨"),
    ("{fact: p.power, at_least: {percent: 50%, of: p.coal}}", "吨"),
    ("{value: {total: [p.power, p.coal]}, at_least: 5千瓦时}", "p.coal"),
    ("{value: {growth: {now: p.power, before: p.coal}}, at_least: 5千瓦时}", "p.coal"),
    ("{fact: p.power, at_least: {lookup: {by: [p.main], rows: {软件: 900吨}}}}", "吨"),
]
AWARDS = [
    ("[{total: [p.power]}, {cap: 5吨}, {convert: {at: 1元}}, ROUND]", "5吨"),
    ("[{total: [p.spent, p.usd]}]", "p.usd"),
    ("[{per_unit: {count: p.power, sum: 1元, at_most: 50}}, ROUND]", "50"),
    ("[{per_unit: {count: p.power, sum: 1元, at_most: 50吨}}, ROUND]", "50吨"),
    ("[{per_unit: {count: p.power, sum: 1吨}}, ROUND]", "1吨"),
    ("[{full_steps: {of: p.power, each: 5吨, sum: 1元}}]", "5吨"),
    ("[{bands: {of: p.power, whole: [{less_than: 5吨, sum: 1元}]}}]", "5吨"),
    ("[{total: [p.power]}, {add: p.coal}, {convert: {at: 1元}}, ROUND]", "p.coal"),
    ("[{total: [p.power]}, {multiply: p.coal}, {convert: {at: 1元}}, ROUND]", "p.coal"),
]


def at_line(text: str, problem: Problem) -> str:
    assert isinstance(problem.place, Line)
    return text.splitlines()[problem.place.line - 1].strip()


@pytest.mark.parametrize(("condition", "found"), CONDITIONS)
def test_conditions_on_two_units_are_told_at_their_line(condition: str, found: str) -> None:
    text = text_of(eligible_if=f"[{condition}]")
    (problem,) = problems_of(text)
    assert (problem.code, problem.found) == ("wrong_unit", found)
    assert at_line(text, problem).startswith("eligible_if:")


@pytest.mark.parametrize(("award", "found"), AWARDS)
def test_steps_on_two_units_are_told_at_their_line(award: str, found: str) -> None:
    text = text_of(award.replace("ROUND", TO_FEN))
    (problem,) = problems_of(text)
    assert (problem.code, problem.found) == ("wrong_unit", found)
    assert at_line(text, problem).startswith("award:")


def test_what_is_expected_names_the_unit() -> None:
    (problem,) = problems_of(text_of(eligible_if="[{fact: p.power, at_least: 500吨}]"))
    assert problem.expected is not None
    assert "500千瓦时" in say(problem.expected, "zh")


def test_cases_and_parts_of_two_units() -> None:
    cases = "{cases: [{when: {fact: p.large, is: 是}, then: p.power}, {otherwise: p.coal}]}"
    assert [p.code for p in problems_of(text_of(eligible_if=f"[{{value: {cases}, at_least: 5吨}}]"))] == ["mixed_units"]
    most = "[{greatest: [{steps: [{total: [p.power]}]}, {steps: [{total: [p.coal]}]}]}, {convert: {at: 1元}}]"
    assert "mixed_units" in [p.code for p in problems_of(text_of(most))]


@pytest.mark.parametrize("written", ["500千瓦小时", "500度", "50万圆", "500 k"])
def test_a_unit_that_no_column_has(written: str) -> None:
    codes = [p.code for p in problems_of(text_of(eligible_if=f"[{{fact: p.power, at_least: {written}}}]"))]
    assert codes == ["not_a_quantity"]
    assert [p.code for p in problems_of(text_of(f"[{{fixed: {written}}}]"))] == ["not_a_quantity"]
    lookup = f"[{{lookup: {{by: [p.main], rows: {{软件: {written}}}}}}}]"
    assert "not_a_quantity" in [p.code for p in problems_of(text_of(lookup))]


def test_an_award_is_money() -> None:
    assert [(p.code, p.found) for p in problems_of(text_of("[{total: [p.power]}]"))] == [("not_money", "千瓦时")]


@pytest.mark.parametrize("unit", ["元", "万元", "'%'", "天", "m2", "'5吨'", "千 瓦时", "''", "½"])
def test_units_that_would_be_misread(unit: str) -> None:
    text = text_of().replace(
        "heading: 煤耗变动, type: quantity, unit: 吨", f"heading: 煤耗变动, type: quantity, unit: {unit}"
    )
    assert [p.code for p in problems_of(text)] == ["bad_unit"]


def test_a_quantity_has_a_unit_and_others_none() -> None:
    text = text_of().replace("type: quantity, unit: 吨", "type: quantity")
    assert [p.code for p in problems_of(text)] == ["no_unit"]
    text = text_of().replace("heading: 支出, type: money", "heading: 支出, type: money, unit: 元")
    assert [p.code for p in problems_of(text)] == ["no_unit"]


def test_headings_that_only_the_unit_tells_apart() -> None:
    text = text_of().replace("heading: 运费, type", "heading: 用电量（千瓦时）, type")
    assert [p.code for p in problems_of(text)] == ["heading_twice"]
