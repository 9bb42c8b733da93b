"""Readers: worker processes, watched from here; one that breaks is a problem of the file it was reading."""

from __future__ import annotations

import atexit
import os
import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.util import find_spec
from queue import LifoQueue
from typing import IO

import psutil

from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.intake.limits import LIMITS, Limits
from subsidy_calc.intake.packed import PackedFile, PackedRow, PackedSheet, Rows
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


def begin_reading() -> None:
    """Start the process that will read files, while this one loads what it needs itself."""
    _workers().begin()


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
    sheets: list[RawSheet] = []
    notes: list[Note] = []
    problems: list[Problem] = []
    refused: list[str] = []
    for (_, name), answer in zip(files, answers, strict=True):
        if isinstance(answer, Refusal):
            problems += _refused(name, answer).problems
            refused.append(name)
        else:
            sheets += [_raw(sheet, name) for sheet in answer.sheets]
            notes += [Note(note.code, Cell(name, ""), note.says, note.found) for note in answer.notes]
    return HandedIn(tuple(sheets), tuple(notes), tuple(problems), frozenset(refused))


@dataclass(frozen=True, slots=True)
class Piece:
    """Some rows of a sheet, behind those that came before; `sheet` has no rows."""

    sheet: RawSheet
    rows: list[PackedRow]


def read_pieces(content: bytes, name: str, limits: Limits = LIMITS) -> Iterator[Piece | HandedIn]:
    """Read a large file piece by piece, and last what is to be said of it; of a refused one no piece counts.

    Raises:
        ReaderBroken: as above.
    """
    notes: list[Note] = []
    for answer in _workers().read_pieces(content, name, limits):
        if isinstance(answer, Refusal):
            yield _refused(name, answer)
            return
        notes += [Note(note.code, Cell(name, ""), note.says, note.found) for note in answer.notes]
        for sheet in answer.sheets:
            yield Piece(_raw(replace(sheet, rows=[]), name), sheet.rows)
    yield HandedIn((), tuple(notes))


def _refused(name: str, refusal: Refusal) -> HandedIn:
    place = Cell(name, refusal.sheet)
    problem = Problem(refusal.code, place, refusal.says, refusal.found, fix=refusal.fix)
    return HandedIn((), (), (problem,), frozenset([name]))


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


_PART = re.compile(r"part[-._]?\d.*", re.IGNORECASE)


def _sheet_name(sheet: PackedSheet, file: str) -> str:
    """A table written in parts is named like their folder: `项目/part-0.parquet`."""
    folder = file.rpartition("/")[0].rpartition("/")[2]
    return folder if folder and not sheet.typed and _PART.fullmatch(sheet.name) else sheet.name


def _raw(sheet: PackedSheet, file: str) -> RawSheet:
    return RawSheet(
        file,
        _sheet_name(sheet, file),
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
        self._is_ready = False

    def await_ready(self) -> None:
        """Wait until it has started.

        Raises:
            ReaderBroken: it does not.
        """
        if self._is_ready:
            return
        if self._process.stdout is None or _first_word(self._process.stdout) != READY:
            self.close()
            raise ReaderBroken("the process that reads files does not start")
        self._is_ready = True

    def read(self, content: bytes, name: str, limits: Limits) -> Answer:
        watch = _Watch(self._process.pid, limits)
        try:
            with watch:
                return self._ask(Request(name, content))
        except (EOFError, OSError):
            return self._broken(watch)

    def read_pieces(self, content: bytes, name: str, limits: Limits) -> Iterator[Answer]:
        """The answers piece by piece; a refusal, if there is one, is the last. Whoever asks must take them all."""
        watch = _Watch(self._process.pid, limits)
        try:
            with watch:
                answer: object = self._ask(Request(name, content, in_pieces=True))
                while isinstance(answer, PackedFile | Refusal):
                    yield answer
                    answer = self._next()
        except (EOFError, OSError):
            yield self._broken(watch)
        except GeneratorExit:  # nobody waits for the rest
            self.close()
            raise

    def _broken(self, watch: _Watch) -> Refusal:
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

    def _next(self) -> object:
        if self._process.stdout is None:
            raise EOFError
        answer: object = receive(self._process.stdout)
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
        self._idle: LifoQueue[_Worker | None] = LifoQueue()  # one that has started comes first
        self._all: list[_Worker] = []
        for _ in range(self.most):
            self._idle.put(None)
        atexit.register(self.close)

    def read(self, content: bytes, name: str, limits: Limits) -> Answer:
        worker = self._idle.get()
        try:
            if worker is None or not worker.is_alive:
                worker = self._started()
            worker.await_ready()
            return worker.read(content, name.rpartition("/")[2], limits)
        finally:
            self._idle.put(worker)

    def read_pieces(self, content: bytes, name: str, limits: Limits) -> Iterator[Answer]:
        """One file piece by piece; its worker takes nothing else until the last piece was taken."""
        worker = self._idle.get()
        try:
            if worker is None or not worker.is_alive:
                worker = self._started()
            worker.await_ready()
            yield from worker.read_pieces(content, name.rpartition("/")[2], limits)
        finally:
            self._idle.put(worker)

    def begin(self) -> None:
        """Start the first worker, if none was, and do not wait for it."""
        if not self._all:
            self._idle.get()
            self._idle.put(self._started())

    def _started(self) -> _Worker:
        worker = _Worker()
        self._all.append(worker)
        return worker

    def close(self) -> None:
        for worker in self._all:
            worker.close()


@cache
def _workers() -> _Workers:
    return _Workers()
