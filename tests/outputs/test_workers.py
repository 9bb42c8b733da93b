"""However many processes write a run, its bytes are the same; where one fails, nothing is written and none is left."""

from __future__ import annotations

import os
import pickle
import signal
import subprocess
import sys
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing import active_children
from pathlib import Path

import pytest

from intake.made_codes import code
from small_claims import AWARDED, CLEAN, with_row, write_claims
from subsidy_calc.outputs import books
from subsidy_calc.outputs.books import BookWriter, Writing
from subsidy_calc.outputs.inputs import Inputs, Options, take_inputs
from subsidy_calc.outputs.workers import CAN_SPLIT, Job, do_side_by_side
from subsidy_calc.pipeline import _book_writer_of, run
from subsidy_calc.values.problems import TargetRefused
from surroundings.started import contents

RULES = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"
needs_split = pytest.mark.skipif(not CAN_SPLIT, reason="a planted fault reaches only a process that is split off")


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    sheets = CLEAN
    for number in range(1, 8):
        sheets = with_row(sheets, "企业", (code(number), f"示例{number}厂", "全椒县", "民营", "是"))
        sheets = with_row(sheets, "项目", (code(number), "一号线", "智能化", 100_000 + number, 0))
    claims = write_claims(tmp_path_factory.mktemp("claims") / "claims.xlsx", sheets)
    return take_inputs(RULES, [claims], Options(2020, books="all"))


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(books, "BATCH", 2)


def written(inputs: Inputs, out: Path, workers: int | None) -> tuple[dict[str, bytes], list[tuple[int, int]]]:
    told: list[tuple[int, int]] = []
    run(inputs, out, force=False, progress=lambda done, every: told.append((done, every)), workers=workers)
    assert active_children() == []
    return contents(out), told


def test_the_same_bytes_however_many(inputs: Inputs, tmp_path: Path) -> None:
    alone, told = written(inputs, tmp_path / "one", 1)
    assert told == [(0, 9), (2, 9), (4, 9), (6, 9), (8, 9), (9, 9)]
    for count in (2, 3):
        together, counts = written(inputs, tmp_path / str(count), count)
        assert together == alone
        assert [done for done, _ in counts] == sorted(done for done, _ in counts)
        assert counts[-1] == (9, 9)


class Counter:
    """Writes down that it did a job, and which process did it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def do(self, job: Job) -> Job:
        (self.folder / job[0]).write_text(str(os.getpid()))
        return job


def test_where_a_process_cannot_be_split_each_begins_anew(tmp_path: Path) -> None:
    jobs = [(str(number),) for number in range(5)]
    done: list[Job] = []
    do_side_by_side(Counter(tmp_path), partial(Counter, tmp_path), jobs, 2, done.append, split=False)
    assert sorted(done) == jobs
    assert str(os.getpid()) not in {path.read_text() for path in tmp_path.iterdir()}
    assert active_children() == []


def test_a_process_that_computes_the_run_again_writes_the_same(inputs: Inputs, tmp_path: Path) -> None:
    out, again = tmp_path / "out", tmp_path / "again"
    run(inputs, out, force=False, progress=lambda _done, _all: None, workers=1)
    sent = pickle.dumps(partial(_book_writer_of, inputs, inputs.info().version))
    (again / books.ENTERPRISES).mkdir(parents=True)
    writer = pickle.loads(sent)()  # noqa: S301  made two lines above
    writer.do((str(again),))
    writer.do((str(again), AWARDED))
    assert contents(again).items() <= contents(out).items()
    assert len(contents(again)) == 2


@pytest.mark.parametrize(
    ("workers", "wanted", "processes"), [(None, books.MANY - 1, 1), (1, 10**6, 1), (3, 1, 3), (64, 10**6, 64)]
)
def test_how_many_processes_write(workers: int | None, wanted: int, processes: int) -> None:
    assert Writing(workers, again=lambda: pytest.fail("not asked for")).processes(wanted) == processes


def fails(monkeypatch: pytest.MonkeyPatch, fault: Exception) -> None:
    def fail(self: BookWriter, folder: Path, uscc: str) -> None:
        raise fault

    monkeypatch.setattr(BookWriter, "_write_enterprise", fail)


@needs_split
def test_a_fault_in_another_process_says_where(inputs: Inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fails(monkeypatch, ValueError("planted"))
    with pytest.raises(ValueError, match="planted") as caught:
        run(inputs, tmp_path / "out", force=False, progress=lambda _done, _all: None, workers=2)
    assert caught.value.__notes__[-1].startswith("test_workers.py:")
    assert list(tmp_path.iterdir()) == []
    assert active_children() == []


@needs_split
def test_a_disk_that_is_full_is_told_from_another_process_too(
    inputs: Inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fails(monkeypatch, OSError(28, "No space left on device"))
    with pytest.raises(TargetRefused) as caught:
        run(inputs, tmp_path / "out", force=False, progress=lambda _done, _all: None, workers=2)
    assert [problem.code for problem in caught.value.problems] == ["cannot_write"]
    assert list(tmp_path.iterdir()) == []


@needs_split
def test_a_process_that_is_killed_ends_the_run(inputs: Inputs, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(BookWriter, "_write_awards", lambda _self, _folder: os.kill(os.getpid(), signal.SIGKILL))
    with pytest.raises(BrokenProcessPool):
        run(inputs, tmp_path / "out", force=False, progress=lambda _done, _all: None, workers=2)
    assert list(tmp_path.iterdir()) == []
    assert active_children() == []


@needs_split
def test_an_interrupt_ends_every_process(inputs: Inputs, tmp_path: Path) -> None:
    def interrupt(done: int, _all: int) -> None:
        if done:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run(inputs, tmp_path / "out", force=False, progress=interrupt, workers=2)
    assert list(tmp_path.iterdir()) == []
    assert active_children() == []


ORPHANS = """
import os, signal, sys, time
from subsidy_calc.outputs.workers import do_side_by_side

class Slow:
    def do(self, job):
        if job == ("sleep",):
            print(os.getpid(), flush=True)
            signal.pause()
        return job

jobs = [("sleep",), ("sleep",), ("go",)]
do_side_by_side(Slow(), Slow, jobs, 3, lambda job: os.kill(os.getpid(), signal.SIGKILL))
"""


@needs_split
def test_processes_end_with_the_one_that_began_them() -> None:
    started = subprocess.Popen([sys.executable, "-c", ORPHANS], stdout=subprocess.PIPE)
    said, _ = started.communicate(timeout=60)  # returns when the last process that holds the other end is gone
    assert started.returncode == -signal.SIGKILL
    assert len(said.split()) <= 2
