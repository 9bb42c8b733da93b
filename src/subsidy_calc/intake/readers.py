"""Readers: worker processes, watched from here; one that breaks is a problem of the file it was reading."""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cache
from importlib.util import find_spec
from queue import SimpleQueue
from typing import IO

import psutil

from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.intake.limits import LIMITS, Limits
from subsidy_calc.intake.packed import PackedSheet, Rows
from subsidy_calc.intake.refusals import ASK_AGAIN
from subsidy_calc.intake.worker import READY, Answer, Refusal, Request, receive, send
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Note, Problem

GAVE_UP = wording(
    "reader.gave_up",
    zh="读取程序在这个文件上中断（{why}）；其他文件不受影响",
    en="the reader broke off at this file ({why}); other files are not affected",
)
TIME = wording("reader.time", zh="超过时限", en="out of time")
MEMORY = wording("reader.memory", zh="内存超限", en="out of memory")
CRASH = wording("reader.crash", zh="崩溃", en="crash")

_COMMAND = (sys.executable, "-P", "-c", "from subsidy_calc.intake.worker import main; main()")
_END_WITHIN = 2.0  # seconds, once its output is closed
_LOOK_EVERY = 0.2  # seconds between two looks at a reading process


class ReaderBroken(Exception):
    """The reader cannot work at all, whatever the file: a fault of the installation, not of the claims."""


@dataclass(frozen=True, slots=True)
class HandedIn:
    """The files of a run as read: sheets, what to know of each file, and what was refused."""

    sheets: tuple[RawSheet, ...]
    notes: tuple[Note, ...] = ()
    problems: tuple[Problem, ...] = ()
    refused: frozenset[str] = field(default_factory=frozenset)  # names of files


def read_files(files: Sequence[tuple[bytes, str]], limits: Limits = LIMITS) -> HandedIn:
    """Read files, each given by its bytes and its name in places, in processes of their own.

    A file that cannot be read is a problem of that file; the others are read all the same.

    Raises:
        ReaderBroken: no file can be read by this installation.
    """
    if not files:
        return HandedIn(())
    workers = _workers()
    with ThreadPoolExecutor(max_workers=min(len(files), workers.most)) as threads:
        answers = list(threads.map(lambda file: workers.read(file[0], file[1], limits), files))
    sheets, notes, problems, refused = [], [], [], []
    for (_, name), answer in zip(files, answers, strict=True):
        if isinstance(answer, Refusal):
            place = Cell(name, answer.sheet)
            problems.append(Problem(answer.code, place, answer.says, answer.found, fix=answer.fix))
            refused.append(name)
        else:
            sheets += [_raw(sheet, name) for sheet in answer.sheets]
            notes += [Note(note.code, Cell(name, ""), note.says, note.found) for note in answer.notes]
    return HandedIn(tuple(sheets), tuple(notes), tuple(problems), frozenset(refused))


def _guarded() -> dict[str, str]:
    """The environment of a reading process: openpyxl's guard against XML bombs cannot be switched off."""
    if find_spec("defusedxml") is None:
        raise ReaderBroken("defusedxml is not installed")
    return {**os.environ, "OPENPYXL_DEFUSEDXML": "True", "OPENPYXL_LXML": "False"}


def _first_word(stream: IO[bytes]) -> object:
    try:
        return receive(stream)
    except EOFError:
        return None


def _raw(sheet: PackedSheet, file: str) -> RawSheet:
    return RawSheet(
        file,
        sheet.name,
        Rows(sheet.rows),
        sheet.hidden,
        sheet.hidden_rows,
        sheet.from_1904,
        sheet.hidden_columns,
        sheet.typed,
    )


class _Worker:
    """One process. It reads file after file; a file that it does not survive ends it."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603  this interpreter and this package
            _COMMAND, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=_guarded()
        )
        if self._process.stdout is None or _first_word(self._process.stdout) != READY:
            self.close()
            raise ReaderBroken("the process that reads files does not start")

    def read(self, content: bytes, name: str, limits: Limits) -> Answer:
        watch = _Watch(self._process.pid, limits)
        try:
            with watch:
                return self._ask(Request(name, content))
        except (EOFError, OSError):
            ended = self._ended()  # before it is killed, since that would hide how
            self.close()
            why = watch.why or (MEMORY() if ended == _KILLED else CRASH())
            return Refusal("reader_failed", GAVE_UP(why=why), ASK_AGAIN(), "", "")

    def _ended(self) -> int | None:
        """How the process ended by itself, if it did."""
        try:
            return self._process.wait(_END_WITHIN)
        except subprocess.TimeoutExpired:
            return None

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def close(self) -> None:
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                stream.close()

    def _ask(self, request: Request) -> Answer:
        if self._process.stdin is None or self._process.stdout is None:
            raise EOFError
        send(self._process.stdin, request)
        answer: Answer = receive(self._process.stdout)
        return answer


_KILLED = -9  # by the system, when memory is short


class _Watch:
    """Kills a process that takes too much memory or time. Works where the system itself sets no limits."""

    def __init__(self, process: int, limits: Limits) -> None:
        self._process, self._limits = process, limits
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.why: Message | None = None

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        try:
            process = psutil.Process(self._process)
            used = _cpu(process)
            waited = 0.0
            while not self._done.wait(_LOOK_EVERY):
                waited += _LOOK_EVERY
                if waited > self._limits.time or _cpu(process) - used > self._limits.cpu:
                    self.why = TIME()
                elif process.memory_info().rss > self._limits.memory:
                    self.why = MEMORY()
                if self.why is not None:
                    process.kill()
                    return
        except psutil.Error:  # it is gone already
            return


def _cpu(process: psutil.Process) -> float:
    times = process.cpu_times()
    return times.user + times.system


class _Workers:
    """As many workers as there are processors, started when they are first needed."""

    def __init__(self) -> None:
        self.most = os.cpu_count() or 1
        self._idle: SimpleQueue[_Worker | None] = SimpleQueue()
        self._all: list[_Worker] = []
        for _ in range(self.most):
            self._idle.put(None)
        atexit.register(self.close)

    def read(self, content: bytes, name: str, limits: Limits) -> Answer:
        worker = self._idle.get()
        try:
            if worker is None or not worker.is_alive:
                worker = _Worker()
                self._all.append(worker)
            return worker.read(content, name.rpartition("/")[2], limits)
        finally:
            self._idle.put(worker)

    def close(self) -> None:
        for worker in self._all:
            worker.close()


@cache
def _workers() -> _Workers:
    return _Workers()
