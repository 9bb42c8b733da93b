"""The page of a schedule: one HTML file to print, with nothing from outside; what the schedule holds is escaped."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from subsidy_calc import __version__
from subsidy_calc.outputs.page import page
from subsidy_calc.values.messages import Argument, Language, Message, say, wording
from subsidy_calc.values.places import Line
from subsidy_calc.workbooks.section import Section, where

CONTENTS = wording("schedule_page.contents", zh="目录", en="Contents")
MADE_BY = wording("schedule_page.made_by", zh="subsidy-calc {version}", en="subsidy-calc {version}")
FROM_FILES = wording(
    "schedule_page.from_files",
    zh="由规则文件{files}写出；灰色的行号是规则文件里的行。",
    en="Written from {files}; grey numbers are lines of the schedule.",
)


def as_html(title: str, sections: Sequence[Section], language: Language) -> str:
    """The sections of a schedule as HTML."""
    return page(
        "schedule.html",
        lang=language,
        title=title,
        contents=say(CONTENTS(), language),
        sections=shown_sections(sections, language),
        foot=[say(FROM_FILES(files=files_of(sections)), language), say(MADE_BY(version=__version__), language)],
    )


def shown_sections(sections: Sequence[Section], language: Language) -> list[dict[str, object]]:
    """The sections as a template takes them: words alone, with the lines of the schedule."""

    def words(argument: Argument | None) -> str:
        return "" if argument is None else say(argument, language)

    at = where(sections)
    return [_shown(section, words, at) for section in sections]


def files_of(sections: Sequence[Section]) -> tuple[str, ...]:
    """The files that the sections come from."""
    return tuple(dict.fromkeys(place.file for section in sections for place in section.places if place.line))


def _shown(
    section: Section, words: Callable[[Argument | None], str], at: Callable[[Line], Message | None]
) -> dict[str, object]:
    """A section as the template takes it: words alone."""
    return {
        "title": words(section.title),
        "at": words(at(section.place)),
        "anchor": _anchor(section.place),
        "parts": [
            {
                "heading": words(part.heading() if part.heading is not None else None),
                "said": [
                    {
                        "number": said.number,
                        "depth": said.depth,
                        "says": words(said.says),
                        "at": words(at(said.place)),
                        "anchor": _anchor(said.place),
                    }
                    for said in part.said
                ],
            }
            for part in section.parts
        ],
        "grids": [
            {
                "heading": words(grid.heading()),
                "columns": [words(column()) for column in grid.columns],
                "widths": grid.widths,
                "rows": [{"cells": [*map(words, row.cells)], "at": words(at(row.place))} for row in grid.rows],
            }
            for grid in section.grids
        ],
    }


def _anchor(place: Line) -> str:
    """The name by which what is said there can be pointed at; none where the schedule does not say it."""
    return f"{place.file}:{place.line}" if place.line else ""
