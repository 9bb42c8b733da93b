"""Folders of claims for the command line, and what it says of each file."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from cli.command import RULES, Done, command


def put(folder: Path, files: Mapping[str, bytes]) -> Path:
    """Write files below a folder."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    return folder


def run_command(out: Path, *claims: Path | str, json_too: bool = False) -> Done:
    """`run` without workbooks an enterprise, on a wide terminal."""
    options = ("--rules", RULES, "--year", "2020", "--out", out, "--summary-only")
    return command("run", *claims, *options, *(("--json",) if json_too else ()), COLUMNS="200")


def check_command(*claims: Path | str, json_too: bool = False) -> Done:
    return command("check", *claims, "--rules", RULES, *(("--json",) if json_too else ()), COLUMNS="200")


def records(out: Path, name: str) -> list[dict[str, str]]:
    """The rows of a record of a run."""
    with (out / name).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def file_table(printed: str) -> dict[str, list[str]]:
    """The cells of the table of files behind each file's name: the last table on the terminal."""
    rows = list(_rows(printed[printed.rindex("┏") :]))
    return {name: cells for name, *cells in rows}


def _rows(table: str) -> Iterator[list[str]]:
    for text in table.splitlines():
        if text.startswith("│"):
            yield [cell.strip() for cell in text.strip("│").split("│")]


def files_of(done: Done) -> dict[str, dict[str, Any]]:  # Any: numbers and texts, as JSON has them
    """What `--json` says of each file."""
    told = json.loads(done.out)["files"]
    assert len({entry["file"] for entry in told}) == len(told)
    return {entry["file"]: entry for entry in told}


def codes(done: Done) -> Sequence[str]:
    """The codes in brackets at the ends of the lines on standard error."""
    return [text.rsplit("[", 1)[1].rstrip("]") for text in done.err.splitlines() if text.endswith("]") and "[" in text]
