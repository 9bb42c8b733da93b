"""The language reference: every word with an example that is run, and the page that is made of them."""

from __future__ import annotations

import importlib
from doctest import DocTestFinder, DocTestParser, DocTestRunner
from pathlib import Path

import pytest

from subsidy_calc.cli.steps import HEADINGS
from subsidy_calc.grammar.meaning import meaning_of
from subsidy_calc.grammar.words import FOLDERS, find_words
from subsidy_calc.proof.language_reference import language_reference
from subsidy_calc.proof.shown_examples import Shown, shown_examples

PAGE = Path(__file__).parents[2] / "docs" / "language-reference.md"
WORDS = [(folder, name) for folder in FOLDERS for name in find_words(folder)]


@pytest.mark.parametrize(("folder", "name"), WORDS)
def test_the_examples_of_a_word_give_what_they_say(folder: str, name: str) -> None:
    module = importlib.import_module(find_words(folder)[name].__module__)
    for test in DocTestFinder().find(module):
        told: list[str] = []
        assert DocTestRunner().run(test, out=told.append).failed == 0, "".join(told)


@pytest.mark.parametrize(("folder", "name"), WORDS)
def test_a_word_has_an_example_that_uses_it(folder: str, name: str) -> None:
    shown = shown_examples(meaning_of(find_words(folder)[name]).examples)
    assert shown, f"{folder}/{name}: its docstring tries nothing (see proof/tried.py)"
    is_scalar = folder == "parameters" and name in ("fact", "stated")  # a parameter without a key
    assert is_scalar or any(f"{name}:" in example.snippet for example in shown)


def test_the_page_is_what_is_made() -> None:
    assert PAGE.read_text("utf-8") == language_reference(), "run `make reference`"


def test_the_page_has_a_heading_for_every_word_in_its_folder() -> None:
    headings = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("#")]
    wanted = ["# The words of the schedule language"]
    for folder in FOLDERS:
        wanted += [f"## {folder.capitalize()}", *(f"### {name}" for name in find_words(folder))]
    assert headings == wanted


def test_the_page_tells_keys_within_keys() -> None:
    page = PAGE.read_text("utf-8")
    for row in (
        "| `round.mode` | `half_up` or `down` or `up` or `half_even` | needed |",
        "| `cases[].when` | a condition |  |",
        "| `once.keep.earliest` | text |  |",
        "| `total` | a list of at least one: a parameter or keys with values | needed |",
    ):
        assert row in page
    assert "Each may also have `note`, `label`, `cites`." in page


def test_the_command_lists_the_same_folders() -> None:
    assert tuple(HEADINGS) == FOLDERS


def test_what_is_tried_is_shown_in_words() -> None:
    text = '''
>>> from subsidy_calc.proof.tried import award_of, blank
>>> steps = """
... - total: [p.a]
... """
>>> award_of(steps, a=blank("money"), enterprise={"large": "是"}, bill=[{"b": "1元", "c": "甲"}, {"b": "2元", "c": "乙"}])
'cannot tell (missing:p.a)'
'''
    facts = (("a", "left blank"), ("enterprise.large", "是"), ("bill", "b 1元, c 甲"), ("bill", "b 2元, c 乙"))
    shown = shown_examples(DocTestParser().get_examples(text))
    assert shown == [Shown("- total: [p.a]", facts, "cannot tell (missing:p.a)")]


@pytest.mark.parametrize("source", [">>> 1 + 1\n2\n", ">>> for a in []: pass\n"])
def test_an_example_that_tries_no_snippet_is_refused(source: str) -> None:
    with pytest.raises(TypeError, match="not an example of a word"):
        shown_examples(DocTestParser().get_examples(source))


def test_the_text_before_the_examples_is_the_meaning() -> None:
    for folder, name in WORDS:
        meaning = meaning_of(find_words(folder)[name])
        assert ">>>" not in meaning.text
        assert meaning.text == meaning.text.strip() != ""
