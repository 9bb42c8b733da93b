"""Tasks about the schedule: as a person reads it, and the empty claims workbook of it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from subsidy_calc.outputs.schedule_page import shown_sections
from subsidy_calc.page.tasks.bench import Bench
from subsidy_calc.schedule.load import load_schedule
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
        "sections": shown_sections(full_text(loaded), language),
    }


def template(bench: Bench, path: str, language: Language) -> bytes:
    """The empty claims workbook."""
    bench.language = language
    return template_book(load_schedule(Path(path)), language)
