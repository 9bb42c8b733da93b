"""Pages: where to break them so that a table does not leave its heading on the page before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

DEFAULT_HEIGHT = 15.0  # points of a row that nothing was written in
PAGE = 715.0  # points of an A4 page, upright, within margins, with a little to spare
_UNSURE = 40.0  # points by which one cannot say on which of two pages a row comes to stand


def page_breaks(heights: Mapping[int, float], blocks: Sequence[range], repeated: int) -> list[int]:
    """The rows before which a new page starts, so that blocks stay whole where one page holds them.

    `repeated` rows stand at the top of every page.
    """
    room = PAGE - _height(heights, range(repeated))
    breaks: list[int] = []
    used, row = 0.0, repeated
    for block in blocks:
        used, spilled = _after(used, _height(heights, range(row, block.start)), room)
        height = _height(heights, block)
        too_long = used + height > room and height <= room
        if used and (too_long or (spilled and used < _UNSURE)):
            breaks.append(block.start)
            used = 0.0
        used, _ = _after(used, height, room)
        row = block.stop
    return breaks


def _height(heights: Mapping[int, float], rows: range) -> float:
    return sum(heights.get(row, DEFAULT_HEIGHT) for row in rows)


def _after(used: float, height: float, room: float) -> tuple[float, bool]:
    """Points used on the last page once so much more stands on it, and whether that is a new page."""
    spilled = used + height > room
    return ((used + height) % room if spilled else used + height), spilled
