"""Plot: times as bars on a scale of powers of ten, in a line of the terminal and as an SVG picture."""

from __future__ import annotations

import math
from collections.abc import Iterator
from html import escape

from benchmarks.result import Measured, Run, Section

WIDTH, LEFT, BAR, LINE = 900, 330, 380, 22
DECADES = 5  # from the slowest downwards
OURS, OTHERS = "#1f6feb", "#9aa4b2"


def _share(value: float, slowest: float) -> float:
    """Of the scale, from 0 to 1; each power of ten takes the same part."""
    return max(0.02, 1 + math.log10(max(value, 1e-9) / slowest) / DECADES)


def bar(value: float, slowest: float, width: int = 20) -> str:
    """A bar of text."""
    return "█" * max(1, round(_share(value, slowest) * width))


def svg(run: Run) -> str:
    """A picture: a group of bars a section, this program's in blue."""
    body, y = [], 30
    for section in run.sections:
        body.append(_text(16, y, section.title, "bold"))
        y += LINE
        for line in _bars(section, y):
            body.append(line)
        y += LINE * len(section.measured) + LINE // 2
    head = f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{y + 20}" font-family="sans-serif" font-size="13">'
    foot = _text(16, y, f"Each power of ten is as wide as the next. {run.machine}, {run.day}")
    return "\n".join([head, '<rect width="100%" height="100%" fill="white"/>', *body, foot, "</svg>", ""])


def _bars(section: Section, y: int) -> Iterator[str]:
    slowest = max((each.best for each in section.measured if each.wall), default=0.0)
    for number, each in enumerate(section.measured):
        at = y + number * LINE
        yield _text(LEFT - 8, at, each.name, anchor="end")
        if each.wall:
            length = _share(each.best, slowest) * BAR
            fill = OURS if each.name.startswith("subsidy-calc") else OTHERS
            yield f'<rect x="{LEFT}" y="{at - 12}" width="{length:.1f}" height="15" rx="2" fill="{fill}"/>'
            yield _text(LEFT + length + 6, at, _label(each))
        else:
            yield _text(LEFT, at, each.why_not)


def _label(measured: Measured) -> str:
    wrong = "" if measured.figures is None or not measured.figures.wrong else f", {measured.figures}"
    scaled = " (scaled)" if measured.times > 1 else ""
    return f"{measured.best:,.3g} s{scaled}{wrong}" if measured.best < 100 else f"{measured.best:,.0f} s{scaled}{wrong}"


def _text(x: float, y: float, text: str, weight: str = "normal", *, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y}" text-anchor="{anchor}" font-weight="{weight}">{escape(text)}</text>'
