"""The schedules that can be chosen: title, place and time in force, read from each file's head alone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from subsidy_calc.schedule.document import read_document
from subsidy_calc.schedule.parts import read_parts
from subsidy_calc.values.problems import ScheduleRefused


def offered(paths: Sequence[Path]) -> list[dict[str, Any]]:  # Any: for a template
    """A record of each schedule; one that cannot be read is listed by its name, and told when it is chosen."""
    return [head(path) for path in paths]


def head(path: Path) -> dict[str, Any]:  # Any: for a template
    """What a schedule says of itself."""
    record: dict[str, Any] = {"name": path.stem, "title": path.stem, "jurisdiction": "", "from": "", "to": ""}
    try:
        parts = read_parts(path)
        document = read_document(parts[0].content, parts[0].name)
    except ScheduleRefused:
        return record
    in_force = document.get("in_force")
    period = {key: str(in_force.get(key) or "") for key in ("from", "to")} if isinstance(in_force, dict) else {}
    return record | {key: str(document.get(key) or "") for key in ("title", "jurisdiction")} | period
