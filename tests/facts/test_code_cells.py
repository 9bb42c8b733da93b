"""Credit codes: the 18 characters in their usual form, or a refused row that says which cell."""

from __future__ import annotations

import datetime as dt

import pytest

from facts.one_cell import CODE, check_read, check_refused, read_cell
from intake.made_codes import with_wrong_check
from intake.written_books import Content, Shown

CODES = "统一社会信用代码"
FULL_WIDTH = "".join(chr(ord(letter) + 0xFEE0) for letter in CODE)


def _parted(by: str) -> str:
    return by.join((CODE[:8], CODE[8:17], CODE[17:]))


def test_a_right_code_is_read_without_a_note() -> None:
    check_read(read_cell(CODES, CODE), CODE)


@pytest.mark.parametrize(
    "text",
    [
        CODE.lower(),
        FULL_WIDTH,
        f"  {CODE}\n",
        f"\u200b{CODE}\ufeff",
        f"\u202d{CODE}\u202c",  # marks that a copied web page leaves
        *(_parted(sign) for sign in (" ", "\u00a0", "\u3000", "-", "－")),
    ],
)
def test_another_way_to_write_a_code_is_put_into_the_usual_form(text: str) -> None:
    check_read(read_cell(CODES, text), CODE, "tidied")


@pytest.mark.parametrize("sign", ["‐", "–", "—", "―", "−", "¯"])
def test_a_code_with_other_dashes_is_the_same_code_or_refused(sign: str) -> None:
    """Never accepted as another code: the claims of one enterprise would stand under two."""
    outcome = read_cell(CODES, _parted(sign))
    said = [code for code, _ in outcome.problems]
    assert outcome.value == CODE or said in (["uscc_unreadable"], ["uscc_check_digit"])


def test_a_wrong_check_digit() -> None:
    check_refused(read_cell(CODES, with_wrong_check(CODE)), "uscc_check_digit", CODES)


def test_two_characters_that_changed_places() -> None:
    swapped = CODE[:9] + CODE[10] + CODE[9] + CODE[11:]
    assert swapped != CODE
    check_refused(read_cell(CODES, swapped), "uscc_check_digit", CODES)


@pytest.mark.parametrize(
    "content",
    [CODE[:-1], CODE + "0", CODE[:8] + "I" + CODE[9:], "甲公司", "不详", True, dt.date(2020, 6, 30), "=A1"],
)
def test_what_is_no_code(content: Content) -> None:
    check_refused(read_cell(CODES, content), "uscc_unreadable", CODES)


@pytest.mark.parametrize("content", [913411240000000011, 9.1341124e17, Shown(913411240000000011, "0"), 5])
def test_a_code_stored_as_a_number_has_lost_digits(content: Content) -> None:
    check_refused(read_cell(CODES, content), "uscc_as_number", CODES)


def test_a_blank_code_refuses_the_row() -> None:
    check_refused(read_cell(CODES, None), "blank_key", CODES)
    check_refused(read_cell(CODES, " \u3000"), "blank_key", CODES)
