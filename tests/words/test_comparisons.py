"""Comparisons: both sides of every bound, of numbers, dates and words, and "cannot tell" where one is missing."""

from __future__ import annotations

import pytest

from subsidy_calc.values.messages import say
from subsidy_calc.values.problems import ScheduleRefused
from words.one_clause import verdict

# word, then whether it holds below, at and above the bound
ORDERS = {
    "at_least": ("no", "yes", "yes"),
    "more_than": ("no", "no", "yes"),
    "at_most": ("yes", "yes", "no"),
    "less_than": ("yes", "no", "no"),
    "is": ("no", "yes", "no"),
}
# fact, then a value just below, at and above the bound
NUMBERS = {
    "item.spent": ("99.99", "100", "100.01", "100元"),
    "item.share": ("9.99999999999999999999%", "10%", "10.00000000000000000001%", "10%"),
    "item.heads": ("2", "3", "4", "3"),
    "item.term": ("29", "30", "31", "30天"),
    "item.built": ("2019", "2020", "2021", "2020"),
}
POLICY_YEAR = ("2019", "2020", "2021")  # the claims are of 2020


@pytest.mark.parametrize("fact", list(NUMBERS))
@pytest.mark.parametrize("word", list(ORDERS))
def test_numbers(fact: str, word: str) -> None:
    *values, bound = NUMBERS[fact]
    column = fact.partition(".")[2]
    found = tuple(verdict(f"{{fact: {fact}, {word}: {bound}}}", {column: value}) for value in values)
    assert found == ORDERS[word]
    assert verdict(f"{{fact: {fact}, {word}: {bound}}}", {column: None}) == "?"


@pytest.mark.parametrize("word", list(ORDERS))
def test_the_policy_year(word: str) -> None:
    found = tuple(verdict(f"{{fact: item.built, {word}: award_year}}", {"built": year}) for year in POLICY_YEAR)
    assert found == ORDERS[word]


@pytest.mark.parametrize("fact", ["item.spent", "item.heads", "item.on", "item.kind"])
def test_the_policy_year_compares_with_nothing_but_years(fact: str) -> None:
    with pytest.raises(ScheduleRefused):
        verdict(f"{{fact: {fact}, is: award_year}}")


def test_a_year_is_not_within_days() -> None:
    with pytest.raises(ScheduleRefused) as caught:
        verdict("{fact: item.built, within: award_year}")
    (problem,) = caught.value.problems
    assert problem.fix is not None
    assert say(problem.fix, "en") == "of a year, write `is: award_year`"


DATES = {
    "on_or_after": ("no", "yes", "yes"),
    "after": ("no", "no", "yes"),
    "on_or_before": ("yes", "yes", "no"),
    "before": ("yes", "no", "no"),
    "is": ("no", "yes", "no"),
}


@pytest.mark.parametrize("word", list(DATES))
def test_dates(word: str) -> None:
    days = ("2020-02-28", "2020-02-29", "2020-03-01")
    assert tuple(verdict(f"{{fact: item.on, {word}: 2020-02-29}}", {"on": day}) for day in days) == DATES[word]
    # the bound is another fact: the same day in `end`
    found = tuple(verdict(f"{{fact: item.on, {word}: item.end}}", {"on": day, "end": "2020-02-29"}) for day in days)
    assert found == DATES[word]
    assert verdict(f"{{fact: item.on, {word}: item.end}}", {"on": None}) == "?"
    assert verdict(f"{{fact: item.on, {word}: item.end}}", {"end": None}) == "?"


@pytest.mark.parametrize(
    ("day", "expected"), [("2019-12-31", "no"), ("2020-01-01", "yes"), ("2020-12-31", "yes"), ("2021-01-01", "no")]
)
def test_within_the_award_year(day: str, expected: str) -> None:
    assert verdict("{fact: item.on, within: award_year}", {"on": day}) == expected


@pytest.mark.parametrize(
    ("day", "expected"), [("2020-02-28", "no"), ("2020-02-29", "yes"), ("2020-03-31", "yes"), ("2020-04-01", "no")]
)
def test_within_a_period(day: str, expected: str) -> None:
    assert verdict("{fact: item.on, within: {from: 2020-02-29, to: 2020-03-31}}", {"on": day}) == expected


def test_within_with_an_open_end() -> None:
    within = "{fact: item.on, within: {from: 2020-02-29, to: item.end}}"
    assert verdict(within, {"on": "2020-02-28", "end": None}) == "no"  # before it begins, whenever it ends
    assert verdict(within, {"on": "2020-02-29", "end": None}) == "?"
    assert verdict(within, {"on": None}) == "?"


def test_a_bound_that_is_a_share_is_compared_exactly() -> None:
    # 140 % of 100 is 140; a third of 100.01 is 33.336666…
    more = "{fact: item.spent, at_least: {percent: 140%, of: item.more}}"
    assert verdict(more, {"spent": "140", "more": "100"}) == "yes"
    assert verdict(more, {"spent": "139.99", "more": "100"}) == "no"
    third = "{fact: item.spent, more_than: {percent: 1/3, of: item.more}}"
    assert verdict(third, {"spent": "33.34", "more": "100.01"}) == "yes"
    assert verdict(third, {"spent": "33.33", "more": "100.01"}) == "no"
    assert verdict("{fact: item.spent, at_least: {percent: 1/3, of: item.more}}", {"spent": "1", "more": "3"}) == "yes"
    assert verdict(more, {"more": None}) == "?"


def test_a_value_beside_a_comparison() -> None:
    condition = "{value: {percent: 50%, of: item.spent}, at_least: 50元}"
    assert (verdict(condition), verdict(condition, {"spent": "99.99"})) == ("yes", "no")


def test_several_comparisons_beside_one_fact_all_hold() -> None:
    condition = "{fact: item.spent, at_least: 50元, less_than: 100元}"
    spent = ("49.99", "50", "99.99", "100")
    assert [verdict(condition, {"spent": value}) for value in spent] == ["no", "yes", "yes", "no"]
    assert verdict(condition, {"spent": None}) == "?"


def test_is_a_word() -> None:
    assert verdict("{fact: item.kind, is: 甲}", {"kind": "甲"}) == "yes"
    assert verdict("{fact: item.kind, is: 甲}", {"kind": "乙"}) == "no"
    assert verdict("{fact: item.kind, is: 甲}", {"kind": None}) == "?"
    assert verdict("{fact: enterprise.large, is: 否}", firm={"large": "否"}) == "yes"
    assert verdict("{fact: enterprise.large, is: 否}", firm={"large": None}) == "?"


def test_is_another_fact_in_words() -> None:
    same = "{fact: item.place, is: enterprise.town}"
    assert verdict(same, {"place": "东"}, {"town": "东"}) == "yes"
    assert verdict(same, {"place": "西"}, {"town": "东"}) == "no"
    assert verdict(same, {"place": None}, {"town": "东"}) == "?"
    assert verdict(same, {"place": "西"}, {"town": None}) == "?"
    assert verdict(same, {"place": None}, {"town": None}) == "?"  # two blanks are not alike


def test_is_one_of() -> None:
    condition = "{fact: item.kind, is_one_of: [甲, 乙]}"
    assert [verdict(condition, {"kind": kind}) for kind in ("甲", "乙", "丙", None)] == ["yes", "yes", "no", "?"]
    numbers = "{fact: item.heads, is_one_of: [1, 3]}"
    assert [verdict(numbers, {"heads": n}) for n in ("1", "2", "3", None)] == ["yes", "no", "yes", "?"]
    mixed = "{fact: item.place, is_one_of: [西, enterprise.town]}"
    assert verdict(mixed, {"place": "西"}, {"town": None}) == "yes"
    assert verdict(mixed, {"place": "东"}, {"town": None}) == "?"


def test_is_given_is_never_open() -> None:
    for fact, column, value in (
        ("item.spent", "spent", "0"),
        ("item.remark", "remark", "某"),
        ("item.on", "on", "2020-01-01"),
    ):
        assert verdict(f"{{fact: {fact}, is_given: true}}", {column: value}) == "yes"
        assert verdict(f"{{fact: {fact}, is_given: false}}", {column: value}) == "no"
        assert verdict(f"{{fact: {fact}, is_given: true}}", {column: None}) == "no"
        assert verdict(f"{{fact: {fact}, is_given: false}}", {column: None}) == "yes"
