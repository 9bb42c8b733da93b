"""Branches: bands, cases, parts, greatest and least; each claim by its own branch, and none in silence."""

from __future__ import annotations

import pytest

from words.one_clause import Row, awards

FEN = "{round: {to: 0.01元, mode: half_up}}"
SMALL = "{fact: item.small, is: 是}"
WHOLE = (
    "{bands: {of: item.spent, whole: "
    "[{at_least: 50万元, less_than: 100万元, rate: 5%}, {at_least: 100万元, rate: 6%}]}}"
)


@pytest.mark.parametrize(
    ("spent", "expected"),
    [
        ("499999.99", "no_band"),
        ("500000", "25000.00"),
        ("999999", "49999.95"),
        ("999999.99", "50000.00"),
        ("1000000", "60000.00"),
        (None, "? missing:item.spent"),
    ],
)
def test_whole_bands_on_both_sides(spent: str | None, expected: str) -> None:
    assert awards(f"[{WHOLE}, {FEN}]", {"spent": spent}) == [expected]


def test_bands_of_the_running_amount_and_with_sums() -> None:
    bands = "{bands: {whole: [{less_than: 100元, sum: 1元}, {at_least: 100元, less_than: 200元, rate: 10%}]}}"
    rows: list[Row] = [{"spent": "99.99"}, {"spent": "100"}, {"spent": "199.99"}, {"spent": "200"}]
    assert awards(f"[{{total: [item.spent]}}, {bands}, {FEN}]", *rows) == ["1.00", "10.00", "20.00", "no_band"]


VOUCHERS = "{bands: {of: item.spent, marginal: [{less_than: 5000元, rate: 100%}, {at_least: 5000元, rate: 50%}]}}"


@pytest.mark.parametrize(
    ("spent", "expected"),
    [("4999.99", "4999.99"), ("5000", "5000.00"), ("5000.02", "5000.01"), ("20000", "12500.00"), ("0", "nothing_due")],
)
def test_marginal_bands(spent: str, expected: str) -> None:
    assert awards(f"[{VOUCHERS}, {FEN}]", {"spent": spent}) == [expected]


def test_marginal_bands_that_begin_above_0() -> None:
    bands = "{bands: {of: item.spent, marginal: [{at_least: 100元, less_than: 200元, rate: 10%}, {at_least: 200元, sum: 7元}]}}"
    rows: list[Row] = [{"spent": each} for each in ("99.99", "100", "150", "200", "500")]
    assert awards(f"[{bands}, {FEN}]", *rows) == ["no_band", "nothing_due", "5.00", "17.00", "17.00"]


def test_output_that_rose_by_80_per_cent_gated_at_140_per_cent() -> None:
    edge = "{percent: 60%, of: item.more}"
    bands = (
        f"{{bands: {{of: {{growth: {{now: item.spent, before: item.more}}}}, "
        f"marginal: [{{less_than: {edge}, rate: 1%}}, {{at_least: {edge}, rate: 1.2%}}]}}}}"
    )
    gate = "[{fact: item.spent, at_least: {percent: 140%, of: item.more}}]"
    rows: list[Row] = [{"spent": each, "more": "100000000"} for each in ("180000000", "140000000", "139999999.99")]
    # 60 million × 1 % + 20 million × 1.2 %; 40 million × 1 %
    expected = ["840000.00", "400000.00", "not_eligible:item.spent;item.more"]
    assert awards(f"[{bands}, {FEN}]", *rows, eligible_if=gate) == expected


CASES = (
    "{cases: [{when: {fact: item.kind, is: 甲}, then: [{total: [item.spent]}, {rate: 10%}]}, "
    "{when: {fact: item.kind, is: 乙}, then: [{fixed: 7元}]}]}"
)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({"kind": "甲"}, "10.00"),
        ({"kind": "乙"}, "7.00"),
        ({"kind": "乙", "spent": None}, "7.00"),
        ({"kind": "甲", "spent": None}, "? missing:item.spent"),
        ({"kind": "丙"}, "no_case"),
        ({"kind": None}, "? missing:item.kind"),
    ],
)
def test_cases_begin_an_award(row: Row, expected: str) -> None:
    assert awards(f"[{CASES}, {FEN}]", row) == [expected]


def test_an_award_may_be_cases_alone() -> None:
    cases = "{cases: [{when: {fact: item.kind, is: 甲}, then: [{fixed: 1元}]}, {otherwise: [{fixed: 2元}]}]}"
    assert awards(cases, {"kind": "甲"}, {"kind": "乙"}) == ["1.00", "2.00"]


def test_cases_go_on_from_the_running_amount() -> None:
    cases = f"{{cases: [{{when: {SMALL}, then: [{{rate: 50%}}, {{cap: 30元}}]}}, {{otherwise: []}}]}}"
    award = f"[{{total: [item.spent]}}, {cases}, {{deduct: 1元}}, {FEN}]"
    rows: list[Row] = [{}, {"small": "否"}, {"small": None}, {"spent": "40"}]
    assert awards(award, *rows) == ["29.00", "99.00", "? missing:item.small", "19.00"]


PARTS = (
    f"{{parts: [[{{total: [item.spent]}}, {{rate: 10%}}], {{label: 小微, when: {SMALL}, steps: [{{fixed: 5元}}]}}]}}"
)


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ({}, "15.00"),
        ({"small": "否"}, "10.00"),
        ({"small": None}, "? missing:item.small"),
        ({"spent": "0", "small": "否"}, "nothing_due"),
    ],
)
def test_parts_that_do_not_apply_count_0(row: Row, expected: str) -> None:
    assert awards(f"[{PARTS}, {FEN}]", row) == [expected]


@pytest.mark.parametrize(
    ("word", "row", "expected"),
    [
        ("greatest", {}, "10.00"),
        ("greatest", {"spent": "49.9"}, "5.00"),
        ("greatest", {"spent": "49.9", "small": "否"}, "4.99"),
        ("least", {}, "5.00"),
        ("least", {"small": "否"}, "10.00"),
        ("least", {"spent": "50"}, "5.00"),
        ("least", {"spent": "49.9"}, "4.99"),
        ("least", {"small": None}, "? missing:item.small"),
        ("greatest", {"spent": None}, "? missing:item.spent"),
    ],
)
def test_greatest_and_least_compare_what_applies(word: str, row: Row, expected: str) -> None:
    assert awards(f"[{PARTS.replace('parts', word)}, {FEN}]", row) == [expected]


def test_where_no_part_applies_the_claim_is_nil() -> None:
    award = f"[{{least: [{{when: {SMALL}, steps: [{{fixed: 5元}}]}}]}}]"
    assert awards(award, {"small": "否"}) == ["no_part"]
