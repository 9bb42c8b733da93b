"""Runs claims as a whole and in partitions, and gives the records of both."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from subsidy_calc.engine.run_parts import run_parts
from subsidy_calc.engine.scheduler import OneByOne, Scheduler
from subsidy_calc.outputs.inputs import Inputs, Options, Taken
from subsidy_calc.outputs.outcome import Outcome
from subsidy_calc.pipeline import compute, write

RECORDS = ("lines.csv", "rows.csv", "problems.csv", "notes.csv", "payments.csv", "run.json")


def inputs_of(schedule: bytes, files: Sequence[tuple[bytes, str]], *, strict: bool = False) -> Inputs:
    """A run's inputs as if they were files."""
    claims = tuple(Taken(name, f"claims/{number}.csv", content) for number, (content, name) in enumerate(files))
    return Inputs(Taken("rules.yaml", "schedule/rules.yaml", schedule), claims, Options(2020, strict, books="records"))


def as_a_whole(inputs: Inputs, folder: Path) -> dict[str, bytes]:
    """The records of one run."""
    folder.mkdir()
    write(compute(inputs), inputs, folder, lambda _done, _all: None)
    return records_of(folder)


def in_parts(inputs: Inputs, folder: Path, rows: int, scheduler: Scheduler | None = None) -> dict[str, bytes]:
    """The records of a run in partitions of so many rows."""
    in_parts_told(inputs, folder, rows, scheduler)
    return records_of(folder)


def in_parts_told(inputs: Inputs, folder: Path, rows: int, scheduler: Scheduler | None = None) -> Outcome:
    """The same, and what is said of it."""
    folder.mkdir()
    return run_parts(inputs, folder, scheduler or OneByOne(), rows=rows)


def records_of(folder: Path) -> dict[str, bytes]:
    """The bytes of the records that a folder holds."""
    return {name: (folder / name).read_bytes() for name in RECORDS}
