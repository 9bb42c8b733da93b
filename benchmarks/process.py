"""Process: a command run to its end, with what it took; it is stopped at a limit of time or memory."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryFile

import psutil

from benchmarks.memory import height_of

ROOT = Path(__file__).parents[1]
GIB = 2**30
MOST_MEMORY, MOST_SECONDS = 6 * GIB, 300
FIRST_LOOK, LOOK_EVERY = 0.01, 0.1  # seconds between two looks at its memory: each costs a few milliseconds


class Stopped(Exception):
    """The command went past a limit, or failed."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a command took, those that it started included, and what it printed."""

    wall: float
    cpu: float
    memory: int
    printed: str


def run_process(arguments: Sequence[str]) -> Taken:
    """Run this Python with arguments, in the repository, apart from whatever the caller's environment sets.

    Raises:
        Stopped: it took too much, or ended with another status than 0.
    """
    with TemporaryFile() as out, TemporaryFile() as err:
        started = time.perf_counter()
        process = subprocess.Popen(  # noqa: S603  this interpreter, arguments of ours
            [sys.executable, *arguments], cwd=ROOT, env=_environment(), stdout=out, stderr=err
        )
        watch = _Watch(process.pid)
        _, status, used = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        watch.end()
        out.seek(0)
        err.seek(0)
        printed, said = out.read().decode(), err.read().decode()
    if watch.why:
        raise Stopped(f"stopped: {watch.why}")
    if process.returncode:
        raise Stopped(f"stopped: exit status {process.returncode}: {_last_line(said)}")
    # not ru_maxrss: that of a child begins at what this process holds
    return Taken(wall, used.ru_utime + used.ru_stime, watch.height, printed)


def _last_line(said: str) -> str:
    return (said.strip().splitlines() or [""])[-1][:80]


def _environment() -> Mapping[str, str]:
    return {**os.environ, "PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": str(ROOT / "src")}


class _Watch:
    """Looks at the memory of a process and its children, and stops them at a limit."""

    def __init__(self, process: int) -> None:
        self._process, self._done = process, threading.Event()
        self.height, self.why = 0, ""
        self._thread = threading.Thread(target=self._look, daemon=True)
        self._thread.start()

    def end(self) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        began, wait = time.perf_counter(), FIRST_LOOK
        while not self._done.wait(wait):
            wait = LOOK_EVERY
            try:
                family = self._family()
                together = sum(each.memory_info().rss for each in family)
                self.height = max(self.height, together, *map(height_of, family))
            except (psutil.Error, OSError):  # one of them has just ended
                continue
            if self.height > MOST_MEMORY:
                self.why = f"more than {MOST_MEMORY // GIB} GiB"
            elif time.perf_counter() - began > MOST_SECONDS:
                self.why = f"more than {MOST_SECONDS} s"
            if self.why:
                for each in family:
                    each.kill()
                return

    def _family(self) -> list[psutil.Process]:
        own = psutil.Process(self._process)
        return [own, *own.children(recursive=True)]
