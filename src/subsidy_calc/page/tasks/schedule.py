"""Tasks about the schedule: as a person reads it, and the empty claims workbook of it."""

from __future__ import annotations

import re
from bisect import bisect_right
from pathlib import Path
from typing import Any

from subsidy_calc.outputs.schedule_page import shown_sections
from subsidy_calc.page.tasks.bench import Bench
from subsidy_calc.schedule.load import load_schedule
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import Language
from subsidy_calc.workbooks.full_text import full_text
from subsidy_calc.workbooks.template import template_book


def readable(bench: Bench, path: str, language: Language) -> dict[str, Any]:  # Any: for a template
    """The sections of a schedule, its title and the policy years to choose from.

    Raises:
        ScheduleRefused: with every problem of the schedule.
    """
    bench.language = language
    loaded = load_schedule(Path(path))
    return {
        "title": loaded.title,
        "first_year": loaded.first_year,
        "sections": _each_anchor_once(shown_sections(full_text(loaded), language)),
    }


def template(bench: Bench, path: str, language: Language) -> bytes:
    """The empty claims workbook."""
    bench.language = language
    return template_book(load_schedule(Path(path)), language)


class Anchors:
    """Where a place of a schedule is told on its page: at its own line, else at the nearest one before it."""

    def __init__(self, schedule: Schedule) -> None:
        lines = {(at.file, at.line) for section in full_text(schedule) for at in section.places if at.line}
        self._lines = sorted(lines)

    def of(self, place: str) -> str:
        """The anchor for a place as explanations write it, `file:line:column`; empty for one of another file."""
        parts = re.fullmatch(r"(.+?):(\d+)(?::\d+)?", place)
        if parts is None:
            return ""
        number = bisect_right(self._lines, (parts[1], int(parts[2]))) - 1
        if number < 0 or self._lines[number][0] != parts[1]:
            return ""
        return f"{parts[1]}:{self._lines[number][1]}"


def _each_anchor_once(sections: list[dict[str, Any]]) -> list[dict[str, Any]]:  # Any: for a template
    """Sentences of one line of the schedule: the first one carries its anchor."""
    seen: set[str] = set()
    for section in sections:
        for each in (section, *(said for part in section["parts"] for said in part["said"])):
            if each["anchor"] in seen:
                each["anchor"] = ""
            seen.add(each["anchor"])
    return sections
