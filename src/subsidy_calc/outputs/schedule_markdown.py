"""A schedule as Markdown: for where texts are kept and compared; what the schedule holds is text and nothing else."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from subsidy_calc.values.messages import Argument, Language, Message, say
from subsidy_calc.values.places import Line
from subsidy_calc.workbooks.section import Grid, Part, Section, where

_SIGNS = re.compile(r"([\\`*_{}\[\]#|~])")
_AT_BEGINNING = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))(.)")
_INDENT = 2


def as_markdown(title: str, sections: Sequence[Section], language: Language) -> str:
    """The sections of a schedule as Markdown."""
    at = where(sections)

    def words(argument: Argument) -> str:
        return escaped(say(argument, language))

    def place(line: Line) -> str:
        told: Message | None = at(line)
        return "" if told is None else f" <sub>{words(told)}</sub>"

    lines = [f"# {escaped(title)}"]
    for section in sections:
        lines += ["", f"## {words(section.title)}{place(section.place)}", ""]
        for part in section.parts:
            lines += _part(part, words, place)
        for grid in section.grids:
            lines += ["", f"### {words(grid.heading())}", "", *_grid(grid, words, place)]
    return "\n".join(lines) + "\n"


def escaped(text: str) -> str:
    """Text that Markdown shows as it is: no sign of it begins anything."""
    text = " ".join(text.split()).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _AT_BEGINNING.sub(r"\1\\\2", _SIGNS.sub(r"\\\1", text))


def _part(part: Part, words: Callable[[Argument], str], place: Callable[[Line], str]) -> Iterator[str]:
    if part.heading is None:
        yield from (f"- {words(said.says)}{place(said.place)}" for said in part.said)
        return
    heading = f"**{words(part.heading())}**"
    for said in part.said:
        number = f" {said.number}" if said.number else ""
        yield f"{' ' * _INDENT * said.depth}- {heading}{number} {words(said.says)}{place(said.place)}"


def _grid(grid: Grid, words: Callable[[Argument], str], place: Callable[[Line], str]) -> Iterator[str]:
    yield "| " + " | ".join([*(words(column()) for column in grid.columns), ""]) + "|"
    yield "|" + "---|" * (len(grid.columns) + 1)
    for row in grid.rows:
        yield "| " + " | ".join([*map(words, row.cells), place(row.place).strip()]) + " |"
