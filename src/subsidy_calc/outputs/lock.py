"""Lock: one run at a time writes to a folder, on this machine or on a share."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout


class InUse(Exception):
    """Another run holds the folder."""


@contextmanager
def alone(target: Path, *, wait: float = 0) -> Iterator[None]:
    """Hold the folder for as long as the block runs; the mark beside it goes when it ends.

    Raises:
        InUse: another run holds it, after `wait` seconds still.
        OSError: no file can be written beside it.
    """
    lock = FileLock(target.parent / f".{target.name}.lock", timeout=wait)
    Path(lock.lock_file).touch()  # where it cannot be made, that is no other run's doing
    try:
        lock.acquire()
    except Timeout as error:
        raise InUse from error
    try:
        yield
    finally:
        # while it is still held: who waits for it finds the mark gone and makes another
        Path(lock.lock_file).unlink(missing_ok=True)
        lock.release()
