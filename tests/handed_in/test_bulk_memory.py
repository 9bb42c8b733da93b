"""Memory of a hundred thousand rows of .csv: below a bound, and no more than in step with the rows."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

SCRIPT = Path(__file__).with_name("reading_measured.py")
COLUMNS = 6
MOST = 256 * 2**20  # bytes for 100,000 rows, in the process that computes and in the one that reads
MOST_TIMES = 2.2  # what twice the rows may take, where no more than in step would be 2

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the system does not tell the height")


@cache
def _measured(rows: int) -> dict[str, int]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(rows)], capture_output=True, text=True, check=True, timeout=30
    )
    record: dict[str, int] = json.loads(done.stdout)
    return record


def test_every_cell_is_handed_over() -> None:
    assert _measured(100_000)["rows"] == 100_001
    assert _measured(100_000)["cells"] == 100_001 * COLUMNS


@pytest.mark.parametrize("process", ["here", "there"])
def test_a_hundred_thousand_rows_take_little(process: str) -> None:
    assert _measured(100_000)[process] < MOST


@pytest.mark.parametrize("process", ["here", "there"])
def test_twice_the_rows_take_no_more_than_twice(process: str) -> None:
    base = _measured(1)[process]
    once, twice = (_measured(rows)[process] - base for rows in (100_000, 200_000))
    assert twice < MOST_TIMES * once
