"""JSON values: a .json of the run against the one that it writes, by key."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from subsidy_calc.audit.difference import CHANGED, Difference


def compare_json(file: str, expected: Path, found: Path) -> Iterator[Difference]:
    """Every value that differs, under its keys: `lines.awarded`, `claims.0.sha256`."""
    wanted, there = (dict(_leaves(json.loads(path.read_text("utf-8")), "")) for path in (expected, found))
    for key in [*wanted, *(key for key in there if key not in wanted)]:
        one, other = wanted.get(key, ""), there.get(key, "")
        if one != other:
            yield Difference(file, "changed", CHANGED(), cell=key, expected=one, found=other)


def _leaves(value: Any, key: str) -> Iterator[tuple[str, str]]:  # Any: JSON
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else None
    if inner is None:
        yield key, json.dumps(value, ensure_ascii=False)
        return
    if not value:
        yield key, json.dumps(value)
    for name, each in inner:
        yield from _leaves(each, f"{key}.{name}" if key else str(name))
