"""Terminals: whatever the terminal can show and wherever it goes, the same files and the same status."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from subprocess import PIPE

import pytest

from surroundings.started import contents, ended, run_arguments, started

TERMINALS: Mapping[str, dict[str, str]] = {
    "POSIX as it was": {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    "very narrow": {"COLUMNS": "3"},
    "another zone and seed": {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "77"},
    "warnings are errors": {"PYTHONWARNINGS": "error"},
    "optimised": {"PYTHONOPTIMIZE": "2"},
}


@pytest.mark.parametrize("name", TERMINALS)
def test_the_same_bytes_and_status(name: str, claims: Path, out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    status, _, err = ended(started(run_arguments(claims, other), environment=TERMINALS[name]))
    assert status == 1, err
    assert contents(other) == contents(out)


def test_a_gbk_terminal_shows_chinese(claims: Path, out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    status, _, err = ended(started(run_arguments(claims, other), environment={"PYTHONIOENCODING": "gbk"}))
    assert status == 1, err
    assert "项目!D" in err.decode("gbk")
    assert contents(other) == contents(out)


@pytest.mark.parametrize(
    "arguments", [["--help"], ["steps"], ["--lang", "en", "steps"], ["rules", "show"], ["nothing"]]
)
@pytest.mark.parametrize("name", ["POSIX as it was"])
def test_every_command_speaks_on_every_terminal(arguments: list[str], name: str) -> None:
    status, out, err = ended(started(arguments, environment=TERMINALS[name]))
    assert out or err
    assert status in (0, 2)


@pytest.mark.parametrize("descriptors", [[2], [1, 2]])
def test_without_a_terminal_at_all(descriptors: list[int], claims: Path, out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"

    def close() -> None:
        for each in descriptors:
            os.close(each)

    status, _, _ = ended(started(run_arguments(claims, other), first=close))
    assert status == 1
    assert contents(other) == contents(out)


@pytest.mark.parametrize("stream", ["stdout", "both"])
def test_a_pipe_that_nobody_reads(stream: str, claims: Path, out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    read, write = os.pipe()
    os.close(read)
    stdout, stderr = (write if stream in (name, "both") else PIPE for name in ("stdout", "stderr"))
    process = started(run_arguments(claims, other), stdout=stdout, stderr=stderr)
    os.close(write)
    status, _, _ = ended(process)
    assert status in (0, 1)
    assert contents(other) == contents(out)


@pytest.mark.parametrize("stream", ["stdout", "stderr"])
def test_a_terminal_on_a_full_disk(stream: str, claims: Path, out: Path, tmp_path: Path) -> None:
    other = tmp_path / "other"
    with Path("/dev/full").open("wb") as full:
        stdout, stderr = (full if stream == name else PIPE for name in ("stdout", "stderr"))
        status, _, err = ended(started(run_arguments(claims, other), stdout=stdout, stderr=stderr))
    assert status == 1
    assert (b"could be written" in err) == (stream == "stdout")
    assert contents(other) == contents(out)
