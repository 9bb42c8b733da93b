"""On a real local cluster the records are the same, also where a worker is killed in the middle."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from distributed import Client, LocalCluster

from partitions.killed_worker import KillsOne
from partitions.shared_pools import RULES, as_files, made_claims, schedule_text
from partitions.whole_and_parts import as_a_whole, in_parts, inputs_of
from subsidy_calc.engine.over_dask import ClusterRefused, OverDask, dask_cluster
from subsidy_calc.outputs.inputs import Inputs


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:  # Any: Dask's types
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=None) as made:
        yield made


@pytest.fixture(scope="module")
def inputs() -> Inputs:
    chance = random.Random(11)
    return inputs_of(schedule_text([RULES[0], RULES[3], RULES[7]]), as_files(made_claims(chance), chance))


def test_a_worker_killed_in_the_middle_changes_nothing(cluster: Any, inputs: Inputs, tmp_path: Path) -> None:
    with Client(cluster) as client:
        killing = KillsOne(OverDask(client), cluster)
        parts = in_parts(inputs, tmp_path / "parts", 1, killing)
    assert killing.killed
    assert parts == as_a_whole(inputs, tmp_path / "whole")


def test_a_scheduler_that_runs_already_is_used(cluster: Any, inputs: Inputs, tmp_path: Path) -> None:
    with dask_cluster(cluster.scheduler_address) as scheduler:
        parts = in_parts(inputs, tmp_path / "parts", 8, scheduler)
    assert parts == as_a_whole(inputs, tmp_path / "whole")


def test_an_address_where_nothing_answers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subsidy_calc.engine.over_dask.CONNECT_WITHIN", "200ms")
    with pytest.raises(ClusterRefused) as refused, dask_cluster("tcp://127.0.0.1:9"):
        pass
    assert [problem.code for problem in refused.value.problems] == ["no_scheduler"]


def test_without_the_extra_it_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "distributed", None)
    with pytest.raises(ClusterRefused) as refused, dask_cluster(None):
        pass
    (problem,) = refused.value.problems
    assert problem.code == "needs_dask"
    assert problem.fix is not None
    assert "subsidy-calc[dask]" in problem.fix.wording.en
