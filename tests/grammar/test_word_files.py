"""Word files: a complete one is found by being there; a half-written one stops the program."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from subsidy_calc.grammar import words
from subsidy_calc.grammar.words import BrokenWord, find_words

COMPLETE = '''"""Halve: half the amount."""
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.step import Change

class Halve(Change):
    halve: AnyParameter

    def derive(self, amount, facts):
        return amount

    def shape(self, amount, scope):
        return amount

    def excel(self, figure, row, cells):
        raise NotImplementedError
'''


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder of words, in a package of its own that the walk takes for ours."""
    package = tmp_path / "planted_words"
    (package / "steps").mkdir(parents=True)
    for init in (package / "__init__.py", package / "steps" / "__init__.py"):
        init.write_text("", "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(words, "PACKAGE", "planted_words")
    find_words.cache_clear()
    yield package / "steps"
    find_words.cache_clear()
    for name in [name for name in sys.modules if name.startswith("planted_words")]:
        del sys.modules[name]


def test_a_complete_word_is_found_without_editing_anything_else(folder: Path) -> None:
    (folder / "halve.py").write_text(COMPLETE, "utf-8")
    (folder / "round_.py").write_text(COMPLETE.replace("halve:", "round_:").replace("halve", "round"), "utf-8")
    with pytest.raises(BrokenWord, match="no field round"):
        find_words("steps")
    find_words.cache_clear()
    (folder / "round_.py").unlink()
    sys.modules.pop("planted_words.steps.round_", None)
    found = find_words("steps")
    assert [(name, word.__name__, word.word_name) for name, word in found.items()] == [("halve", "Halve", "halve")]


def test_a_name_that_python_keeps_is_written_with_an_underscore(folder: Path) -> None:
    text = COMPLETE.replace("    halve: AnyParameter", '    not_: AnyParameter = Field(alias="not")')
    (folder / "not_.py").write_text(
        text.replace("from subsidy_calc.grammar.step", "from pydantic import Field\nfrom subsidy_calc.grammar.step"),
        "utf-8",
    )
    assert list(find_words("steps")) == ["not"]


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("halve.py", COMPLETE.partition("\n    def excel")[0] + "\n", "excel is not written"),
        ("halve.py", COMPLETE.replace("def derive", "def derived"), "derive is not written"),
        ("halved.py", COMPLETE, "no field halved"),
        ("double.py", COMPLETE, "no field double"),  # a copied file
        ("halve.py", COMPLETE.partition("\n")[2], "no docstring"),
        ("halve.py", COMPLETE + "\nclass Other(Halve):\n    other: AnyParameter\n", "2 words"),
        ("halve.py", '"""Halve."""\n', "0 words"),
        ("halve.py", '"""Halve."""\nfrom subsidy_calc.steps.rate import Rate as Halve\n', "0 words"),
        ("halve.py", COMPLETE.replace("class Halve(", "class HalveBranch("), "0 words"),
    ],
)
def test_a_broken_file_stops_the_program(folder: Path, file: str, text: str, says: str) -> None:
    (folder / file).write_text(text, "utf-8")
    with pytest.raises(BrokenWord, match=says):
        find_words("steps")


def test_one_broken_file_among_good_ones_stops_it_too(folder: Path) -> None:
    (folder / "halve.py").write_text(COMPLETE, "utf-8")
    (folder / "zz.py").write_text("", "utf-8")
    with pytest.raises(BrokenWord, match="zz"):
        find_words("steps")


EVERY = {
    "steps": {"cap", "fixed", "lookup", "rate", "round", "total"},
    "parameters": {"cases", "fact", "percent", "stated"},
    "combine": {"cap", "highest", "once", "point_out"},
    "conditions": {
        "after", "all_of", "any_of", "at_least", "at_most", "before", "fact", "is", "is_given", "is_one_of",
        "less_than", "more_than", "not", "on_or_after", "on_or_before", "within",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", list(EVERY))
def test_the_words_of_the_first_schedule_are_there_and_tell_what_they_do(name: str) -> None:
    found = find_words(name)
    assert set(found) >= EVERY[name]
    assert list(found) == sorted(found, key=lambda word: found[word].__module__)
    for word in found.values():
        assert (sys.modules[word.__module__].__doc__ or "").strip()
