"""Columns for properties: plain lists of exact numbers, and the column that is made of them."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

import numpy as np
from hypothesis import strategies as st

from subsidy_calc.values.exact import Column, column_of, marked

EDGE = 2**63

_whole = st.one_of(
    st.integers(-1000, 1000),
    st.integers(EDGE - 3, EDGE + 3),
    st.integers(-EDGE - 3, -EDGE + 3),
    st.integers(-(10**40), 10**40),
    st.sampled_from([3037000499, 3037000500, 4294967296, EDGE // 2, EDGE // 3]),  # products and sums just at 2**63
)
_under = st.one_of(st.just(1), st.just(100), st.integers(1, 1000), st.integers(EDGE - 2, EDGE + 2))
numbers = st.builds(Fraction, _whole, _under)


def columns(size: int) -> st.SearchStrategy[list[Fraction | None]]:
    """Columns of numbers, None where missing."""
    return st.lists(st.one_of(numbers, numbers, st.none()), min_size=size, max_size=size)


def several(count: int) -> st.SearchStrategy[list[list[Fraction | None]]]:
    """Columns of one size."""
    return st.integers(0, 4).flatmap(lambda size: st.lists(columns(size), min_size=count, max_size=count))


def with_state(values: Sequence[Fraction | None], row: int, state: int) -> Column:
    """A column in which one row has another state."""
    return marked(column_of(values), np.arange(len(values)) == row, state)


def read(column: Column) -> list[Fraction | None]:
    """What stands in a column."""
    return [column.at(row) for row in range(len(column))]
