"""Many processes record at once and are killed: nothing is lost, nothing is there twice.

REGISTER_BATCHES and REGISTER_KILLS ask for more than the suite has time for.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from register.made_registers import FILE
from subsidy_calc.register.chain import check_chain
from subsidy_calc.register.entries import read_entries
from subsidy_calc.register.opened import opened

PROCESSES = 8
BATCHES = int(os.environ.get("REGISTER_BATCHES", "32"))
KILLS = int(os.environ.get("REGISTER_KILLS", "6"))


def _add(file: Path, first: int, until: int | None) -> set[int]:
    """Add a share of the batches; kill the process at `until` acknowledged ones. What it acknowledged."""
    script = Path(__file__).with_name("adding.py")
    arguments = [str(file), str(first), str(BATCHES), str(PROCESSES)]
    said: set[int] = set()
    with subprocess.Popen([sys.executable, str(script), *arguments], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        while until is None or len(said) < until:
            line = process.stdout.readline()
            if not line:
                break
            said.add(int(line))
        if until is not None:
            process.kill()
        said |= {int(line) for line in process.stdout if line.endswith("\n")}
    assert until is not None or process.returncode == 0
    return said


def test_killed_processes_lose_nothing_and_record_nothing_twice(tmp_path: Path) -> None:
    file, draw = tmp_path / FILE, random.Random(7)
    share = BATCHES // PROCESSES
    kills: list[list[int]] = [[] for _ in range(PROCESSES)]
    for number in range(KILLS):
        kills[number % PROCESSES].append(draw.randint(0, share))

    def worker(number: int) -> set[int]:
        points = [*kills[number], None]
        return set().union(*(_add(file, number + 1, until) for until in points))

    with ThreadPoolExecutor(PROCESSES) as threads:
        acknowledged = set().union(*threads.map(worker, range(PROCESSES)))
    with opened(file) as connection:
        found = check_chain(connection, FILE)
        entries = list(read_entries(connection))
    assert acknowledged == set(range(1, BATCHES + 1))
    assert found.problems == ()
    assert sorted(entry.source for entry in entries) == sorted(f"source {number}" for number in acknowledged)
    assert [entry.batch for entry in entries] == list(range(1, BATCHES + 1))
    assert found.sum_fen == 3 * BATCHES * (BATCHES + 1) // 2
