"""Faults of form: each at its line, with what is allowed and the nearest known word."""

from __future__ import annotations

import pytest

from schedule.refused_texts import SOUND, at, changed, line_of, problems_of, said, told


@pytest.mark.parametrize(
    ("old", "new", "found", "nearest"),
    [
        ("title: 一份规则", "titel: 一份规则", "titel", "title"),
        ("    title: 第一条", "    title: 第一条\n    notes: x", "notes", "note"),
        ("      - cap: 5元", "      - cap: 5元\n        lable: x", "lable", "label"),
        (
            "uscc: {heading: 代码, type: uscc}\n      id",
            "uscc: {heading: 代码, type: uscc, alias: a}\n      id",
            "alias",
            "aliases",
        ),
        ('{paragraph: "2"}', '{paragraf: "2"}', "paragraf", "paragraph"),
        ("clauses: [one, two]}", "clause: [one, two]}", "clause", "clauses"),
    ],
)
def test_an_unknown_key(old: str, new: str, found: str, nearest: str) -> None:
    text = changed(old, new)
    problem = next(p for p in problems_of(text) if p.code == "unknown_key")
    passage = f"{found}:" if "\n" in new else new.strip()
    assert (problem.found, line_of(problem)) == (found, at(passage, text))
    assert f"did you mean “{nearest}”?" in said(problem)
    assert "one of " in said(problem)
    assert nearest in said(problem).partition("one of ")[2]


@pytest.mark.parametrize(
    ("old", "new", "found", "nearest"),
    [
        ("      - cap: 5元", "      - capp: 5元", "capp", "cap"),
        ("      - total: [item.spent]", "      - totl: [item.spent]", "totl", "total"),
        ("is: 是}", "iss: 是}", "iss", "is"),
        ("- {fact: enterprise.large, is: 是}", "- {fct: enterprise.large, is: 是}", "fct, is", "fact"),
        ("- {fact: enterprise.large, is: 是}", "- {any_off: []}", "any_off", "any_of"),
        ("- highest:", "- higest:", "higest", "highest"),
        ("      - cap: 5元", "      - cap: {percnt: 5%, of: item.spent}", "percnt, of", "percent"),
    ],
)
def test_an_unknown_word(old: str, new: str, found: str, nearest: str) -> None:
    text = changed(old, new)
    (problem,) = problems_of(text)
    assert (problem.code, problem.found, line_of(problem)) == ("unknown_word", found, at(new.strip(), text))
    assert f"did you mean “{nearest}”?" in said(problem)


def test_a_missing_key_is_named() -> None:
    for passage, key in {
        "    says: 测试\n    for_each: item\n    eligible_if": "says",
        "jurisdiction: 测试县\n": "jurisdiction",
    }.items():
        text = SOUND.replace(passage, passage.replace(f"    {key}: 测试\n", "").replace(f"{key}: 测试县\n", ""))
        (problem,) = problems_of(text)
        assert problem.code == "missing_key"
        assert f"“{key}” is missing" in said(problem)


@pytest.mark.parametrize(
    ("old", "new", "allowed"),
    [
        ("language: zh", "language: cn", "one of zh, en"),
        ("type: yes_no", "type: bool", "yes_no"),
        ("verified: optional", "verified: maybe", "one of optional, required"),
        ("in_force: {from: 2020-01-01", "in_force: {from: 2020-02-30", "a date"),
        ("in_force: {from: 2020-01-01", "in_force: {from: 2020年1月1日", "a date"),
        ("in_force: {from: 2020-01-01", "in_force: {from: 20200101", "a date"),
        ("    award: [{fixed: 1元}]", "    award: []", "at least one"),
        ("    award: [{fixed: 1元}]", "    award: 1元", "a list"),
        ("title: 一份规则", "title: [a]", "a text"),
        ("title: 一份规则", "title: null", "a text"),
        ("schedule: sound", "schedule: Not A Name", "small letters"),
        ("clause: two", "clause: Two", "small letters"),
        ("- {fact: enterprise.large, is: 是}", "- 是", "one of"),
        ("      - total: [item.spent]", "      - total: []", "at least one"),
        ("per: [enterprise]", "per: []", "at least one"),
        ("document: {title: 测试办法}", "document: 测试办法", "keys"),
        ("    typical:\n", "    typical:\n      year: 1800\n", "year"),
        ("    typical:\n", "    typical:\n      year: 二〇\n", "year"),
    ],
)
def test_a_value_that_does_not_fit(old: str, new: str, allowed: str) -> None:
    text = changed(old, new)
    problem = problems_of(text)[0]
    assert problem.code in ("wrong_value", "unknown_word", "missing_key")
    assert allowed in said(problem)
    assert line_of(problem) == at(new.strip().splitlines()[-1].strip(), text)


def test_two_words_in_one_step_cannot_stand_together() -> None:
    assert [code for code, *_ in told("      - cap: 5元", "      - {cap: 5元, rate: 5%}")] == ["several_words"]
    assert [code for code, *_ in told("is: 是}", "is: 是, value: 5元}")] == ["several_words"]


def test_a_condition_without_a_comparison() -> None:
    assert [code for code, *_ in told("- {fact: enterprise.large, is: 是}", "- {fact: enterprise.large}")] == [
        "unknown_word"
    ]


def test_several_faults_of_form_in_one_pass_in_the_order_of_the_text() -> None:
    text = changed("language: zh", "language: cn").replace("titel", "x")
    text = (
        text.replace("title: 第一条", "titel: 第一条")
        .replace("- cap: 5元", "- capp: 5元")
        .replace("- highest:", "- higest:")
    )
    found = [(problem.code, line_of(problem)) for problem in problems_of(text)]
    assert ("wrong_value", at("language: cn", text)) in found
    assert ("unknown_key", at("titel", text)) in found
    assert ("unknown_word", at("- capp", text)) in found
    assert ("unknown_word", at("- higest", text)) in found
    lines = [line for _, line in found]
    assert lines == sorted(lines)
