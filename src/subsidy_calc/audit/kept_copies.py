"""Kept copies: whether everything below `inputs/` is what the run read, by the record of the run."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from subsidy_calc.audit.difference import CHANGED, EXTRA_FILE, MISSING_FILE, Difference
from subsidy_calc.outputs.inputs import FOLDER, OPTIONS
from subsidy_calc.outputs.kept_record import Record
from subsidy_calc.values.messages import wording

ALTERED = wording(
    "audit.altered_copy",
    zh="留底与运行时不同，不能据以重算；结果没有核对",
    en="not the copy that the run made; nothing can be computed from it and the results were not compared",
)


def altered_copies(folder: Path, record: Record) -> Iterator[Difference]:
    """Copies that are gone or not as recorded, and options that are not those of the record."""
    for copy, sha256 in _recorded(record):
        path, file = folder / FOLDER / copy, f"{FOLDER}/{copy}"
        if not path.is_file():
            yield Difference(file, "missing_file", MISSING_FILE())
            continue
        found = hashlib.sha256(path.read_bytes()).hexdigest()
        if found != sha256:
            yield Difference(file, "altered_copy", ALTERED(), expected=f"SHA-256 {sha256}", found=f"SHA-256 {found}")
    yield from _altered_options(folder, record)


def added_copies(folder: Path, record: Record) -> Iterator[Difference]:
    """Files below `inputs/` that the run did not read."""
    known = {copy for copy, _ in _recorded(record)} | {OPTIONS}
    copies = folder / FOLDER
    for path in sorted(copies.rglob("*")):
        name = path.relative_to(copies).as_posix()
        if not path.is_dir() and name not in known and not path.name.startswith("."):
            yield Difference(f"{FOLDER}/{name}", "extra_file", EXTRA_FILE())


def _recorded(record: Record) -> list[tuple[str, str]]:
    schedule, more = record["schedule"], [record[name] for name in ("recorded", "settings") if name in record]
    files = (*schedule.get("files", [schedule]), *record["claims"], *more)
    return [(file["copy"], file["sha256"]) for file in files]


def _altered_options(folder: Path, record: Record) -> Iterator[Difference]:
    file, path = f"{FOLDER}/{OPTIONS}", folder / FOLDER / OPTIONS
    if not path.is_file():
        yield Difference(file, "missing_file", MISSING_FILE())
        return
    recorded = dict(option.split("=", 1) for option in record["options"])
    try:
        found = {name: str(value) for name, value in json.loads(path.read_text(encoding="utf-8")).items()}
    except (ValueError, AttributeError):
        yield Difference(file, "altered_copy", ALTERED())
        return
    for name in [*recorded, *(name for name in found if name not in recorded)]:
        one, other = recorded.get(name, ""), found.get(name, "")
        if one != other:
            yield Difference(file, "changed", CHANGED(), cell=name, expected=one, found=other)
