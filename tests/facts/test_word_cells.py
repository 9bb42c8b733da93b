"""Words: text, choices, and yes or no."""

from __future__ import annotations

import pytest

from facts.one_cell import CODE, RIGHT, SCHEDULE, check_read, check_refused, read_cell
from intake.told_runs import run_books
from intake.written_books import Content, workbook
from subsidy_calc.values.problems import NEAREST


@pytest.mark.parametrize(
    "text",
    [
        "甲公司",
        "NA",
        "NULL",
        "None",
        "nan",
        "TRUE",
        "#N/A",
        "=SUM(A1:A2)",
        "@cmd",
        "+1",
        "http://example.com",
        "００１",
    ],
)
def test_text_is_kept_as_it_stands(text: str) -> None:
    check_read(read_cell("名称", text), text)


@pytest.mark.parametrize("text", [" 一号 ", "一号\u3000", "\u200b一号", "\ufeff一号\n"])
def test_blanks_and_invisible_characters_are_taken_off_text(text: str) -> None:
    check_read(read_cell("名称", text), "一号", "tidied")


@pytest.mark.parametrize("text", ["一号\r", "一号\r\n", "一\u0007号"])
def test_a_control_character_that_excel_stores_as_an_escape_is_no_part_of_a_name(text: str) -> None:
    """Excel stores a pasted carriage return as `_x000D_` and shows none."""
    assert read_cell("名称", text).value == "一号"


def test_a_number_as_a_name() -> None:
    check_read(read_cell("名称", 5), "5")


@pytest.mark.parametrize("content", [True, False])
def test_a_truth_value_is_no_text(content: Content) -> None:
    check_refused(read_cell("名称", content), "not_text", "名称")


@pytest.mark.parametrize("content", [None, "", "  ", "\u200b"])
def test_a_name_of_nothing_is_blank(content: Content) -> None:
    assert read_cell("名称", content).problems == (("blank_key", "事项!B2"),)


@pytest.mark.parametrize("word", ["甲类", "乙类", "AB类"])
def test_a_choice_as_listed(word: str) -> None:
    check_read(read_cell("类别", word), word)


@pytest.mark.parametrize(("text", "word"), [(" 甲类", "甲类"), ("ＡＢ类", "AB类"), ("乙类\u3000", "乙类")])
def test_a_choice_in_other_writing_is_put_into_its_own(text: str, word: str) -> None:
    check_read(read_cell("类别", text), word, "tidied")


@pytest.mark.parametrize("content", ["甲", "丙类", "甲类、乙类", "ab类", 1, 0.5, True, "#REF!", "其他"])
def test_an_unknown_choice_refuses_the_row(content: Content) -> None:
    check_refused(read_cell("类别", content), "unknown_choice", "类别")


def test_a_near_choice_is_suggested_and_never_taken() -> None:
    row = {**RIGHT, "类别": "AB类别"}
    book = workbook({"企业": [["统一社会信用代码", "企业名称"], [CODE, "甲"]], "事项": [list(row), list(row.values())]})
    (problem,) = run_books(book, schedule=SCHEDULE).claims.problems
    assert problem.found == "AB类别"
    assert problem.fix == NEAREST(nearest="AB类")


@pytest.mark.parametrize(
    ("content", "value", "notes"),
    [
        ("是", "是", ()),
        ("否", "否", ()),
        (True, "是", ("tidied",)),
        (False, "否", ("tidied",)),
        ("Y", "是", ("tidied",)),
        ("no", "否", ("tidied",)),
        ("√", "是", ("tidied",)),
        ("×", "否", ("tidied",)),
        (" 是 ", "是", ("tidied",)),
        ("ｙｅｓ", "是", ("tidied",)),
        ("不是", "否", ("tidied",)),
    ],
)
def test_yes_and_no_in_their_usual_ways(content: Content, value: str, notes: tuple[str, ...]) -> None:
    check_read(read_cell("是否小微", content), value, *notes)


@pytest.mark.parametrize("content", [1, 0, "1", "是否", "是/否", "不详", "非", "-", "?", "是的吧"])
def test_neither_yes_nor_no_refuses_the_row(content: Content) -> None:
    check_refused(read_cell("是否小微", content), "unreadable_yes_no", "是否小微")
