"""Widths: how much room text takes, since a spreadsheet does not fit the rows of a written file itself.

Widths count half-width characters, of which a hanzi takes two.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len

TALLEST = 400.0  # points; Excel allows 409
_USABLE = 0.93  # of a line, as words and closing marks do not break everywhere


def lines_needed(text: str, width: float) -> int:
    """Lines that the text takes when wrapped in a column."""
    room = max(width * _USABLE - 1, 2)
    return sum(max(1, -int(-cell_len(part) // room)) for part in text.split("\n"))


def line_height(size: float) -> float:
    """Points of a line of text in a font of this size."""
    return size * 1.45


def paragraphs(text: str, width: float, size: float) -> Iterator[str]:
    """The text in pieces, each of which fits into the tallest row that there can be."""
    most = int(TALLEST / line_height(size)) - 1
    room = int(max(width * _USABLE - 1, 2) * most / 2)
    for part in text.split("\n"):
        for start in range(0, max(len(part), 1), room):
            yield part[start : start + room]
