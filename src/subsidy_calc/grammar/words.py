"""Words: found by walking a folder, one class a file. A half-written file stops the program."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import sys
from functools import cache
from typing import ClassVar

from subsidy_calc.grammar.written import Written
from subsidy_calc.values.messages import Wording

PACKAGE = "subsidy_calc"
FOLDERS = ("steps", "parameters", "conditions", "combine")


class BrokenWord(Exception):
    """A file of the schedule language does not hold exactly one complete word: a bug of ours."""


class Word(Written):
    """Base of everything that a schedule can call by name.

    The word is the file's name, without the underscore that keeps it apart from Python's
    own words (`round_.py` is `round`), and the name (or alias) of one of its fields.
    """

    word_name: ClassVar[str] = ""
    nothing: ClassVar[tuple[str, Wording] | None] = None  # code and words where no row or case holds

    @property
    def word(self) -> str:
        return self.word_name


@cache
def find_words(folder: str) -> dict[str, type[Word]]:
    """All words of a folder by name, in alphabetical order.

    Raises:
        BrokenWord: a file without exactly one complete word of its own name.
    """
    package = importlib.import_module(f"{PACKAGE}.{folder}")
    return {
        info.name.rstrip("_"): _word_of(f"{package.__name__}.{info.name}")
        for info in sorted(pkgutil.iter_modules(package.__path__), key=lambda info: info.name)
    }


def _word_of(module_name: str) -> type[Word]:
    module = importlib.import_module(module_name)
    found = [
        value
        for value in vars(module).values()
        if inspect.isclass(value)
        and issubclass(value, Word)
        and value.__module__ == module_name
        and not value.__name__.endswith("Branch")
    ]
    if len(found) != 1:
        raise BrokenWord(f"{module_name}: {len(found)} words, one is allowed")
    (word,) = found
    name = module_name.rpartition(".")[2].rstrip("_")
    _complete(word, name, module.__doc__)
    word.word_name = name
    return word


def _complete(word: type[Word], name: str, docstring: str | None) -> None:
    if name not in {field.alias or field_name for field_name, field in word.model_fields.items()}:
        raise BrokenWord(f"{word.__module__}: it has no field {name}")
    if inspect.isabstract(word):
        missing = ", ".join(sorted(word.__abstractmethods__))
        raise BrokenWord(f"{word.__module__}: {missing} is not written")
    if not docstring and sys.flags.optimize < 2:  # python -OO takes all docstrings away
        raise BrokenWord(f"{word.__module__}: no docstring says what it does")
