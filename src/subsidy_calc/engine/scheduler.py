"""Scheduler: whoever runs tasks; here one after another in this process."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Literal, Protocol, TypeAlias

from subsidy_calc.engine.assessed import assess_partition


class Scheduler(Protocol):
    """Runs packed tasks, and gives each answer with the task's number, in whatever order."""

    def run(self, tasks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]: ...


Engine: TypeAlias = Literal["local", "dask"]


class OneByOne:
    """Runs tasks in this process, so that one partition is held at a time."""

    def run(self, tasks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
        for number, task in enumerate(tasks):
            yield number, assess_partition(task)


@contextmanager
def scheduler_of(engine: Engine | None, address: str | None) -> Iterator[Scheduler]:
    """The scheduler of an engine, for as long as it is needed; `address` is of a Dask scheduler that runs already.

    Raises:
        ClusterRefused: Dask is not installed, or nothing answers.
    """
    if engine != "dask":
        yield OneByOne()
        return
    from subsidy_calc.engine.over_dask import dask_cluster  # takes a second to load

    with dask_cluster(address) as cluster:
        yield cluster
