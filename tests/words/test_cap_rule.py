"""Cap of a group: who gives way, to the fen; earlier awards, missing limits and open lines."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.group import Group
from subsidy_calc.values.problems import ScheduleRefused
from words.one_clause import Row, clause, outcomes, schedule_of
from words.settled_groups import earlier, member, open_member, rule_of, settle


def cap(gives_way: str, over: str = "year") -> Rule:
    return rule_of(
        f"{{cap: {{per: [enterprise], clauses: [one, two], at_most: 100元, over: {over}, gives_way: {gives_way}}}}}"
    )


IN_PROPORTION, SMALLEST, BY_CLAUSE = cap("in_proportion"), cap("smallest_first"), cap("clause_order")
WAYS = [IN_PROPORTION, SMALLEST, BY_CLAUSE]


def test_ten_million_over_six_five_and_four() -> None:
    # 6/15, 5/15 and 4/15 of 10,000,000: 4,000,000; 3,333,333.33…; 2,666,666.66…
    # rounded down they leave one fen, which goes to the larger remainder, .66…
    found = settle(IN_PROPORTION, member(1, "6000000"), member(2, "5000000"), member(3, "4000000"), limit="10000000")
    assert found == {
        1: "reduced cap 4000000",
        2: f"reduced cap {Fraction('3333333.33')}",
        3: f"reduced cap {Fraction('2666666.67')}",
    }


def test_equal_remainders_go_by_key() -> None:
    # a third of 100.00 each is 33.33…; the fen left over goes to the first
    found = settle(IN_PROPORTION, member(1, "50"), member(2, "50"), member(3, "50"), limit="100")
    assert found == {
        1: f"reduced cap {Fraction('33.34')}",
        2: f"reduced cap {Fraction('33.33')}",
        3: f"reduced cap {Fraction('33.33')}",
    }


@pytest.mark.parametrize("rule", WAYS)
def test_a_limit_that_is_just_reached_changes_nothing(rule: Rule) -> None:
    members = (member(1, "60"), member(2, "40"))
    assert settle(rule, *members, limit="100") == {}
    assert settle(rule, *members, limit="99.99") != {}


def test_the_smallest_gives_way_first() -> None:
    members = (member(1, "30"), member(2, "50"), member(3, "30"))
    # 50, then 30 of the first by key, then 10 of the last
    assert settle(SMALLEST, *members, limit="90") == {3: "reduced cap 10"}
    assert settle(SMALLEST, *members, limit="80") == {3: "nil cap"}
    assert settle(SMALLEST, *members, limit="60") == {1: "reduced cap 10", 3: "nil cap"}
    assert settle(SMALLEST, *members, limit="49.99") == {
        1: "nil cap",
        2: f"reduced cap {Fraction('49.99')}",
        3: "nil cap",
    }


def test_the_later_clause_gives_way_first() -> None:
    members = (member(1, "30", clause="two"), member(2, "50"), member(3, "40"))
    assert settle(BY_CLAUSE, *members, limit="100") == {1: "reduced cap 10"}
    assert settle(BY_CLAUSE, *members, limit="70") == {3: "reduced cap 20", 1: "nil cap"}


def test_earlier_awards_are_taken_off_first() -> None:
    past = [earlier("30"), earlier("40")]
    assert settle(BY_CLAUSE, member(1, "30"), earlier=past, limit="100") == {}
    assert settle(BY_CLAUSE, member(1, "30.01"), earlier=past, limit="100") == {1: "reduced cap 30"}
    assert settle(BY_CLAUSE, member(1, "30"), earlier=[earlier("100")], limit="100") == {1: "nil cap"}
    assert settle(BY_CLAUSE, member(1, "30"), earlier=[earlier("100.01")], limit="100") == {1: "nil cap"}


@pytest.mark.parametrize("rule", WAYS)
def test_an_earlier_award_that_cannot_be_read_leaves_the_rest_unknown(rule: Rule) -> None:
    found = settle(rule, member(1, "1"), open_member(2), earlier=[earlier("5"), earlier(None)], limit="100")
    assert found == {1: "untold uncertain:cap"}


@pytest.mark.parametrize("rule", WAYS)
def test_a_limit_that_is_missing_or_that_no_case_gives(rule: Rule) -> None:
    assert settle(rule, member(1), open_member(2), limit_missing=("firm.tax", "firm.heads")) == {
        1: "untold missing:firm.tax;firm.heads"
    }
    assert settle(rule, member(1), open_member(2)) == {1: "nil no_case"}


def test_an_open_line_takes_what_it_may() -> None:
    # by clause order the open line of clause two comes last and takes nothing from clause one
    assert settle(BY_CLAUSE, member(1, "60"), open_member(2, clause="two"), limit="60") == {}
    assert settle(BY_CLAUSE, open_member(1, "40"), member(2, "60"), limit="100") == {}
    assert settle(BY_CLAUSE, open_member(1, "40.01"), member(2, "60"), limit="100") == {2: "untold uncertain:cap <- 1"}
    assert settle(BY_CLAUSE, open_member(1), member(2, "60"), limit="100") == {2: "untold uncertain:cap <- 1"}


def test_an_open_line_among_the_smallest_and_in_proportion() -> None:
    assert settle(SMALLEST, member(1, "60"), open_member(2, "50"), limit="60") == {}  # it loses first
    assert settle(SMALLEST, member(1, "60"), open_member(2, "61"), limit="100") == {1: "untold uncertain:cap <- 2"}
    assert settle(SMALLEST, member(1, "60"), open_member(2), limit="100") == {1: "untold uncertain:cap <- 2"}
    assert settle(IN_PROPORTION, member(1, "60"), open_member(2, "40"), limit="100") == {}
    assert settle(IN_PROPORTION, member(1, "60"), open_member(2, "41"), limit="100") == {1: "untold uncertain:cap <- 2"}
    assert settle(IN_PROPORTION, member(1, "60"), open_member(2), limit="100") == {1: "untold uncertain:cap <- 2"}


def test_the_rival_named_is_one_that_takes_something() -> None:
    # 1 is open with 0 at most; it is 2 whose 50 would leave 50 of the 60
    found = settle(BY_CLAUSE, open_member(1, "0"), open_member(2, "50"), member(3, "60"), limit="100")
    assert found == {3: "untold uncertain:cap <- 2"}


sums = st.lists(st.integers(1, 10**12).map(lambda fen: Fraction(fen, 100)), min_size=1, max_size=6)


@pytest.mark.parametrize("rule", WAYS)
@given(amounts=sums, fen=st.integers(0, 10**12))
def test_what_is_paid_is_the_limit_to_the_fen_and_none_gets_more_than_before(
    rule: Rule, amounts: list[Fraction], fen: int
) -> None:
    limit = Fraction(fen, 100)
    members = [member(line, str(amount)) for line, amount in enumerate(amounts)]
    changed = {settled.line: settled.after or Fraction(0) for settled in rule.settle(Group(members, (), limit))}
    paid = [changed.get(line, amount) for line, amount in enumerate(amounts)]
    assert sum(paid) == min(limit, sum(amounts))
    assert all(
        0 <= after <= before and (after * 100).denominator == 1 for after, before in zip(paid, amounts, strict=True)
    )
    if rule is IN_PROPORTION and sum(amounts) > limit:
        exact = [amount * limit / sum(amounts) for amount in amounts]
        assert all(abs(after - share) < Fraction(1, 100) for after, share in zip(paid, exact, strict=True))


@pytest.mark.parametrize(
    ("over", "back"), [("year", 1), ("2 years", 2), ("10 years", 10), ("99 years", 99), ("all_years", None)]
)
def test_how_many_years_of_earlier_awards_count(over: str, back: int | None) -> None:
    assert cap("clause_order", over).years_back == back


def test_at_work_with_the_enterprises_own_limit() -> None:
    rule = "[{cap: {per: [enterprise], clauses: [one], at_most: enterprise.tax, over: year, gives_way: clause_order}}]"
    schedule = schedule_of(clause("one"), combine=rule)
    assert outcomes(schedule, [{}, {}], {"tax": "150"}) == ["100.00", "50.00 cap"]
    assert outcomes(schedule, [{}, {}], {"tax": None}) == ["? missing:enterprise.tax"] * 2
    assert outcomes(schedule, [{"spent": None}, {}], {"tax": "150"}) == ["? missing:item.spent", "? uncertain:cap"]


def test_no_limit_has_no_place_in_a_rule_that_is_a_limit() -> None:
    rule = "[{cap: {per: [enterprise], clauses: [one], at_most: no_limit, over: year, gives_way: clause_order}}]"
    with pytest.raises(ScheduleRefused) as refused:
        schedule_of(clause("one"), combine=rule)
    assert [problem.code for problem in refused.value.problems] == ["wrong_unit"]


def test_a_limit_that_is_written_out_as_none_by_case() -> None:
    limit = (
        "{cases: [{when: {fact: item.kind, is: 甲}, then: 150元}, {when: {fact: item.kind, is: 乙}, then: no_limit}]}"
    )
    cap = f"{{cap: {{per: [enterprise, item.id], clauses: [one], at_most: {limit}, over: year, gives_way: clause_order}}}}"
    schedule = schedule_of(clause("one"), combine=f"[{cap}]")
    rows: list[Row] = [{"kind": kind, "spent": "200"} for kind in "甲乙丙"]
    assert outcomes(schedule, rows) == ["150.00 cap", "200.00", "no_case"]
