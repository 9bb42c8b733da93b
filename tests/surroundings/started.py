"""Started: the installed command in a process of its own, in whatever surroundings a test needs."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import IO, Any

RULES = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"
PROGRAM = Path(sys.executable).with_name("subsidy-calc")
OUTPUTS = {"awards.xlsx", "lines.csv", "rows.csv", "problems.csv", "notes.csv", "payments.csv", "run.json"}


def run_arguments(claims: Path, out: Path, *more: str) -> list[str]:
    """The arguments of a run of the claims into the folder."""
    return ["run", str(claims), "--rules", str(RULES), "--year", "2020", "--out", str(out), *more]


def started(
    arguments: list[str],
    *,
    program: Path | None = PROGRAM,
    stdout: int | IO[Any] = subprocess.PIPE,
    stderr: int | IO[Any] = subprocess.PIPE,
    cwd: Path | None = None,
    first: Callable[[], object] | None = None,
    environment: Mapping[str, str] | None = None,
) -> subprocess.Popen[bytes]:
    """The command, running; `first` runs in its process before it. Without a program, the first argument is it."""
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PYTHON", "LC_", "LANG"))}
    return subprocess.Popen(
        [*([str(program)] if program else []), *arguments],
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        cwd=cwd,
        # a process that may write no more would leave halves of compiled modules behind
        env={**own, "PYTHONDONTWRITEBYTECODE": "1", "LC_ALL": "C.UTF-8", **(environment or {})},
        preexec_fn=first,  # noqa: PLW1509  the only way to limit what one process may write
        start_new_session=True,
    )


def ended(process: subprocess.Popen[bytes]) -> tuple[int, bytes, bytes]:
    """Status, output and errors, without a traceback anywhere."""
    out, err = process.communicate(timeout=120)
    assert b"Traceback" not in (out or b"") + (err or b"")
    assert b"Error in" not in (err or b"")  # such as at exit, or in an ignored exception
    assert b"Exception ignored" not in (err or b"")
    return process.returncode, out or b"", err or b""


def contents(folder: Path) -> dict[str, bytes]:
    """All files of a folder by their names below it."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def left_beside(out: Path) -> list[str]:
    """What stands beside the folder that belongs to it: nothing, once a run has ended."""
    return sorted(path.name for path in out.parent.iterdir() if path.name.startswith(f".{out.name}"))
