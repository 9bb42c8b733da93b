"""The shapes of comments: without one in the old drawing format Excel shows no comment.

That format (VML) is often no XML, so a drawing that is there is only added to at its
end. No text of claims stands in it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from subsidy_calc.workbooks.annotate_marks import At
from subsidy_calc.workbooks.annotate_package import Package
from subsidy_calc.workbooks.annotate_sheet import add_legacy_drawing
from subsidy_calc.workbooks.annotate_xml import NotEditable, XmlPart, in_utf8

_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACES = (
    'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    'xmlns:x="urn:schemas-microsoft-com:office:excel"'
)
_KIND = "_x0000_t202"
_SHAPE_KIND = (
    f'<v:shapetype {_SPACES} id="{_KIND}" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_END = re.compile(rb"</(?:[\w.-]+:)?xml\s*>")
_BLOCK = 1024  # shapes are numbered in blocks, of which a drawing names its own
_LETTERS_A_LINE, _LINE_PIXELS, _ROW_PIXELS = 20, 18, 20


def add_shapes(package: Package, sheet: str, part: XmlPart, texts: Mapping[At, str]) -> None:
    """Add a hidden shape for each of these cells to the drawing of the sheet's comments."""
    name = _drawing(package, sheet, part)
    if name is None:
        block = 1 + max((block for drawing in _drawings(package) for block in _blocks(drawing)), default=0)
        blocks = ",".join(str(block + more) for more in range(len(texts) // _BLOCK + 1))
        empty = (
            f'<xml {_SPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{blocks}"/></o:shapelayout></xml>'
        )
        name = package.add("xl/drawings/vmlDrawing{}.vml", empty.encode(), _TYPE, by_extension=True)
        add_legacy_drawing(part, package.relate(sheet, "vmlDrawing", name))
        number = block * _BLOCK
    else:
        number = max(map(int, re.findall(rb'"_x0000_s(\d{1,9})"', package.parts[name])), default=_BLOCK)
    drawing = in_utf8(package.parts[name])
    ends = list(_END.finditer(drawing))
    if not ends:
        raise NotEditable(name)
    kind = "" if f'id="{_KIND}"'.encode() in drawing else _SHAPE_KIND
    shapes = "".join(_shape(number + more, at, text) for more, (at, text) in enumerate(texts.items(), start=1))
    at = ends[-1].start()
    package.parts[name] = drawing[:at] + (kind + shapes).encode() + drawing[at:]


def _drawing(package: Package, sheet: str, part: XmlPart) -> str | None:
    node = part.root.first("legacyDrawing")
    ids = {value for key, value in node.attributes.items() if key.endswith(" id")} if node else set()
    named = [relation.target for relation in package.relations(sheet) if relation.id in ids]
    return next((target for target in named if target in package.parts), None)


def _drawings(package: Package) -> list[bytes]:
    return [content for name, content in package.parts.items() if name.lower().endswith(".vml")]


def _blocks(drawing: bytes) -> list[int]:
    found = re.findall(rb'idmap\b[^>]*?\bdata="([\d,]{1,99})"', drawing)
    return [int(block) for written in found for block in written.split(b",") if block]


def _shape(number: int, at: At, text: str) -> str:
    lines = sum(1 + len(line) // _LETTERS_A_LINE for line in text.split("\n"))
    rows = min(1 + lines * _LINE_PIXELS // _ROW_PIXELS, 40)
    row, column = at.row - 1, at.column - 1
    anchor = f"{column + 1}, 15, {max(row - 1, 0)}, 10, {column + 4}, 15, {max(row - 1, 0) + rows}, 10"
    size = f"width:260px;height:{rows * _ROW_PIXELS}px"
    return (
        f'<v:shape {_SPACES} id="_x0000_s{number}" type="#{_KIND}" style="position:absolute;{size};visibility:hidden" '
        'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
        '<v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div>'
        '</v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
        f"<x:Anchor>{anchor}</x:Anchor><x:AutoFill>False</x:AutoFill>"
        f"<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
    )
