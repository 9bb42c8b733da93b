"""Steps that make or scale an amount: total, fixed and rate."""

from __future__ import annotations

from words.one_clause import awards

TO_FEN = "{round: {to: 0.01元, mode: half_up}}"


def test_total_adds_facts_and_stated_sums() -> None:
    # 100 + 10, and 5 more
    assert awards("[{total: [item.spent, item.more]}]", {}, {"spent": "0.01", "more": "0"}) == ["110.00", "0.01"]
    assert awards("[{total: [item.spent, 5元]}]") == ["105.00"]


def test_total_of_one_missing_part_cannot_be_told() -> None:
    award = "[{total: [item.spent, item.more]}]"
    assert awards(award, {"more": None}) == ["? missing:item.more"]
    assert awards(award, {"more": None, "spent": None}) == ["? missing:item.spent;item.more"]


def test_total_of_nothing_or_less_is_nil() -> None:
    award = "[{total: [item.spent, item.more]}]"
    rows = [{"spent": "0", "more": "0"}, {"spent": "10", "more": "-10"}, {"spent": "10", "more": "-9.99"}]
    assert awards(award, *rows, {"spent": "5", "more": "-6"}) == ["nothing_due", "nothing_due", "0.01", "nothing_due"]


def test_total_takes_the_parents_facts() -> None:
    assert awards("[{total: [item.spent, enterprise.tax]}]", firm={"tax": "7"}) == ["107.00"]
    assert awards("[{total: [enterprise.tax]}]", firm={"tax": None}) == ["? missing:enterprise.tax"]


def test_total_beyond_machine_numbers() -> None:
    # 92,233,720,368,547,758.07 yuan is 2⁶³ − 1 fen; twice that, and ten more
    rows = {"spent": "92233720368547758.07", "more": "92233720368547768.07"}
    assert awards("[{total: [item.spent, item.more]}]", rows) == ["184467440737095526.14"]


def test_fixed() -> None:
    assert awards("[{fixed: 50万元}]", {}, {"spent": None}) == ["500000.00", "500000.00"]
    assert awards("[{fixed: item.spent}]", {"spent": "12.34"}) == ["12.34"]
    assert awards("[{fixed: item.spent}]", {"spent": None}) == ["? missing:item.spent"]
    assert awards("[{fixed: 0元}]") == ["nothing_due"]


def test_rate() -> None:
    # 15 % of 100; of 0.10 it is 0.015, half up 0.02; of 0.09 it is 0.0135, so 0.01
    award = f"[{{total: [item.spent]}}, {{rate: 15%}}, {TO_FEN}]"
    assert awards(award, {}, {"spent": "0.10"}, {"spent": "0.09"}) == ["15.00", "0.02", "0.01"]
    assert awards(award, {"spent": None}) == ["? missing:item.spent"]


def test_rates_keep_fractions_until_they_are_rounded() -> None:
    # a third of 100, then times three: 100 again
    award = f"[{{total: [item.spent]}}, {{rate: 1/3}}, {{rate: 300%}}, {TO_FEN}]"
    assert awards(award) == ["100.00"]
    assert awards(f"[{{total: [item.spent]}}, {{rate: 3‰}}, {TO_FEN}]") == ["0.30"]


def test_a_rate_from_the_claim() -> None:
    award = f"[{{total: [item.spent]}}, {{rate: item.share}}, {TO_FEN}]"
    assert awards(award, {"share": "12.5%"}, {"share": None}) == ["12.50", "? missing:item.share"]


def test_an_award_below_half_a_fen_is_nil() -> None:
    award = f"[{{total: [item.spent]}}, {{rate: 15%}}, {TO_FEN}]"
    # 0.03 × 15 % = 0.0045; 0.04 × 15 % = 0.006
    assert awards(award, {"spent": "0.03"}, {"spent": "0.04"}) == ["nothing_due", "0.01"]


def test_a_very_fine_rate_of_nothing_is_nil() -> None:
    award = f"[{{total: [item.spent]}}, {{rate: 0.00000000000000000001%}}, {TO_FEN}]"
    assert awards(award, {"spent": "0"}) == ["nothing_due"]
