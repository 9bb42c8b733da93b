"""Hostile text gives a refusal with its reason, and never another exception."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from schedule.refused_texts import SOUND, problems_of

HOSTILE: dict[str, bytes] = {
    "brackets": b"[" * 100_000,
    "braces": b"{" * 100_000,
    "braces with keys": b"{a: " * 100_000,
    "closed brackets": b"[" * 100_000 + b"]" * 100_000,
    "dashes": b"- " * 100_000,
    "question marks": b"? " * 100_000,
    "indents": b"".join(b" " * n + b"a:\n" for n in range(1000)),
    "NUL": b"a: \x00",
    "NUL alone": b"\x00" * 1000,
    "control": b"a: \x07\x1b[31m",
    "huge scalar": b"a: " + b"x" * 1_000_000,
    "huge key": b"x" * 1_000_000 + b": a",
    "huge number": b"a: " + b"9" * 1_000_000,
    "laughs": b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n",
    "self": b"a: &a [*a]",
    "python": b"a: !!python/object/apply:os.system [ls]\n",
    "directive": b"%YAML 1.1\n%TAG ! tag:x,2000:\n---\n!x a: b\n",
    "bad directive": b"%YAML 9.9\n---\na: b\n",
    "surrogate": b'a: "\\ud800"\n',
    "escape": b'a: "\\UFFFFFFFF"\n',
    "next line": "a: 1\u0085b: 2\u2028c: 3\n".encode(),
    "utf-16": "a: 1".encode("utf-16-be"),
    "utf-32": "a: 1".encode("utf-32"),
    "cut": "a: 全".encode()[:-1],
    "only a mark": b"\xef\xbb\xbf",
    "many keys": b"".join(b"k%d: 1\n" % n for n in range(2_000)),
    "open quote": b"a: '" + b"x\n" * 1000,
    "block": b"a: |9\n x",
}


@pytest.mark.parametrize("name", list(HOSTILE))
def test_hostile_text_is_refused(name: str) -> None:
    assert problems_of(HOSTILE[name]) != []


@given(st.binary(max_size=200))
def test_random_bytes_are_refused(content: bytes) -> None:
    assert problems_of(content) != []


yaml_text = st.text(alphabet="ab:{}[]&*!|>-?,#'\"%@`~ \n\t：，元1", max_size=60)


@given(yaml_text)
def test_random_punctuation_is_refused(text: str) -> None:
    assert problems_of(text) != []


@given(
    st.integers(0, len(SOUND) - 1),
    st.integers(0, 40),
    st.sampled_from(["", "{", "]", ": ", "- ", "null", "x", "~", "[]", "{}"]),
)
def test_a_schedule_with_a_passage_cut_or_replaced_loads_or_is_refused(start: int, length: int, put: str) -> None:
    for problem in problems_of(SOUND[:start] + put + SOUND[start + length :]):
        assert problem.code


scalars = st.sampled_from(
    ["", "x", "1", "5元", "null", "true", "2020-01-01", "[]", "{}", "[a]", "{a: b}", "[[]]", "[{}]", "0", "-1", "一"]
)
LINES = SOUND.splitlines()


@given(st.integers(0, len(LINES) - 1), scalars)
def test_a_line_with_another_kind_of_value_loads_or_is_refused(number: int, value: str) -> None:
    key, colon, _ = LINES[number].partition(": ")
    text = "\n".join(
        [*LINES[:number], f"{key}: {value}" if colon else f"{key.rstrip(':')}: {value}", *LINES[number + 1 :]]
    )
    for problem in problems_of(text):
        assert problem.code
