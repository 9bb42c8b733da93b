"""Styles: how a cell looks, and what that is called in a file."""

from __future__ import annotations

from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from typing import Literal, TypeAlias

Side: TypeAlias = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Style:
    """How a cell looks."""

    size: float = 10
    bold: bool = False
    italic: bool = False
    align: Side = "left"
    valign: Literal["top", "vcenter", "bottom"] = "vcenter"
    border: bool = True
    fill: str = ""
    colour: str = ""
    num_format: str = ""


@lru_cache(maxsize=10_000)
def for_numbers(style: Style, num_format: str) -> Style:
    """The style of a number in that format."""
    return replace(style, align=side(style), num_format=num_format)


def side(style: Style) -> Side:
    """Numbers stand to the right, unless they are centred."""
    return "right" if style.align == "left" else style.align


def properties(style: Style, font: str) -> dict[str, object]:
    """A style as XlsxWriter names its parts."""
    given = asdict(style)
    names = {"size": "font_size", "fill": "bg_color", "colour": "font_color"}
    properties = {names.get(name, name): value for name, value in given.items() if value and name != "border"}
    edge = {"border": 1, "border_color": "#808080"} if style.border else {}
    return {"font_name": font, "text_wrap": True, **properties, **edge}
