"""Workbooks as other programs write them: what the reader accepts can be annotated, or is refused in words."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from annotate.books_to_annotate import (
    annotated,
    changed,
    comments,
    fills,
    openpyxl_book,
    packed,
    parts_of,
    problem,
    seen,
    xlsxwriter_book,
)
from subsidy_calc.values.problems import ClaimsRefused
from subsidy_calc.workbooks.annotate_styles import COLOURS

SHEET = "xl/worksheets/sheet1.xml"
SAID = [problem("企业", 2, 1), problem("企业", 3, 4), problem("企业", 3, 2), problem("企业", 12, 2)]
PLACES = {"企业!A2", "企业!D3", "企业!B3", "企业!B12"}


def _without_references(part: bytes) -> bytes:
    """Rows and cells that do not say where they are; blank ones are written, to keep count."""
    part = part.replace(b'<c r="C', b'<c/><c r="C')
    return re.sub(rb'(<(?:row|c)) r="\w+"', rb"\1", part)


def _prefixed(part: bytes) -> bytes:
    part = re.sub(rb"<(/?)(?=[a-zA-Z])", rb"<\1x:", part)
    return part.replace(
        b'xmlns="http://schemas.openxmlformats.org/spread', b'xmlns:x="http://schemas.openxmlformats.org/spread'
    )


def _utf16(part: bytes) -> bytes:
    return part.decode().replace("UTF-8", "UTF-16").encode("utf-16")


def _single_quoted(part: bytes) -> bytes:
    return re.sub(rb'<c r="(\w+)" s="(\d+)"', rb"<c  r = '\1'\n s = '\2'", part)


def _reversed_rows(part: bytes) -> bytes:
    rows = re.findall(rb"<row .*?</row>", part)
    return part.replace(b"".join(rows), b"".join(reversed(rows)))


CHANGES: dict[str, Callable[[bytes], bytes]] = {
    "no references": _without_references,
    "prefixed": _prefixed,
    "utf-16": _utf16,
    "byte order mark": lambda part: b"\xef\xbb\xbf" + part,
    "single quotes": _single_quoted,
    "rows in reverse": _reversed_rows,
    "no dimension": lambda part: re.sub(rb"<dimension[^>]*>", b"", part),
}


@pytest.mark.parametrize("how", CHANGES)
def test_a_sheet_written_otherwise(how: str) -> None:
    book = changed(openpyxl_book(), SHEET, CHANGES[how])
    copy = annotated(book, *SAID)
    assert set(comments(copy)) == PLACES
    assert fills(copy, COLOURS["problem"]) == PLACES
    for data_only in (True, False):
        assert seen(copy, data_only=data_only) == seen(book, data_only=data_only)
    assert annotated(copy, *SAID) == copy


def test_prefixed_comments_and_styles() -> None:
    book = openpyxl_book()
    for name in ("xl/styles.xml", "xl/comments/comment1.xml"):
        book = changed(book, name, _prefixed)
    copy = annotated(book, *SAID)
    assert set(comments(copy)) == PLACES
    assert comments(copy)["企业!A2"].startswith("原有批注")
    assert fills(copy, COLOURS["problem"]) == PLACES


def test_a_workbook_without_styles() -> None:
    parts = parts_of(openpyxl_book())
    del parts["xl/styles.xml"]
    for name in ("[Content_Types].xml", "xl/_rels/workbook.xml.rels"):
        parts[name] = re.sub(rb"<(?:Override|Relationship) [^>]*styles\.xml[^>]*>", b"", parts[name])
    parts[SHEET] = re.sub(rb' s="\d+"', b"", parts[SHEET])
    copy = annotated(packed(parts), *SAID)
    assert fills(copy, COLOURS["problem"]) == set(comments(copy)) == PLACES


def test_an_empty_sheet() -> None:
    copy = annotated(openpyxl_book(), problem("隐藏", 5, 3), problem("隐藏", 2), problem("隐藏", 5, 2))
    assert set(comments(copy)) == {"企业!A2", "隐藏!A2", "隐藏!B5", "隐藏!C5"}


def test_a_drawing_of_other_shapes_that_is_no_xml_is_only_added_to() -> None:
    name = "xl/drawings/vmlDrawing1.vml"
    book = changed(xlsxwriter_book(), name, lambda part: part.replace(b"</xml>", b"<p>a<br>b</p></xml>"))
    drawing = parts_of(annotated(book, *SAID))[name]
    assert drawing.startswith(parts_of(book)[name].removesuffix(b"</xml>"))
    assert drawing.count(b"<v:shape ") == 4
    ids = re.findall(rb'id="(_x0000_s\d+)"', drawing)
    assert len(set(ids)) == len(ids)


def test_the_parts_of_a_sheet_stand_in_the_order_of_the_format() -> None:
    part = parts_of(
        annotated(changed(xlsxwriter_book(), SHEET, lambda p: re.sub(rb"<legacyDrawing[^>]*>", b"", p)), *SAID)
    )
    names = re.findall(rb"<(pageMargins|legacyDrawing|tableParts)\b", part[SHEET])
    assert names == [b"pageMargins", b"legacyDrawing", b"tableParts"]


def test_ten_thousand_cells() -> None:
    said = [problem("企业", row, column) for row in range(10, 1010) for column in range(1, 11)]
    assert len(comments(annotated(xlsxwriter_book(), *said))) == 10_001


@pytest.mark.parametrize(
    "spoilt",
    [
        changed(openpyxl_book(), "xl/comments/comment1.xml", lambda part: part[:-20]),
        changed(openpyxl_book(), SHEET, lambda _: b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet/>'),
        changed(openpyxl_book(), "xl/styles.xml", lambda _: b"<styleSheet/>"),
        changed(openpyxl_book(), "xl/drawings/commentsDrawing1.vml", lambda _: b""),
        b"no workbook",
        openpyxl_book()[:-40],
    ],
)
def test_what_cannot_be_edited_is_refused_in_words(spoilt: bytes) -> None:
    with pytest.raises(ClaimsRefused) as refused:
        annotated(spoilt, *SAID)
    assert [fault.code for fault in refused.value.problems] == ["not_annotated"]
