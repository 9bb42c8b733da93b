"""Sent the careful road: one feature that the readers take differently, or that only one sees, planted in a plain book."""

from __future__ import annotations

import pytest

from roads.both_ways import both_ways, by_fast_road
from roads.raw_books import BOOK, SHEET, STRINGS, STYLES, parts_of, sheet_of, strings_of, styles_of, zipped

ROWS = (
    '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>7</v></c></row><row r="2"><c r="A2"><v>8</v></c></row>'
)
PLAIN = parts_of(
    sheet_of(ROWS, before='<cols><col min="1" max="1" width="9" customWidth="1"/></cols>', after="<pageMargins/>"),
    strings=strings_of("<si><t>甲</t></si>"),
    styles=styles_of('numFmtId="0"', 'numFmtId="4"'),
    book_properties="<workbookPr/>",
)

# name of the feature: part, what stands there in a plain workbook, what is planted in its place
PLANTED = {
    "formula": (SHEET, "<v>8</v>", "<f>4+4</f><v>8</v>"),
    "formula never calculated": (SHEET, "<v>8</v>", "<f>4+4</f>"),
    "error": (SHEET, '<c r="A2"><v>8</v>', '<c r="A2" t="e"><v>#N/A</v>'),
    "truth": (SHEET, '<c r="A2"><v>8</v>', '<c r="A2" t="b"><v>1</v>'),
    "ISO date": (SHEET, '<c r="A2"><v>8</v>', '<c r="A2" t="d"><v>2020-01-01</v>'),
    "formula's text": (SHEET, '<c r="A2"><v>8</v>', '<c r="A2" t="str"><v>8</v>'),
    "exponent": (SHEET, "<v>8</v>", "<v>8E2</v>"),
    "leading zero": (SHEET, "<v>8</v>", "<v>08</v>"),
    "plus": (SHEET, "<v>8</v>", "<v>+8</v>"),
    "blank in a number": (SHEET, "<v>8</v>", "<v> 8 </v>"),
    "16 digits": (SHEET, "<v>8</v>", "<v>1234567890123456</v>"),
    "very small": (SHEET, "<v>8</v>", "<v>0.00001</v>"),
    "minus nothing": (SHEET, "<v>8</v>", "<v>-0</v>"),
    "not a number": (SHEET, "<v>8</v>", "<v>NaN</v>"),
    "hidden row": (SHEET, '<row r="2">', '<row r="2" hidden="1">'),
    "hidden row, in words": (SHEET, '<row r="2">', '<row r="2" hidden="true">'),
    "row without a number": (SHEET, '<row r="2">', "<row>"),
    "row twice": (SHEET, '<row r="2"><c r="A2">', '<row r="1"><c r="A1">'),
    "rows out of order": (SHEET, '<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1">', '<row r="3"><c r="B3" s="1">'),
    "cell of another row": (SHEET, '<c r="A2">', '<c r="A3">'),
    "cell without a place": (SHEET, '<c r="A2">', "<c>"),
    "cells out of order": (SHEET, '<c r="A1" t="s">', '<c r="C1" t="s">'),
    "cell twice": (SHEET, '<c r="B1" s="1">', '<c r="A1" s="1">'),
    "hidden column": (SHEET, 'customWidth="1"', 'hidden="1"'),
    "merged cells": (SHEET, "<pageMargins/>", '<mergeCells count="1"><mergeCell ref="A1:A2"/></mergeCells>'),
    "comment in the rows": (SHEET, '<row r="2">', '<!--<row r="2"/>--><row r="2">'),
    "comment in a value": (SHEET, "<v>8</v>", "<v><!---->8</v>"),
    "literal text": (SHEET, "<v>8</v>", "<v><![CDATA[8]]></v>"),
    "number by reference": (SHEET, "<v>8</v>", "<v>&#56;</v>"),
    "extension in a cell": (SHEET, "<v>8</v>", "<v>8</v><extLst/>"),
    "another name before the main one": (SHEET, "<worksheet ", '<worksheet xmlns:x="urn:x" '),
    "hidden sheet": (BOOK, 'sheetId="1"', 'sheetId="1" state="hidden"'),
    "very hidden sheet": (BOOK, 'sheetId="1"', 'sheetId="1" state="veryHidden"'),
    "days from 1904": (BOOK, "<workbookPr/>", '<workbookPr date1904="1"/>'),
    "days from 1904, in words": (BOOK, "<workbookPr/>", '<workbookPr date1904="true"/>'),
    "per cent": (STYLES, 'numFmtId="4"', 'numFmtId="9"'),
    "time": (STYLES, 'numFmtId="4"', 'numFmtId="20"'),
    "Chinese date": (STYLES, 'numFmtId="4"', 'numFmtId="31"'),
    "fraction": (STYLES, 'numFmtId="4"', 'numFmtId="12"'),
    "unit": (STYLES, "<numFmts>", '<numFmts><numFmt numFmtId="4" formatCode="0&quot;万元&quot;"/>'),
    "thousands left out": (STYLES, "<numFmts>", '<numFmts><numFmt numFmtId="4" formatCode="0,"/>'),
    "struck out": (STYLES, "<font/>", "<font><strike/></font>"),
    "part of a text struck out": (STRINGS, "<t>甲</t>", "<r><rPr><strike/></rPr><t>甲</t></r>"),
    "reading aid": (STRINGS, "<t>甲</t>", '<t>甲</t><rPh sb="0" eb="1"><t>jia</t></rPh>'),
    "escape": (STRINGS, "<t>甲</t>", "<t>甲_x000D_乙</t>"),
    "escaped escape": (STRINGS, "<t>甲</t>", "<t>_x005F_x0041_</t>"),
    "carriage return": (STRINGS, "<t>甲</t>", "<t>甲\r乙</t>"),
    "literal string": (STRINGS, "<t>甲</t>", "<t><![CDATA[甲]]></t>"),
    "comment in a text": (STRINGS, "<t>甲</t>", "<t>甲<!----></t>"),
    "text twice": (STRINGS, "<t>甲</t>", "<t>甲</t><t>乙</t>"),
}  # fmt: skip


def test_before_anything_is_planted_it_takes_the_fast_road() -> None:
    assert both_ways(zipped(PLAIN))


@pytest.mark.parametrize("feature", PLANTED)
def test_what_is_planted_sends_it_the_careful_road(feature: str) -> None:
    part, plain, planted = PLANTED[feature]
    assert plain in PLAIN[part]
    assert by_fast_road(zipped({**PLAIN, part: PLAIN[part].replace(plain, planted, 1)})) is None


@pytest.mark.parametrize("part", [SHEET, STRINGS])
def test_another_encoding_sends_it_the_careful_road(part: str) -> None:
    encoded = PLAIN[part].replace("UTF-8", "UTF-16").encode("utf-16")
    assert by_fast_road(zipped({**PLAIN, part: encoded})) is None


def test_prefixed_names_send_it_the_careful_road() -> None:
    prefixed = PLAIN[SHEET].replace("xmlns=", "xmlns:x=").replace("</", "</x:").replace("<", "<x:")
    prefixed = prefixed.replace("<x:?", "<?").replace("<x:/x:", "</x:")
    assert by_fast_road(zipped({**PLAIN, SHEET: prefixed})) is None
