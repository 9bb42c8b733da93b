"""Folders of rules: the first schedule split, and small ones written file by file."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from cli.command import RULES
from schedule.refused_texts import SOUND
from subsidy_calc.schedule.load import load_schedule
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem, ScheduleRefused


def write_folder(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below a folder by their names."""
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


def split(text: str, *passages: str) -> list[str]:
    """A text cut before each passage, which stands in it once at the beginning of a line."""
    parts = []
    for passage in passages:
        first, middle, text = text.partition("\n" + passage)
        if not middle:
            raise ValueError(f"{passage!r} begins no line")
        parts.append(first + "\n")
        text = passage + text
    return [*parts, text]


def quanjiao_files() -> dict[str, str]:
    """The first schedule in five files; its clauses keep their order, since `1-` comes before `2-`."""
    head, tables, equipment, recognition, combine = split(
        RULES.read_text(encoding="utf-8"), "tables:", "clauses:", "  - clause: provincial-recognition", "combine:"
    )
    return {
        "schedule.yaml": head,
        "tables.yaml": tables,
        "clauses/1-equipment.yaml": equipment,
        "clauses/2-recognition.yaml": "clauses:\n" + recognition,
        "combine.yaml": combine,
    }


def sound_files() -> dict[str, str]:
    """The small sound schedule in five files, each table and clause its own but the first two."""
    head, enterprise, item, one, two, combine = split(
        SOUND, "tables:", "  item:", "clauses:", "  - clause: two", "combine:"
    )
    return {
        "schedule.yaml": head + enterprise,
        "tables/item.yaml": "tables:\n" + item,
        "clauses/one.yaml": one,
        "clauses/two.yaml": "clauses:\n" + two,
        "combine.yaml": combine,
    }


def problems_in(folder: Path) -> list[Problem]:
    """Every problem of a folder; none if it loads."""
    try:
        load_schedule(folder)
    except ScheduleRefused as refused:
        return list(refused.problems)
    return []


def told_in(folder: Path) -> list[tuple[str, str]]:
    """Code and place of each problem, the folder's own path as `FOLDER`."""
    return [(problem.code, _place(problem, folder)) for problem in problems_in(folder)]


def _place(problem: Problem, folder: Path) -> str:
    if not isinstance(problem.place, Line):
        raise TypeError(f"{problem.place} is no place of a schedule")
    return str(problem.place).replace(str(folder), "FOLDER")
