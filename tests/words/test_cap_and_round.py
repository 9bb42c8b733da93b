"""Cap and round: the limit includes itself, an unknown limit is never none, and rounding goes by its name."""

from __future__ import annotations

import pytest

from words.one_clause import Row, awards

CAP = "[{total: [item.spent]}, {cap: 300万元}]"


def test_cap_on_both_sides() -> None:
    rows = [{"spent": spent} for spent in ("2999999.99", "3000000", "3000000.01")]
    assert awards(CAP, *rows) == ["2999999.99", "3000000.00", "3000000.00"]


def test_a_missing_amount_is_not_the_limit() -> None:
    assert awards(CAP, {"spent": None}) == ["? missing:item.spent"]


def test_a_limit_from_the_enterprise() -> None:
    award = "[{total: [item.spent]}, {cap: enterprise.tax}]"
    assert awards(award, firm={"tax": "99.99"}) == ["99.99"]
    assert awards(award, firm={"tax": "100"}) == ["100.00"]
    assert awards(award, firm={"tax": "0"}) == ["nothing_due"]
    assert awards(award, {}, {"spent": "0"}, firm={"tax": None}) == ["? missing:enterprise.tax"] * 2


def test_a_limit_that_is_a_share_of_a_fact() -> None:
    award = "[{total: [item.spent]}, {cap: {percent: 50%, of: enterprise.tax}}, {round: {to: 0.01元, mode: down}}]"
    assert awards(award, firm={"tax": "150"}) == ["75.00"]  # 50 % of 150
    assert awards(award, firm={"tax": "200.01"}) == ["100.00"]  # 100.005 is above the amount


def test_no_limit_is_written_out() -> None:
    assert awards("[{total: [item.spent]}, {cap: no_limit}]", {"spent": "99999999999.99"}) == ["99999999999.99"]


def test_a_limit_by_case() -> None:
    cases = (
        "{cases: [{when: {fact: item.kind, is: 甲}, then: 50元}, {when: {fact: item.kind, is: 乙}, then: no_limit}]}"
    )
    award = f"[{{total: [item.spent]}}, {{cap: {cases}}}]"
    rows: list[Row] = [{"kind": "甲"}, {"kind": "乙"}, {"kind": "丙"}, {"kind": None}]
    # no case for 丙: never uncapped, and never the whole amount
    assert awards(award, *rows) == ["50.00", "100.00", "no_case", "? missing:item.kind"]


@pytest.mark.parametrize(
    ("mode", "expected"),
    # 0.005, 0.015, 0.014, 0.016 and 0.02 yuan: a tenth of 0.05, 0.15, 0.14, 0.16, 0.20
    [
        ("half_up", ["0.01", "0.02", "0.01", "0.02", "0.02"]),
        ("down", ["nothing_due", "0.01", "0.01", "0.01", "0.02"]),
        ("up", ["0.01", "0.02", "0.02", "0.02", "0.02"]),
        ("half_even", ["nothing_due", "0.02", "0.01", "0.02", "0.02"]),
    ],
)
def test_round_to_the_fen(mode: str, expected: list[str]) -> None:
    award = f"[{{total: [item.spent]}}, {{rate: 10%}}, {{round: {{to: 0.01元, mode: {mode}}}}}]"
    assert awards(award, *({"spent": spent} for spent in ("0.05", "0.15", "0.14", "0.16", "0.20"))) == expected


@pytest.mark.parametrize(
    ("to", "expected"),
    [
        ("1元", ["149.00", "150.00", "151.00"]),
        ("100元", ["100.00", "200.00", "200.00"]),
        ("50元", ["150.00", "150.00", "150.00"]),
        ("30元", ["150.00", "150.00", "150.00"]),
        ("40元", ["160.00", "160.00", "160.00"]),
        ("1万元", ["nothing_due", "nothing_due", "nothing_due"]),
    ],
)
def test_round_to_other_sums(to: str, expected: list[str]) -> None:
    # 149, 150 and 151 yuan; a tie of 100元 is 150; 40 × 3.75 is 150, so 4 × 40
    award = f"[{{total: [item.spent]}}, {{round: {{to: {to}, mode: half_up}}}}]"
    assert awards(award, {"spent": "149"}, {"spent": "150"}, {"spent": "151"}) == expected


def test_the_order_of_cap_and_rate_is_the_order_of_calculation() -> None:
    # half of 100, at most 60: 50. At most 60 of 100, then half: 30
    assert awards("[{total: [item.spent]}, {rate: 50%}, {cap: 60元}, {round: {to: 0.01元, mode: down}}]") == ["50.00"]
    assert awards("[{total: [item.spent]}, {cap: 60元}, {rate: 50%}, {round: {to: 0.01元, mode: down}}]") == ["30.00"]
