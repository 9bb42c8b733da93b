"""Budget and quota: a pool that all enterprises share, by equal shares, by rank or first come; so many places."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy_calc.values.problems import ScheduleRefused
from words.one_clause import Row, clause, outcomes, schedule_of
from words.settled_groups import member, open_member, rule_of, settle

PRO_RATA = rule_of("{budget: {clauses: [one, two], sum: 1000万元, shared: pro_rata}}")
BY_RANK = rule_of("{budget: {clauses: [one, two], sum: 100元, shared: by_rank, by: item.heads}}")
FIRST_COME = rule_of("{budget: {clauses: [one, two], sum: 100元, shared: first_come, by: item.on}}")
QUOTA = rule_of("{quota: {clauses: [one, two], most: 2, ranked: highest, by: item.heads}}")
EARLIEST = rule_of("{quota: {clauses: [one, two], most: 1, ranked: earliest, by: item.on}}")
UNTOLD = "untold uncertain:budget"


def test_a_pool_that_does_not_suffice_is_shared_to_the_last_fen() -> None:
    found = settle(PRO_RATA, member(1, "6000000"), member(2, "5000000"), member(3, "4000000"), limit="10000000")
    # two thirds each: 4,000,000, 3,333,333.33 and 2,666,666.67 by the largest remainder
    assert found == {
        1: "reduced budget 4000000",
        2: "reduced budget 333333333/100",
        3: "reduced budget 266666667/100",
    }


@given(st.lists(st.integers(1, 10**9), min_size=1, max_size=8), st.integers(0, 10**9))
def test_shares_add_up_and_lie_within_a_fen_of_the_exact_ones(fen: list[int], pool: int) -> None:
    amounts = [Fraction(each, 100) for each in fen]
    limit = Fraction(pool, 100)
    found = settle(PRO_RATA, *(member(n, str(a)) for n, a in enumerate(amounts)), limit=str(limit))
    paid = [_sum(found.get(n), amount) for n, amount in enumerate(amounts)]
    assert sum(paid) == min(sum(amounts), limit)
    for share, amount in zip(paid, amounts, strict=True):
        assert abs(share - min(amount, amount * limit / sum(amounts))) < Fraction(1, 100)


def _sum(told: str | None, amount: Fraction) -> Fraction:
    if told is None:
        return amount
    return Fraction(0) if told.startswith("nil") else Fraction(told.rpartition(" ")[2])


def test_a_pool_that_suffices_changes_nothing() -> None:
    assert settle(PRO_RATA, member(1, "6000000"), member(2, "4000000"), limit="10000000") == {}
    assert settle(PRO_RATA, member(1, "6000000"), open_member(2, "4000000"), limit="10000000") == {}


def test_an_open_line_that_could_take_from_the_pool() -> None:
    assert settle(PRO_RATA, member(1, "6000000"), open_member(2), limit="10000000") == {1: f"{UNTOLD} <- 2"}
    assert settle(PRO_RATA, member(1, "6000000"), open_member(2, "4000000.01"), limit="10000000") == {
        1: f"{UNTOLD} <- 2"
    }


def test_by_rank_the_highest_come_first_and_ties_go_by_key() -> None:
    members = [member(1, "60", value=5), member(2, "60", value=9), member(3, "60", value=5)]
    assert settle(BY_RANK, *members, limit="100") == {1: "reduced budget 40", 3: "nil budget"}


def test_first_come_by_date() -> None:
    members = [member(1, "60", value=737000), member(2, "60", value=736999)]
    assert settle(FIRST_COME, *members, limit="100") == {1: "reduced budget 40"}


def test_a_line_without_a_rank_cannot_be_told_and_may_come_before_others() -> None:
    found = settle(BY_RANK, member(1, "60", value=5), member(2, "60"), limit="100")
    assert found == {2: "untold missing:item.heads", 1: f"{UNTOLD} <- 2"}
    assert settle(BY_RANK, member(1, "60", value=5), open_member(2, "60", value=4), limit="100") == {}


def test_a_budget_across_enterprises_and_by_what_they_have_in_common() -> None:
    pool = "{budget: {per: [item.place], clauses: [one], sum: 150元, shared: pro_rata}}"
    schedule = schedule_of(clause("one"), combine=f"[{pool}]")
    rows: list[Row] = [{"place": "东"}, {"place": "东", "spent": "200"}, {"place": "西", "spent": "150"}]
    assert outcomes(schedule, rows) == ["50.00 budget", "100.00 budget", "150.00"]


def test_a_quota_pays_the_best() -> None:
    members = [member(1, value=5), member(2, value=9), member(3, value=5), member(4, value=1)]
    assert settle(QUOTA, *members) == {3: "nil quota <- 1", 4: "nil quota <- 1"}
    assert settle(QUOTA, *members[:2]) == {}


def test_an_open_line_that_could_push_another_out_of_the_places() -> None:
    assert settle(QUOTA, member(1, value=5), member(2, value=9), open_member(3, value=7)) == {
        1: "untold uncertain:quota <- 3"
    }
    assert settle(QUOTA, member(1, value=5), member(2, value=9), open_member(3, value=4)) == {}
    assert settle(QUOTA, member(1, value=5), open_member(2)) == {}
    assert settle(QUOTA, member(1)) == {1: "untold missing:item.heads"}


def test_a_quota_of_the_earliest() -> None:
    assert settle(EARLIEST, member(1, value=737001), member(2, value=737000)) == {1: "nil quota <- 2"}


@pytest.mark.parametrize(
    ("rule", "code"),
    [
        ("{budget: {clauses: [one], sum: 1元, shared: by_rank}}", "budget_by"),
        ("{budget: {clauses: [one], sum: 1元, shared: pro_rata, by: item.heads}}", "budget_by"),
        ("{budget: {clauses: [one], sum: 1元, shared: first_come, by: item.heads}}", "rank_by"),
        ("{budget: {clauses: [one], sum: 1元, shared: by_rank, by: item.on}}", "rank_by"),
        ("{budget: {clauses: [one], sum: 5%, shared: pro_rata}}", "wrong_unit"),
        ("{budget: {clauses: [one], sum: -1元, shared: pro_rata}}", "below_0"),
        ("{quota: {clauses: [one], most: 1, ranked: highest, by: item.kind}}", "rank_by"),
        ("{quota: {clauses: [one], most: 0, ranked: highest, by: item.heads}}", "wrong_value"),
        ("{quota: {clauses: [one], most: 1.5, ranked: highest, by: item.heads}}", "wrong_value"),
        ("{quota: {most: 1, ranked: highest, by: item.heads}}", "which_clauses"),
    ],
)
def test_rules_that_do_not_fit(rule: str, code: str) -> None:
    with pytest.raises(ScheduleRefused) as caught:
        rule_of(rule)
    assert code in [problem.code for problem in caught.value.problems]
