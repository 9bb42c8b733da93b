"""Targets: a disk that is full, a place where nothing can be written, another run at work: the earlier output stands."""

from __future__ import annotations

import os
import resource
from collections.abc import Callable
from pathlib import Path

import pytest

from cli.command import command
from subsidy_calc.outputs.lock import alone
from surroundings.started import contents, ended, left_beside, run_arguments, started


def _at_most(size: int) -> Callable[[], None]:
    """No file of the process may grow beyond the size; to a program that is a disk with no room left."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [0, 9_000])
def test_a_disk_that_fills_up(size: int, claims: Path, out: Path) -> None:
    earlier = contents(out)
    arguments = run_arguments(claims, out, "--force", "--all")
    status, _, err = ended(started(arguments, first=_at_most(size)))
    assert status == 2
    assert b"what was there is unchanged" in err
    assert b"claims are not at fault" not in err  # what a fault of ours would say
    assert contents(out) == earlier
    assert left_beside(out) == []


@pytest.mark.parametrize("size", [2_000])
def test_a_disk_that_fills_up_under_other_commands(size: int, claims: Path, tmp_path: Path) -> None:
    marked = tmp_path / "marked.xlsx"
    check = ["check", str(claims), "--rules", "quanjiao-2020", "--annotated", str(marked)]
    blank = tmp_path / "blank.xlsx"
    for arguments in (check, ["template", "--rules", "quanjiao-2020", str(blank)], ["sample", str(tmp_path / "new")]):
        status, _, err = ended(started(arguments, first=_at_most(size)))
        assert status == 2, arguments
        assert err
    assert [path.name for path in tmp_path.iterdir() if path.name != claims.name and any(_files(path))] == []


def _files(path: Path) -> list[Path]:
    return [path] if path.is_file() else [each for each in path.rglob("*") if each.is_file()]


@pytest.mark.parametrize("target", ["/proc/out", "/dev/null/out", "{claims}/out", "/dev/null", "{claims}"])
def test_a_place_where_no_folder_can_be(target: str, claims: Path) -> None:
    before = claims.read_bytes()
    done = command(*run_arguments(claims, Path(target.format(claims=claims))), lang="en")
    assert done.status == 2
    assert "cannot write" in done.err or "not a folder" in done.err
    assert claims.read_bytes() == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_is_read_only(claims: Path, out: Path) -> None:
    earlier = contents(out)
    out.parent.chmod(0o500)
    done = command(*run_arguments(claims, out, "--force"), lang="en")
    out.parent.chmod(0o700)
    assert done.status == 2
    assert "cannot write" in done.err
    assert contents(out) == earlier


def test_a_folder_that_another_run_is_writing(claims: Path, out: Path) -> None:
    earlier = contents(out)
    with alone(out):
        done = command(*run_arguments(claims, out, "--force", "--all"), lang="en")
    assert done.status == 2
    assert "another run is writing to this folder" in done.err
    assert contents(out) == earlier
    assert left_beside(out) == []


def test_many_runs_at_once_leave_the_whole_of_one(claims: Path, out: Path) -> None:
    arguments = run_arguments(claims, out, "--force")
    alone_in_it = contents(out)
    done = [ended(process) for process in [started(arguments) for _ in range(3)]]
    assert {status for status, _, _ in done} <= {1, 2}
    assert any(status == 1 for status, _, _ in done)
    assert all(b"folder_in_use" in err for status, _, err in done if status == 2)
    assert contents(out) == alone_in_it
    assert left_beside(out) == []


def test_a_folder_reached_by_a_link(claims: Path, out: Path, tmp_path: Path) -> None:
    """The link stays a link, or the run is refused: never is a folder behind it lost."""
    earlier, link = contents(out), tmp_path / "link"
    link.symlink_to(out, target_is_directory=True)
    assert command(*run_arguments(claims, link, "--force"), lang=None).status == 1
    assert link.is_symlink()
    assert contents(out) == earlier
    assert left_beside(link) == left_beside(out) == []


def test_a_link_that_leads_nowhere(claims: Path, tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "later", target_is_directory=True)
    assert command(*run_arguments(claims, link)).status == 1
    assert (link / "awards.xlsx").is_file()


@pytest.mark.parametrize("name", ["结果 '一", "a" * 200])
def test_names_of_folders(name: str, claims: Path, tmp_path: Path) -> None:
    done = command(*run_arguments(claims, tmp_path / name))
    assert done.status == 1, done.err
    assert (tmp_path / name / "awards.xlsx").is_file()


def test_a_name_that_is_too_long(claims: Path, tmp_path: Path) -> None:
    done = command(*run_arguments(claims, tmp_path / ("a" * 250)), lang="en")
    assert done.status == 2
    assert "cannot write" in done.err
