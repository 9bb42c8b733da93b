"""Server: one address of this machine, open as long as the command runs; what it kept goes when it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import sys
import tempfile
import webbrowser
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import psutil
import uvicorn

from subsidy_calc.page.app import make_app
from subsidy_calc.page.door import Key
from subsidy_calc.page.sessions import Bureau, Sessions

LOOPBACK = "127.0.0.1"
_FOLDER = "subsidy-calc-page-"
_LAST_SECONDS = 2  # for answers that are on their way when the server ends


def listen(host: str, port: int) -> socket.socket:
    """A socket of this machine; port 0 takes any that is free.

    Raises:
        OSError: the address is not one of this machine, or the port is taken.
    """
    made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # elsewhere this would let two programs share one port
        made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    made.bind((host, port))
    return made


def serve(
    made: socket.socket, schedules: Sequence[Path], bureau: Bureau, key: Key, opened: Callable[[str], None]
) -> None:
    """Answer on a socket until the process is told to end; `opened` is told the address."""
    host, port = made.getsockname()
    with _kept() as root:
        sessions = Sessions(root, bureau)
        try:
            app = make_app(schedules, sessions, key, host, port)
            config = uvicorn.Config(
                app, log_level="warning", server_header=False, ws="none", proxy_headers=False,
                timeout_graceful_shutdown=_LAST_SECONDS,
            )  # fmt: skip
            _end_when_told()
            opened(f"http://{host}:{port}/" + (f"?token={key.token}" if key.token else ""))
            uvicorn.Server(config).run(sockets=[made])
        finally:
            sessions.end_all()


def open_browser(address: str) -> None:
    """Show the address in the browser of whoever sits here, if there is one."""
    webbrowser.open(address)


def _end_when_told() -> None:
    """A closed terminal and a polite end tidy up as Ctrl+C does."""
    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), lambda number, _: sys.exit(128 + number))


@contextmanager
def _kept() -> Iterator[Path]:
    """A folder that goes when the server ends; those of servers that were killed go now."""
    temporary = Path(tempfile.gettempdir())
    for left in temporary.glob(f"{_FOLDER}*"):
        process = re.match(rf"{_FOLDER}(\d+)-", left.name)
        if process and not psutil.pid_exists(int(process[1])):
            shutil.rmtree(left, ignore_errors=True)
    root = Path(tempfile.mkdtemp(prefix=f"{_FOLDER}{os.getpid()}-"))
    try:
        yield root
    finally:
        shutil.rmtree(root, ignore_errors=True)
