"""Kinds of findings: found by walking their folder; a half-written file stops the program."""

from __future__ import annotations

import importlib
import pkgutil
import sys
from collections.abc import Iterator
from functools import cache
from types import ModuleType
from typing import Protocol, cast

from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.values.problems import Problem

PACKAGE = "subsidy_calc.lint.kinds"


class Kind(Protocol):
    """A file of the folder: its name, how grave what it finds is, and what it finds."""

    LEVEL: Level

    def find(self, look: Look) -> Iterator[Problem]: ...


class BrokenKind(Exception):
    """A file of the folder does not hold a complete kind of finding: a bug of ours."""


@cache
def find_kinds() -> dict[str, Kind]:
    """All kinds by name, in alphabetical order.

    Raises:
        BrokenKind: a file without a level, a function `find` or a docstring.
    """
    package = importlib.import_module(PACKAGE)
    names = sorted(info.name for info in pkgutil.iter_modules(package.__path__))
    return {name: complete(importlib.import_module(f"{PACKAGE}.{name}")) for name in names}


def complete(module: ModuleType) -> Kind:
    """The kind that a module holds.

    Raises:
        BrokenKind: as above.
    """
    if getattr(module, "LEVEL", None) not in ("finding", "reminder") or not callable(getattr(module, "find", None)):
        raise BrokenKind(f"{module.__name__}: it needs a LEVEL and a function find")
    if not module.__doc__ and sys.flags.optimize < 2:  # python -OO takes all docstrings away
        raise BrokenKind(f"{module.__name__}: no docstring says what it finds")
    return cast(Kind, module)
