"""Workers: processes that do parts of one work side by side.

Where a process can be split in two (Linux), each takes over all that was computed as it
stands. Elsewhere each makes it again, from what is small enough to be handed over.
"""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
import threading
import traceback
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing.connection import wait
from pathlib import Path
from typing import Protocol

Job = tuple[str, ...]


class Worker(Protocol):
    """What knows how to do a job."""

    def do(self, job: Job) -> Job: ...


CAN_SPLIT = sys.platform not in {"win32", "darwin"}  # there, a process split in two may hang


def processors() -> int:
    """Processors that this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


def do_side_by_side(  # noqa: PLR0913  what is done, by whom, and how
    worker: Worker,
    again: Callable[[], Worker],
    jobs: Sequence[Job],
    count: int,
    done: Callable[[Job], None],
    *,
    split: bool = CAN_SPLIT,
) -> None:
    """Do all jobs in so many processes; `done` is called with each, here.

    `again` makes the worker in a process that does not take it over; it must be small and picklable.

    Raises:
        Whatever a job raised, with a note of where, or `done`; all processes have ended then.
    """
    make, context = ((lambda: worker), "fork") if split else (again, "spawn")
    before = multiprocessing.active_children()
    gc.freeze()  # else each process would write on, and so copy, every page to look for circles in it
    pool = ProcessPoolExecutor(count, multiprocessing.get_context(context), _begin, (make,))
    try:
        for future in as_completed([pool.submit(_do, job) for job in jobs]):
            done(future.result())
        pool.shutdown()
    except BaseException:
        pool.shutdown(wait=False, cancel_futures=True)
        for process in multiprocessing.active_children():
            if process not in before:
                process.kill()
                process.join()
        raise
    finally:
        gc.unfreeze()


_worker: Worker | None = None


def _begin(make: Callable[[], Worker]) -> None:
    global _worker  # noqa: PLW0603  what this process was made for
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the other end's business
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = make()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do(job: Job) -> Job:
    if _worker is None:
        raise RuntimeError("this process was not begun")
    try:
        return _worker.do(job)
    except Exception as error:
        last = traceback.extract_tb(error.__traceback__)[-1]
        error.add_note(f"{Path(last.filename).name}:{last.lineno}")  # the way from there to here is lost
        raise
