"""Surroundings: what the process needs before a command starts, wherever it was started.

Streams that never stop the work: a terminal that has gone, a closed pipe or a full disk
behind `>` changes no file and no status of a run. Names of files in any language, also
where the locale knows only ASCII.
"""

from __future__ import annotations

import errno
import io
import os
import sys
from typing import TextIO

_RESTARTED = "SUBSIDY_CALC_RESTARTED"
_STREAMS = 3
_CHINESE = 0x4E2D  # a letter of every Chinese encoding


class Shown(io.TextIOWrapper):
    """A stream of words; once it cannot be written, the rest is dropped and `lost` says why."""

    lost: OSError | None = None

    def write(self, text: str, /) -> int:
        try:
            return super().write(text)
        except OSError as error:
            self._lose(error)
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            self._lose(error)

    def _lose(self, error: OSError) -> None:
        self.lost = error
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())  # what is still held back must not fail again when the process ends
        os.close(nowhere)


def prepare() -> None:
    """Make the process ready; started again where the locale cannot name files in Chinese."""
    _restart_in_utf_8()
    _open_all()
    sys.stdout, sys.stderr = _shown(sys.stdout, 1), _shown(sys.stderr, 2)


def lost_output() -> OSError | None:
    """Why what was to be shown could not be; a reader who has seen enough and closed the pipe is no loss."""
    sys.stdout.flush()
    error = sys.stdout.lost if isinstance(sys.stdout, Shown) else None
    return error if error is not None and error.errno != errno.EPIPE else None


def _restart_in_utf_8() -> None:
    try:
        chr(_CHINESE).encode(sys.getfilesystemencoding())
    except UnicodeEncodeError:
        if _RESTARTED not in os.environ:
            again = {**os.environ, _RESTARTED: "1", "PYTHONUTF8": "1"}
            os.execve(sys.executable, sys.orig_argv, again)  # noqa: S606  this same process, as it was started


def _open_all() -> None:
    """A closed stream's number would go to the next file opened, which would get what is said."""
    for number in range(_STREAMS):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free


def _shown(stream: TextIO | None, number: int) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):  # it was closed when the process started
        return Shown(open(number, "wb", closefd=False), encoding="utf-8", errors="replace")
    return Shown(
        stream.detach(),
        encoding=stream.encoding,
        errors="replace",  # a GBK terminal cannot show every letter
        line_buffering=stream.line_buffering,
        write_through=stream.write_through,
    )
