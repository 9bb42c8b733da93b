"""Runs to verify: written by the program itself, and looked at by it again."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from subsidy_calc.audit.verify import verify
from subsidy_calc.outputs.inputs import Books, Options, take_inputs
from subsidy_calc.pipeline import run

RULES = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"

Place = tuple[str, str, str]  # file, sheet, cell


def written(claims: Path, out: Path, books: Books = "awarded") -> Path:
    """The folder of a run."""
    inputs = take_inputs(RULES, [claims], Options(2020, books=books))
    run(inputs, out, force=False, progress=lambda _done, _total: None)
    return out


def places(folder: Path) -> Sequence[Place]:
    """Where a folder differs from its run."""
    return [(each.file, each.sheet, each.cell) for each in verify(folder).differences]


def codes(folder: Path) -> Sequence[tuple[str, str, str]]:
    """What differs, and from what to what."""
    return [(each.code, each.expected, each.found) for each in verify(folder).differences]
