"""Part refusals: XML inside a workbook that no spreadsheet program writes, and relations that lead nowhere."""

from __future__ import annotations

import pytest

from preflight.looked_at import refused, rows_of
from roads.raw_books import (
    BOOK,
    BOOK_RELS,
    MAIN,
    SHEET,
    STRINGS,
    STYLES,
    TYPES,
    parts_of,
    raw_book,
    sheet_of,
    strings_of,
    zipped,
)
from subsidy_calc.intake.limits import Limits
from subsidy_calc.intake.workbook import read_workbook
from subsidy_calc.values.messages import say

ROWS = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2"><v>7</v></c><c r="B2"><v>8</v></c></row>'
PARTS = parts_of(sheet_of(ROWS), strings=strings_of("<si><t>甲</t></si>"))
READ = ["t甲", "n7\x1fn8"]
DECLARED = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
FORMULA = "<f>3+4</f>"  # sends a workbook the careful road
BOTH_ROADS = pytest.mark.parametrize("formula", ["", FORMULA], ids=["fast", "careful"])


def _changed(part: str, old: str, new: str, formula: str = "") -> bytes:
    assert old in PARTS[part]
    parts = {**PARTS, part: PARTS[part].replace(old, new, 1)}
    parts[SHEET] = parts[SHEET].replace("<v>7</v>", f"{formula}<v>7</v>")
    return zipped(parts)


@BOTH_ROADS
def test_before_anything_is_changed_it_is_read(formula: str) -> None:
    assert rows_of(_changed(SHEET, "<sheetData>", "<sheetData>", formula)) == READ


@BOTH_ROADS
@pytest.mark.parametrize("part", [TYPES, "_rels/.rels", BOOK, BOOK_RELS, STYLES, SHEET, STRINGS])
@pytest.mark.parametrize("declaration", ["<!DOCTYPE a>", '<!DOCTYPE a [<!ENTITY b "c">]>', '<!DOCTYPE a SYSTEM "b">'])
def test_a_document_type_in_any_part(part: str, declaration: str, formula: str) -> None:
    code, says = refused(_changed(part, DECLARED, DECLARED + declaration, formula))
    assert (code, says) == ("unsafe_file", f"{part} has a DOCTYPE")


@pytest.mark.parametrize("name", ["xl/comments1.xml", "docProps/app.xml", "xl/theme/theme1.XML", "a/_rels/b.rels"])
def test_a_document_type_in_a_part_that_holds_no_claims(name: str) -> None:
    code, says = refused(zipped({**PARTS, name: "<!DOCTYPE a><a/>"}))
    assert (code, says) == ("unsafe_file", f"{name} has a DOCTYPE")


@BOTH_ROADS
@pytest.mark.parametrize("part", [TYPES, "_rels/.rels", BOOK, BOOK_RELS, STYLES, SHEET, STRINGS])
def test_a_part_that_breaks_off(part: str, formula: str) -> None:
    last = PARTS[part].rindex("</")
    code, says = refused(_changed(part, PARTS[part][last:], "", formula))
    assert (code, says) == ("not_xlsx", f"{part} is no whole XML")


@pytest.mark.parametrize("depth", [40, 41])
def test_depth_from_both_sides(depth: int) -> None:
    nested = "<a>" * depth + "</a>" * depth
    content, limits = zipped({**PARTS, "docProps/app.xml": nested}), Limits(depth=40)
    if depth > limits.depth:
        code, says = refused(content, limits)
        assert (code, says) == ("unsafe_file", "docProps/app.xml is nested too deep; at most 40")
    else:
        assert rows_of(content, limits) == READ


@pytest.mark.parametrize("count", [30, 31])
def test_attributes_from_both_sides(count: int) -> None:
    attributes = " ".join(f'a{n}="1"' for n in range(count))
    content, limits = zipped({**PARTS, "docProps/app.xml": f"<a {attributes}/>"}), Limits(attributes=30)
    if count > limits.attributes:
        code, says = refused(content, limits)
        assert (code, says) == ("unsafe_file", "docProps/app.xml has an element of 31 attributes; at most 30")
    else:
        assert rows_of(content, limits) == READ


ORDER = "stand twice or out of order"
BAD_PLACE = "names a cell that no sheet has"
IN_ROWS = {
    "a row twice": ('<row r="2">', '<row r="1"/><row r="2">', ORDER),
    "rows out of order": ('<row r="2">', '<row r="9"/><row r="2">', ORDER),
    "a cell twice": ('<c r="B2">', '<c r="A2">', ORDER),
    "cells out of order": ('<c r="A2">', '<c r="C2">', ORDER),
    "a cell of another row": ('<c r="B2">', '<c r="B1">', ORDER),
    "a cell twice, once without a place": ('<c r="B2">', '<c><v>1</v></c><c r="B2">', ORDER),
    "row 0": ('<row r="1"><c r="A1" t="s">', '<row r="0"><c t="s">', BAD_PLACE),
    "a row below 0": ('<row r="2">', '<row r="-2">', BAD_PLACE),
    "a row in Arabic digits": ('<row r="2">', '<row r="٢">', BAD_PLACE),
    "a row beyond the last": ('<row r="2">', '<row r="1048577">', BAD_PLACE),
    "a column beyond the last": ('<c r="B2">', '<c r="XFE2">', BAD_PLACE),
    "a column of four letters": ('<c r="B2">', '<c r="AAAA2">', BAD_PLACE),
    "small letters": ('<c r="B2">', '<c r="b2">', BAD_PLACE),
    "an absolute place": ('<c r="B2">', '<c r="$B$2">', BAD_PLACE),
    "a range": ('<c r="B2">', '<c r="B2:C2">', BAD_PLACE),
    "a row of another namespace": ('<row r="2">', '<row r="2" xmlns="urn:x">', "row of"),
    "a cell of another namespace": ('<c r="B2">', '<c r="B2" xmlns="urn:x">', "c of"),
    "a value of another namespace": ("<v>8</v>", '<v xmlns="urn:x">8</v>', "v of"),
}


@BOTH_ROADS
@pytest.mark.parametrize("case", IN_ROWS)
def test_rows_and_cells_of_no_program(case: str, formula: str) -> None:
    old, new, words = IN_ROWS[case]
    code, says = refused(_changed(SHEET, old, new, formula))
    assert code == ("not_xlsx" if words == BAD_PLACE else "unsafe_file")
    assert words in says


def test_rows_and_cells_without_places_follow_one_another() -> None:
    rows = '<row><c t="s"><v>0</v></c></row><row><c><v>7</v></c><c><v>8</v></c></row>'
    assert rows_of(zipped({**PARTS, SHEET: sheet_of(rows)})) == READ


@pytest.mark.parametrize(("limit", "at"), [("cells", 3), ("rows", 2), ("columns", 2)])
def test_cells_rows_and_columns_from_both_sides(limit: str, at: int) -> None:
    content = _changed(SHEET, "<sheetData>", "<sheetData>", FORMULA)
    assert rows_of(content, Limits(**{limit: at})) == READ
    assert refused(content, Limits(**{limit: at - 1}))[0] in ("too_large", "not_xlsx")


@BOTH_ROADS
def test_a_cell_in_the_far_corner_costs_nothing(formula: str) -> None:
    rows = f'<row r="1"><c r="A1">{formula}<v>7</v></c></row><row r="1048576"><c r="XFD1048576"><v>8</v></c></row>'
    read = rows_of(raw_book(rows))
    assert (len(read), read[0], read[-1].count("\x1f")) == (1_048_576, "n7", 16_383)


STRICT = MAIN.replace("schemas.openxmlformats.org/spreadsheetml/2006", "purl.oclc.org/ooxml/spreadsheetml")


@BOTH_ROADS
@pytest.mark.parametrize("part", [BOOK, SHEET, STRINGS, STYLES])
@pytest.mark.parametrize(
    ("namespace", "words"),
    [("urn:x", "is not in the namespace of spreadsheets"), (STRICT, "this is a workbook of the strict Open XML kind")],
)
def test_a_part_of_another_namespace_whose_cells_would_be_lost(
    part: str, namespace: str, words: str, formula: str
) -> None:
    code, says = refused(_changed(part, f'"{MAIN}"', f'"{namespace}"', formula))
    assert code == "not_xlsx"
    assert says.endswith(words)


@pytest.mark.parametrize("part", [TYPES, "_rels/.rels", BOOK, SHEET, STRINGS, STYLES])
def test_a_part_that_is_missing(part: str) -> None:
    code, _ = refused(zipped({name: content for name, content in PARTS.items() if name != part}))
    assert code == "not_xlsx"


RELATED = {
    "a sheet that has no relation": (BOOK, 'r:id="rId1"', 'r:id="rId7"'),
    "a sheet in another file": (BOOK_RELS, 'Target="worksheets/sheet1.xml"', 'Target="a.xlsx" TargetMode="External"'),
    "a relation to nothing": (BOOK_RELS, 'Target="styles.xml"', 'Target="style.xml"'),
    "no sheets": (BOOK, "<sheet ", "<other "),
}


@pytest.mark.parametrize("case", RELATED)
def test_relations_that_lead_nowhere(case: str) -> None:
    assert refused(_changed(*RELATED[case]))[0] == "not_xlsx"


@pytest.mark.parametrize("target", ["/xl/worksheets/sheet1.xml", "./worksheets/sheet1.xml"])
def test_relations_written_in_another_way(target: str) -> None:
    assert rows_of(_changed(BOOK_RELS, 'Target="worksheets/sheet1.xml"', f'Target="{target}"')) == READ


@pytest.mark.parametrize("target", ["worksheets/sheet%31.xml", "worksheets/Sheet1.xml", "worksheets\\\\sheet1.xml"])
@BOTH_ROADS
def test_relations_that_only_some_readers_follow(target: str, formula: str) -> None:
    assert (
        refused(_changed(BOOK_RELS, 'Target="worksheets/sheet1.xml"', f'Target="{target}"', formula))[0] == "not_xlsx"
    )


def test_a_sheet_that_the_careful_reader_does_not_find(monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted: a reader that passes over every sheet."""
    monkeypatch.setattr("subsidy_calc.intake.workbook.read_careful", lambda *_: [])
    assert refused(_changed(SHEET, "<sheetData>", "<sheetData>", FORMULA)) == (
        "not_xlsx",
        f"the file is damaged: {SHEET} is missing",
    )


@pytest.mark.parametrize("name", ["S1", "s1"])
def test_two_sheets_of_one_name(name: str) -> None:
    two = parts_of(sheet_of(ROWS), sheet_of(ROWS), strings=PARTS[STRINGS])
    two[BOOK] = two[BOOK].replace('name="S2"', f'name="{name}"')
    assert refused(zipped(two)) == ("unsafe_file", "two sheets have one name")


def test_one_part_under_two_names() -> None:
    two = parts_of(sheet_of(ROWS), sheet_of(ROWS), strings=PARTS[STRINGS])
    two[BOOK_RELS] = two[BOOK_RELS].replace("sheet2.xml", "sheet1.xml")
    assert refused(zipped(two))[0] == "unsafe_file"


MACROS = {
    "by its type": {TYPES: PARTS[TYPES].replace("spreadsheetml.sheet.main", "sheet.macroEnabled.main")},
    "by a sheet of old macros": {
        BOOK_RELS: PARTS[BOOK_RELS].replace("relationships/worksheet", "relationships/xlMacrosheet")
    },
}


@pytest.mark.parametrize("case", MACROS)
def test_macros(case: str) -> None:
    code, says = refused(zipped({**PARTS, **MACROS[case]}))
    assert (code, says) == ("macros", "the workbook holds macros")


def _notes(parts: dict[str, str]) -> list[tuple[str, str, str]]:
    return [(note.code, say(note.says, "en"), note.found) for note in read_workbook(zipped(parts)).notes]


@pytest.mark.parametrize("mode", ["manual", "auto", "autoNoTable"])
def test_calculation_by_hand_is_told(mode: str) -> None:
    parts = {**PARTS, BOOK: PARTS[BOOK].replace("</workbook>", f'<calcPr calcMode="{mode}"/></workbook>')}
    assert [code for code, _, _ in _notes(parts)] == ["manual_calculation"] * (mode == "manual")


def test_another_workbook_that_formulas_reach_for_is_told() -> None:
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{link}" Target="file:///C:/a.xlsx" TargetMode="External"/></Relationships>'
    )
    ((code, _, found),) = _notes({**PARTS, "xl/externalLinks/_rels/externalLink1.xml.rels": rels})
    assert (code, found) == ("external_link", "file:///C:/a.xlsx")


def test_a_query_is_told() -> None:
    ((code, _, found),) = _notes({**PARTS, "xl/connections.xml": f'<connections xmlns="{MAIN}"/>'})
    assert (code, found) == ("external_link", "xl/connections.xml")


def test_a_link_to_a_web_page_is_not() -> None:
    link = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
    rels = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{link}" Target="https://example.com/" TargetMode="External"/></Relationships>'
    )
    assert _notes({**PARTS, "xl/worksheets/_rels/sheet1.xml.rels": rels}) == []
