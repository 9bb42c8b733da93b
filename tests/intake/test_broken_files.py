"""Broken files: refused with the file's name and what to do, whatever is wrong with their bytes."""

from __future__ import annotations

import io
import zipfile
from contextlib import suppress
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from intake.quanjiao_books import book, enterprise, line, project
from intake.read_in import read_in
from intake.told_runs import run_books
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import ClaimsRefused

GOOD = book([enterprise(1)], [project(1)])
SHEET, STRINGS = "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml"


def _with_part(part: str, old: str, new: str) -> bytes:
    """The good book with a text of one part replaced."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(GOOD)) as parts, zipfile.ZipFile(target, "w") as changed:
        for name in parts.namelist():
            text = parts.read(name).decode()
            if name == part:
                assert old in text
                text = text.replace(old, new)
            changed.writestr(name, text)
    return target.getvalue()


def _check_refused(content: bytes, code: str = "not_xlsx") -> None:
    with pytest.raises(ClaimsRefused) as caught:
        read_in([(content, "某镇.xlsx")])
    (problem,) = caught.value.problems
    assert (problem.code, problem.place) == (code, Cell("某镇.xlsx", ""))
    assert problem.fix is not None


def _zip(**parts: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return target.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK",
        "统一社会信用代码,企业名称\n".encode("gbk"),
        bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504),  # .xls, or a workbook with a password
        _zip(),
        _zip(mimetype="application/vnd.oasis.opendocument.spreadsheet"),
        GOOD[: len(GOOD) // 2],
        GOOD[:-10],
    ],
    ids=["empty", "two bytes", "csv", "xls", "empty zip", "ods", "half", "cut"],
)
def test_what_is_no_workbook(content: bytes) -> None:
    _check_refused(content)


@pytest.mark.parametrize("part", [SHEET, STRINGS, "xl/workbook.xml", "[Content_Types].xml"])
def test_a_part_that_is_no_xml(part: str) -> None:
    _check_refused(_with_part(part, "<", "<<"))


@pytest.mark.parametrize("part", [SHEET, STRINGS])
def test_a_part_that_expands_entities(part: str) -> None:
    bomb = '<!DOCTYPE b [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]><'
    _check_refused(_with_part(part, '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<', bomb), "unsafe_file")


@pytest.mark.parametrize("number", ["abc", "NaN", "9" * 5000])
def test_a_number_that_is_none(number: str) -> None:
    _check_refused(_with_part(SHEET, "<v>100000</v>", f"<v>{number}</v>"))


def test_a_text_that_is_not_there() -> None:
    _check_refused(_with_part(SHEET, '<c r="A2" t="s"><v>', '<c r="A2" t="s"><v>99'))


@pytest.mark.parametrize("number", ["1e999", "-1e999", "1E400"])
def test_a_number_beyond_all_bounds_refuses_its_row_or_the_file(number: str) -> None:
    try:
        run = run_books(_with_part(SHEET, "<v>100000</v>", f"<v>{number}</v>"))
    except ClaimsRefused:
        return
    assert run.lines == {}


def test_a_number_in_another_writing_is_the_same() -> None:
    run = run_books(_with_part(SHEET, "<v>100000</v>", "<v>1.0E5</v>"))
    assert run.lines == {line("smart-equipment", 1, "一期"): ("awarded", Fraction(15_000), "")}


def test_every_file_that_cannot_be_read_is_named_at_once() -> None:
    with pytest.raises(ClaimsRefused) as caught:
        read_in([(b"", "a.xlsx"), (GOOD, "b.xlsx"), (b"PK", "c.xlsx")])
    assert [problem.place for problem in caught.value.problems] == [Cell("a.xlsx", ""), Cell("c.xlsx", "")]


@settings(derandomize=True, deadline=None, max_examples=60)
@given(at=st.integers(0, len(GOOD) - 1), byte=st.integers(0, 255), cut=st.booleans())
def test_a_byte_changed_or_the_rest_cut_off_never_crashes(at: int, byte: int, cut: bool) -> None:
    content = GOOD[:at] if cut else GOOD[:at] + bytes([byte]) + GOOD[at + 1 :]
    with suppress(ClaimsRefused):
        run_books(content)
