"""Run: all benchmarks, or those named; prints a table, and leaves JSON and a plot in benchmarks/results."""

from __future__ import annotations

import argparse
import datetime as dt
import importlib
import json
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from rich.console import Console

from benchmarks.machine import described
from benchmarks.plot import svg
from benchmarks.report import print_run
from benchmarks.result import Run, Section, SizeName

RESULTS = Path(__file__).parent / "results"
WIDTH = 150  # columns, where it is no terminal that has its own
BENCHMARKS = ("start", "engine", "reading", "writing", "whole", "bulk")


def run(names: list[str], size: SizeName, console: Console) -> Run:
    """Measure, one benchmark after the other."""
    machine = described()  # before it is made busy
    sections: list[Section] = []
    for name in names:
        with TemporaryDirectory() as work, console.status(f"{name} …"):
            found = importlib.import_module(f"benchmarks.{name}").measure(size, Path(work))
            sections += [found] if isinstance(found, Section) else found
    return Run(size, dt.datetime.now(dt.UTC).date().isoformat(), machine, sections)


def save(found: Run, folder: Path) -> None:
    """The run as JSON and as a picture, named by its size."""
    folder.mkdir(exist_ok=True)
    record = json.dumps(found.record(), ensure_ascii=False, indent=1)
    (folder / f"{found.size}.json").write_text(record + "\n", encoding="utf-8")
    (folder / f"{found.size}.svg").write_text(svg(found), encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.run", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(BENCHMARKS)}; all unless named")
    parser.add_argument("--size", choices=("small", "full"), default="small")
    parser.add_argument("--out", type=Path, help="folder for the results; benchmarks/results where all are run")
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(BENCHMARKS):
        parser.error(f"no benchmark {', '.join(sorted(unknown))}")
    console = Console() if sys.stdout.isatty() else Console(width=WIDTH)
    found = run(asked.names or list(BENCHMARKS), asked.size, console)
    print_run(found, console)
    folder = asked.out or (None if asked.names else RESULTS)  # a part does not take the place of the whole
    if folder is not None:
        save(found, folder)
        console.print(f"\nwritten: {folder / found.size}.json, .svg")
    return 0


if __name__ == "__main__":
    sys.exit(main())
