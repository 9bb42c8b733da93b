"""Runs the command as a user would, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
RULES = ROOT / "rules" / "quanjiao-2020.yaml"


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    status: int
    out: str
    err: str


def command(*arguments: str | Path, lang: str = "zh", **environment: str) -> Done:
    """Run `subsidy-calc` with arguments; no traceback may ever show."""
    done = subprocess.run(
        [sys.executable, "-m", "subsidy_calc", "--lang", lang, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
        timeout=120,
        env={**os.environ, "PYTHONUTF8": "1", **environment},
    )
    assert "Traceback" not in done.stdout + done.stderr
    return Done(done.returncode, done.stdout, done.stderr)
