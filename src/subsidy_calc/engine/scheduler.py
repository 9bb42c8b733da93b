"""Scheduler: whoever runs tasks; here one after another in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from subsidy_calc.engine.assessed import assess_partition


class Scheduler(Protocol):
    """Runs packed tasks, and gives each answer with the task's number, in whatever order."""

    def run(self, tasks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]: ...


class OneByOne:
    """Runs tasks in this process, so that one partition is held at a time."""

    def run(self, tasks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
        for number, task in enumerate(tasks):
            yield number, assess_partition(task)
