"""The JSON Schema: valid, of every word, and as strict as the loader in all that is form."""

from __future__ import annotations

import importlib
import json
import pkgutil
from collections.abc import Iterator
from doctest import DocTestFinder, DocTestRunner
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

import subsidy_calc
from cli.command import command
from schedule.refused_texts import SOUND, changed, problems_of
from schema.as_editors_see import SCHEMA, faults, typed
from schema.wrong_forms import WRONG
from subsidy_calc.grammar.meaning import meaning_of
from subsidy_calc.grammar.words import FOLDERS, find_words
from subsidy_calc.grammar.written import Written
from subsidy_calc.proof import tried_schedule
from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.model import Schedule
from template.template_schedules import ENGLISH, LONG_LIST
from words.one_clause import HEAD, clause

ROOT = Path(__file__).parents[2]
WORDS = [(folder, name) for folder in FOLDERS for name in find_words(folder)]
OF_FORM = {"unknown_key", "missing_key", "unknown_word", "several_words", "wrong_value"}

SOUND_TEXTS = {
    **{path.stem: path.read_text("utf-8") for path in sorted((ROOT / "rules").rglob("*.yaml"))},
    **{path.stem: path.read_text("utf-8") for path in sorted((ROOT / "tests" / "workbooks").glob("*.yaml"))},
    "sound": SOUND,
    "long-list": LONG_LIST,
    "english": ENGLISH,
    "one-clause": HEAD + clause(),
}


def test_the_schema_is_itself_valid() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    marks = [key for part in _parts(SCHEMA) for key in part if key.startswith("x-")]
    assert marks == []


@pytest.mark.parametrize("name", SOUND_TEXTS)
def test_a_sound_schedule_passes(name: str) -> None:
    assert faults(SOUND_TEXTS[name]) == []


@pytest.mark.parametrize("case", WRONG)
def test_a_schedule_wrong_in_form_is_refused_by_the_schema_and_by_the_loader(case: str) -> None:
    text = changed(*WRONG[case])
    assert {problem.code for problem in problems_of(text)} & OF_FORM
    assert faults(text) != []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("title: 一份规则", "title: 2020"),
        ("title: 一份规则", "title: true"),
        ("is: 是}", "is: 是}\n      - {fact: item.heads, at_least: 3}"),
        ("is: 是}", "is: 是}\n      - {fact: item.kind, is_given: true}"),
        ("is: 是}", 'is: 是}\n      - {fact: item.kind, is_given: "true"}'),
        ("is: 是}", "is: 是}\n      - {fact: item.on, within: award_year}"),
        ("is: 是}", "is: 是}\n      - {fact: item.on, within: {from: 2020-01-01, to: award_year_end}}"),
        ("is: 是}", "is: 是}\n      - {value: {percent: 50%, of: item.spent}, at_least: 1元, less_than: 9元}"),
        ("{case: 平常, award: 3元}", "{case: 平常, year: 2020, award: 3元}"),
        ("{case: 平常, award: 3元}", '{case: 平常, year: "2020", award: 3元}'),
        ("type: count}", "type: count, required: false}"),
        ("- cap: 5元", "- cap: no_limit"),
        ("- cap: 5元", "- cap: {stated: 5元}"),
        ("- cap: 5元", "- cap: {fact: item.spent}"),
        ("- cap: 5元", "- cap: {cases: [{when: {fact: item.kind, is: 智能工厂}, then: item.spent}, {otherwise: 5元}]}"),
        ("spent: 3元, kind: 智能工厂", "spent: 3元, kind: 智能工厂, heads: 3, on: null"),
    ],
)
def test_what_the_loader_takes_passes(old: str, new: str) -> None:
    text = changed(old, new)
    read_schedule(text.encode(), "sound.yaml")
    assert faults(text) == []


def test_what_is_wrong_in_meaning_alone_may_pass() -> None:
    text = changed("total: [item.spent]", "total: [item.spend]")
    assert {problem.code for problem in problems_of(text)}.isdisjoint(OF_FORM)
    assert faults(text) == []


@pytest.mark.parametrize(("folder", "name"), WORDS)
def test_every_word_can_be_completed_with_what_it_means(folder: str, name: str) -> None:
    text = meaning_of(find_words(folder)[name]).text
    keys = [part["properties"][name] for part in _parts(SCHEMA) if name in part.get("properties", {})]
    assert any(key.get("description") == key.get("markdownDescription") == text for key in keys)
    assert ">>>" not in text


@pytest.mark.parametrize(("folder", "name"), WORDS)
def test_the_examples_of_every_word_pass(folder: str, name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    texts: list[str] = []

    def recorded(content: bytes, file: str) -> Schedule:
        texts.append(content.decode())
        return read_schedule(content, file)

    monkeypatch.setattr(tried_schedule, "read_schedule", recorded)
    module = importlib.import_module(find_words(folder)[name].__module__)
    for test in DocTestFinder().find(module):
        DocTestRunner().run(test)
    assert texts
    assert [faults(text) for text in texts] == [[] for _ in texts]


def test_a_model_that_is_written_otherwise_than_held_says_how() -> None:
    """A shorthand that the schema does not know would be marked as a mistake."""
    for _, name, _ in pkgutil.walk_packages(subsidy_calc.__path__, "subsidy_calc."):
        importlib.import_module(name)
    for model in _below(Written):
        if "arranged" in vars(model):
            assert "__get_pydantic_json_schema__" in vars(model), model


def test_the_command_prints_the_same_bytes_whatever_the_terminal_speaks() -> None:
    printed = command("rules", "schema").out
    assert json.loads(printed) == SCHEMA
    assert printed == command("rules", "schema", lang="en", PYTHONHASHSEED="7", PYTHONIOENCODING="gbk").out
    assert printed == json.dumps(SCHEMA, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_numbers_are_seen_as_an_editor_sees_them() -> None:
    assert typed("{a: 2020, b: 15%, c: true, d: 是, e: 2020-01-01, f: '1', g: 1.5, on: yes, h: }") == {
        "a": 2020, "b": "15%", "c": True, "d": "是", "e": "2020-01-01", "f": "1", "g": 1.5, "on": "yes", "h": None,
    }  # fmt: skip


def _parts(node: object) -> Iterator[dict[str, dict[str, dict[str, object]]]]:
    if isinstance(node, dict):
        yield node
        for part in node.values():
            yield from _parts(part)
    elif isinstance(node, list):
        for part in node:
            yield from _parts(part)


def _below(model: type[Written]) -> Iterator[type[Written]]:
    for each in model.__subclasses__():
        yield each
        yield from _below(each)
