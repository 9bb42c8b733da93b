"""Each kind of change in a rule of combination or a payment is listed without the example that shows it, and noticed by it."""

from __future__ import annotations

import pytest

from mutation.small_schedules import outcomes, small
from subsidy_calc.proof.mutation import all_changes
from subsidy_calc.proof.trial import trial_of

SPENT = "award: [{total: [item.spent]}]"
PLAIN = "{case: 平常, award: 200元}"


def claims(first: str, second: str, awards: str) -> str:
    """Two claims of one enterprise, each as its clause and what it changes."""
    return f"{{case: 边, claims: {{A: {claim(first)}, B: {claim(second)}}}, awards: {awards}}}"


def claim(told: str) -> str:
    clause, _, change = told.partition(" ")
    return f"{{clause: {clause}, change: {{{change}}}}}" if change else f"{{clause: {clause}}}"


def earlier(award: str, year: int, awards: str) -> str:
    past = f"[{{clause: one, matter: 甲/旧, award: {award}, year: {year}}}]"
    return f"{{case: 边, earlier: {past}, claims: {{A: {{clause: one}}}}, awards: {awards}}}"


LARGER, SMALLER, OTHER = "item.spent: 300元", "item.spent: 100元", "item.kind: 乙"
ONCE = "once: {per: [enterprise, item.kind], clauses: [one, two], keep: {earliest: item.on}}"
CAP = "cap: {per: [enterprise], clauses: [one, two], at_most: 350元, over: year, gives_way: in_proportion}"
BUDGET = "budget: {clauses: [one, two], sum: 350元, shared: pro_rata}"
QUOTA = "quota: {clauses: [one, two], most: 1, ranked: highest, by: item.heads}"
CHOOSE = "choose_one: {per: [enterprise], clauses: [one, two], chosen_by: item.kind, choices: {甲: one, 乙: two}}"

# the rule, the id behind combine/, the example of combination that shows it
SHOWN = [
    (ONCE, "once/dropped", claims("one", "two item.on: 2020-07-01", "{A: 200元, B: 0元}")),
    (ONCE, "once/keep/latest", claims("one", "two item.on: 2020-07-01", "{A: 200元, B: 0元}")),
    (ONCE, "once/per/item.kind/dropped", claims("one", f"two {OTHER}", "{A: 200元, B: 200元}")),
    (ONCE, "once/clauses/two/dropped", claims("one", "two item.on: 2020-07-01", "{A: 200元, B: 0元}")),
    ("highest: {per: [enterprise], clauses: [one, two]}", "highest/dropped", claims("one", f"two {LARGER}", "{A: 0元, B: 300元}")),
    ("difference: {per: [enterprise], clauses: [one, two]}", "difference/dropped", claims("one", f"two {LARGER}", "{A: 200元, B: 100元}")),
    ("not_with: {per: [enterprise], clauses: [two], with: [one]}", "not_with/dropped", claims("one", "two", "{A: 200元, B: 0元}")),
    ("only_with: {per: [enterprise], clauses: [two], with: [one]}", "only_with/dropped", "{case: 边, claims: {A: {clause: two}}, awards: {A: 0元}}"),
    (CHOOSE, "choose_one/dropped", claims("one", "two", "{A: 200元, B: 0元}")),
    (CHOOSE, "choose_one/choices/甲/swapped", claims("one", "two", "{A: 200元, B: 0元}")),
    (CAP, "cap/dropped", claims("one", f"two {LARGER}", "{A: 140元, B: 210元}")),
    (CAP, "cap/at_most/up", claims("one", f"two {LARGER}", "{A: 140元, B: 210元}")),
    (CAP, "cap/gives_way/smallest_first", claims("one", f"two {LARGER}", "{A: 140元, B: 210元}")),
    (CAP, "cap/gives_way/clause_order", claims("one", f"two {LARGER}", "{A: 140元, B: 210元}")),
    (CAP, "cap/over/up", earlier("300元", 2019, "{A: 200元}")),
    (CAP.replace("over: year", "over: 2 years"), "cap/over/down", earlier("300元", 2019, "{A: 50元}")),
    (BUDGET, "budget/dropped", claims("one", f"two {LARGER}", "{A: 140元, B: 210元}")),
    (BUDGET, "budget/sum/down", claims("one", f"two {LARGER}", "{A: 140元, B: 210元}")),
    (BUDGET.replace("pro_rata", "by_rank, by: item.heads"), "budget/shared/first_come", None),
    (QUOTA, "quota/dropped", claims("one", "two item.heads: 4", "{A: 0元, B: 200元}")),
    (QUOTA, "quota/most/up", claims("one", "two item.heads: 4", "{A: 0元, B: 200元}")),
    (
        "point_out: {per: [enterprise], clauses: [one, two], say: 两项}",
        "point_out/dropped",
        claims("one", "two", "{A: 200元, B: 200元}, pointed_out: [A, B]"),
    ),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "change", "example"), SHOWN, ids=[shown[1] for shown in SHOWN])
def test_a_change_of_a_rule_is_noticed_by_the_example_that_shows_it(
    rule: str, change: str, example: str | None
) -> None:
    two = "about: [{fact: item.id, is_given: 'true'}, {fact: item.more, is: 9元}]\n" + SPENT
    one = "about: [{fact: item.more, is: 20元}]\n" + SPENT
    if example is None:  # first come goes by a day, so that this rule no longer loads
        assert outcomes(small(alone(one, two), [rule]))[f"combine/{change}"].fate == "refused"
        return
    told = example.replace("{clause: two, change: {", "{clause: two, change: {item.more: 9元, ").replace(
        "{clause: two}", "{clause: two, change: {item.more: 9元}}"
    )
    without = outcomes(small(alone(one, two), [rule]))[f"combine/{change}"]
    assert (without.fate, without.by) == ("unnoticed", None)
    with_it = outcomes(small(alone(one, two), [rule], [told]))[f"combine/{change}"]
    assert with_it.by is not None
    assert (with_it.fate, with_it.by.example.case) == ("noticed", "边")


def test_a_pool_is_told_as_it_is_written() -> None:
    schedule = small(alone("award: [{total: [item.spent]}]", SPENT), [BUDGET], [])
    (dropped,) = [c for c in all_changes(trial_of(schedule).schedule, schedule) if c.id == "combine/budget/dropped"]
    assert dropped.was == "{budget: {clauses: [one, two], sum: 350元, shared: pro_rata}}"


def alone(one: str, two: str) -> dict[str, tuple[str, list[str]]]:
    """Two clauses whose claims are told apart by one fact, each with an example that no rule concerns."""
    never = "{case: 无, change: {item.spent: 0元}, nil: nothing_due}"
    return {"one": (one, [never]), "two": (two, [never.replace("{item.spent", "{item.more: 9元, item.spent")])}


PAYMENT = """award: [{total: [item.spent]}]
payment:
  paid_by: {市: 60%, 县: 20%, 镇: rest}
  instalments:
    - {share: 50%, year: 1}
    - {share: 30%, year: 1, when: {fact: item.heads, at_least: 3}, otherwise: later}
    - {share: 20%, year: 2}"""

# the id behind one/payment/, the example that shows it
PAID = [
    ("instalments/1/share/up", "payable_now: 140元, change: {item.heads: 2}, award: 200元", False),
    ("instalments/1/share/up", "payable_now: 100元, change: {item.heads: 2}, award: 200元", True),
    ("instalments/2/share/down", "payable_now: 160元, award: 200元", True),
    ("instalments/2/when/item.heads/at_least/up", "payable_now: 160元, award: 200元", True),
    ("instalments/2/when/item.heads/at_least/down", "payable_now: 100元, change: {item.heads: 2}, award: 200元", True),
    ("instalments/2/when/item.heads/dropped", "payable_now: 100元, change: {item.heads: 2}, award: 200元", True),
    ("instalments/2/when/item.heads/turned", "payable_now: 160元, award: 200元", True),
    (
        "instalments/2/otherwise/forfeited",
        "paid: [{sum: 100元}, {sum: 60元, state: later}, {sum: 40元}], change: {item.heads: 2}, award: 200元",
        True,
    ),
    ("instalments/3/year/up", "paid: [{sum: 100元}, {sum: 60元}, {sum: 40元, year: 2021}], award: 200元", True),
    ("paid_by/市/up", "paid: [{sum: 100元, by: {市: 60元}}, {sum: 60元}, {sum: 40元}], award: 200元", True),
    ("paid_by/县/down", "paid: [{sum: 100元, by: {县: 20元, 镇: 20元}}, {sum: 60元}, {sum: 40元}], award: 200元", True),
]


@pytest.mark.parametrize(("change", "example", "fits"), PAID)
def test_a_change_of_a_payment_is_noticed_by_the_example_that_says_how_it_is_paid(
    change: str, example: str, fits: bool
) -> None:
    without = outcomes(small({"one": (PAYMENT, [PLAIN])}))[f"one/payment/{change}"]
    assert without.fate == "unnoticed"
    if not fits:
        with pytest.raises(AssertionError):
            outcomes(small({"one": (PAYMENT, [f"{{case: 边, {example}}}"])}))
        return
    with_it = outcomes(small({"one": (PAYMENT, [f"{{case: 边, {example}}}"])}))[f"one/payment/{change}"]
    assert with_it.fate == "noticed"


def test_the_condition_of_a_later_year_is_not_changed_for_it_is_not_judged() -> None:
    later = PAYMENT.replace("{share: 20%, year: 2}", "{share: 20%, year: 2, when: {fact: item.heads, at_least: 9}, otherwise: later}")  # fmt: skip
    found = outcomes(small({"one": (later, [PLAIN])}))
    assert not [change for change in found if "instalments/3/when" in change or "instalments/3/otherwise" in change]
