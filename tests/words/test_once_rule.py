"""Once: one line of a group is paid; an earlier award wins; what may come first keeps the others open."""

from __future__ import annotations

from words.one_clause import clause, outcomes, schedule_of
from words.settled_groups import earlier, member, open_member, rule_of, settle

FIRST = rule_of("{once: {per: [enterprise], clauses: [one, two], keep: first}}")
EARLIEST = rule_of("{once: {per: [enterprise], clauses: [one, two], keep: {earliest: item.on}}}")
LATEST = rule_of("{once: {per: [enterprise], clauses: [one, two], keep: {latest: item.on}}}")


def test_the_first_by_key_is_kept() -> None:
    assert settle(FIRST, member(1), member(2), member(3)) == {2: "nil once <- 1", 3: "nil once <- 1"}
    assert settle(FIRST, member(1)) == {}


def test_the_earliest_or_latest_is_kept_and_ties_go_by_key() -> None:
    days = (member(1, day=20), member(2, day=10), member(3, day=10), member(4, day=20))
    assert settle(EARLIEST, *days) == {3: "nil once <- 2", 1: "nil once <- 2", 4: "nil once <- 2"}
    assert settle(LATEST, *days) == {4: "nil once <- 1", 2: "nil once <- 1", 3: "nil once <- 1"}


def test_an_earlier_award_wins_over_all_even_what_is_open() -> None:
    paid = [earlier("5")]
    assert settle(FIRST, member(1), open_member(2), earlier=paid) == {1: "nil once_earlier", 2: "nil once_earlier"}


def test_an_earlier_award_of_nothing_was_no_payment() -> None:
    assert settle(FIRST, member(1), earlier=[earlier("0")]) == {}


def test_an_earlier_award_that_cannot_be_read_keeps_the_kept_one_open() -> None:
    unreadable = [earlier(None)]
    found = settle(FIRST, member(1), member(2), earlier=unreadable)
    assert found == {2: "nil once <- 1", 1: "untold uncertain:once"}
    # one that was surely paid settles it
    assert settle(FIRST, member(1), earlier=[earlier(None), earlier("5")]) == {1: "nil once_earlier"}


def test_an_open_line_that_comes_first_keeps_the_others_open() -> None:
    # 1 is open and first: 2 is paid if 1 is not. 3 is out whichever of them is paid
    found = settle(FIRST, open_member(1), member(2), member(3))
    assert found == {3: "nil once <- 2", 2: "untold uncertain:once <- 1"}


def test_an_open_line_that_comes_later_changes_nothing() -> None:
    assert settle(FIRST, member(1), open_member(2)) == {}
    assert settle(EARLIEST, member(1, day=10), open_member(2, day=11)) == {}
    assert settle(EARLIEST, member(1, day=10), open_member(2, day=10)) == {}  # a tie goes by key


def test_an_open_line_on_the_day_before() -> None:
    assert settle(EARLIEST, member(1, day=10), open_member(2, day=9)) == {1: "untold uncertain:once <- 2"}
    assert settle(LATEST, member(1, day=10), open_member(2, day=11)) == {1: "untold uncertain:once <- 2"}


def test_a_line_without_its_date_may_stand_anywhere() -> None:
    # 2 is eligible, but its day is not known: either may be the earliest
    found = settle(EARLIEST, member(1, day=10), member(2, day=None))
    assert found == {1: "untold uncertain:once <- 2", 2: "untold uncertain:once <- 1"}
    found = settle(EARLIEST, member(1, day=10), open_member(2, day=None), member(3, day=11))
    assert found == {3: "nil once <- 1", 1: "untold uncertain:once <- 2"}


def test_nothing_but_open_lines_stays_open() -> None:
    assert settle(FIRST, open_member(1), open_member(2)) == {}


def test_at_work_in_a_schedule() -> None:
    rule = "[{once: {per: [enterprise], clauses: [one], keep: {earliest: item.on}}}]"
    schedule = schedule_of(clause("one"), combine=rule)
    rows = [{"on": "2020-05-02"}, {"on": "2020-05-01"}]
    assert outcomes(schedule, rows) == ["once", "100.00"]
    assert outcomes(schedule, [*rows, {"on": "2020-04-30", "spent": None}]) == [
        "once", "? uncertain:once", "? missing:item.spent",
    ]  # fmt: skip
