"""Fixed parts: what a workbook of one sheet holds beside its cells, taken from one that XlsxWriter wrote."""

from __future__ import annotations

import re
import zipfile
from dataclasses import dataclass
from io import BytesIO

from subsidy_calc.workbooks.package import Part, package, part
from subsidy_calc.workbooks.sheet_xml import SheetXml, Strings

SHEET, STRINGS = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"

# what each sheet says for itself, in this order, and what stands behind it where it says nothing
_OWN = {
    "dimension": "<sheetViews",
    "cols": "<sheetData",
    "sheetData": "",
    "mergeCells": "<printOptions",
    "rowBreaks": "</worksheet>",
}
_ELEMENT = {name: re.compile(f"<{name}(?:/>| [^>]*/>|[ >].*</{name}>)") for name in _OWN}


@dataclass(frozen=True, slots=True)
class FixedParts:
    """The other parts, compressed, each at its place; and the pieces of the sheet between its own elements."""

    parts: tuple[Part | str, ...]  # a name stands for a part that each workbook has for itself
    pieces: tuple[str, ...]

    def workbook(self, sheet: str, strings: Strings) -> bytes:
        """The file of a sheet with the same settings and styles."""
        own = {SHEET: sheet, STRINGS: strings.xml()}
        return package(part(each, own[each].encode()) if isinstance(each, str) else each for each in self.parts)

    def sheet(self, cells: SheetXml) -> str:
        """The sheet's part of the file."""
        return "".join(cells.xml(self.pieces))


def fixed_parts(members: dict[str, bytes]) -> FixedParts:
    """What is fixed of a workbook's members."""
    names = {SHEET, STRINGS}
    parts = tuple(name if name in names else part(name, content) for name, content in members.items())
    return FixedParts(parts, pieces_of(members[SHEET].decode()))


def members_of(workbook: BytesIO) -> dict[str, bytes]:
    """The parts of a file by their names, in their order."""
    with zipfile.ZipFile(workbook) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def pieces_of(sheet: str) -> tuple[str, ...]:
    """What stands before, between and after the elements that each sheet says for itself."""
    pieces, at = [], 0
    for name, behind in _OWN.items():
        found = _ELEMENT[name].search(sheet, at)
        start, end = found.span() if found else (sheet.index(behind, at),) * 2
        pieces.append(sheet[at:start])
        at = end
    return (*pieces, sheet[at:])
