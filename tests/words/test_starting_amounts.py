"""Steps that make an amount: per unit, full steps, growth, interest, decided; worked by hand."""

from __future__ import annotations

import pytest

from words.one_clause import Row, awards

FEN = "{round: {to: 0.01元, mode: half_up}}"


@pytest.mark.parametrize(
    ("heads", "expected"), [("0", "nothing_due"), ("4", "8000.00"), ("5", "10000.00"), ("6", "10000.00"), (None, "?")]
)
def test_per_unit_counts_at_most_so_many(heads: str | None, expected: str) -> None:
    (found,) = awards("[{per_unit: {count: item.heads, sum: 2000元, at_most: 5}}]", {"heads": heads})
    assert found.startswith(expected)


@pytest.mark.parametrize(
    ("spent", "before", "expected"),
    [
        ("259999999", "100000000", "300000.00"),  # a rise of 159,999,999 holds 15 full steps
        ("260000000", "100000000", "320000.00"),
        ("109999999.99", "100000000", "nothing_due"),
        ("110000000", "100000000", "20000.00"),
        ("90000000", "100000000", "nothing_due"),
        ("90000000", None, "? missing:item.more"),
    ],
)
def test_full_steps_of_a_rise(spent: str, before: str | None, expected: str) -> None:
    award = "[{full_steps: {of: item.spent, above: item.more, each: 1000万元, sum: 2万元}}]"
    assert awards(award, {"spent": spent, "more": before}) == [expected]


def test_full_steps_of_the_growth_as_a_parameter() -> None:
    growth = "{growth: {now: item.spent, before: item.more}}"
    award = f"[{{full_steps: {{of: {growth}, each: 1000万元, sum: 2万元}}}}]"
    assert awards(award, {"spent": "259999999", "more": "100000000"}) == ["300000.00"]


@pytest.mark.parametrize(
    ("now", "expected"), [("180", "4.00"), ("100.01", "nothing_due"), ("100", "nothing_due"), ("50", "nothing_due")]
)
def test_growth_at_a_rate(now: str, expected: str) -> None:
    award = f"[{{growth: {{now: item.spent, before: item.more}}}}, {{rate: 5%}}, {FEN}]"
    assert awards(award, {"spent": now, "more": "100"}) == [expected]


@pytest.mark.parametrize(
    ("rate", "term", "basis", "expected"),
    [
        ("3.5%", "365", "actual/365", "875000.00"),  # half of 1,750,000
        ("4.5%", "365", "actual/365", "1000000.00"),  # half of 2,250,000 is over 2 % of the loan
        ("3.5%", "180", "actual/365", "431506.85"),  # 50,000,000 × 3.5 % × 180 / 365 / 2 = 431,506.849…
        ("3.5%", "360", "actual/360", "875000.00"),
    ],
)
def test_half_the_interest_but_at_most_a_share_of_the_loan(rate: str, term: str, basis: str, expected: str) -> None:
    award = (
        f"[{{interest: {{principal: item.spent, rate: item.share, days: item.term, basis: {basis}}}}}, "
        f"{{rate: 50%}}, {{cap: {{percent: 2%, of: item.spent}}}}, {FEN}]"
    )
    row: Row = {"spent": "50000000", "share": rate, "term": term}
    assert awards(award, row) == [expected]


DECIDED = "[{decided: {sum: item.spent, reference: item.remark, at_least: 50元, at_most: 200元}}]"


@pytest.mark.parametrize(
    ("spent", "expected"),
    [("49.99", "outside_bounds"), ("50", "50.00"), ("200", "200.00"), ("200.01", "outside_bounds"), (None, "?")],
)
def test_a_decided_sum_within_its_bounds(spent: str | None, expected: str) -> None:
    (found,) = awards(DECIDED, {"spent": spent, "remark": "会议纪要1号"})
    assert found.startswith(expected)


def test_a_decided_sum_without_its_reference_cannot_be_told() -> None:
    assert awards(DECIDED, {}) == ["? missing:item.remark"]
