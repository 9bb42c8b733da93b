"""Over Dask: tasks on a Dask cluster, a local one or one that runs already; needs the extra `dask`."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from subsidy_calc.engine.assessed import assess_partition
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, Refused

NOT_INSTALLED = wording("dask.not_installed", zh="没有安装Dask", en="Dask is not installed")
INSTALL = wording("dask.install", zh='执行 pip install "subsidy-calc[dask]"', en='run pip install "subsidy-calc[dask]"')
NOT_THERE = wording("dask.not_there", zh="连不上这个地址的Dask调度器", en="no Dask scheduler answers at this address")
START_IT = wording(
    "dask.start_it",
    zh="先启动 dask scheduler，或不写 --scheduler 用本机",
    en="start `dask scheduler` first, or leave --scheduler out to use this machine",
)
LOST = wording(
    "dask.lost",
    zh="Dask集群没有算完（{why}）；原有结果没有改动",
    en="the Dask cluster did not finish ({why}); what was there is unchanged",
)

AHEAD = 2  # tasks that wait for each worker; the others stay on disk
CONNECT_WITHIN = "10s"
DASK = Line("dask")


class ClusterRefused(Refused):
    """The cluster cannot be used."""


class OverDask:
    """Runs tasks on a cluster. One whose worker is lost is run again on another."""

    def __init__(self, client: Any) -> None:  # Any: Dask may not be installed
        self._client = client

    def run(self, tasks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
        """Send tasks as workers have room for them.

        Raises:
            ClusterRefused: a task killed worker after worker, or no worker is left.
        """
        from distributed import as_completed

        waiting = enumerate(tasks)
        numbers: dict[str, int] = {}
        running = as_completed()
        for _ in range(AHEAD * max(sum(self._client.nthreads().values()), 1)):
            self._send_next(waiting, numbers, running)
        for future in running:
            yield numbers.pop(future.key), zlib.decompress(_result(future))
            future.release()
            self._send_next(waiting, numbers, running)

    def _send_next(self, waiting: Iterator[tuple[int, bytes]], numbers: dict[str, int], running: Any) -> None:
        number, task = next(waiting, (-1, b""))
        if number >= 0:
            future = self._client.submit(_compressed, zlib.compress(task, 1), pure=False)
            numbers[future.key] = number
            running.add(future)


def _compressed(task: bytes) -> bytes:
    """What a worker does; tasks and answers travel compressed."""
    return zlib.compress(assess_partition(zlib.decompress(task)), 1)


def _result(future: Any) -> bytes:  # Any: what Dask promises
    from distributed import KilledWorker
    from distributed.client import FutureCancelledError

    try:
        answer: bytes = future.result()
    except (KilledWorker, FutureCancelledError, OSError) as error:
        raise _refused(Problem("cluster_lost", DASK, LOST(why=type(error).__name__))) from error
    return answer


@contextmanager
def dask_cluster(address: str | None) -> Iterator[OverDask]:
    """The cluster whose scheduler answers at an address; without one, workers on this machine for as long as needed.

    Raises:
        ClusterRefused: Dask is not installed, or nothing answers.
    """
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise _refused(Problem("needs_dask", DASK, NOT_INSTALLED(), fix=INSTALL())) from error
    if address is None:
        with LocalCluster(threads_per_worker=1, dashboard_address=None) as cluster, Client(cluster) as client:
            yield OverDask(client)
        return
    try:
        client = Client(address, timeout=CONNECT_WITHIN)
    except (OSError, ValueError) as error:
        raise _refused(Problem("no_scheduler", Line(address), NOT_THERE(), fix=START_IT())) from error
    with client:
        yield OverDask(client)


def _refused(problem: Problem) -> ClusterRefused:
    return ClusterRefused([problem])
