"""Widths: how much room text takes, since a spreadsheet does not fit the rows of a written file itself.

Widths count half-width characters, of which a hanzi takes two.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from rich.cells import cell_len

TALLEST = 400.0  # points; Excel allows 409
_PADDING = 0.5  # of a cell, in characters
_USUAL = re.compile("[ -~\u3001-\u3011\u4e00-\u9fff\uff01-\uff5e]*")  # of these, all but ASCII are two wide
_TOKEN = re.compile(r"[!-~]+ ?|.", re.ASCII)  # a word that does not break, or one hanzi


def lines_needed(text: str, width: float) -> int:
    """Lines that the text takes when wrapped in a column.

    >>> lines_needed("智能装备", 9), lines_needed("智能装备", 8), lines_needed("one two three", 8.5)
    (1, 2, 2)
    """
    room = max(width - _PADDING, 2)
    if 2 * len(text) <= room and "\n" not in text:
        return 1
    return sum(1 if cells(part) <= room else _wrapped(part, room) for part in text.split("\n"))


@lru_cache(maxsize=10_000)
def text_height(text: str, width: float, size: float) -> float:
    """Points that the text takes, with a little room around it."""
    return lines_needed(text, width) * line_height(size) + 4


def line_height(size: float) -> float:
    """Points of a line of text in a font of this size."""
    return size * 1.45


def paragraphs(text: str, width: float, size: float) -> Iterator[str]:
    """The text in pieces, each of which fits into the tallest row that there can be."""
    most = int(TALLEST / line_height(size)) - 1
    room = max(int((width - 4) * most / 3), 1)  # a third: words and marks do not break everywhere
    for part in text.split("\n"):
        for start in range(0, max(len(part), 1), room):
            yield part[start : start + room]


def cells(text: str) -> int:
    """Half-width characters that the text takes."""
    if _USUAL.fullmatch(text):
        return 2 * len(text) - len(text.encode("ascii", "ignore"))
    return cell_len(text)


def _wrapped(text: str, room: float) -> int:
    lines, used = 1, 0
    for token in _TOKEN.findall(text):
        size = 2 if "\u4e00" <= token <= "\u9fff" else len(token) if token.isascii() else cell_len(token)
        if used + size > room and used:
            lines, used = lines + 1, 0
        more, used = divmod(used + size, max(int(room), 1)) if size > room else (0, used + size)
        lines += more
    return lines
