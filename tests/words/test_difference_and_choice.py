"""Difference (补差) and choose one: only what is owed above what was paid; one of several clauses, as chosen."""

from __future__ import annotations

import pytest

from subsidy_calc.values.problems import ScheduleRefused
from words.one_clause import clause, outcomes, schedule_of
from words.settled_groups import earlier, member, open_member, rule_of, settle

DIFFERENCE = rule_of("{difference: {per: [enterprise], clauses: [one, two]}}")


def test_a_provincial_award_of_an_earlier_year_is_taken_off() -> None:
    # provincial 200,000 paid earlier, national 500,000 now
    assert settle(DIFFERENCE, member(1, "500000"), earlier=[earlier("200000")]) == {1: "reduced difference 300000"}


@pytest.mark.parametrize(
    ("amount", "expected"),
    [("200000", "nil difference"), ("199999.99", "nil difference"), ("200000.01", "reduced difference 1/100")],
)
def test_the_difference_on_both_sides_of_what_was_paid(amount: str, expected: str) -> None:
    assert settle(DIFFERENCE, member(1, amount), earlier=[earlier("150000"), earlier("50000", 2018)]) == {1: expected}


def test_several_grades_in_one_year_come_to_the_highest_together() -> None:
    found = settle(DIFFERENCE, member(1, "500"), member(2, "200"), member(3, "300"))
    assert found == {3: "reduced difference 100 <- 2", 1: "reduced difference 200 <- 3"}
    found = settle(DIFFERENCE, member(1, "500"), member(2, "200"), earlier=[earlier("100")])
    assert found == {2: "reduced difference 100", 1: "reduced difference 300 <- 2"}


def test_equal_grades_are_paid_once_by_key() -> None:
    assert settle(DIFFERENCE, member(1, "200"), member(2, "200")) == {2: "nil difference <- 1"}
    assert settle(DIFFERENCE, member(1, "200")) == {}


def test_an_open_lower_grade_keeps_the_higher_one_open() -> None:
    untold = "untold uncertain:difference <- 2"
    assert settle(DIFFERENCE, member(1, "500"), open_member(2)) == {1: untold}
    assert settle(DIFFERENCE, member(1, "500"), open_member(2, "499")) == {1: untold}
    assert settle(DIFFERENCE, member(1, "500"), open_member(2, "500")) == {}  # it comes behind by key
    assert settle(DIFFERENCE, member(1, "500"), open_member(2, "501")) == {}
    assert settle(DIFFERENCE, member(1, "500"), open_member(2, "200"), earlier=[earlier("200")]) == {
        1: "reduced difference 300"
    }


def test_an_earlier_award_that_cannot_be_read() -> None:
    assert settle(DIFFERENCE, member(1, "500"), earlier=[earlier(None)]) == {1: "untold uncertain:difference"}


CHOICE = "{choose_one: {per: [enterprise], clauses: [one, two], chosen_by: item.place, choices: {东: one, 西: two, 南: two}}}"
CHOOSE = rule_of(CHOICE)


def test_the_clause_that_was_chosen_is_paid() -> None:
    one, two = member(1, clause="one", value="西"), member(2, clause="two", value="西")
    assert settle(CHOOSE, one, two) == {1: "nil choose_one"}


def test_without_a_choice_or_with_two_none_can_be_told() -> None:
    none = "untold missing:item.place"
    assert settle(CHOOSE, member(1), member(2, clause="two")) == {1: none, 2: none}
    both = "untold uncertain:choose_one"
    assert settle(CHOOSE, member(1, value="东"), member(2, clause="two", value="西")) == {1: both, 2: both}


def test_a_choice_that_names_no_clause() -> None:
    rule = rule_of(CHOICE.replace(", 南: two", ""))
    found = settle(rule, member(1, value="南"), member(2, clause="two", value="南"))
    assert found == {1: "untold uncertain:choose_one", 2: "untold uncertain:choose_one"}


def test_a_choice_through_a_schedule() -> None:
    schedule = schedule_of(
        clause("one", award="[{fixed: 1元}]"),
        clause("two", award="[{fixed: 2元}]"),
        combine=f"[{CHOICE.replace('per: [enterprise]', 'per: [enterprise, item.id]')}]",
    )
    found = outcomes(schedule, [{"place": "东"}, {"place": "西"}, {"place": None}])
    assert found == [
        "1.00",
        "choose_one",
        "? missing:item.place",
        "choose_one",
        "2.00",
        "? missing:item.place",
    ]


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("item.place", "item.spent", "no_choice_fact"),
        ("item.place", "item.nowhere", "unknown_fact"),
        ("东: one", "北: one", "choices"),
        ("西: two, 南: two", "西: one", "choices"),
        ("东: one", "东: three", "choices"),
    ],
)
def test_choices_that_do_not_fit(old: str, new: str, code: str) -> None:
    with pytest.raises(ScheduleRefused) as caught:
        rule_of(CHOICE.replace(old, new))
    assert [problem.code for problem in caught.value.problems] == [code]
