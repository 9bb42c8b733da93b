"""Warm: a process that has loaded what commands need, and splits off a process of its own for each one.

What takes a second at every start is loaded once: libraries, and what computes. The command itself
(`subsidy_calc.cli`) is not: its processes load it anew, since its help speaks the language of its arguments.
"""

from __future__ import annotations

import atexit
import gc
import json
import os
import runpy
import signal
import subprocess
import sys
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path

CAN_SPLIT = hasattr(os, "fork")
LOADED = (
    "audit.verify",
    "comparison.folder",
    "pipeline",
    "proof.examples",
    "schedule.json_schema",
    "workbooks.template",
)
LIBRARIES = ("click", "openpyxl", "rich.console", "rich.progress", "rich.table", "rich.text", "xlsxwriter")
MOST_SECONDS = 120
TESTS = str(Path(__file__).parents[1])
RULES = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"


def ended(arguments: Sequence[str], environment: dict[str, str], out: Path, err: Path, code: str = "") -> int:
    """Run `python -m subsidy_calc` with arguments, or code in its place, output and errors to files; its status."""
    process = _process()
    assert process.stdin is not None
    assert process.stdout is not None
    request = {"arguments": arguments, "environment": environment, "folder": str(Path.cwd()), "code": code}
    process.stdin.write(json.dumps({**request, "out": str(out), "err": str(err)}).encode() + b"\n")
    process.stdin.flush()
    return int(process.stdout.readline())


@cache
def _process() -> subprocess.Popen[bytes]:
    process = subprocess.Popen([sys.executable, "-P", __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    atexit.register(process.communicate)  # it ends with its input
    return process


def main() -> None:
    """Answer each request with the status of its command."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    end_readers = _load()
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    for request in requests:
        child = os.fork()
        if child == 0:
            _run(**json.loads(request))
            return
        _, ended_as = os.waitpid(child, 0)
        answers.write(b"%d\n" % os.waitstatus_to_exitcode(ended_as))
        answers.flush()
    end_readers()


def _load() -> Callable[[], object]:
    for name in (*LIBRARIES, *(f"subsidy_calc.{part}" for part in LOADED)):
        import_module(name)
    sys.path.append(TESTS)
    from cli.warm_readers import use_warm_readers

    sys.path.remove(TESTS)
    from subsidy_calc.proof.examples import run_examples
    from subsidy_calc.schedule.load import load_schedule

    end_readers = use_warm_readers(import_module("subsidy_calc.intake.readers"))
    run_examples(load_schedule(RULES))  # models of the language are built when they are first used
    gc.freeze()  # nor need each process look through all this when it ends
    return end_readers


def _run(arguments: list[str], environment: dict[str, str], *, folder: str, out: str, err: str, code: str) -> None:
    """Become the command's process, as it would have been started."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.alarm(MOST_SECONDS)
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    for number, path in enumerate((os.devnull, out, err)):
        opened = os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
        os.dup2(opened, number)
        os.close(opened)
    sys.argv = ["subsidy-calc", *arguments]
    if code:
        exec(compile(code, "<code>", "exec"), {"__name__": "__main__"})  # noqa: S102  a test's own
    else:
        runpy.run_module("subsidy_calc", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
