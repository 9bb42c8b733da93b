"""Compute once: one competitor in a process of its own; prints what it took, and what came out wrong, as JSON."""

from __future__ import annotations

import importlib
import json
import sys
import time
from importlib.metadata import version
from pathlib import Path
from typing import cast

from benchmarks.awards import differences, known_awards
from benchmarks.competitors import Competitor
from benchmarks.data import Claims
from benchmarks.memory import height, processor_time, start_anew


def main() -> None:
    name, file, times = sys.argv[1:]
    module = importlib.import_module(f"benchmarks.competitors.{name}")
    competitor = cast("Competitor", module)
    claims = Claims.load(Path(file))
    prepared = competitor.prepare(claims)
    start_anew()
    wall, cpu = [], []
    for _ in range(int(times)):
        began = (time.perf_counter(), processor_time())
        computed = competitor.compute(prepared)
        wall.append(time.perf_counter() - began[0])
        cpu.append(processor_time() - began[1])
    peak = height()
    wrong = differences(known_awards(claims), competitor.awards(computed))
    versions = {package: version(package) for package in competitor.PACKAGES}
    versions |= module.versions() if hasattr(module, "versions") else {}
    record = {"wall": wall, "cpu": cpu, "memory": peak, "versions": versions}
    print(json.dumps(record | {"lines": wrong.lines, "totals": wrong.totals, "of_totals": wrong.of_totals}))


if __name__ == "__main__":
    main()
