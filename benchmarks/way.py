"""Way: one way of doing a task inside a process; only its middle is timed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.process import Stopped, run_process
from benchmarks.result import Figures, Measured

NOT_INSTALLED = "not installed"
MOST_PRINTED = 100  # characters: a figure, not a table


@dataclass(frozen=True, slots=True)
class Way:
    """From a file to what is wanted. Any: each way has forms of its own, which only it looks into."""

    prepare: Callable[[Path], Any]
    compute: Callable[[Any], Any]
    check: Callable[[Any, Path], Figures]
    versions: Callable[[], dict[str, str]]


def measured(benchmark: str, way: str, name: str, file: Path, runs: int) -> Measured:
    """Time a way of a benchmark on a file, in a process of its own (`once.py`)."""
    try:
        taken = run_process(["-m", "benchmarks.once", benchmark, way, str(file), str(runs)])
    except Stopped as stopped:
        return Measured(name, why_not=str(stopped))
    record = json.loads(taken.printed)
    if "missing" in record:
        return Measured(name, why_not=f"{NOT_INSTALLED}: {record['missing']}")
    return Measured(
        name,
        wall=record["wall"],
        cpu=record["cpu"],
        memory=record["memory"],
        figures=Figures(**record["figures"]),
        versions=record["versions"],
    )


def command(name: str, arguments: Sequence[str], packages: Sequence[str], *, runs: int = 1) -> Measured:
    """Time a whole command, from its start to its end. `packages` are what it is made of."""
    try:
        versions = {package: version(package) for package in packages}
    except PackageNotFoundError as error:
        return Measured(name, why_not=f"{NOT_INSTALLED}: {error.name}")
    try:
        taken = [run_process(arguments) for _ in range(runs)]
    except Stopped as stopped:
        return Measured(name, why_not=str(stopped))
    return Measured(
        name,
        wall=[each.wall for each in taken],
        cpu=[each.cpu for each in taken],
        memory=max(each.memory for each in taken),
        versions=versions,
        printed=taken[-1].printed if len(taken[-1].printed) < MOST_PRINTED else "",
    )
