"""A real browser before a real server, started as a clerk starts it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


@contextmanager
def serving(*options: str, temporary: Path, typed: str = "") -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The address that `serve` prints, and its process; ended as Ctrl+C ends it. `typed` is what it asks for."""
    process = subprocess.Popen(
        [sys.executable, "-m", "subsidy_calc", "--lang", "zh", "serve", "--no-browser", *options],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL if typed else None,
        start_new_session=True,  # no terminal to ask on
        text=True,
        env={**os.environ, "TMPDIR": str(temporary)},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        process.stdin.write(typed)
        process.stdin.close()
        found = re.search(r"http://\S+", process.stdout.readline())
        assert found is not None
        yield found[0], process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT)
        process.wait(30)
        process.stdout.close()


@contextmanager
def browser() -> Iterator[Browser]:
    """A headless Chromium of this machine."""
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        try:
            yield made
        finally:
            made.close()
