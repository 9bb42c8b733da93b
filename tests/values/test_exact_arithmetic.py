"""Exact columns against plain fractions, a row at a time: nothing wraps, nothing is rounded."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy_calc.values.exact import (
    Column,
    choose,
    column_of,
    compared,
    constant,
    grouped_total,
    lesser,
    product,
    replaced,
    take,
    total,
)
from values.columns import EDGE, columns, numbers, read, several

Row = Fraction | None


def _sum(row: tuple[Row, ...]) -> Row:
    known = [value for value in row if value is not None]
    return sum(known, Fraction(0)) if len(known) == len(row) else None


@given(columns(4))
def test_a_column_holds_what_it_was_made_of(values: list[Row]) -> None:
    assert read(column_of(values)) == values


@given(numbers, st.integers(0, 3))
def test_a_constant_is_the_same_in_every_row(value: Fraction, size: int) -> None:
    assert read(constant(value, size)) == [value] * size


@given(several(3))
def test_total_is_the_sum_of_each_row(parts: list[list[Row]]) -> None:
    found = read(total([column_of(part) for part in parts]))
    assert found == [_sum(row) for row in zip(*parts, strict=True)]


@given(several(2))
def test_product_is_left_times_right(parts: list[list[Row]]) -> None:
    left, right = parts
    expected = [None if a is None or b is None else a * b for a, b in zip(left, right, strict=True)]
    assert read(product(column_of(left), column_of(right))) == expected


@given(several(2))
def test_lesser_is_the_minimum_and_names_the_limit_only_where_it_cut(parts: list[list[Row]]) -> None:
    amount, limit = parts
    values, which = lesser(column_of(amount), column_of(limit))
    for row, (a, b) in enumerate(zip(amount, limit, strict=True)):
        if a is None or b is None:
            assert values.at(row) is None
        else:
            assert values.at(row) == min(a, b)
            assert which[row] == int(a > b)


@given(several(2))
def test_compared_is_the_sign_of_the_difference(parts: list[list[Row]]) -> None:
    left, right = parts
    sign, known = compared(column_of(left), column_of(right))
    for row, (a, b) in enumerate(zip(left, right, strict=True)):
        assert known[row] == (a is not None and b is not None)
        if a is not None and b is not None:
            assert sign[row] == (a > b) - (a < b)


@given(several(3), st.data())
def test_choose_takes_each_row_from_its_own_column(parts: list[list[Row]], data: st.DataObject) -> None:
    size = len(parts[0])
    which = data.draw(st.lists(st.integers(-1, 2), min_size=size, max_size=size))
    found = read(choose([column_of(part) for part in parts], np.array(which, np.int64)))
    assert found == [None if number < 0 else parts[number][row] for row, number in enumerate(which)]


@given(several(1), st.data())
def test_take_follows_the_index_and_a_negative_one_is_missing(parts: list[list[Row]], data: st.DataObject) -> None:
    (values,) = parts
    index = data.draw(st.lists(st.integers(-2, len(values) - 1), max_size=5))
    found = read(take(column_of(values), np.array(index, np.int64)))
    assert found == [None if row < 0 else values[row] for row in index]


@given(several(1), st.data())
def test_group_totals_add_the_known_rows_of_each_group(parts: list[list[Row]], data: st.DataObject) -> None:
    (values,) = parts
    group = data.draw(st.lists(st.integers(-1, 2), min_size=len(values), max_size=len(values)))
    found = read(grouped_total(column_of(values), np.array(group, np.int64), 3))
    assert found == [
        sum((v for v, g in zip(values, group, strict=True) if g == n and v), Fraction(0)) for n in range(3)
    ]


@given(columns(4), st.dictionaries(st.integers(0, 3), numbers))
def test_replaced_changes_the_rows_named_and_no_other(values: list[Row], changes: dict[int, Fraction]) -> None:
    before = column_of(values)
    assert read(replaced(before, changes)) == [changes.get(row, value) for row, value in enumerate(values)]
    assert read(before) == values


@pytest.mark.parametrize("peak", [EDGE - 1, EDGE, -EDGE, -EDGE + 1])
def test_nothing_wraps_where_the_machine_number_ends(peak: int) -> None:
    column = constant(Fraction(peak), 1)
    assert total([column, column]).at(0) == 2 * peak
    assert product(column, column).at(0) == peak * peak
    assert grouped_total(take(column, np.zeros(3, np.int64)), np.zeros(3, np.int64), 1).at(0) == 3 * peak


def test_nothing_is_rounded_where_decimals_never_end() -> None:
    third = constant(Fraction(1, 3), 1)
    assert total([third, third, third]).at(0) == 1
    sign, _ = compared(product(third, third), constant(Fraction(1, 9), 1))
    assert sign[0] == 0


def test_a_sum_of_nothing_but_nil_amounts_at_a_very_fine_rate_is_nil() -> None:
    # 0 × 1/10²⁰: the denominator alone is beyond 64 bits
    assert product(constant(Fraction(0), 2), constant(Fraction(1, 10**20), 2)).at(1) == 0


def test_operations_keep_no_common_memory() -> None:
    given_column = column_of([Fraction(1), Fraction(2)])
    changed: Column = replaced(given_column, {0: Fraction(9)})
    assert [given_column.at(0), changed.at(0)] == [Fraction(1), Fraction(9)]
