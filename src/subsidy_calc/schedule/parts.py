"""Parts: the files that a schedule is written in, one or a folder of them, in the order in which they are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from subsidy_calc.schedule.document import read_document
from subsidy_calc.schedule.folder import LARGEST_TOGETHER, TOO_LARGE_TOGETHER, find_parts, unreadable
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, ScheduleRefused


@dataclass(frozen=True, slots=True)
class Part:
    """A file of a schedule: its name in places, below its folder with `/`, and its bytes."""

    name: str
    content: bytes


def read_parts(path: Path) -> tuple[Part, ...]:
    """The bytes of a schedule's file, or of all files of its folder, so that what is hashed is what is parsed.

    Raises:
        ScheduleRefused: with every file that is not there, cannot be read, or may not stand in a folder.
    """
    if path.is_dir():
        return _read_folder(path)
    try:
        return (Part(path.name, path.read_bytes()),)
    except OSError as error:
        raise ScheduleRefused([unreadable(str(path), error)]) from error


def _read_folder(folder: Path) -> tuple[Part, ...]:
    names, problems = find_parts(folder)
    parts: list[Part] = []
    left = LARGEST_TOGETHER
    for name in names:
        try:
            with (folder / name).open("rb") as file:
                content = file.read(left + 1)
        except OSError as error:
            problems.append(unreadable(name, error))
            continue
        left -= len(content)
        if left < 0:
            problems.append(
                Problem("rules_too_large", Line(str(folder)), TOO_LARGE_TOGETHER(most=LARGEST_TOGETHER // 1024**2))
            )
            break
        parts.append(Part(name, content))
    if problems:
        raise ScheduleRefused([*problems, *_unread(parts)])
    return tuple(parts)


def _unread(parts: Iterable[Part]) -> Iterator[Problem]:
    """Faults of YAML in the other files, so that they are told in the same pass."""
    for part in parts:
        try:
            read_document(part.content, part.name)
        except ScheduleRefused as refused:
            yield from refused.problems
