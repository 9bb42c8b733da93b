"""Worker: the process that reads files for another one, so that a file can break nothing but it.

It takes requests from its standard input and answers on its standard output, each a
length and a pickle, until the input ends.
"""

from __future__ import annotations

import gc
import os
import pickle  # both ends are this program
import signal
import struct
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, Any

from subsidy_calc.intake.limits import LIMITS
from subsidy_calc.intake.packed import PackedFile
from subsidy_calc.intake.read import read_file, read_pieces
from subsidy_calc.intake.refusals import FileRefused, too_large
from subsidy_calc.values.messages import Message, wording

NEEDS_MEMORY = wording(
    "worker.memory", zh="读取这个文件要用的内存超过限度", en="reading this file needs more memory than is allowed"
)

OWN_FAULT = wording(
    "worker.own_fault",
    zh="读取程序自身出错（{kind}），不是文件的问题；其他文件不受影响",
    en="the reader itself failed ({kind}); the file is not at fault, other files are not affected",
)
REPORT = wording("worker.report", zh="请把这一行告诉维护者", en="please report this line to the maintainers")
READY = "ready"
DONE = "done"

_LENGTH = struct.Struct("<Q")


@dataclass(frozen=True, slots=True)
class Request:
    """A file to read; `name` is its own, without folders."""

    name: str
    content: bytes
    in_pieces: bool = False  # whether to answer with each piece, and `DONE` behind the last


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a file was refused, in a form that travels."""

    code: str
    says: Message
    fix: Message
    sheet: str
    found: str


Answer = PackedFile | Refusal


def send(stream: IO[bytes], value: object) -> None:
    """Write one message."""
    content = pickle.dumps(value, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(content)))
    stream.write(content)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:  # Any: the other end knows what it sent
    """Read one message.

    Raises:
        EOFError: the other end is gone.
    """
    start = stream.read(_LENGTH.size)
    if len(start) < _LENGTH.size:
        raise EOFError
    (length,) = _LENGTH.unpack(start)
    content = stream.read(length)
    if len(content) < length:
        raise EOFError
    return pickle.loads(content)  # noqa: S301  written by this program's other end


def main() -> None:
    """Answer requests until there are no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the other end's business
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    for stream in (sys.stdout, sys.stderr):  # what a library prints on its way down must not mix with answers
        os.dup2(nowhere, stream.fileno())
    _limit_memory()
    send(answers, READY)
    gc.disable()  # a million values without a circle; the collector doubles the time
    while True:
        try:
            request: Request = receive(sys.stdin.buffer)
        except EOFError:
            return
        _limit_cpu()
        for answer in _answers(request):
            send(answers, answer)
            del answer
        if request.in_pieces:
            send(answers, DONE)
        del request
        gc.collect()


def _answers(request: Request) -> Iterator[Answer]:
    try:
        if request.in_pieces:
            yield from read_pieces(request.content, request.name)
        else:
            yield read_file(request.content, request.name)
    except FileRefused as refused:
        yield _refusal(refused)
    except (MemoryError, RecursionError):
        yield _refusal(too_large(NEEDS_MEMORY()))
    except Exception as error:  # a fault of this program, told as such; the next file is read all the same
        yield Refusal("reader_failed", OWN_FAULT(kind=f"{type(error).__name__}: {error}"), REPORT(), "", "")


def _refusal(refused: FileRefused) -> Refusal:
    return Refusal(refused.code, refused.says, refused.fix, refused.sheet, refused.found)


def _limit_memory() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (LIMITS.memory, LIMITS.memory))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _limit_cpu() -> None:
    """So many seconds more than were used up to now."""
    if sys.platform != "win32":
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        seconds = int(used.ru_utime + used.ru_stime) + LIMITS.cpu
        hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
        resource.setrlimit(resource.RLIMIT_CPU, (seconds if hard < 0 else min(seconds, hard), hard))
