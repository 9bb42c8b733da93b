"""Steps that change the amount: uplift, multiply, floor, nothing below, deduct, add; both sides of each boundary."""

from __future__ import annotations

import pytest

from words.one_clause import Row, awards

FEN = "{round: {to: 0.01元, mode: half_up}}"
SMALL = "{fact: item.small, is: 是}"
TWO_POINTS = f"{{uplift: {{points: 2%, when: {SMALL}}}}}"
ONE_POINT = "{uplift: {points: 1%, when: {fact: item.kind, is: 甲}}}"


def _rated(*steps: str) -> str:
    return f"[{', '.join(('{total: [item.spent]}', '{rate: 8%}', *steps, FEN))}]"


def test_points_add_up_on_what_the_rate_was_taken_of() -> None:
    row: Row = {"spent": "3000000"}
    # 3,000,000 × (8 + 2 + 1) %, not × 8 % × 1.03 and not × 8 % × 1.02 × 1.01
    assert awards(_rated(TWO_POINTS, ONE_POINT), row) == ["330000.00"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"small": "是", "kind": "甲"}, "11.00"),
        ({"small": "否", "kind": "甲"}, "9.00"),
        ({"small": "是", "kind": "乙"}, "10.00"),
        ({"small": "否", "kind": "乙"}, "8.00"),
        ({"small": None, "kind": "乙"}, "? missing:item.small"),
        ({"spent": None}, "? missing:item.spent"),
    ],
)
def test_each_uplift_by_its_own_condition(row: Row, expected: str) -> None:
    assert awards(_rated(TWO_POINTS, ONE_POINT), row) == [expected]


@pytest.mark.parametrize(
    ("most", "expected"), [("12%", "11.00"), ("11%", "11.00"), ("10.5%", "10.50"), ("10%", "10.00"), ("5%", "8.00")]
)
def test_the_highest_rate_limits_all_points(most: str, expected: str) -> None:
    second = f"{{uplift: {{points: 1%, rate_at_most: {most}}}}}"
    first = f"{{uplift: {{points: 2%, rate_at_most: {most}}}}}"
    assert awards(_rated(first, second), {}) == [expected]


def test_points_are_added_also_behind_a_cap_of_the_amount() -> None:
    # 8 of 100 is cut to 6, then 2 % of the 100 are added
    assert awards(_rated("{cap: 6元}", "{uplift: {points: 2%}}"), {}) == ["8.00"]


def test_points_that_are_not_known_do_not_matter_where_none_are_added() -> None:
    uplift = f"{{uplift: {{points: item.share, when: {SMALL}}}}}"
    rows: list[Row] = [{"share": None, "small": "否"}, {"share": None, "small": "是"}, {"share": "3%"}]
    assert awards(_rated(uplift), *rows) == ["8.00", "? missing:item.share", "11.00"]


@pytest.mark.parametrize(
    ("step", "expected"),
    [("{multiply: 120%}", "120.00"), ("{multiply: 4/5}", "80.00"), ("{multiply: item.heads}", "300.00")],
)
def test_multiply(step: str, expected: str) -> None:
    assert awards(f"[{{total: [item.spent]}}, {step}, {FEN}]", {}) == [expected]


@pytest.mark.parametrize(
    ("spent", "expected"), [("49.99", "50.00"), ("50", "50.00"), ("50.01", "50.01"), ("0", "50.00"), (None, "?")]
)
def test_floor_on_both_sides(spent: str | None, expected: str) -> None:
    (found,) = awards("[{total: [item.spent]}, {floor: 50元}]", {"spent": spent})
    assert found.startswith(expected)


@pytest.mark.parametrize(
    ("spent", "expected"),
    [("49.99", "nothing_due"), ("50", "50.00"), ("50.01", "50.01"), (None, "? missing:item.spent")],
)
def test_nothing_below_on_both_sides(spent: str | None, expected: str) -> None:
    assert awards("[{total: [item.spent]}, {nothing_below: 50元}]", {"spent": spent}) == [expected]


@pytest.mark.parametrize(
    ("step", "more", "expected"),
    [
        ("{deduct: item.more}", "10", "90.00"),
        ("{deduct: item.more}", "99.99", "0.01"),
        ("{deduct: item.more}", "100", "nothing_due"),
        ("{deduct: item.more}", "100.01", "nothing_due"),
        ("{deduct: item.more}", None, "? missing:item.more"),
        ("{deduct: item.more, if_missing: 0元}", None, "100.00"),
        ("{deduct: item.more, if_missing: 0元}", "30", "70.00"),
        ("{add: item.more}", "10", "110.00"),
        ("{add: item.more}", None, "? missing:item.more"),
        ("{add: item.more, if_missing: 5元}", None, "105.00"),
    ],
)
def test_deduct_and_add(step: str, more: str | None, expected: str) -> None:
    assert awards(f"[{{total: [item.spent]}}, {step}]", {"more": more}) == [expected]


def test_below_0_on_the_way_and_above_it_in_the_end() -> None:
    award = "[{total: [item.spent]}, {deduct: item.more}, {add: 500元}]"
    assert awards(award, {"more": "300"}) == ["300.00"]  # 100 − 300 + 500
