"""States: what is not known never becomes a number, and a limit of none is only a limit."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
import pytest

from subsidy_calc.values.exact import (
    KNOWN,
    MISSING,
    NOTHING,
    UNLIMITED,
    Column,
    UnlimitedAmount,
    choose,
    column_of,
    compared,
    constant,
    grouped_total,
    lesser,
    marked,
    product,
    replaced,
    rounded,
    take,
    total,
    without_numbers,
)
from values.columns import with_state

ONE = Fraction(1)
# the state of a result over two rows: NOTHING is stronger than MISSING, which is stronger than a number
TABLE = [(left, right, max(left, right)) for left in (KNOWN, MISSING, NOTHING) for right in (KNOWN, MISSING, NOTHING)]


def row(state: int) -> Column:
    return with_state([ONE], 0, state)


@pytest.mark.parametrize(("left", "right", "expected"), TABLE)
def test_states_of_totals_products_and_limits(left: int, right: int, expected: int) -> None:
    assert total([row(left), row(right)]).states[0] == expected
    assert product(row(left), row(right)).states[0] == expected
    assert lesser(row(left), row(right))[0].states[0] == expected


@pytest.mark.parametrize(("left", "right", "expected"), TABLE)
def test_a_comparison_is_known_only_where_both_numbers_are(left: int, right: int, expected: int) -> None:
    assert compared(row(left), row(right))[1][0] == (expected == KNOWN)


@pytest.mark.parametrize("state", [MISSING, NOTHING, UNLIMITED])
def test_a_row_without_a_number_has_none(state: int) -> None:
    column = without_numbers(state, 1)
    assert column.at(0) is None
    assert not column.known[0]


@pytest.mark.parametrize("state", [MISSING, NOTHING])
def test_no_limit_leaves_the_amount_and_its_state(state: int) -> None:
    free = without_numbers(UNLIMITED, 2)
    amount = with_state([Fraction(10**30), ONE], 1, state)
    values, which = lesser(amount, free)
    assert values.at(0) == 10**30
    assert values.states[1] == state
    assert list(which) == [0, 0]


def test_a_negative_amount_under_no_limit_stays() -> None:
    assert lesser(constant(Fraction(-5), 1), without_numbers(UNLIMITED, 1))[0].at(0) == -5


def test_no_limit_is_never_an_amount() -> None:
    free, one = without_numbers(UNLIMITED, 1), constant(ONE, 1)
    for use in (lambda: total([one, free]), lambda: product(free, one), lambda: lesser(free, one)):
        with pytest.raises(UnlimitedAmount):
            use()


def test_choose_without_a_choice_is_nothing_and_keeps_no_limit() -> None:
    columns = [constant(ONE, 3), without_numbers(UNLIMITED, 3), without_numbers(MISSING, 3)]
    assert list(choose(columns, np.array([-1, 1, 2], np.int64)).states) == [NOTHING, UNLIMITED, MISSING]


def test_taking_from_nowhere_or_from_an_empty_column_is_missing() -> None:
    assert list(take(constant(ONE, 1), np.array([-1, 0], np.int64)).states) == [MISSING, KNOWN]
    assert list(take(column_of([]), np.array([-1, -1], np.int64)).states) == [MISSING, MISSING]


def test_group_totals_leave_out_what_is_not_known() -> None:
    column = with_state([ONE, ONE, ONE], 1, NOTHING)
    assert grouped_total(column, np.zeros(3, np.int64), 1).at(0) == 2


def test_marked_and_replaced_rows() -> None:
    column = marked(constant(ONE, 2), np.array([True, False]), MISSING)
    assert list(column.states) == [MISSING, KNOWN]
    assert list(replaced(column, {0: Fraction(1, 3)}).states) == [KNOWN, KNOWN]
    assert list(rounded(column, ONE, "up").states) == [MISSING, KNOWN]
