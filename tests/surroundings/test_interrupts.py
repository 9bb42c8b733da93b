"""Interrupts: Ctrl-C and a stop by the system end a run at once, whole, without processes left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest

from cli.command import command
from surroundings.started import contents, ended, left_beside, run_arguments, started

# The command, which tells by a byte when it begins to read or to write, and goes on when it is told to.
CHILD = """
import sys
at = sys.argv.pop(1)
from subsidy_calc.cli import run
from subsidy_calc.intake import readers
from subsidy_calc.outputs import folder

def told(function):
    def telling(*given, **more):
        print("ready", flush=True)
        import time
        if at.endswith("busy"):
            while True: pass
        time.sleep(100)
    return telling

if at.startswith("read"):
    readers._Worker.read = told(None)
else:
    folder._swap = told(None)
from subsidy_calc.cli.main import main
sys.argv[0] = "subsidy-calc"
main()
"""


def _begun(claims: Path, out: Path, at: str) -> subprocess.Popen[bytes]:
    arguments = [sys.executable, "-c", CHILD, at, *run_arguments(claims, out, "--force", "--all")]
    process = started(arguments, program=None)
    assert process.stdout is not None
    assert process.stdout.readline() == b"ready\n"
    return process


@pytest.mark.parametrize(("at", "whole_group"), [("write", True), ("write busy", False)])
def test_an_interrupted_run_ends_with_130_and_leaves_nothing(
    at: str, whole_group: bool, claims: Path, out: Path
) -> None:
    earlier = contents(out)
    process = _begun(claims, out, at)
    children = psutil.Process(process.pid).children(recursive=True)
    if whole_group:
        os.killpg(process.pid, signal.SIGINT)
    else:
        process.send_signal(signal.SIGINT)
    status, _, err = ended(process)
    assert (status, err.strip()) == (130, b"")
    assert contents(out) == earlier
    assert left_beside(out) == []
    assert psutil.wait_procs(children, timeout=20)[1] == []


@pytest.mark.parametrize("kind", [signal.SIGTERM, signal.SIGKILL])
def test_a_stopped_run_leaves_no_process_and_the_earlier_output(kind: signal.Signals, claims: Path, out: Path) -> None:
    earlier = contents(out)
    process = _begun(claims, out, "write")
    children = psutil.Process(process.pid).children(recursive=True)
    process.send_signal(kind)
    status, _, _ = ended(process)
    assert status in (-kind, 128 + kind)
    assert contents(out) == earlier
    assert psutil.wait_procs(children, timeout=20)[1] == []
    assert command(*run_arguments(claims, out, "--force")).status == 1
    assert left_beside(out) == []
