"""A copy is the workbook as it was: values, formulas, stored values, formats, sheets and names."""

from __future__ import annotations

import pytest

from annotate.books_to_annotate import (
    annotated,
    comments,
    fills,
    note,
    opened,
    openpyxl_book,
    parts_of,
    problem,
    seen,
    xlsxwriter_book,
)
from subsidy_calc.values.problems import Note, Problem
from subsidy_calc.workbooks.annotate_styles import COLOURS

BOOKS = {"xlsxwriter": xlsxwriter_book(), "openpyxl": openpyxl_book()}
SAID: list[Problem | Note] = [
    problem("企业", 2, 1),
    problem("企业", 3, 4),
    note("企业", 3, 4),
    note("企业", 4, 3),
    problem("企业", 3, 2),
    problem("企业", 4, 7),
    problem("企业", 7, 3),
    problem("企业", 40, 30),
    note("企业", 9),
    problem("隐藏"),
    problem("企业", 2, 3, file="other.xlsx"),
]
PLACES = {f"企业!{at}" for at in ("A2", "D3", "C4", "B3", "F2", "C7", "AD40", "A9")} | {"隐藏!A1"}


@pytest.fixture(params=BOOKS)
def book(request: pytest.FixtureRequest) -> bytes:
    return BOOKS[request.param]


@pytest.mark.parametrize("data_only", [True, False])
def test_values_formulas_and_formats_are_the_same(book: bytes, data_only: bool) -> None:
    assert seen(annotated(book, *SAID), data_only=data_only) == seen(book, data_only=data_only)


def test_formulas_keep_their_stored_values(book: bytes) -> None:
    assert opened(book, data_only=True)["企业"]["D3"].value is not None
    assert opened(annotated(book, *SAID))["企业"]["D3"].value == "=C3*2"


def test_comments_stand_at_exactly_those_cells(book: bytes) -> None:
    assert set(comments(annotated(book, *SAID))) == PLACES


def test_problems_and_notes_have_their_colours_and_problems_win(book: bytes) -> None:
    copy = annotated(book, *SAID)
    notes = {"企业!C4", "企业!A9"}
    assert fills(copy, COLOURS["note"]) == notes
    assert fills(copy, COLOURS["problem"]) == PLACES - notes


def test_an_old_comment_is_added_to(book: bytes) -> None:
    assert comments(book) == {"企业!A2": "原有批注"}
    copy = annotated(book, *SAID)
    assert comments(copy)["企业!A2"].startswith("原有批注\n\n问题：有误")
    elsewhere = annotated(book, problem("企业", 5, 1))
    assert comments(elsewhere)["企业!A2"] == "原有批注"


def test_a_copy_can_be_annotated_again(book: bytes) -> None:
    once = annotated(book, *SAID)
    assert annotated(once, *SAID) == once
    more = annotated(once, problem("企业", 5, 3), problem("隐藏", 2, 2))
    assert set(comments(more)) == PLACES | {"企业!C5", "隐藏!B2"}
    assert seen(more, data_only=True) == seen(book, data_only=True)


def test_parts_that_are_not_concerned_are_the_same_bytes(book: bytes) -> None:
    old, new = parts_of(book), parts_of(annotated(book, problem("企业", 3, 4)))
    touched = {name for name in old if old[name] != new[name]}
    assert touched <= {
        "xl/worksheets/sheet1.xml",
        "xl/worksheets/_rels/sheet1.xml.rels",
        "xl/styles.xml",
        "[Content_Types].xml",
        *(name for name in old if "omment" in name or name.endswith(".vml")),
    }


def test_without_problems_every_part_is_the_same(book: bytes) -> None:
    assert parts_of(annotated(book)) == parts_of(book)


def test_a_new_cell_has_the_format_of_its_row_or_column() -> None:
    sheet = opened(annotated(BOOKS["xlsxwriter"], problem("企业", 9, 3), problem("企业", 7, 3)))["企业"]
    assert sheet["C9"].number_format == '0.00"万元"'
    assert sheet["C7"].font.bold
