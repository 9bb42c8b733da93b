"""Workbooks written as XML: every shape of text and number that any writer might choose."""

from __future__ import annotations

from xml.sax.saxutils import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from roads.both_ways import both_ways, by_careful_road, by_fast_road
from roads.drawn_cells import LAST_SERIAL, SEEDED, texts
from roads.raw_books import parts_of, raw_book, sheet_of, strings_of, styles_of, zipped

FULL = settings(SEEDED, max_examples=100)
QUOTED = {'"': "&quot;", "'": "&apos;"}
PRESERVED = ' xml:space="preserve"'

signs, digits = st.sampled_from(["", "-"]), st.text("0123456789", min_size=1, max_size=18)
written_numbers = st.builds(
    lambda sign, whole, part, power: f"{sign}{whole}{part}{power}",
    signs,
    digits | st.sampled_from(["0", "1", "9" * 14, "9" * 15, "9" * 16]),
    st.just("") | digits.map(lambda part: f".{part}"),
    st.sampled_from(["", "", "", "E+20", "e-7", "E0"]),
)
BUILT_IN = [*range(50), *range(50, 60), 164]


def _row(number: int, *cells: str) -> str:
    return f'<row r="{number}">{"".join(cells)}</row>'


def _number(at: str, written: str, attributes: str = "") -> str:
    return f'<c r="{at}"{attributes}><v>{written}</v></c>'


def _shown(written: str, number_format: int, formats: str = "") -> bytes:
    """A workbook of one number, shown by that format."""
    styles = styles_of('numFmtId="0"', f'numFmtId="{number_format}"', formats=formats)
    return raw_book(_row(1, _number("A1", written, ' s="1"')), styles=styles)


@FULL
@given(written=st.lists(written_numbers, min_size=1, max_size=5))
def test_numbers(written: list[str]) -> None:
    for number in written:  # alone, so that one which is not plain sends no other off the road
        both_ways(raw_book(_row(1, _number("A1", number))))
    both_ways(raw_book("".join(_row(n, _number(f"A{n}", number)) for n, number in enumerate(written, start=1))))


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("0", "0"),
        ("0.30000000000000004", "0.3"),
        ("1234567.8849999998", "1234567.885"),
        ("-1234567.885", "-1234567.885"),
        ("99999999999999", "99999999999999"),
        ("99999999999999.99", "100000000000000"),  # 15 digits are told, as Excel does
        ("12345678901234.567", "12345678901234.6"),
        ("0.0001", "0.0001"),
        ("1.50", "1.5"),
        ("20000001", "20000001"),
    ],
)
def test_a_plain_number_is_read_at_15_digits_on_both_roads(written: str, read: str) -> None:
    content = raw_book(_row(1, _number("A1", written)))
    assert both_ways(content)
    ((_, (cell,)),) = by_careful_road(content)[0].rows
    assert cell is not None
    assert (cell.kind, cell.text) == ("number", read)


@FULL
@given(drawn=st.lists(texts, min_size=1, max_size=6), inline=st.booleans(), preserved=st.booleans())
def test_texts(drawn: list[str], inline: bool, preserved: bool) -> None:
    """Without xml:space only texts that neither begin nor end with a blank: those have a test of their own."""
    drawn = drawn if preserved else [f"甲{text}乙" for text in drawn]
    space = PRESERVED if preserved else ""
    plain = [f"<t{space}>{escape(text, QUOTED)}</t>" for text in drawn if "]]>" not in text and "_x" not in text]
    if inline:
        cells = [f'<c r="B{n}" t="inlineStr"><is>{text}</is></c>' for n, text in enumerate(plain, start=1)]
    else:
        cells = [f'<c r="B{n}" t="s"><v>{n - 1}</v></c>' for n in range(1, len(plain) + 1)]
    rows = "".join(_row(n, cell) for n, cell in enumerate(cells, start=1))
    assert both_ways(raw_book(rows, strings=strings_of("".join(f"<si>{text}</si>" for text in plain))))


@pytest.mark.parametrize(
    "text", [" ", " 前", "后 ", "\n", "后\n", "\t前", "&#10;前", "后&#10;", "后\r", "&#13;", "&#32;"]
)
def test_outer_blanks_that_are_not_marked_to_be_kept_take_the_careful_road(text: str) -> None:
    content = raw_book(_row(1, '<c r="A1" t="s"><v>0</v></c>'), strings=strings_of(f"<si><t>{text}</t></si>"))
    assert by_fast_road(content) is None


@pytest.mark.parametrize(
    ("item", "text"),
    [
        ('<t>企业</t><phoneticPr fontId="1" type="noConversion"/>', "企业"),
        ('<r><rPr><b/><sz val="11"/></rPr><t>甲</t></r><r><t xml:space="preserve"> 乙&#10;</t></r>', "甲 乙\n"),
        ("<r><t>甲</t></r><r><t></t></r><r><t>乙&#10;丙</t></r>", "甲乙\n丙"),
    ],
)
def test_a_text_with_fonts_or_reading_aids_as_offices_write_them_takes_the_fast_road(item: str, text: str) -> None:
    content = raw_book(_row(1, '<c r="A1" t="s"><v>0</v></c>'), strings=strings_of(f"<si>{item}</si>"))
    assert both_ways(content)
    ((_, (cell,)),) = by_careful_road(content)[0].rows
    assert cell is not None
    assert cell.text == text


@FULL
@given(serial=st.integers(-3, 100) | st.integers(0, LAST_SERIAL), part=st.sampled_from([0, 1e-10, 1e-7, 0.25, 0.5, 1]))
def test_days(serial: int, part: float) -> None:
    for number in (14, 22):
        both_ways(_shown(repr(serial + part), number))


@pytest.mark.parametrize(
    ("serial", "day"),
    [("61", "1900-03-01"), ("43831", "2020-01-01"), ("44196", "2020-12-31"), (str(LAST_SERIAL), "9999-12-31")],
)
def test_a_whole_day_takes_the_fast_road(serial: str, day: str) -> None:
    content = _shown(serial, 14)
    assert both_ways(content)
    ((_, (cell,)),) = by_careful_road(content)[0].rows
    assert cell is not None
    assert (cell.kind, cell.text) == ("date", day)


@pytest.mark.parametrize("serial", ["0", "1", "59", "60", "-1", "43831.5", "0.25", "43831.9999999999"])
def test_a_day_that_is_no_certain_whole_one_takes_the_careful_road(serial: str) -> None:
    assert by_fast_road(_shown(serial, 14)) is None


@pytest.mark.parametrize("number", BUILT_IN)
def test_number_formats_by_number_alone(number: int) -> None:
    both_ways(_shown("43831", number))


def test_a_first_format_that_is_a_date_takes_the_careful_road() -> None:
    """A cell that names no format has the first one."""
    content = raw_book(_row(1, _number("A1", "43831")), styles=styles_of('numFmtId="14"'))
    assert by_fast_road(content) is None
    assert [cell.kind for _, cells in by_careful_road(content)[0].rows for cell in cells if cell] == ["date"]


@FULL
@given(
    number=st.sampled_from([0, 1, 9, 14, 22, 31, 44, 55, 164, 165]),
    code=st.sampled_from(["General", "general", "yyyy-mm-dd", "yyyy/m/d;@", r"yyyy\-mm\-dd", "[Red]0", "d", "0!.0"])
    | st.text('0#,.;@_* ?"[]¥$-元万亿年Redymh%/\\()', max_size=8),
)
def test_number_formats_by_code(number: int, code: str) -> None:
    written = f'<numFmt numFmtId="{number}" formatCode="{escape(code, QUOTED)}"/>'
    both_ways(_shown("43831", number, formats=written))


@FULL
@given(gaps=st.lists(st.tuples(st.integers(1, 40), st.sets(st.integers(0, 25))), min_size=1, max_size=6))
def test_gaps(gaps: list[tuple[int, set[int]]]) -> None:
    at, rows = 0, ""
    for gap, columns in gaps:
        at += gap
        cells = [f'<c r="{chr(65 + column)}{at}"{_CONTENTS[column % 4]}' for column in sorted(columns)]
        rows += _row(at, *cells)
    assert both_ways(zipped(parts_of(sheet_of(rows), sheet_of(""), sheet_of(rows))))


_CONTENTS = ["/>", ' s="0"></c>', "><v>7</v></c>", ' t="n"><v>7.5</v></c>']
