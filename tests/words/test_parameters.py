"""Parameters: stated, of a fact, a share of another, and by case."""

from __future__ import annotations

import pytest

from words.one_clause import awards, verdict

TO_FEN = "{round: {to: 0.01元, mode: half_up}}"


def cases(*branches: str) -> str:
    return f"[{{fixed: {{cases: [{', '.join(branches)}]}}}}]"


@pytest.mark.parametrize(
    ("stated", "expected"),
    [("5元", "5.00"), ("0.5万元", "5000.00"), ("0.00000001亿元", "1.00"), ('"1,000元"', "1000.00")],
)
def test_stated_sums(stated: str, expected: str) -> None:
    assert awards(f"[{{fixed: {stated}}}]") == [expected]


def test_percent_of_a_fact_of_a_sum_and_of_a_percent() -> None:
    def fixed(parameter: str) -> list[str]:
        return awards(f"[{{fixed: {parameter}}}, {TO_FEN}]")

    assert fixed("{percent: 50%, of: item.spent}") == ["50.00"]
    assert fixed("{percent: item.share, of: 1000元}") == ["100.00"]
    assert fixed("{percent: 10%, of: {percent: 1/3, of: item.spent}}") == ["3.33"]  # 100 / 3 / 10
    assert awards(
        f"[{{fixed: {{percent: item.share, of: item.spent}}}}, {TO_FEN}]", {"share": None, "spent": None}
    ) == ["? missing:item.spent;item.share"]


def test_the_first_case_that_holds_counts() -> None:
    award = cases(
        "{when: {fact: item.spent, at_least: 100元}, then: 3元}",
        "{when: {fact: item.spent, at_least: 50元}, then: 2元}",
        "{otherwise: 1元}",
    )
    rows = [{"spent": spent} for spent in ("100", "99.99", "50", "49.99")]
    assert awards(award, *rows) == ["3.00", "2.00", "2.00", "1.00"]


def test_a_case_that_cannot_be_told_stops_the_search() -> None:
    first = "{when: {fact: item.kind, is: 甲}, then: 3元}"
    second = "{when: {fact: item.place, is: 东}, then: 2元}"
    open_first = {"kind": None}
    assert awards(cases(first, second), open_first) == ["? missing:item.kind"]
    assert awards(cases(first, "{otherwise: 1元}"), open_first) == ["? missing:item.kind"]
    # a case that holds before it settles the matter; one after it does not
    assert awards(cases(second, first), open_first) == ["2.00"]


def test_a_chosen_case_whose_value_is_missing_cannot_be_told() -> None:
    award = cases("{when: {fact: item.kind, is: 甲}, then: item.more}", "{otherwise: 1元}")
    assert awards(award, {"kind": "甲", "more": None}, {"kind": "乙", "more": None}) == ["? missing:item.more", "1.00"]


def test_no_case_is_nil_with_that_reason() -> None:
    award = cases("{when: {fact: item.kind, is: 甲}, then: 3元}")
    assert awards(award, {"kind": "甲"}, {"kind": "乙"}) == ["3.00", "no_case"]


def test_cases_within_cases() -> None:
    inner = "{cases: [{when: {fact: item.place, is: 东}, then: 2元}]}"
    award = cases(f"{{when: {{fact: item.kind, is: 甲}}, then: {inner}}}", "{otherwise: 1元}")
    rows = [{"kind": "甲", "place": "东"}, {"kind": "甲", "place": "西"}, {"kind": "乙", "place": "西"}]
    assert awards(award, *rows, {"place": None}) == ["2.00", "no_case", "1.00", "? missing:item.place"]


def test_a_share_by_case() -> None:
    rate = "{cases: [{when: {fact: enterprise.large, is: 是}, then: 20%}, {otherwise: 1/10}]}"
    award = f"[{{total: [item.spent]}}, {{rate: {rate}}}, {TO_FEN}]"
    assert awards(award) == ["20.00"]
    assert awards(award, firm={"large": "否"}) == ["10.00"]
    assert awards(award, firm={"large": None}) == ["? missing:enterprise.large"]


def test_the_days_of_the_policy_year() -> None:
    for day, expected in {"2019-12-31": "no", "2020-01-01": "yes"}.items():
        assert verdict("{fact: item.on, on_or_after: award_year_start}", {"on": day}) == expected
    for day, expected in {"2020-12-31": "yes", "2021-01-01": "no"}.items():
        assert verdict("{fact: item.on, on_or_before: award_year_end}", {"on": day}) == expected
