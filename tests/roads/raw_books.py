"""Workbooks written as XML, byte for byte, for what no writing library would write."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
BOOK, BOOK_RELS, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "[Content_Types].xml"


def sheet_of(rows: str, *, before: str = "", after: str = "") -> str:
    """A sheet part around the XML of its rows."""
    return f'{DECLARED}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings_of(items: str) -> str:
    """A part of shared strings around the XML of its items."""
    return f'{DECLARED}<sst xmlns="{MAIN}">{items}</sst>'


def styles_of(*xfs: str, formats: str = "", fonts: str = "<font/>", after: str = "") -> str:
    """A part of styles; each xf is its attributes, and cells name it by its number."""
    listed = "".join(f"<xf {xf}/>" for xf in xfs)
    return (
        f'{DECLARED}<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><fonts>{fonts}</fonts>'
        '<fills><fill><patternFill patternType="none"/></fill></fills><borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>'
        f"<cellXfs>{listed}</cellXfs>{after}</styleSheet>"
    )


GENERAL = styles_of('numFmtId="0"')


def parts_of(
    *sheets: str,
    strings: str | None = None,
    styles: str = GENERAL,
    sheet_attributes: str = "",
    book_properties: str = "",
) -> dict[str, str]:
    """The parts of a workbook of sheet parts, named S1, S2 and so on."""
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="S{n}" sheetId="{n}" r:id="rId{n}" {sheet_attributes}/>' for n in numbers)
    related = [(f"rId{n}", "worksheet", f"worksheets/sheet{n}.xml") for n in numbers]
    related.append(("rId98", "styles", "styles.xml"))
    if strings is not None:
        related.append(("rId99", "sharedStrings", "sharedStrings.xml"))
    parts = {
        TYPES: _types(len(sheets), strings is not None),
        "_rels/.rels": _relations([("rId1", "officeDocument", "xl/workbook.xml")]),
        BOOK: f'{DECLARED}<workbook xmlns="{MAIN}" xmlns:r="{_OFFICE}">{book_properties}'
        f"<sheets>{listed}</sheets></workbook>",
        BOOK_RELS: _relations(related),
        STYLES: styles,
    }
    if strings is not None:
        parts[STRINGS] = strings
    return parts | {f"xl/worksheets/sheet{n}.xml": sheet for n, sheet in zip(numbers, sheets, strict=True)}


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    """The bytes of a workbook of parts."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(zipfile.ZipInfo(name), part)
    return target.getvalue()


def raw_book(rows: str, **given: str) -> bytes:
    """A workbook of one sheet, given by the XML of its rows."""
    return zipped(parts_of(sheet_of(rows), **given))


def _relations(related: list[tuple[str, str, str]]) -> str:
    listed = "".join(f'<Relationship Id="{id_}" Type="{_OFFICE}/{kind}" Target="{to}"/>' for id_, kind, to in related)
    return f'{DECLARED}<Relationships xmlns="{_PACKAGE}/relationships">{listed}</Relationships>'


def _types(sheets: int, has_strings: bool) -> str:
    named = [("xl/workbook.xml", "sheet.main"), ("xl/styles.xml", "styles")]
    named += [(f"xl/worksheets/sheet{n}.xml", "worksheet") for n in range(1, sheets + 1)]
    if has_strings:
        named.append((STRINGS, "sharedStrings"))
    listed = "".join(f'<Override PartName="/{name}" ContentType="{_TYPE}.{kind}+xml"/>' for name, kind in named)
    return (
        f'{DECLARED}<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{listed}</Types>'
    )
