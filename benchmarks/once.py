"""Once: one way of one benchmark in a process of its own; prints what it took, and what came out wrong, as JSON."""

from __future__ import annotations

import importlib
import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from benchmarks.memory import height, processor_time, start_anew
from benchmarks.way import Way

ENOUGH = 10.0  # seconds, after which there is no further run


def main() -> None:
    benchmark, name, file, runs = sys.argv[1:]
    try:
        way: Way = importlib.import_module(f"benchmarks.{benchmark}").way(name)
    except ImportError as error:
        print(json.dumps({"missing": str(error)}))
        return
    print(json.dumps(_taken(way, Path(file), int(runs))))


def _taken(way: Way, file: Path, runs: int) -> dict[str, object]:
    prepared = way.prepare(file)
    start_anew()
    wall: list[float] = []
    cpu: list[float] = []
    computed: object = None
    while len(wall) < runs and sum(wall) < ENOUGH:
        computed = None  # what the run before made does not stand in this one's memory
        began, used = time.perf_counter(), processor_time()
        computed = way.compute(prepared)
        wall.append(time.perf_counter() - began)
        cpu.append(processor_time() - used)
    memory = height()
    figures = way.check(computed, file)
    return {"wall": wall, "cpu": cpu, "memory": memory, "figures": asdict(figures), "versions": way.versions()}


if __name__ == "__main__":
    main()
