"""Styles: the style of a cell with another fill, added behind those that are there."""

from __future__ import annotations

from subsidy_calc.workbooks.annotate_marks import Level
from subsidy_calc.workbooks.annotate_package import Package
from subsidy_calc.workbooks.annotate_xml import Node, NotEditable, XmlPart, with_attributes

COLOURS: dict[Level, str] = {"problem": "FFFFA7A7", "note": "FFFFF2CC"}

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_PLAIN = f"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<styleSheet xmlns="{_MAIN}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts>\
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>\
<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>\
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>\
<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>\
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>""".encode()
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"


class FilledStyles:
    """The styles of a workbook, and for each a twin with a fill, made when first asked for."""

    def __init__(self, package: Package, workbook: str) -> None:
        self._package = package
        name = package.related(workbook, "styles") or ("xl/styles.xml" if "xl/styles.xml" in package.parts else None)
        if name is None:
            name = package.add("xl/styles.xml", _PLAIN, _TYPE)
            package.relate(workbook, "styles", name)
        self._name = name
        self._part = XmlPart(package.parts[name])
        self._fills, self._styles = self._list("fills"), self._list("cellXfs")
        self._fill_texts = [self._part.text(fill) for fill in self._fills.all("fill")]
        self._texts = [self._part.text(style) for style in self._styles.all("xf")]
        self._kept = (len(self._fill_texts), len(self._texts))
        self._twins: dict[tuple[int, Level], int] = {}

    def filled(self, style: int, level: Level) -> int:
        """The number of the style that is like this one but for the fill."""
        if (style, level) not in self._twins:
            base = style if style < self._kept[1] else 0
            fill = _index(self._fill_texts, self._fill(level))
            self._twins[style, level] = _index(self._texts, _with_fill(self._texts[base], fill))
        return self._twins[style, level]

    def save(self) -> None:
        """Put the new styles into the package."""
        for node, texts, kept in ((self._fills, self._fill_texts, 0), (self._styles, self._texts, 1)):
            new = texts[self._kept[kept] :]
            if new:
                self._part.set_attribute(node, "count", str(len(texts)))
                self._part.append(node, b"".join(new))
        self._package.parts[self._name] = self._part.edited()

    def _list(self, name: str) -> Node:
        node = self._part.root.first(name)
        if node is None or not node.children:
            raise NotEditable(name)
        return node

    def _fill(self, level: Level) -> bytes:
        p = self._fills.prefix
        return (
            f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor rgb="{COLOURS[level]}"/>'
            f'<{p}bgColor indexed="64"/></{p}patternFill></{p}fill>'
        ).encode()


def _with_fill(style: bytes, fill: int) -> bytes:
    """A style's text with another fill.

    >>> _with_fill(b'<xf numFmtId="4" fillId="0"><alignment/></xf>', 3)
    b'<xf numFmtId="4" fillId="3" applyFill="1"><alignment/></xf>'
    """
    return with_attributes(style, {"fillId": str(fill), "applyFill": "1"})


def _index(texts: list[bytes], text: bytes) -> int:
    if text not in texts:
        texts.append(text)
    return texts.index(text)
