"""The corpus of spoiled workbooks and its mutations: whatever of it takes the fast road reads the same on both."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from pathlib import Path
from random import Random

import pytest

from mutated.mutations import mutated
from roads.both_ways import both_ways, by_fast_road
from spoiling.clean_book import Book
from spoiling.spoiled_case import Case
from spoiling.test_spoiled_books import CASES
from subsidy_calc.intake.container import unpack
from subsidy_calc.intake.parts import check_parts
from subsidy_calc.intake.refusals import FileRefused

SAMPLE = Path(__file__).parents[2] / "sample_data" / "quanjiao-2020.xlsx"


@pytest.mark.parametrize("case", CASES)
def test_a_spoiled_workbook(case: Case) -> None:
    book = Book()
    case.spoil(book)
    with suppress(FileRefused):
        both_ways(book.content())


def test_many_of_them_take_the_fast_road() -> None:
    taken: Counter[bool] = Counter()
    for parameters in reversed(CASES):  # those of whole files and sheets are the last
        book, (case,) = Book(), parameters.values
        assert isinstance(case, Case)
        case.spoil(book)
        with suppress(FileRefused):
            content = book.content()
            check_parts(unpack(content))
            taken[by_fast_road(content) is not None] += 1
        if taken[True] >= 50 and taken[False] >= 20:
            break
    assert taken[True] >= 50
    assert taken[False] >= 20


@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_workbook(seed: int) -> None:
    with suppress(FileRefused):
        both_ways(mutated(Book().content(), Random(seed)))


def test_the_sample() -> None:
    both_ways(SAMPLE.read_bytes())
