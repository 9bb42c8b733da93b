"""Lookup: a sum by one fact or several, nil where the table has no row, open where a fact is missing."""

from __future__ import annotations

from words.one_clause import Row, awards

BY_KIND = "[{lookup: {by: [item.kind], rows: {甲: 50元, 乙: 30元}}}]"
BY_TWO = "[{lookup: {by: [item.place, item.kind], rows: {东: {甲: 50元, 乙: 30元}, 西: {甲: 20元}}}}]"


def test_one_fact() -> None:
    rows: list[Row] = [{"kind": "甲"}, {"kind": "乙"}, {"kind": "丙"}, {"kind": None}]
    assert awards(BY_KIND, *rows) == ["50.00", "30.00", "no_row", "? missing:item.kind"]


def test_two_facts_nested_in_the_order_of_by() -> None:
    rows: list[Row] = [
        {"place": "东", "kind": "甲"},
        {"place": "东", "kind": "乙"},
        {"place": "西", "kind": "甲"},
        {"place": "西", "kind": "乙"},  # 西 has no row for 乙
        {"place": "南", "kind": "甲"},
    ]
    assert awards(BY_TWO, *rows) == ["50.00", "30.00", "20.00", "no_row", "no_row"]


def test_a_missing_fact_cannot_be_told_whatever_the_other_is() -> None:
    rows: list[Row] = [{"place": None}, {"place": "东", "kind": None}, {"place": None, "kind": None}]
    assert awards(BY_TWO, *rows) == ["? missing:item.place", "? missing:item.kind", "? missing:item.place;item.kind"]


def test_by_yes_or_no_and_by_the_enterprise() -> None:
    award = "[{lookup: {by: [enterprise.large, item.small], rows: {是: {是: 1元, 否: 2元}, 否: {是: 3元}}}}]"
    assert awards(award, {}, {"small": "否"}) == ["1.00", "2.00"]
    assert awards(award, {}, {"small": "否"}, firm={"large": "否"}) == ["3.00", "no_row"]
    assert awards(award, {}, firm={"large": None}) == ["? missing:enterprise.large"]


def test_a_sum_that_later_steps_change() -> None:
    award = BY_KIND[:-1] + ", {cap: 40元}]"
    assert awards(award, {"kind": "甲"}, {"kind": "乙"}, {"kind": "丙"}) == ["40.00", "30.00", "no_row"]
