"""Heads: what the first rows of all sheets settle, for those who then read the rows part by part.

Where the headings stand, which files are refused, which sheets are absent or not named: all
of it is known before a row is read, and is the same for every part of the rows.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from subsidy_calc.facts.headings import HeadingRow
from subsidy_calc.facts.raw import RawSheet
from subsidy_calc.facts.reading import Reading
from subsidy_calc.facts.table import Parts
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused, Note, Problem


@dataclass(frozen=True, slots=True)
class Heads:
    """Headings by sheet, files that are refused, and what is to be said of whole sheets and files."""

    headings: Mapping[Cell, HeadingRow]
    refused_files: Mapping[str, tuple[Problem, ...]]
    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    without_code: Mapping[str, tuple[Parts, ...]] = field(default_factory=dict)  # refused rows of nobody, by table


def settle_heads(
    schedule: Schedule,
    sheets: Sequence[RawSheet],
    *,
    strict: bool = False,
    file_problems: Sequence[Problem] = (),
    file_notes: Sequence[Note] = (),
) -> Heads:
    """Look at sheets of which only the first rows are given, with the first of each kind further down.

    Raises:
        ClaimsRefused: as of the whole sheets.
    """
    reading = Reading(schedule, sheets, strict, problems=list(file_problems), notes=list(file_notes))
    try:
        reading.check_sheets()
    except ClaimsRefused as refused:
        raise ClaimsRefused(dict.fromkeys([*file_problems, *refused.problems])) from refused
    return Heads(reading.headings, reading.refused_files, tuple(reading.problems), tuple(reading.notes))
