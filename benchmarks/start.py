"""Start: what `subsidy-calc --help` takes beside a Python that does nothing."""

from __future__ import annotations

from pathlib import Path

from benchmarks.result import Section, SizeName, Target
from benchmarks.way import command

RUNS = {"small": 10, "full": 30}
OURS, NOTHING = "subsidy-calc --help", "python -c pass"
NOTE = "Whole processes, from their start to their end."


def measure(size: SizeName, work: Path) -> Section:
    """Both commands, many times."""
    found = [
        command(NOTHING, ["-c", "pass"], (), runs=RUNS[size]),
        command(OURS, ["-m", "subsidy_calc", "--help"], ("subsidy-calc",), runs=RUNS[size]),
    ]
    return Section("Start", NOTE, found, [Target(OURS, NOTHING, 6)])
