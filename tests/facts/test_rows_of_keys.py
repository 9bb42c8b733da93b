"""Rows of keys: few are looked up, many are joined, and both find the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy_calc.facts import table

parts = st.tuples(st.text("ab/~ ", max_size=2), st.text("0甲", max_size=2))


@given(keys=st.lists(parts, unique=True, max_size=8), wanted=st.lists(parts, max_size=8))
def test_both_ways_find_the_same_rows(keys: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> None:
    expected = [keys.index(key) if key in keys else -1 for key in wanted]
    with pytest.MonkeyPatch.context() as patch:
        assert list(table.rows_of_keys(keys, wanted)) == expected
        patch.setattr(table, "MANY_KEYS", 0)
        assert list(table.rows_of_keys(keys, wanted)) == expected
