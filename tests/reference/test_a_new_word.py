"""A new word is in the schema and the reference by being there; nothing else is edited."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

HALVE = '''"""Halve: a share of half the amount, or of what is said.

>>> from subsidy_calc.proof.tried import award_of
>>> award_of("- fixed: 3元\\\\n- halve: {by: half}")
'1.50元'
"""
from typing import Literal

from subsidy_calc.grammar.step import Change
from subsidy_calc.grammar.written import Written


class HalveBranch(Written):
    by: Literal["half", "third"]


class Halve(Change):
    halve: HalveBranch

    def derive(self, amount, facts):
        return amount

    def shape(self, amount, scope):
        return amount

    def excel(self, figure, row, cells):
        raise NotImplementedError
'''


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the program with one more word."""
    source = tmp_path_factory.mktemp("program") / "src"
    shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__"))
    (source / "subsidy_calc" / "steps" / "halve.py").write_text(HALVE, "utf-8")
    return source


def _printed(source: Path, *command: str) -> str:
    environment = {**os.environ, "PYTHONPATH": str(source), "PYTHONUTF8": "1"}
    done = subprocess.run(
        [sys.executable, "-m", *command], env=environment, capture_output=True, check=True, timeout=120
    )
    return done.stdout.decode("utf-8")


def test_the_schema_has_it(source: Path) -> None:
    definitions = json.loads(_printed(source, "subsidy_calc", "rules", "schema"))["$defs"]
    assert {"$ref": "#/$defs/steps.halve"} in definitions["AnyStep"]["anyOf"]
    halve = definitions["steps.halve"]
    assert halve["required"] == ["halve"]
    assert halve["properties"]["halve"]["description"] == "Halve: a share of half the amount, or of what is said."
    assert definitions["HalveBranch"]["properties"] == {"by": {"enum": ["half", "third"]}}


def test_the_reference_has_it(source: Path) -> None:
    page = _printed(source, "subsidy_calc.proof.language_reference")
    _, _, section = page.partition("### halve\n")
    section = section.partition("###")[0]
    assert "| `halve.by` | `half` or `third` | needed |" in section
    assert "- fixed: 3元\n- halve: {by: half}" in section
    assert "- → **1.50元**" in section
