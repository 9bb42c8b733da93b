"""Kleene's logic: the whole tables of "all of", "any of" and "not"."""

from __future__ import annotations

import numpy as np
import pytest

from subsidy_calc.values.exact import KNOWN, MISSING, NOTHING, Column
from subsidy_calc.values.verdicts import (
    CANNOT_TELL,
    NO,
    NO_VALUE,
    YES,
    VerdictColumn,
    all_of,
    any_of,
    negated,
    ordered,
    verdict_column,
)

N, X, U, Y = NO, NO_VALUE, CANNOT_TELL, YES
# left, right, all of, any of
TABLE = [
    (N, N, N, N),
    (N, U, N, U),
    (N, Y, N, Y),
    (N, X, N, X),
    (X, X, X, X),
    (X, U, X, U),  # nil whatever is missing, unless what is missing could make it hold
    (X, Y, X, Y),
    (U, N, N, U),
    (U, U, U, U),
    (U, Y, U, Y),
    (Y, N, N, Y),
    (Y, U, U, Y),
    (Y, Y, Y, Y),
]


def column(verdict: int) -> VerdictColumn:
    return np.array([verdict], np.uint8)


@pytest.mark.parametrize(("left", "right", "both", "either"), TABLE)
def test_all_of_and_any_of(left: int, right: int, both: int, either: int) -> None:
    assert all_of([column(left), column(right)], 1)[0] == both
    assert any_of([column(left), column(right)], 1)[0] == either


@pytest.mark.parametrize(("verdict", "expected"), [(N, Y), (X, X), (U, U), (Y, N)])
def test_not(verdict: int, expected: int) -> None:
    assert negated(column(verdict))[0] == expected


def test_none_at_all() -> None:
    assert list(all_of([], 2)) == [YES, YES]
    assert list(any_of([], 2)) == [NO, NO]


def test_what_is_not_known_cannot_be_told() -> None:
    found = verdict_column(np.array([True, False, True, False]), np.array([True, True, False, False]))
    assert list(found) == [YES, NO, CANNOT_TELL, CANNOT_TELL]


def test_what_the_schedule_gives_no_value_for_has_none() -> None:
    left = Column(np.array([1, 1, 1, 1]), 1, np.array([KNOWN, NOTHING, MISSING, NOTHING], np.uint8))
    right = Column(np.array([1, 1, 1, 1]), 1, np.array([KNOWN, KNOWN, KNOWN, MISSING], np.uint8))
    assert list(ordered(left, right, (0,))) == [YES, NO_VALUE, CANNOT_TELL, NO_VALUE]
