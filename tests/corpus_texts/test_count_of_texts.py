"""The corpus is as large as it is meant to be, theme by theme."""

from __future__ import annotations

import importlib
import math
from pathlib import Path

import pytest

LEAST = {"test_csv_*.py": 60, "test_spoiled_*.py": 50, "test_hostile_*.py": 60}


def _cases(path: Path) -> int:
    """The cases of a file: of each test, the product of its tables' lengths."""
    module = importlib.import_module(f"corpus_texts.{path.stem}")
    tests = [own for name, own in vars(module).items() if name.startswith("test_")]
    marks = [[mark for mark in getattr(test, "pytestmark", []) if mark.name == "parametrize"] for test in tests]
    return sum(math.prod(len(mark.args[1]) for mark in own) for own in marks)


@pytest.mark.parametrize("pattern", list(LEAST))
def test_every_theme_has_its_cases(pattern: str) -> None:
    paths = sorted(Path(__file__).parent.glob(pattern))
    assert sum(map(_cases, paths)) >= LEAST[pattern]


def test_there_are_at_least_170_cases() -> None:
    paths = sorted(Path(__file__).parent.glob("test_*.py"))
    assert sum(_cases(path) for path in paths if path != Path(__file__)) >= 170
