"""Conditions on several choices: any and all of them, yes, no and "cannot tell", and what a schedule may not say."""

from __future__ import annotations

import pytest

from column_types.measured_orders import awards, problems_of, run, schedule_of, text_of, verdict
from subsidy_calc.values.messages import say
from subsidy_calc.values.places import Line

ANY, ALL = "{fact: p.fields, includes_any: [软件, 机器人]}", "{fact: p.fields, includes_all: [软件, 机器人]}"


@pytest.mark.parametrize(
    ("chosen", "any_", "all_"),
    [
        ("软件", "yes", "no"),
        ("机器人", "yes", "no"),
        ("软件、机器人", "yes", "yes"),
        ("机器人、AI应用、软件", "yes", "yes"),
        ("AI应用", "no", "no"),
        ("数据中心、AI应用", "no", "no"),
        (None, "?", "?"),
    ],
)
def test_any_and_all(chosen: str | None, any_: str, all_: str) -> None:
    assert verdict(ANY, {"领域": chosen}) == any_
    assert verdict(ALL, {"领域": chosen}) == all_


def test_of_one_choice_they_agree() -> None:
    for word in ("includes_any", "includes_all"):
        condition = f"{{fact: p.fields, {word}: [AI应用]}}"
        assert [verdict(condition, {"领域": each}) for each in ("AI应用、软件", "软件", None)] == ["yes", "no", "?"]


def test_with_another_fact() -> None:
    condition = "{fact: p.fields, includes_any: [p.main]}"
    rows = [{"领域": "软件、机器人", "主领域": each} for each in ("机器人", "AI应用", None)]
    assert [verdict(condition, row) for row in rows] == ["yes", "no", "?"]
    both = "{fact: p.fields, includes_any: [p.main, 软件]}"
    assert verdict(both, {"领域": "软件", "主领域": None}) == "yes"
    assert verdict(both, {"领域": "机器人", "主领域": None}) == "?"
    every = both.replace("any", "all")
    assert verdict(every, {"领域": "机器人", "主领域": None}) == "no"


def test_not_and_is_given() -> None:
    assert [verdict(f"{{not: {ANY}}}", {"领域": each}) for each in ("软件", "AI应用", None)] == ["no", "yes", "?"]
    given = "{fact: p.fields, is_given: true}"
    assert [verdict(given, {"领域": each}) for each in ("软件", None)] == ["yes", "no"]


def test_a_missing_fact_is_named() -> None:
    assert awards("[{fixed: 1元}]", {"领域": None}, eligible_if=f"[{ANY}]") == ["? missing:p.fields"]


def test_the_choices_are_shown() -> None:
    done = run(schedule_of(eligible_if=f"[{ALL}]"), {"领域": "机器人、软件"}, {"领域": "AI应用，软件"})
    assert [told[0] for told in done.lines.values()] == ["awarded", "nil"]


FAULTS = [
    ("{fact: p.fields, is: 软件}", "several_choices", "p.fields", "includes_any"),
    ("{fact: p.fields, is_one_of: [软件, 机器人]}", "several_choices", "p.fields", "includes_any"),
    ("{fact: p.main, is: p.fields}", "not_a_term", "p.fields", ""),
    ("{fact: p.fields, includes_any: [p.others]}", "not_a_term", "p.others", ""),
    ("{fact: p.fields, at_least: 1}", "not_ordered", "at_least: p.fields", "includes_any"),
    ("{fact: p.fields, includes_any: [软件, 机器]}", "unknown_choice", "机器", "机器人"),
    ("{fact: p.fields, includes_all: [软件, 软件]}", "listed_twice", "软件", ""),
    ("{fact: p.fields, includes_all: [软件, p.spent]}", "not_a_term", "p.spent", ""),
    ("{fact: p.main, includes_any: [软件]}", "not_several", "choice", "is_one_of"),
    ("{fact: p.spent, includes_any: [软件]}", "not_several", "money", ""),
    ("{value: 5元, includes_any: [软件]}", "not_several", "money", ""),
]


@pytest.mark.parametrize(("condition", "code", "found", "hint"), FAULTS)
def test_told_at_its_line(condition: str, code: str, found: str, hint: str) -> None:
    text = text_of(eligible_if=f"[{condition}]")
    (problem, *others) = problems_of(text)
    assert (problem.code, problem.found) == (code, found)
    assert {other.code for other in others} <= {code}
    assert isinstance(problem.place, Line)
    assert text.splitlines()[problem.place.line - 1].strip().startswith("eligible_if:")
    said = "".join(say(part, "zh") for part in (problem.says, problem.expected, problem.fix) if part is not None)
    assert hint in said


def test_no_lookup_no_group_no_key() -> None:
    lookup = "[{lookup: {by: [p.fields], rows: {软件: 1元}}}]"
    assert [problem.code for problem in problems_of(text_of(lookup))] == ["lookup_by_choice"]
    rule = "[{highest: {per: [enterprise, p.fields], clauses: [one]}}]"
    assert [problem.code for problem in problems_of(text_of(combine=rule))] == ["several_in_per"]
    key = text_of().replace("key: [uscc, id]", "key: [uscc, id, fields]")
    assert [(problem.code, problem.found) for problem in problems_of(key)] == [("several_in_key", "fields")]


@pytest.mark.parametrize("choice", ["'甲、乙'", "'甲,乙'", "甲，乙", "甲；乙", "软件/信息"])
def test_a_choice_may_not_hold_what_parts_them(choice: str) -> None:
    text = text_of().replace("choices: [软件, 机器人]", f"choices: [软件, {choice}]")
    assert [problem.code for problem in problems_of(text)] == ["choice_apart"]


def test_choices_are_listed() -> None:
    text = text_of().replace("type: choices, choices: [软件, 机器人]", "type: choices")
    assert [problem.code for problem in problems_of(text)] == ["no_choices"]
