"""Workbooks as libraries write them: whatever stands in the cells, both roads see the same."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from roads.both_ways import both_ways
from roads.drawn_books import by_openpyxl, by_xlsxwriter
from roads.drawn_cells import SEEDED, Cells, plain_cells, sheets, wild_cells

FULL = settings(SEEDED, max_examples=40)
BZ = 78  # the last column of a plain workbook


@FULL
@given(drawn=sheets(plain_cells, BZ), line_by_line=st.booleans())
def test_plain_cells_by_xlsxwriter_take_the_fast_road(drawn: list[Cells], line_by_line: bool) -> None:
    assert both_ways(by_xlsxwriter(drawn, line_by_line=line_by_line))


@FULL
@given(drawn=sheets(plain_cells, BZ))
def test_plain_cells_by_openpyxl_take_the_fast_road(drawn: list[Cells]) -> None:
    assert both_ways(by_openpyxl(drawn))


@FULL
@given(drawn=sheets(plain_cells | wild_cells), line_by_line=st.booleans(), from_1904=st.booleans())
def test_all_cells_by_xlsxwriter(drawn: list[Cells], line_by_line: bool, from_1904: bool) -> None:
    both_ways(by_xlsxwriter(drawn, line_by_line=line_by_line, from_1904=from_1904))


@FULL
@given(drawn=sheets(plain_cells | wild_cells))
def test_all_cells_by_openpyxl(drawn: list[Cells]) -> None:
    both_ways(by_openpyxl(drawn))


@settings(SEEDED, max_examples=12)
@given(drawn=sheets(wild_cells, 3), line_by_line=st.booleans())
def test_single_wild_cells_by_both_libraries(drawn: list[Cells], line_by_line: bool) -> None:
    """Alone in its workbook, a cell that happens to be plain is not kept off the fast road by another one."""
    for cells in drawn:
        for at, cell in cells.items():
            both_ways(by_xlsxwriter([{at: cell}], line_by_line=line_by_line))
            both_ways(by_openpyxl([{at: cell}]))
