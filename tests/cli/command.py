"""Runs the command as a user would, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from cli import warm

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules" / "quanjiao-2020.yaml"


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


def command(*arguments: str | Path, lang: str | None = "zh", **environment: str) -> Done:
    """Run `subsidy-calc` with arguments; no traceback may ever show.

    What a process takes from its environment before the command begins needs one that starts from nothing.
    """
    given = [*(("--lang", lang) if lang is not None else ()), *map(str, arguments)]
    settings = {**os.environ, "PYTHONUTF8": "1", **environment}
    late = warm.CAN_SPLIT and set(environment) <= {"COLUMNS"}
    done = _split_off(given, settings) if late else _started(given, settings)
    assert "Traceback" not in done.out + done.err
    return done


def command_within(code: str, *arguments: str | Path) -> Done:
    """Run code that runs the command with something of its own around it; it finds its arguments in `sys.argv`."""
    given, settings = list(map(str, arguments)), {**os.environ, "PYTHONUTF8": "1"}
    done = _split_off(given, settings, code) if warm.CAN_SPLIT else _started(given, settings, code)
    assert "Traceback" not in done.out + done.err
    return done


def _started(arguments: list[str], environment: dict[str, str], code: str = "") -> Done:
    done = subprocess.run(
        [sys.executable, *(("-c", code) if code else ("-m", "subsidy_calc")), *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=warm.MOST_SECONDS,
        env=environment,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def _split_off(arguments: list[str], environment: dict[str, str], code: str = "") -> Done:
    with tempfile.TemporaryDirectory() as folder:
        out, err = Path(folder, "out"), Path(folder, "err")
        status = warm.ended(arguments, environment, out, err, code)
        return Done(status, *(path.read_text(encoding="utf-8", errors="replace") for path in (out, err)))
