"""Meaning: what the file of a word says that it does, apart from the examples that are run."""

from __future__ import annotations

import importlib
import inspect
from collections.abc import Sequence
from dataclasses import dataclass
from doctest import DocTestParser, Example

from subsidy_calc.grammar.words import Word


@dataclass(frozen=True, slots=True)
class Meaning:
    """The text before the examples of a word's docstring, and the examples."""

    text: str
    examples: Sequence[Example]


def meaning_of(word: type[Word]) -> Meaning:
    """What a word does, from the docstring of its module."""
    docstring = inspect.cleandoc(importlib.import_module(word.__module__).__doc__ or "")
    text = docstring.partition(">>> ")[0].rstrip()
    return Meaning(text, DocTestParser().get_examples(docstring))
