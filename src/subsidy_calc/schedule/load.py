"""Load: from a schedule's bytes to a model that is sound, or every problem with its file and line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

from pydantic import ValidationError

from subsidy_calc.grammar.written import Entries, UnknownKeys
from subsidy_calc.schedule.check import check_schedule
from subsidy_calc.schedule.document import read_document
from subsidy_calc.schedule.faults import faults_of, unknown_key_faults, without_misspelt
from subsidy_calc.schedule.joined import join_documents
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.parts import Part, read_parts
from subsidy_calc.values.problems import Problem, ScheduleRefused


def load_schedule(path: Path) -> Schedule:
    """Load a schedule from a file, or from a folder of files.

    Raises:
        ScheduleRefused: with every problem found in one pass.
    """
    return schedule_of(read_parts(path))


def read_schedule(content: bytes, file: str) -> Schedule:
    """Make a schedule of the bytes of one file; `file` is its name in places.

    Raises:
        ScheduleRefused: with every problem found in one pass.
    """
    return schedule_of([Part(file, content)])


def schedule_of(parts: Sequence[Part]) -> Schedule:
    """Make a schedule of its parts, in their order.

    Raises:
        ScheduleRefused: with every problem found in one pass.
    """
    problems: list[Problem] = []
    documents = list(_documents(parts, problems))
    if not documents:
        raise ScheduleRefused(problems)
    unknown = UnknownKeys()
    document = join_documents(documents, problems, unknown)
    schedule, faults = _validated(document, unknown)
    if len(documents) < len(parts):  # what is missing may stand in a part that could not be read
        faults = [fault for fault in faults if (fault.code, fault.place) != ("missing_key", document.place)]
    problems += faults
    if schedule is None or problems:
        raise ScheduleRefused(_in_order(problems, parts))
    problems += check_schedule(schedule)
    if problems:
        raise ScheduleRefused(_in_order(problems, parts))
    return schedule


def _documents(parts: Iterable[Part], problems: list[Problem]) -> Iterable[Entries]:
    for part in parts:
        try:
            yield read_document(part.content, part.name)
        except ScheduleRefused as refused:
            problems += refused.problems


def _validated(document: Entries, unknown: UnknownKeys) -> tuple[Schedule | None, list[Problem]]:
    schedule, faults = None, []
    try:
        schedule = Schedule.model_validate(document, context=unknown)
    except ValidationError as error:
        faults = without_misspelt(faults_of(error, document), unknown)
    return schedule, [*faults, *unknown_key_faults(unknown)]


def _in_order(problems: Iterable[Problem], parts: Sequence[Part]) -> list[Problem]:
    """Each once, as they stand in the text."""
    numbers = {part.name: number for number, part in enumerate(parts)}
    return sorted(set(problems), key=lambda each: (numbers.get(each.place.file, -1), each.place, each.code))
