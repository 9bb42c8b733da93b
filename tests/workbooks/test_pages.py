"""Pages break before a table, not within it; rows are high enough for their text."""

import pytest

from subsidy_calc.workbooks.pages import PAGE, page_breaks
from subsidy_calc.workbooks.widths import TALLEST, line_height, lines_needed, paragraphs

ROWS = dict.fromkeys(range(1000), 10.0)
FIT = int(PAGE / 10)


@pytest.mark.parametrize(
    ("blocks", "breaks"),
    [
        ([range(0, FIT)], []),
        ([range(0, FIT - 1), range(FIT - 1, FIT + 1)], [FIT - 1]),
        ([range(0, 10), range(10, 10 + 2 * FIT)], []),  # longer than a page: no use
        ([range(0, 40), range(41, 81), range(82, 122)], [41, 82]),
        ([range(0, FIT), range(FIT + 1, FIT + 9)], [FIT + 1]),  # the gap alone spills over
    ],
)
def test_breaks(blocks: list[range], breaks: list[int]) -> None:
    assert page_breaks(ROWS, blocks, 0) == breaks


def test_repeated_rows_take_room() -> None:
    blocks = [range(4, FIT - 1), range(FIT - 1, FIT + 3)]
    assert page_breaks(ROWS, blocks, 4) == [FIT - 1]


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [("", 10, 1), ("一二三四五", 10, 2), ("一二三四", 10, 1), ("一\n二", 10, 2), ("a" * 30, 10, 4), ("ab cd ef", 6, 2)],
)
def test_lines_needed(text: str, width: float, lines: int) -> None:
    assert lines_needed(text, width) == lines


def test_paragraphs_fit_into_rows_and_lose_nothing() -> None:
    for text in ("长" * 9_999, "words of a sentence " * 700):
        pieces = list(paragraphs(text, 95, 10))
        assert "".join(pieces) == text
        assert all(lines_needed(piece, 95) * line_height(10) + 4 <= TALLEST for piece in pieces)
