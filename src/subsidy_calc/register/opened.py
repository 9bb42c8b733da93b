"""Opened: the register's file as one process holds it. What was recorded stays, whatever happens after."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from subsidy_calc.register.refusals import of_sqlite, refused
from subsidy_calc.register.schema import bring_up_to_date
from subsidy_calc.values.messages import wording

ABSENT = wording("register.absent", zh="没有这个台账文件", en="there is no such register")
MAKE_ONE = wording(
    "register.make_one",
    zh="看看路径对不对；第一次 register add 或 register import 会建立台账",
    en="check the path; the first `register add` or `register import` makes it",
)

LONGEST_WAIT = 120.0  # seconds that other processes may take to record theirs


@contextmanager
def opened(file: Path, *, make: bool = False) -> Iterator[sqlite3.Connection]:
    """Open the register; `make` it where there is none.

    Raises:
        RegisterRefused: it is absent, damaged, another program's or in use, or the disk is full.
    """
    if not make and not file.is_file():
        raise refused("no_register", str(file), ABSENT(), MAKE_ONE())
    try:
        connection = _connect(file, "rwc" if make else "rw")
    except sqlite3.Error as error:
        raise of_sqlite(error, str(file)) from error
    try:
        bring_up_to_date(connection, str(file))
        yield connection
    except sqlite3.Error as error:
        raise of_sqlite(error, str(file)) from error
    finally:
        connection.close()  # what was not committed is undone


def _connect(file: Path, mode: str) -> sqlite3.Connection:
    uri = f"{file.absolute().as_uri()}?mode={mode}"
    connection = sqlite3.connect(uri, uri=True, timeout=LONGEST_WAIT, isolation_level=None)
    connection.text_factory = lambda text: text.decode("utf-8", "surrogateescape")  # what another hand put there, too
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("PRAGMA foreign_keys = ON")
    return connection
