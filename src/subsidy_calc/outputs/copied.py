"""Copied: whether the copies of a run are still those that it wrote."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

ALTERED = wording(
    "folder.altered_copy",
    zh="这份留底在运行之后被改动过，不能据以说明",
    en="this copy was altered after the run; nothing can be explained from it",
)
MISSING = wording(
    "folder.missing_copy",
    zh="这份留底不见了，不能据以说明",
    en="this copy is missing; nothing can be explained without it",
)
ADDED = wording(
    "folder.added_copy",
    zh="这个文件是运行之后放进留底的，不能据以说明",
    en="this file was added to the copies after the run; nothing can be explained from them",
)
RUN_AGAIN = wording("folder.run_again", zh="用原来的文件重新运行", en="run again from the original files")
TAKE_OUT = wording("folder.take_out", zh="把它移出去", en="take it out")


def altered(path: Path) -> Problem:
    """That a copy is not what the run wrote."""
    return _problem("altered_copy", path, ALTERED(), RUN_AGAIN())


def missing(path: Path) -> Problem:
    """That a copy is gone."""
    return _problem("missing_copy", path, MISSING(), RUN_AGAIN())


def missing_and_added(copies: Path, folder: str, recorded: Sequence[str]) -> tuple[list[Problem], list[Problem]]:
    """Copies of a folder that the run recorded and are gone, and files that it did not; hidden ones are passed over."""
    gone = [copies / copy for copy in recorded if not (copies / copy).is_file()]
    found = sorted(path.relative_to(copies) for path in (copies / folder).rglob("*") if not path.is_dir())
    added = [path for path in found if path.as_posix() not in recorded and not _is_hidden(path)]
    return (
        [missing(path) for path in gone],
        [_problem("added_copy", copies / path, ADDED(), TAKE_OUT()) for path in added],
    )


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _problem(code: str, path: Path, says: Message, fix: Message) -> Problem:
    return Problem(code, Line(str(path)), says, fix=fix)
