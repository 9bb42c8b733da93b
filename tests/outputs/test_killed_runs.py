"""A run that is killed at any moment leaves the earlier output whole, or the new one (invariant 7)."""

from __future__ import annotations

import json
import shutil
import signal
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from cli.command import command, command_within
from intake.made_codes import code
from small_claims import AWARDED, CLEAN, Cell, with_row, write_claims
from subsidy_calc.outputs.folder import recover

RULES = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"
KILLS, PARTS = 28, 7  # kills in all, and the tests that share them

# Runs the command and kills itself at the n-th touch of the folder's parent; with n of 0 it only lists the touches.
CHILD = """
import atexit, json, os, signal, sys
parent, report, at = sys.argv[1], sys.argv[2], int(sys.argv[3])
touched = []
WATCHED = {"open", "os.mkdir", "os.rename", "os.remove", "os.rmdir", "shutil.rmtree"}

def watch(event, args):
    if event in WATCHED and any(parent in str(each) for each in args):
        touched.append(event)
        if len(touched) == at:
            os.kill(os.getpid(), signal.SIGKILL)

def tell():
    with open(report, "w") as file:
        json.dump(touched, file)

atexit.register(tell)
from subsidy_calc.cli.main import main
sys.addaudithook(watch)
sys.argv = ["subsidy-calc", *sys.argv[4:]]
main()
"""


def _more_enterprises() -> Mapping[str, Sequence[Sequence[Cell]]]:
    """Enough workbooks to be written that a run touches its folder more often than it is killed."""
    sheets: Mapping[str, Sequence[Sequence[Cell]]] = CLEAN
    for number in range(1, 9):
        sheets = with_row(sheets, "企业", (code(number), f"示例{number}厂", "全椒县", "民营", "是"))
        sheets = with_row(sheets, "项目", (code(number), "一号线", "智能化", 100_000, 0))
    return sheets


class Bench:
    """A folder with an earlier run in it, and the command that replaces it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.parent = folder / "results"
        self.out = self.parent / "out"
        self.claims = write_claims(folder / "claims.xlsx", _more_enterprises())
        self.parent.mkdir()

    def command(self, *more: str) -> list[str]:
        rules, out = str(RULES), str(self.out)
        return ["run", str(self.claims), "--rules", rules, "--year", "2020", "--out", out, "--json", *more]

    def run(self, at: int, *more: str) -> tuple[int, list[str]]:
        report = self.folder / "touched.json"
        report.unlink(missing_ok=True)
        done = command_within(CHILD, self.parent, report, str(at), *self.command(*more))
        touched = json.loads(report.read_text()) if report.exists() else []
        return done.status, touched

    def snapshot(self) -> dict[str, bytes]:
        return {
            str(path.relative_to(self.out)): path.read_bytes() for path in sorted(self.out.rglob("*")) if path.is_file()
        }

    def explain(self) -> None:
        """Another command on the folder."""
        done = command("explain", self.out, AWARDED)
        assert done.status == 0, done.err


@pytest.fixture(scope="module")
def bench(tmp_path_factory: pytest.TempPathFactory) -> Bench:
    return Bench(tmp_path_factory.mktemp("killed"))


@dataclass(frozen=True)
class Whole:
    """The earlier output, the new one, and the touches of the run that puts the one in the other's place."""

    earlier: dict[str, bytes]
    new: dict[str, bytes]
    touched: list[str]

    @property
    def points(self) -> list[int]:
        """Spread over all touches, and each around the two renames: an event is told before it happens."""
        renames = [number for number, event in enumerate(self.touched, start=1) if event == "os.rename"]
        first, second = renames[-2:]  # DIR to .DIR.old, then the new one to DIR
        spread = [1 + number * (len(self.touched) - 1) // (KILLS - 1) for number in range(KILLS)]
        return sorted({*spread, first, second, second + 1})

    @property
    def done_after(self) -> int:
        """From which touch on the new output stands."""
        return max(number for number, event in enumerate(self.touched, start=1) if event == "os.rename") + 1


@pytest.fixture(scope="module")
def whole(bench: Bench) -> Whole:
    status, _ = bench.run(0, "--summary-only")
    assert status == 0
    earlier = bench.snapshot()
    status, touched = bench.run(0, "--force", "--all")
    assert status == 0
    new = bench.snapshot()
    assert new.keys() > earlier.keys()
    return Whole(earlier, new, touched)


@pytest.mark.parametrize("part", range(PARTS))
def test_killed_at_any_moment_the_earlier_output_or_the_new_one_stands(bench: Bench, whole: Whole, part: int) -> None:
    assert len(whole.points) >= KILLS
    for point in whole.points[part::PARTS]:
        _restore(bench, whole.earlier)
        status, _ = bench.run(point, "--force", "--all")
        assert status == -signal.SIGKILL
        recover(bench.out)
        left = bench.snapshot()
        assert left in (whole.earlier, whole.new), f"killed at touch {point} ({whole.touched[point - 1]})"
        assert (left == whole.new) == (point >= whole.done_after)


def test_the_next_command_whatever_it_is_puts_the_folder_right_first(bench: Bench, whole: Whole) -> None:
    _restore(bench, whole.earlier)
    bench.run(whole.done_after - 1, "--force", "--all")  # killed between the two moves
    assert not bench.out.exists()
    bench.explain()
    assert bench.snapshot() == whole.earlier


def test_points_lie_before_and_behind_the_swap(whole: Whole) -> None:
    assert min(whole.points) < whole.done_after - 1 < whole.done_after <= max(whole.points)


def _restore(bench: Bench, content: dict[str, bytes]) -> None:
    """The earlier output alone at its place, so that a touch has the same number in every run."""
    shutil.rmtree(bench.parent)
    for name, data in content.items():
        path = bench.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def test_the_next_run_deletes_what_killed_runs_left(bench: Bench) -> None:
    status, touched = bench.run(0, "--force", "--summary-only")
    assert status == 0
    status, _ = bench.run(len(touched) // 2, "--force", "--summary-only")
    assert status == -signal.SIGKILL
    assert len(list(bench.parent.iterdir())) > 1  # what it built, and the mark that it was at it
    status, _ = bench.run(0, "--force", "--summary-only")
    assert status == 0
    assert [path.name for path in bench.parent.iterdir()] == ["out"]
