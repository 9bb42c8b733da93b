"""Load: from a schedule's bytes to a model that is sound, or every problem with its line."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from subsidy_calc.grammar.written import UnknownKeys
from subsidy_calc.schedule.check import check_schedule
from subsidy_calc.schedule.document import read_document
from subsidy_calc.schedule.faults import faults_of, unknown_key_faults
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, ScheduleRefused

UNREADABLE = wording("schedule.unreadable", zh="打不开规则文件", en="the schedule cannot be opened")


def load_schedule(path: Path) -> Schedule:
    """Load a schedule from a file.

    Raises:
        ScheduleRefused: with every problem found in one pass.
    """
    return read_schedule(read_bytes(path), path.name)


def read_bytes(path: Path) -> bytes:
    """The bytes of a schedule, so that what is hashed is what is parsed.

    Raises:
        ScheduleRefused: there is no such file, or it cannot be read.
    """
    try:
        return path.read_bytes()
    except OSError as error:
        problem = Problem("schedule_unreadable", Line(str(path)), UNREADABLE(), error.strerror or "")
        raise ScheduleRefused([problem]) from error


def read_schedule(content: bytes, file: str) -> Schedule:
    """Make a schedule of its bytes; `file` is its name in places.

    Raises:
        ScheduleRefused: with every problem found in one pass.
    """
    document = read_document(content, file)
    unknown = UnknownKeys()
    problems: list[Problem] = []
    try:
        schedule = Schedule.model_validate(document, context=unknown)
    except ValidationError as error:
        problems += faults_of(error, document)
    problems += unknown_key_faults(unknown)
    if not problems:
        problems += check_schedule(schedule)
    if problems:
        raise ScheduleRefused(sorted(set(problems), key=lambda problem: (problem.place, problem.code)))
    return schedule
