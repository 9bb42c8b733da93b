"""Sections: a schedule put into words, parts of sentences and grids, for whatever shows them.

Sheets, the terminal and pages are readings of the same sections; none of them puts a rule
into words itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from subsidy_calc.values.messages import Argument, Message, Wording, wording
from subsidy_calc.values.places import NOWHERE, Line

AT = wording("section.at", zh="第{line}行", en="line {line}")
AT_IN_FILE = wording("section.at_in_file", zh="{file}第{line}行", en="{file}, line {line}")
LINE = wording("section.line", zh="{heading}：{says}", en="{heading}: {says}")
NUMBERED = wording("section.numbered", zh="{heading}{number}：{says}", en="{heading} {number}: {says}")
ALONE = wording("section.alone", zh="{says}", en="{says}")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence, its number where it has one (`2.1` is within `2`), and where the schedule says so."""

    says: Argument
    place: Line = NOWHERE
    number: str = ""

    @property
    def depth(self) -> int:
        """How far within another sentence it stands."""
        return self.number.count(".")


@dataclass(frozen=True, slots=True)
class Part:
    """Sentences of one kind, below the heading of the kind; the only part of a section may have none."""

    heading: Wording | None
    said: tuple[Said, ...]

    def lines(self) -> Iterator[Message]:
        """Each sentence alone, with its heading."""
        for each in self.said:
            if self.heading is None:
                yield ALONE(says=each.says)
            elif each.number:
                yield NUMBERED(heading=self.heading(), number=each.number, says=each.says)
            else:
                yield LINE(heading=self.heading(), says=each.says)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a grid and where the schedule says so."""

    cells: tuple[Argument, ...]
    place: Line = NOWHERE


@dataclass(frozen=True, slots=True)
class Grid:
    """Things of one kind side by side, a row each."""

    heading: Wording
    columns: tuple[Wording, ...]
    rows: tuple[Row, ...]
    widths: tuple[int, ...]  # of the columns, in hundredths


@dataclass(frozen=True, slots=True)
class Section:
    """What belongs together, below a title."""

    title: Message
    parts: tuple[Part, ...] = ()
    grids: tuple[Grid, ...] = ()
    place: Line = NOWHERE
    clause: str | None = None  # the clause that it tells

    @property
    def places(self) -> Iterator[Line]:
        """Where the schedule says what stands in it."""
        yield self.place
        yield from (said.place for part in self.parts for said in part.said)
        yield from (row.place for grid in self.grids for row in grid.rows)

    @property
    def lines(self) -> tuple[Message, ...]:
        """Its sentences as plain lines."""
        return tuple(line for part in self.parts for line in part.lines())


def where(sections: Iterable[Section]) -> Callable[[Line], Message | None]:
    """How a place is told: by its line, and by its file where the sections come from several; nowhere is not told."""
    files = {place.file for section in sections for place in section.places if place.line}

    def told(place: Line) -> Message | None:
        if not place.line:
            return None
        return AT_IN_FILE(file=place.file, line=place.line) if len(files) > 1 else AT(line=place.line)

    return told
