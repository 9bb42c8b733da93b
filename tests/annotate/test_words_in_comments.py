"""A comment says what is wrong, found, allowed and to be done; text from claims stays text."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from openpyxl.utils.escape import unescape

from annotate.books_to_annotate import (
    FILE,
    annotated,
    comments,
    note,
    openpyxl_book,
    parts_of,
    problem,
    xlsxwriter_book,
)
from subsidy_calc.values.problems import Note, Problem
from subsidy_calc.workbooks.annotate import annotate

WILD = [
    "</t></r></text></comment>",
    "a & b &amp; <b>",
    "]]>",
    "<!-- x -->",
    "\x00\x01\x0b\x1f\x7f",
    "\ud800 half",
    "\ufffe\uffff",
    "一\r\n二\r三",
    "=1+1",
    "_x0041_",
    "{braces} {0}",
    "  blank  ",
    '"quoted"',
]


def test_all_that_is_known_is_said() -> None:
    copy = annotated(openpyxl_book(), problem("企业", 3, 3, found="abc"), note("企业", 3, 3, old="１", new="1"))
    assert comments(copy)["企业!C3"] == ("问题：有误\n现为：abc\n应为：有误1\n办法：有误2\n\n说明：有误\n“１”读作“1”")


def test_a_blank_that_was_read_as_something_is_called_blank() -> None:
    copy = annotated(openpyxl_book(), note("企业", 3, 2, new="0元"))
    assert comments(copy)["企业!B3"] == "说明：有误\n空白读作“0元”"


def test_it_is_said_in_the_language_asked_for() -> None:
    copy = annotate(openpyxl_book(), FILE, [problem("企业", 3, 3, found="abc")], [], "en")
    assert comments(copy)["企业!C3"].startswith(
        "Problem: wrong \nFound: abc\nAllowed: wrong 1\nTo put it right: wrong 2"
    )


def test_several_problems_of_a_cell_stand_in_one_comment_each_once() -> None:
    said = [problem("企业", 3, 3, what=str(number % 30)) for number in range(60)]
    text = comments(annotated(openpyxl_book(), *said))["企业!C3"]
    assert text.count("问题：") == 20
    assert text.endswith("……另有10条")


def test_what_is_about_a_hidden_part_of_merged_cells_names_its_cell() -> None:
    text = comments(annotated(openpyxl_book(), problem("企业", 4, 7)))["企业!F2"]
    assert text.startswith("（G4）问题：")


def test_what_is_about_no_sheet_of_the_file_stands_on_the_first() -> None:
    found = comments(annotated(openpyxl_book(), problem(""), problem("认定", 3, 3)))
    assert found["企业!A1"].startswith("问题：有误")
    assert "（认定）问题：" in found["企业!A1"]


@pytest.mark.parametrize("make", [openpyxl_book, xlsxwriter_book])
@pytest.mark.parametrize("text", WILD)
def test_text_of_claims_never_becomes_markup(make: Callable[[], bytes], text: str) -> None:
    said: list[Problem | Note] = [
        problem("企业", 2, 1, found=text),
        problem("企业", 9, 9, found=text),
        note("企业", 5, 3, old=text, new=text),
    ]
    copy = annotated(make(), *said)
    found = comments(copy)
    assert set(found) == {"企业!A2", "企业!I9", "企业!C5"}
    unix = text.replace("\r\n", "\n").replace("\r", "\n")
    shown = "".join(c if c in "\n\x7f" or c.isprintable() else "\ufffd" for c in unix)
    for comment in found.values():
        assert shown in unescape(comment)
    assert not any(b"half" in part for name, part in parts_of(copy).items() if name.endswith(".vml"))


def test_a_very_long_text_is_cut() -> None:
    text = comments(annotated(openpyxl_book(), problem("企业", 3, 3, found="九" * 40_000)))["企业!C3"]
    assert "…" in text
    assert len(text) < 400
