"""The document: what YAML would guess is refused, with file, line and column."""

from __future__ import annotations

import pytest

from schedule.refused_texts import SOUND, at, problems_of, said, told
from subsidy_calc.grammar.written import Entries, Items, Text
from subsidy_calc.schedule.document import read_document
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import ScheduleRefused


def refused(text: str | bytes) -> list[tuple[str, int, int, str]]:
    """Code, line, column and what was found."""
    with pytest.raises(ScheduleRefused) as caught:
        read_document(text.encode() if isinstance(text, str) else text, "rules.yaml")
    found = []
    for problem in caught.value.problems:
        assert isinstance(problem.place, Line)
        assert problem.place.file == "rules.yaml"
        found.append((problem.code, problem.place.line, problem.place.column, problem.found))
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: !!int 5\n", [("yaml_tag", 2, 4, "tag:yaml.org,2002:int")]),
        ("a: !own x\n", [("yaml_tag", 1, 4, "!own")]),
        ("a: &x 5\n", [("yaml_anchor", 1, 4, "&x")]),
        ("a: &x 5\nb: *x\n", [("yaml_anchor", 1, 4, "&x"), ("yaml_alias", 2, 4, "*x")]),
        ("a: 1\nb:\n  <<: {c: 1}\n", [("yaml_merge", 3, 3, "<<")]),
        ("a: 1\n---\nb: 2\n", [("yaml_documents", 2, 1, "")]),
        ("a: 1\nb: 2\na: 3\n", [("yaml_repeated_key", 3, 1, "a")]),
        ("x: {a: 1, a: 2}\n", [("yaml_repeated_key", 1, 11, "a")]),
        ("a: 1\n? [b, c]\n: 2\n", [("yaml_key", 2, 3, "")]),
        ("? {b: c}\n: 2\n", [("yaml_key", 1, 3, "")]),
        ("", [("yaml_empty", 1, 1, "")]),
        ("# nothing\n", [("yaml_empty", 1, 1, "")]),
        ("- a\n- b\n", [("yaml_empty", 1, 1, "")]),
        ("only text\n", [("yaml_empty", 1, 1, "")]),
        ("a: 1\nb: {c: 2\n", [("yaml_syntax", 2, 4, "")]),
        ("a: 1\n\tb: 2\n", [("yaml_syntax", 2, 1, "")]),
        ("a: [1, 2\nb: 3\n", [("yaml_syntax", 1, 4, "")]),
        ("a: {b: 500,000元}\n", [("yaml_no_value", 1, 12, "000元")]),
        ("a: {b：50万元}\n", [("yaml_no_value", 1, 5, "b：50万元")]),
        ("a: {b:50万元}\n", [("yaml_no_value", 1, 5, "b:50万元")]),
        ("a: {b}\n", [("yaml_no_value", 1, 5, "b")]),
    ],
)
def test_refused_at_its_place(text: str, expected: list[tuple[str, int, int, str]]) -> None:
    found = refused(text)
    if expected[0][0] == "yaml_syntax":
        assert [(code, line) for code, line, _, _ in found] == [(code, line) for code, line, _, _ in expected]
    elif expected[0][0] == "yaml_no_value":
        assert [(code, line, text) for code, line, _, text in found] == [(c, line, t) for c, line, _, t in expected]
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a: {b: 500,000元}\n", "no comma in an amount"),
        ("a: {b: 1,500,000.50 元}\n", "no comma in an amount"),
        ("a: {b：50万元}\n", "ASCII colon"),
        ("a: {b:50万元}\n", "ASCII colon"),
        ("a：1\nb: 2\n", "ASCII colon"),
    ],
)
def test_the_two_slips_that_yaml_reads_in_silence_are_explained(text: str, hint: str) -> None:
    problems = problems_of(text)
    assert any(hint in said(problem) for problem in problems)


def test_bytes_that_are_not_utf8_are_told_with_their_line() -> None:
    assert refused("a: 1\nb: 全椒\n".encode("gbk")) == [("yaml_not_utf8", 2, 1, "")]
    assert refused("a: 1\n".encode("utf-16"))[0][0] == "yaml_not_utf8"


def test_a_byte_order_mark_of_utf8_is_no_fault() -> None:
    assert read_document("\ufeffa: 1\n".encode(), "rules.yaml") == {"a": "1"}


def test_size_on_both_sides_of_the_limit() -> None:
    text = "a: 1\n#"
    largest = text + "x" * (1024 * 1024 - len(text))
    assert read_document(largest.encode(), "rules.yaml") == {"a": "1"}
    assert refused(largest + "x") == [("yaml_too_large", 0, 0, "1,048,577")]


def test_depth_on_both_sides_of_the_limit() -> None:
    # the document itself is the first level
    assert read_document(("a: " + "[" * 19 + "]" * 19).encode(), "rules.yaml")
    assert [code for code, *_ in refused("a: " + "[" * 20 + "]" * 20)] == ["yaml_too_deep"]


def test_several_faults_in_one_pass() -> None:
    text = "a: &x 1\nb: {c: 500,000元}\na: 2\nd: !t 3\n"
    assert [(code, line) for code, line, _, _ in refused(text)] == [
        ("yaml_anchor", 1), ("yaml_no_value", 2), ("yaml_repeated_key", 3), ("yaml_tag", 4),
    ]  # fmt: skip


def test_scalars_stay_text_with_their_places() -> None:
    text = "n: no\no: 0300000\nt: 300:00:00\nf: 0.10\nd: 2020-02-30\ns: [1:1, true]\ne: null\n"
    document = read_document(text.encode(), "rules.yaml")
    assert document == {
        "n": "no", "o": "0300000", "t": "300:00:00", "f": "0.10", "d": "2020-02-30", "s": ["1:1", "true"], "e": None,
    }  # fmt: skip
    assert isinstance(document, Entries)
    assert isinstance(document["s"], Items)
    assert isinstance(document["f"], Text)
    assert document["f"].place == Line("rules.yaml", 4, 4)
    assert document.key_places["s"] == Line("rules.yaml", 6, 1)


def test_quoted_null_is_text() -> None:
    assert read_document(b"a: 'null'\nb: ~\nc: ''\n", "rules.yaml") == {"a": "null", "b": None, "c": ""}


def test_the_sound_schedule_is_sound() -> None:
    assert problems_of(SOUND) == []


def test_faults_of_the_document_are_told_for_a_whole_schedule() -> None:
    assert told("cap: 5元", "cap: &limit 5元") == [("yaml_anchor", at("cap: 5元"), "&limit")]
