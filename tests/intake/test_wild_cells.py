"""Wild cells: whatever stands in a cell, a run ends with every row told, or the claims are refused; nothing else."""

from __future__ import annotations

import datetime as dt
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from facts.one_cell import CODE, RIGHT, SCHEDULE
from intake.quanjiao_books import book
from intake.sample_like import EARLIER, ENTERPRISES, PROJECTS, RECOGNITIONS
from intake.told_runs import QUANJIAO, read_books, run_sheets
from intake.written_books import Calculated, Content, Shown, workbook
from subsidy_calc.facts.raw import RawCell, RawSheet
from subsidy_calc.intake.numbers import exact_text
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.problems import ClaimsRefused

SHEETS = read_books(book(ENTERPRISES, PROJECTS, RECOGNITIONS, EARLIER))
EVERY_TYPE = read_books(
    workbook({"企业": [["统一社会信用代码", "企业名称"], [CODE, "甲"]], "事项": [list(RIGHT), list(RIGHT.values())]})
)

# letters, hanzi, control characters, marks of direction, signs, digits of other scripts, halves of surrogate pairs
TEXT = st.text(st.characters(), max_size=30) | st.text("0123456789.,-+eE%‰/年月日元万亿 ¥\t\n\x00\x1f~", max_size=12)
WORDS = st.sampled_from(["民营", "是", "省级", "合计", "单位：万元", "企业名称", "=1+1", "#REF!", "/", "~1", "\ud800"])
NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers(-(10**30), 10**30)
FORMATS = st.sampled_from(["General", "0%", '0"万元"', '0.00"亿元"', "yyyy-mm-dd", "@", "hh:mm", "[h]:mm", "# ?/?"])
RAW = st.one_of(
    st.builds(RawCell, st.just("text"), TEXT | WORDS),
    st.builds(RawCell, st.just("number"), NUMBERS.map(exact_text), FORMATS),
    st.builds(RawCell, st.just("date"), st.dates().map(dt.date.isoformat)),
    st.builds(RawCell, st.just("bool"), st.sampled_from(["TRUE", "FALSE"])),
    st.builds(RawCell, st.sampled_from(["error", "uncalculated"]), TEXT),
    st.none(),
)


def _with_cell(sheets: list[RawSheet], content: RawCell | None, place: tuple[int, int, int]) -> list[RawSheet]:
    """The sheets with one cell, headings included, replaced; places count round."""
    at = place[0] % len(sheets)
    changed = sheets[at]
    row = place[1] % len(changed.rows)
    number, cells = changed.rows[row]
    column = place[2] % len(cells)
    new = (number, (*cells[:column], content, *cells[column + 1 :]))
    rows = (*changed.rows[:row], new, *changed.rows[row + 1 :])
    return [*sheets[:at], replace(changed, rows=rows), *sheets[at + 1 :]]


CHANGES = st.lists(st.tuples(RAW, st.tuples(*(st.integers(0, 40),) * 3)), min_size=1, max_size=6)


@pytest.mark.parametrize(("schedule", "sheets"), [(QUANJIAO, SHEETS), (SCHEDULE, EVERY_TYPE)], ids=["county", "types"])
def test_cells_of_any_content(schedule: Schedule, sheets: list[RawSheet]) -> None:
    @settings(derandomize=True, deadline=None, max_examples=150)
    @given(changes=CHANGES)
    def every_row_is_told(changes: list[tuple[RawCell | None, tuple[int, int, int]]]) -> None:
        wild = sheets
        for content, place in changes:
            wild = _with_cell(wild, content, place)
        with suppress(ClaimsRefused):
            run_sheets(wild, schedule=schedule)  # checks the laws of its rows

    every_row_is_told()


# what a workbook can hold; dates and numbers as Excel keeps them
FILED = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
    WORDS.filter(lambda word: word != "\ud800"),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-(10**14), 10**14),
    st.booleans(),
    st.dates(dt.date(1900, 3, 1)),
    st.builds(Shown, st.floats(0, 50_000), FORMATS),
    st.builds(Calculated, st.just("=Z1"), st.sampled_from(["#N/A", "#DIV/0!", "", "甲类", "0"]) | st.floats(0, 1e9)),
)


@settings(derandomize=True, deadline=None, max_examples=80)
@given(row=st.lists(FILED, min_size=len(RIGHT), max_size=len(RIGHT)), kept=st.sets(st.integers(0, len(RIGHT) - 1)))
def test_files_of_any_content(row: list[Content], kept: set[int]) -> None:
    right = list(RIGHT.values())
    wild = [right[column] if column in kept else content for column, content in enumerate(row)]
    content = workbook({"企业": [["统一社会信用代码", "企业名称"], [CODE, "甲"]], "事项": [list(RIGHT), wild, right]})
    with suppress(ClaimsRefused):
        run_sheets(read_books(content), schedule=SCHEDULE)
