"""Checks of rules of combination, assumptions and examples of combination."""

from __future__ import annotations

import pytest

from schedule.refused_texts import SOUND, at, changed, line_of, problems_of, said, told

RULE = "  - highest: {per: [enterprise], clauses: [one, two]}"


def rule(text: str) -> list[tuple[str, str]]:
    """Code and found of each problem of a rule in place of the sound one."""
    return [(code, found) for code, _, found in told(RULE, f"  - {text}")]


@pytest.mark.parametrize(
    ("text", "code", "found"),
    [
        ("highest: {per: [item.id], clauses: [one]}", "per_enterprise", "item.id"),
        ("highest: {per: [enterprise], clauses: [one, tow]}", "unknown_clause", "tow"),
        ("highest: {per: [enterprise], except: [tow]}", "unknown_clause", "tow"),
        ("highest: {per: [enterprise, item.knd], clauses: [one]}", "unknown_fact", "item.knd"),
        ("once: {per: [enterprise, item.kind], clauses: [one], keep: first}", "per_not_in_key", "item.kind"),
        ("once: {per: [enterprise, enterprise.name], clauses: [one], keep: first}", "per_not_in_key", "enterprise.name"),
        ("once: {per: [enterprise], clauses: [one], keep: {earliest: item.spent}}", "once_keep", "item.spent"),
        ("once: {per: [enterprise], clauses: [one], keep: {earliest: item.onn}}", "unknown_fact", "item.onn"),
        ("once: {per: [enterprise], clauses: [one], keep: {earliest: item.on, latest: item.on}}", "once_keep", ""),
        ("once: {per: [enterprise], clauses: [one], keep: {}}", "once_keep", ""),
        ("cap: {per: [enterprise], clauses: [one], at_most: 5%, over: year, gives_way: clause_order}", "wrong_unit", "5%"),
        ("cap: {per: [enterprise], clauses: [one], at_most: item.spnt, over: year, gives_way: clause_order}", "unknown_fact", "item.spnt"),
        ("cap: {per: [enterprise, item.kind], clauses: [one], at_most: 5元, over: year, gives_way: clause_order}", "per_not_in_key", "item.kind"),
        ("point_out: {per: [item.id], clauses: [one, two], say: x}", "per_enterprise", "item.id"),
    ],
)  # fmt: skip
def test_told(text: str, code: str, found: str) -> None:
    assert rule(text) == [(code, found)]


@pytest.mark.parametrize(
    "text",
    [
        "highest: {per: [enterprise, item.kind], except: [one]}",
        "once: {per: [enterprise, item.id], clauses: [one], keep: {latest: item.on}}",
        "cap: {per: [enterprise], except: [], at_most: 5元, over: 3 years, gives_way: in_proportion}",
        "point_out: {per: [enterprise, item.kind], clauses: [one, two], say: x}",
    ],
)
def test_sound(text: str) -> None:
    assert rule(text) == []


@pytest.mark.parametrize("over", ["month", "0 years", "3years", "-1 years", "100 years", "years", "all"])
def test_a_window_that_is_not_known(over: str) -> None:
    text = f"cap: {{per: [enterprise], clauses: [one], at_most: 5元, over: {over}, gives_way: clause_order}}"
    assert [code for code, _ in rule(text)] == ["wrong_value"]


@pytest.mark.parametrize("missing", ["at_most", "over", "gives_way", "per"])
def test_who_gives_way_and_over_what_has_no_default(missing: str) -> None:
    parts = {"per": "[enterprise]", "clauses": "[one]", "at_most": "5元", "over": "year", "gives_way": "clause_order"}
    text = ", ".join(f"{key}: {value}" for key, value in parts.items() if key != missing)
    problems = problems_of(changed(RULE, f"  - cap: {{{text}}}"))
    assert [problem.code for problem in problems] == ["missing_key"]
    assert missing in said(problems[0])


def test_a_rule_states_its_clauses_or_the_exceptions() -> None:
    # DESIGN.md, 5: every rule states `per`, `clauses` or `except`: no default
    assert rule("highest: {per: [enterprise]}") != []
    assert rule("highest: {per: [enterprise], clauses: [one], except: [two]}") != []


def test_an_assumption_names_known_clauses() -> None:
    text = changed("tables:\n  enterprise:", "assumptions:\n  - {says: x, for: [tow]}\ntables:\n  enterprise:")
    (problem,) = problems_of(text)
    assert (problem.code, problem.found, line_of(problem)) == ("unknown_clause", "tow", at("says: x", text))
    assert "did you mean “two”?" in said(problem)


EXAMPLE = (
    SOUND
    + """examples:
  - case: 两条只奖一条
    claims:
      A: {clause: one, change: {item.spent: 3元}}
      B: {clause: two}
    awards: {A: 3元, B: 0元}
    pointed_out: [A]
"""
)


@pytest.mark.parametrize(
    ("old", "new", "code", "found"),
    [
        ("B: {clause: two}", "B: {clause: tow}", "unknown_clause", "tow"),
        ("awards: {A: 3元, B: 0元}", "awards: {A: 3元, C: 0元}", "unknown_claim", "C"),
        ("pointed_out: [A]", "pointed_out: [C]", "unknown_claim", "C"),
        ("item.spent: 3元}}", "item.spnt: 3元}}", "unknown_fact", "item.spnt"),
        ("    awards:", "    earlier: [{clause: tow, matter: x, award: 1元, year: 2019}]\n    awards:", "unknown_clause", "tow"),
    ],
)  # fmt: skip
def test_an_example_of_combination(old: str, new: str, code: str, found: str) -> None:
    assert EXAMPLE.count(old) == 1
    assert [(p.code, p.found) for p in problems_of(EXAMPLE.replace(old, new))] == [(code, found)]


def test_the_sound_example_is_sound() -> None:
    assert problems_of(EXAMPLE) == []
