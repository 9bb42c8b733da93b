"""Readme: the latest results put into README.md, between its two marks."""

from __future__ import annotations

import argparse
import json
import sys

from benchmarks.process import ROOT
from benchmarks.report import markdown
from benchmarks.result import Run
from benchmarks.run import RESULTS

FROM, TO = "<!-- benchmarks -->", "<!-- end of benchmarks -->"


def with_results(page: str, run: Run) -> str:
    """The page with the results between the marks.

    Raises:
        ValueError: a mark is missing.
    """
    before, _, rest = page.partition(FROM)
    _, mark, after = rest.partition(TO)
    if not mark:
        raise ValueError(f"no {FROM} … {TO}")
    picture = f"![Times of this program and others](benchmarks/results/{run.size}.svg)"
    return "\n".join([before + FROM, "", *markdown(run), "", picture, "", TO + after])


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.readme", description=__doc__)
    parser.add_argument("--size", choices=("small", "full"), default="full")
    size = parser.parse_args().size
    results = RESULTS / f"{size}.json"
    if not results.is_file():
        parser.error(f"no results of this size yet: python -m benchmarks.run --size {size}")
    run = Run.of_record(json.loads(results.read_text(encoding="utf-8")))
    page = ROOT / "README.md"
    page.write_text(with_results(page.read_text(encoding="utf-8"), run), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
