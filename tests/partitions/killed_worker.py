"""A scheduler that kills a worker of its cluster when the first answer is there and others are under way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

import psutil

from subsidy_calc.engine.scheduler import Scheduler


@dataclass
class KillsOne:
    """Runs tasks on a cluster, and kills the process of one of its workers once."""

    scheduler: Scheduler
    cluster: Any  # Any: Dask's types
    killed: list[int] = field(default_factory=list)

    def run(self, tasks: Iterable[bytes]) -> Iterator[tuple[int, bytes]]:
        for answer in self.scheduler.run(tasks):
            if not self.killed:
                worker = next(iter(self.cluster.workers.values()))
                psutil.Process(worker.pid).kill()
                self.killed.append(worker.pid)
            yield answer
