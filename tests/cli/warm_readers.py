"""Warm readers: a process that has loaded what reads files, and splits off a reading process for each that is wanted.

A command that reads files starts as many reading processes as there are processors. Those of warm commands
are split off from here: started as a program starts them, in the same environment, but once for all.
"""

from __future__ import annotations

import os
import select
import signal
import socket
import struct
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from importlib import import_module
from types import ModuleType, SimpleNamespace
from typing import IO

LOADED = ("careful", "delimited", "fast", "workbook", "worker")
_NUMBER = struct.Struct("<i")


def use_warm_readers(readers: ModuleType) -> Callable[[], object]:
    """Have `subsidy_calc.intake.readers` split its processes off from one that starts now; how to end it."""
    own, environment = readers._COMMAND, readers._guarded()
    channel, theirs = socket.socketpair()
    with theirs:
        arguments = [sys.executable, "-P", __file__]
        process = subprocess.Popen(arguments, stdin=theirs.fileno(), stdout=subprocess.DEVNULL, env=environment)

    def started(command: Sequence[str], **how: object) -> SplitReader | subprocess.Popen[bytes]:
        return SplitReader(channel) if command is own else subprocess.Popen(command, **how)  # type: ignore[call-overload]

    names = {name: getattr(subprocess, name) for name in ("DEVNULL", "PIPE", "TimeoutExpired")}
    vars(readers)["subprocess"] = SimpleNamespace(Popen=started, **names)

    def end() -> None:
        channel.close()
        process.wait()

    return end


class SplitReader:
    """A reading process that was split off, as `subprocess.Popen` would show it."""

    def __init__(self, channel: socket.socket) -> None:
        (requests, own), (given, answers) = os.pipe(), os.pipe()
        self._told, theirs = socket.socketpair()
        with theirs:
            socket.send_fds(channel, [b"r"], [requests, answers, theirs.fileno()])
        os.close(requests)
        os.close(answers)
        self.stdin: IO[bytes] = os.fdopen(own, "wb")
        self.stdout: IO[bytes] = os.fdopen(given, "rb")
        self.pid = self._number()
        self._status: int | None = None

    def poll(self) -> int | None:
        if self._status is None and select.select([self._told], [], [], 0)[0]:
            self._status = self._number()
        return self._status

    def wait(self, timeout: float | None = None) -> int:
        if self._status is None:
            if not select.select([self._told], [], [], timeout)[0]:
                raise subprocess.TimeoutExpired("reader", timeout or 0)
            self._status = self._number()
        return self._status

    def kill(self) -> None:
        if self.poll() is None:
            os.kill(self.pid, signal.SIGKILL)

    def _number(self) -> int:
        (number,) = _NUMBER.unpack(self._told.recv(_NUMBER.size))
        return int(number)


def main() -> None:
    """Split off a process for each request, until nobody is left to ask."""
    for name in LOADED:
        import_module(f"subsidy_calc.intake.{name}")
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    channel = socket.socket(fileno=os.dup(0))
    while True:
        _, given, _, _ = socket.recv_fds(channel, 1, 3)
        with suppress(ChildProcessError):
            while os.waitpid(-1, 0 if not given else os.WNOHANG) != (0, 0):
                continue
        if not given:
            return
        if os.fork() == 0:
            channel.close()
            _watch(*given)
        for each in given:
            os.close(each)


def _watch(requests: int, answers: int, told: int) -> None:
    """Be the parent of a reading process: tell its number, and how it ended."""
    reader = os.fork()
    if reader == 0:
        os.close(told)
        _read(requests, answers)
    for each in (0, requests, answers):
        os.close(each)
    try:
        os.write(told, _NUMBER.pack(reader))
        _, ended_as = os.waitpid(reader, 0)
        os.write(told, _NUMBER.pack(os.waitstatus_to_exitcode(ended_as)))
    finally:  # the command may be gone before its reader
        os._exit(0)


def _read(requests: int, answers: int) -> None:
    from subsidy_calc.intake.worker import main as read

    nowhere = os.open(os.devnull, os.O_RDWR)
    for number, stream in enumerate((requests, answers, nowhere)):
        os.dup2(stream, number)
        os.close(stream)
    try:
        read()
    except BaseException:
        os._exit(1)
    os._exit(0)


if __name__ == "__main__":
    main()
