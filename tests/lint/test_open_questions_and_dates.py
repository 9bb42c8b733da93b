"""What the text leaves open and no assumption settles, dates that lapse soon, citations, and the reminder."""

from __future__ import annotations

import datetime as dt

import pytest

from lint.linted import QUANJIAO, changed, clause, lines, planted, problems, schedule_text, told

RATE = "award:\n  - total: [item.spent]\n  - rate: 10%\n  - round: {to: 0.01元, mode: half_up}"


def assumption(settles: str, for_: str = "one") -> str:
    return f"assumptions: [{{says: 读法, for: [{for_}], settles: [{settles}]}}]\n"


@pytest.mark.parametrize(
    ("says", "settles", "found"),
    [
        ("按支出的10%奖励", "rounding", ["open_tax", "open_year"]),
        ("按支出的10%奖励", "tax", ["open_year"]),
        ("按支出的10%奖励", "year", ["open_tax"]),
        ("按支出的10%奖励", "tax, year", []),
        ("按本年度支出的10%奖励", "rounding", ["open_tax"]),
        ("按不含税支出的10%奖励", "rounding", ["open_year"]),
        ("10 % of the expenses of the year, VAT excluded", "rounding", []),
    ],
)
def test_a_share_names_its_tax_and_its_year(says: str, settles: str, found: list[str]) -> None:
    text = schedule_text(clause(RATE, says=says), more=assumption(settles))
    assert sorted(problem.code for problem in problems("open_tax_or_year", text)) == found


def test_an_assumption_for_another_clause_settles_nothing() -> None:
    two = [clause(RATE, name) for name in ("one", "two")]
    assert len(problems("open_tax_or_year", schedule_text(*two, more=assumption("tax, year", "two")))) == 2
    assert problems("open_tax_or_year", schedule_text(*two, more=assumption("tax, year", "one, two"))) == []


def test_a_share_of_a_band_counts_and_a_fixed_sum_does_not() -> None:
    band = "award:\n  - bands: {of: item.spent, whole: [{rate: 10%}]}\n  - round: {to: 1元, mode: up}"
    assert len(problems("open_tax_or_year", schedule_text(clause(band)))) == 2
    assert problems("open_tax_or_year", schedule_text(clause("award: [{fixed: 1元}]"))) == []


def test_rounding_is_open_only_where_it_can_change_something() -> None:
    assert lines("open_rounding", schedule_text(clause(RATE))) == [
        number for number, line in enumerate(schedule_text(clause(RATE)).splitlines(), 1) if "round:" in line
    ]
    assert lines("open_rounding", schedule_text(clause(RATE), more=assumption("rounding"))) == []
    assert lines("open_rounding", schedule_text(clause(RATE, says="四舍五入到分"))) == []
    whole = "award:\n  - total: [item.spent]\n  - round: {to: %s, mode: half_up}"
    assert lines("open_rounding", schedule_text(clause(whole % "0.01元"))) == []
    assert len(lines("open_rounding", schedule_text(clause(whole % "1元")))) == 1


def test_the_rounding_of_the_schedule_is_a_question_of_each_clause() -> None:
    bare = clause("award: [{total: [item.spent]}, {rate: 10%}]") + clause("award: [{fixed: 1元}]", "two")
    text = schedule_text(bare).replace("\nclauses:", "\nround: {to: 0.01元, mode: half_up}  # !\nclauses:")
    assert lines("open_rounding", text) == planted(text)


def two(first: str, second: str, more: str = "") -> str:
    """A schedule of two clauses with a condition each."""
    asked = [
        clause(f"eligible_if: [{each}]\naward: [{{fixed: 1元}}]", name)
        for name, each in (("one", first), ("two", second))
    ]
    return schedule_text(*asked, more=more)


A, B, ALL = "{fact: item.kind, is: 甲}", "{fact: item.kind, is: 乙}", "{fact: item.kind, is_one_of: [甲, 乙]}"


def test_clauses_that_one_claim_can_meet_need_a_rule() -> None:
    assert lines("open_overlap", two(A, B)) == []
    (problem,) = problems("open_overlap", two(A, ALL))
    assert problem.found == "one"
    assert lines("open_overlap", two("{fact: item.heads, less_than: 5}", "{fact: item.heads, at_least: 5}")) == []
    assert len(lines("open_overlap", two("{fact: item.heads, at_most: 5}", "{fact: item.heads, at_least: 5}"))) == 1


@pytest.mark.parametrize(
    ("more", "found"),
    [
        ("combine: [{highest: {per: [enterprise], clauses: [one, two]}}]\n", 0),
        ("combine: [{highest: {per: [enterprise], clauses: [one]}}]\n", 1),
        ("combine: [{not_with: {per: [enterprise], clauses: [two], with: [one]}}]\n", 0),
        ("combine: [{point_out: {per: [enterprise], except: [], say: 都发}}]\n", 0),
        ("combine: [{budget: {clauses: [one, two], sum: 9元, shared: pro_rata}}]\n", 1),
        (assumption("overlap", "one, two"), 0),
        (assumption("overlap"), 1),
    ],
)
def test_a_rule_or_an_assumption_of_both_settles_it(more: str, found: int) -> None:
    assert len(lines("open_overlap", two(A, ALL, more))) == found


def test_clauses_of_different_times_do_not_meet() -> None:
    text = two(A, A).replace(
        "in_force: {from: 2020-01-01, to: 2020-12-31}", "in_force: {from: 2020-01-01, to: 2021-12-31}"
    )
    apart = text.replace("    title: 条款one", "    in_force: {from: 2020-01-01, to: 2020-12-31}\n    title: 条款one")
    apart = apart.replace("    title: 条款two", "    in_force: {from: 2021-01-01, to: 2021-12-31}\n    title: 条款two")
    assert len(lines("open_overlap", text)) == 1
    assert lines("open_overlap", apart) == []


END = dt.date(2020, 12, 31)


@pytest.mark.parametrize(
    ("on", "found"),
    [
        (END - dt.timedelta(days=91), 0),
        (END - dt.timedelta(days=90), 1),
        (END, 1),
        (END + dt.timedelta(days=1), 0),
    ],
)
def test_what_ends_within_ninety_days_is_told(on: dt.date, found: int) -> None:
    assert len(lines("lapsing_date", QUANJIAO, on)) == found


LAPSING = {
    "a clause": "in_force: {from: 2020-01-01, to: 2020-06-30}  # !\naward: [{fixed: 1元}]",
    "a repeal": "repealed: 2020-07-01  # !\naward: [{fixed: 1元}]",
    "the last value by date": (
        "award:\n  - fixed:\n      by_date:\n        as_of: item.on\n        values:\n"
        "          - {to: 2020-05-31, is: 1元}\n          - {from: 2020-06-01, to: 2020-06-30, is: 2元}  # !"
    ),
    "a window": "eligible_if:\n  - {fact: item.on, within: {from: 2020-01-01, to: 2020-06-30}}  # !\naward: [{fixed: 1元}]",
    "a last day": "eligible_if:\n  - {fact: item.on, on_or_before: 2020-06-30}  # !\naward: [{fixed: 1元}]",
    "a first day without": "eligible_if:\n  - {fact: item.on, before: 2020-07-01}  # !\naward: [{fixed: 1元}]",
}


@pytest.mark.parametrize("name", LAPSING)
def test_each_thing_that_ends_is_found_on_its_last_day_and_not_behind_it(name: str) -> None:
    text = schedule_text(clause(LAPSING[name]))
    assert lines("lapsing_date", text, dt.date(2020, 6, 30)) == planted(text)
    assert lines("lapsing_date", text, dt.date(2020, 7, 1)) == []
    assert lines("lapsing_date", text, dt.date(2020, 4, 1)) == planted(text)
    assert lines("lapsing_date", text, dt.date(2020, 3, 31)) == []


BY_DATE = """award:
  - fixed:
      by_date:
        as_of: {as_of}
        values:
          - {{to: 2020-06-30, is: 1元}}
          - {{from: {begins}, {to}is: 2元}}"""


@pytest.mark.parametrize(
    ("as_of", "begins", "to", "found"),
    [
        ("item.on", "2020-07-01", "", 0),
        ("item.on", "2020-07-02", "", 1),
        ("item.on", "2020-07-01", "to: 2020-07-31, ", 0),  # whose day the claim states
        ("award_year_end", "2020-07-01", "to: 2020-12-31, ", 0),
        ("award_year_end", "2020-07-01", "to: 2020-12-30, ", 1),
    ],
)
def test_days_without_a_value_are_found(as_of: str, begins: str, to: str, found: int) -> None:
    text = schedule_text(clause(BY_DATE.format(as_of=as_of, begins=begins, to=to)))
    assert len(lines("period_gap", text)) == found


def test_days_that_begin_something_do_not_lapse() -> None:
    text = schedule_text(clause("eligible_if: [{fact: item.on, on_or_after: 2020-06-30}]\naward: [{fixed: 1元}]"))
    assert lines("lapsing_date", text, dt.date(2020, 6, 30)) == []


def test_a_citation_and_a_meaning_are_asked_for() -> None:
    assert lines("no_citation", QUANJIAO) == []
    bare = changed("paragraph: 二（三）1}", 'paragraph: " "}')
    assert told("no_citation", bare) == ["the clause “smart-equipment” does not say where it stands"]
    silent = schedule_text(clause("award: [{fixed: 1元}]", says='""'))
    assert [problem.code for problem in problems("no_citation", silent)] == ["no_meaning"]


def test_examples_of_both_outcomes_are_asked_for() -> None:
    body = "eligible_if: [{fact: item.kind, is: 甲}]\naward: [{fixed: 1元}]\ntypical: {item: {kind: 甲}}\nexamples:\n"
    awarded = "  - {case: 平常, award: 1元}\n"
    failing = "  - {case: 不符合, change: {item.kind: 乙}, not_eligible: item.kind}\n"

    def codes(text: str) -> list[str]:
        return [problem.code for problem in problems("one_sided_examples", schedule_text(clause(text)))]

    assert codes(body + awarded + failing) == []
    assert codes(body + awarded) == ["all_eligible"]
    assert codes(body + failing) == ["none_eligible"]
    assert codes("award: [{fixed: 1元}]") == ["no_example"]
    always = "award: [{fixed: 1元}]\ntypical: {item: {kind: 甲}}\nexamples:\n" + awarded
    assert codes(always) == []
    spoken_of = always.replace("award: [", "about: [{fact: item.kind, is: 甲}]\naward: [", 1)
    assert codes(spoken_of) == ["all_eligible"]
    assert codes(spoken_of + "  - {case: 另一类, change: {item.kind: 乙}, not_about: item.kind}\n") == []


def test_a_failing_example_is_told_at_its_line() -> None:
    assert lines("failing_example", QUANJIAO) == []
    text = changed("{case: 平常, award: 150万元}", "{case: 平常, award: 151万元}  # !")
    (problem,) = problems("failing_example", text)
    assert planted(text) == [problem.place.line]  # type: ignore[union-attr]
    assert told("failing_example", text) == ["the example “平常” comes to: an award of 1,500,000 yuan"]


def later(text: str, last: str = "2024-12-31") -> str:
    return text.replace("in_force: {from: 2020-01-01, to: 2020-12-31}", f"in_force: {{from: 2020-01-01, to: {last}}}")


def test_the_reminder_of_fair_competition() -> None:
    assert lines("fair_competition", QUANJIAO) == []
    found = told("fair_competition", later(QUANJIAO))
    assert len(found) == 6  # place and ownership, of three clauses
    assert any("企业类型" in each and "ownership" in each for each in found)
    assert any("注册地" in each for each in found)
    assert lines("fair_competition", later(QUANJIAO, "2024-07-31")) == []
    assert len(lines("fair_competition", later(QUANJIAO, "2024-08-01"))) == 6


def test_what_all_clauses_ask_is_reminded_of_once() -> None:
    head = "\nall_clauses: {eligible_if: [{fact: enterprise.town, is: 东}]}\nclauses:"
    both = [clause("award: [{fixed: 1元}]", name) for name in ("one", "two")]
    text = later(schedule_text(*both)).replace("\nclauses:", head, 1)
    (says,) = told("fair_competition", text)
    assert says.startswith("one and others, 2 clauses in all: a condition asks for “注册地”")


def test_the_reminder_goes_by_columns_and_not_by_chance() -> None:
    asked = later(
        schedule_text(
            clause("eligible_if: [{fact: enterprise.large, is: 是}, {fact: item.kind, is: 甲}]\naward: [{fixed: 1元}]")
        )
    )
    assert lines("fair_competition", asked) == []
    taxes = asked.replace("heading: 是否规上", "heading: 是否足额纳税")
    assert len(lines("fair_competition", taxes)) == 1
    owners = asked.replace(
        "heading: 类型, type: choice, choices: [甲, 乙, 丙]", "heading: 类型, type: choice, choices: [民营, 国有, 其他]"
    )
    assert len(lines("fair_competition", owners.replace("item.kind, is: 甲", "item.kind, is: 民营"))) == 1
    assert lines("fair_competition", owners.replace("item.kind, is: 甲", "item.kind, is: 其他")) == []


@pytest.mark.parametrize(
    ("condition", "found"),
    [
        ("within: {from: 2019-01-01, to: 2019-12-31}", 1),
        ("within: {from: 2019-01-01, to: 2020-01-01}", 0),  # the first day in force
        ("within: {from: 2021-01-01, to: 2021-12-31}", 1),
        ("within: {from: 2020-12-31, to: 2021-12-31}", 0),  # the last day in force
        ("within: award_year", 0),
        ("on_or_after: 2021-01-01", 1),
        ("after: 2020-12-31", 0),
        ("before: 2010-01-01", 0),  # old enough
        ("on_or_after: 2019-01-01, before: 2019-06-01", 1),
        ("on_or_after: 2019-01-01", 0),
    ],
)
def test_a_period_outside_the_time_in_force(condition: str, found: int) -> None:
    asked = clause(f"eligible_if:\n  - {{fact: item.on, {condition}}}{'  # !' * found}\naward: [{{fixed: 1元}}]")
    text = schedule_text(asked)
    assert lines("period_outside", text) == planted(text)
    assert len(planted(text)) == found


def test_a_year_that_the_text_names_is_meant() -> None:
    asked = "eligible_if: [{fact: item.on, within: {from: 2019-01-01, to: 2019-12-31}}]\naward: [{fixed: 1元}]"
    assert lines("period_outside", schedule_text(clause(asked, says="2019年认定的"))) == []
    assert len(lines("period_outside", schedule_text(clause(asked, says="2018年认定的")))) == 1
    supposed = "assumptions: [{says: 指2019年, for: [one]}]\n"
    assert lines("period_outside", schedule_text(clause(asked), more=supposed)) == []


def test_a_clause_has_its_own_time_in_force() -> None:
    asked = "in_force: {from: 2020-07-01}\neligible_if: [{fact: item.on, within: {from: 2020-01-01, to: %s}}]\naward: [{fixed: 1元}]"
    assert len(lines("period_outside", schedule_text(clause(asked % "2020-06-30")))) == 1
    assert lines("period_outside", schedule_text(clause(asked % "2020-07-01"))) == []


POOLED = """award: [{total: [item.spent]}]
typical: {enterprise: {large: 是}, item: {spent: 100元}}
examples: [{case: 平常, award: 100元}]"""
BUDGET = "combine:\n  - budget: {clauses: [one], sum: %s, shared: pro_rata}\n"


@pytest.mark.parametrize(("sum_", "found"), [("199元", 0), ("200元", 1)])
def test_a_budget_that_no_example_reaches(sum_: str, found: int) -> None:
    awards = "{A: 99.5元, B: 99.5元}" if not found else "{A: 100元, B: 100元}"
    together = f"examples:\n  - {{case: 两项, claims: {{A: {{clause: one}}, B: {{clause: one}}}}, awards: {awards}}}\n"
    told_of = problems("untried_limit", schedule_text(clause(POOLED), more=BUDGET % sum_ + together))
    assert [problem.found for problem in told_of] == ["budget"] * found


def test_a_budget_without_any_example_of_combination() -> None:
    assert len(problems("untried_limit", schedule_text(clause(POOLED), more=BUDGET % "200元"))) == 1
