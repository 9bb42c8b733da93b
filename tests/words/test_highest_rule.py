"""Highest and point_out: the highest of a group is paid; what is remarked on keeps its money."""

from __future__ import annotations

from words.one_clause import clause, outcomes, schedule_of
from words.settled_groups import member, open_member, rule_of, settle

HIGHEST = rule_of("{highest: {per: [enterprise], clauses: [one, two]}}")
POINT_OUT = rule_of("{point_out: {per: [enterprise], clauses: [one, two], say: 两级都奖}}")


def test_only_the_highest_is_paid_and_ties_go_by_key() -> None:
    assert settle(HIGHEST, member(1, "99.99"), member(2, "100"), member(3, "100")) == {
        3: "nil highest <- 2",
        1: "nil highest <- 2",
    }
    assert settle(HIGHEST, member(1)) == {}


def test_an_open_line_that_may_be_higher_keeps_the_highest_open() -> None:
    for amount, found in {
        None: {1: "untold uncertain:highest <- 2"},
        "100.01": {1: "untold uncertain:highest <- 2"},
        "100": {},  # a tie goes by key
        "99.99": {},
    }.items():
        assert settle(HIGHEST, member(1, "100"), open_member(2, amount)) == found


def test_an_open_tie_that_stands_before_by_key() -> None:
    assert settle(HIGHEST, open_member(1, "100"), member(2, "100")) == {2: "untold uncertain:highest <- 1"}
    assert settle(HIGHEST, open_member(1, "99.99"), member(2, "100")) == {}


def test_what_is_below_a_sure_line_is_out_whatever_the_open_one_comes_to() -> None:
    assert settle(HIGHEST, member(1, "100"), member(2, "50"), open_member(3)) == {
        2: "nil highest <- 1",
        1: "untold uncertain:highest <- 3",
    }


def test_nothing_but_open_lines() -> None:
    assert settle(HIGHEST, open_member(1), open_member(2)) == {}


def test_two_clauses_at_once_are_pointed_out() -> None:
    assert settle(POINT_OUT, member(1), member(2, clause="two"), open_member(3)) == {
        1: "remark pointed_out",
        2: "remark pointed_out",
    }


def test_one_clause_alone_is_not_pointed_out() -> None:
    assert settle(POINT_OUT, member(1), member(2)) == {}
    assert settle(POINT_OUT, member(1), open_member(2, clause="two")) == {}


def test_at_work_in_a_schedule() -> None:
    two = clause("two", award="[{total: [item.more]}]")
    schedule = schedule_of(clause("one"), two, combine="[{highest: {per: [enterprise, item.id], clauses: [one, two]}}]")
    assert outcomes(schedule, [{"more": "100.01"}, {"more": "100"}]) == ["highest", "100.00", "100.01", "highest"]
    schedule = schedule_of(clause("one"), two, combine="[{point_out: {per: [enterprise], except: [], say: 两项}}]")
    assert outcomes(schedule, [{}]) == ["100.00", "10.00"]
