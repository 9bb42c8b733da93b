"""The process that reads: whatever breaks it is a problem of that one file, and nothing else is lost."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from intake.quanjiao_books import book, enterprise, project
from subsidy_calc.intake import readers
from subsidy_calc.intake.limits import LIMITS, Limits
from subsidy_calc.intake.readers import HandedIn, ReaderBroken, read_files
from subsidy_calc.values.messages import say

GOOD = book([enterprise(1)], [project(1)])
BREAKS = """
import os, signal
from subsidy_calc.intake import worker

def read_file(content, name):
    if content.startswith(b"break"):
        {how}
    return real(content, name)

real, worker.read_file = worker.read_file, read_file
worker.main()
"""
HOWS = {
    "an abort": ("os.abort()", "crash"),
    "a sudden end": ("os._exit(0)", "crash"),
    "a panic": ("raise BaseException('panic')", "crash"),
    "an address that is none": ("import ctypes; ctypes.string_at(0)", "crash"),
    "endless work": ("while True: pass", "out of time"),  # of the processor; waiting takes none
    "endless waiting": ("signal.pause()", "out of time"),
    "endless memory": ("kept = [b'x' * 2**20 * n for n in range(1, 10**6)]", "memory"),
    "a fault of ours": ("raise KeyError('planted')", "planted"),
}
SHORT, SMALL = replace(LIMITS, cpu=2, time=5), replace(LIMITS, memory=600 * 2**20)


@pytest.fixture
def _own_workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Reading processes of this test alone."""
    own = readers._Workers()
    monkeypatch.setattr(readers, "_workers", lambda: own)
    yield
    own.close()


def _read(monkeypatch: pytest.MonkeyPatch, how: str, *files: tuple[bytes, str], limits: Limits = LIMITS) -> HandedIn:
    monkeypatch.setattr(readers, "_COMMAND", (sys.executable, "-P", "-c", BREAKS.format(how=how)))
    return read_files(files, limits)


@pytest.mark.usefixtures("_own_workers")
@pytest.mark.parametrize("name", HOWS)
def test_what_breaks_the_process_is_a_problem_of_that_file(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    how, why = HOWS[name]
    files = [(GOOD, "1.xlsx"), (b"break", "2.xlsx"), (GOOD, "3.xlsx"), (b"break", "4.xlsx"), (GOOD, "5.xlsx")]
    limits = SMALL if why == "memory" else SHORT if why == "out of time" else LIMITS
    read = _read(monkeypatch, how, *files, limits=limits)
    assert list(dict.fromkeys(sheet.file for sheet in read.sheets)) == ["1.xlsx", "3.xlsx", "5.xlsx"]
    assert {problem.place.file for problem in read.problems} == read.refused == {"2.xlsx", "4.xlsx"}
    for problem in read.problems:
        assert problem.code in ("reader_failed", "too_large")
        assert problem.fix is not None
        assert why in say(problem.says, "en")


@pytest.mark.usefixtures("_own_workers")
def test_a_reader_that_does_not_start_is_no_fault_of_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "_COMMAND", (sys.executable, "-c", "raise SystemExit(3)"))
    with pytest.raises(ReaderBroken):
        read_files([(GOOD, "1.xlsx")])


@pytest.mark.usefixtures("_own_workers")
def test_without_the_guard_against_bombs_nothing_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(readers, "find_spec", lambda _: None)
    with pytest.raises(ReaderBroken, match="defusedxml"):
        read_files([(GOOD, "1.xlsx")])


@pytest.mark.usefixtures("_own_workers")
def test_a_process_that_reads_ends_with_this_one() -> None:
    own = readers._workers()
    assert not read_files([(GOOD, "1.xlsx")]).problems
    processes = [worker._process for worker in own._all]
    own.close()
    assert processes
    assert all(process.poll() is not None for process in processes)
