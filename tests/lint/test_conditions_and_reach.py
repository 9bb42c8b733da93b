"""Contradictions, and what is never reached: each planted doubt is found at its line, and nothing beside it."""

from __future__ import annotations

import pytest

from lint.linted import clause, lines, planted, schedule_text, told

FIXED = "award: [{fixed: 1元}]"


def conditions(*written: str) -> str:
    """A schedule whose clause asks these conditions."""
    listed = "\n".join(f"  - {each}" for each in written)
    return schedule_text(clause(f"eligible_if:\n{listed}\n{FIXED}"))


CONTRADICTIONS = {
    "a fact is two words": ["{fact: item.kind, is: 甲}", "{fact: item.kind, is: 乙}  # !"],
    "lists without a common choice": ["{fact: item.kind, is_one_of: [甲, 乙]}", "{fact: item.kind, is: 丙}  # !"],
    "a word and not that word": ["{fact: item.kind, is: 甲}", "{not: {fact: item.kind, is: 甲}}  # !"],
    "an empty range": ["{fact: item.spent, at_least: 5元}", "{fact: item.spent, less_than: 3元}  # !"],
    "a range that the edge leaves empty": [
        "{fact: item.spent, at_least: 5元}",
        "{fact: item.spent, less_than: 5元}  # !",
    ],
    "no whole number between": ["{fact: item.heads, more_than: 4}", "{fact: item.heads, less_than: 5}  # !"],
    "no fen between": ["{fact: item.spent, more_than: 4.99元}", "{fact: item.spent, less_than: 5元}  # !"],
    "below nothing": ["{fact: item.heads, less_than: 0}  # !"],
    "within one condition": ["{fact: item.spent, at_least: 5元, at_most: 4元}  # !"],
    "days before and after": ["{fact: item.on, before: 2020-03-01}", "{fact: item.on, on_or_after: 2020-03-01}  # !"],
    "a day outside of every year": ["{fact: item.on, within: award_year}", "{fact: item.on, before: 2020-01-01}  # !"],
    "a period that ends before it begins": ["{fact: item.on, within: {from: 2020-05-01, to: 2020-04-30}}  # !"],
    "given and not given": ["{fact: item.remark, is_given: true}", "{fact: item.remark, is_given: false}  # !"],
    "compared, and not given": ["{fact: item.heads, at_least: 1}", "{fact: item.heads, is_given: false}  # !"],
    "all of, and one beside it": ["{fact: item.kind, is: 甲}", "{all_of: [{fact: item.kind, is: 乙}]}  # !"],
    "any of, and none of them open": [
        "{any_of: [{fact: item.kind, is: 甲}, {fact: item.kind, is: 乙}]}",
        "{fact: item.kind, is: 丙}  # !",
    ],
    "three that only together exclude one another": [
        "{fact: item.kind, is_one_of: [甲, 乙]}",
        "{fact: item.kind, is_one_of: [乙, 丙]}",
        "{fact: item.kind, is_one_of: [甲, 丙]}  # !",
    ],
    "a bound of the claim's own, above and below": [
        "{fact: item.spent, more_than: item.more}",
        "{fact: item.spent, at_most: item.more}  # !",
    ],
    "a part of the enterprise": [
        "{fact: enterprise.town, is: 东}",
        "{fact: enterprise.town, is_one_of: [西, 南]}  # !",
    ],
}


@pytest.mark.parametrize("name", CONTRADICTIONS)
def test_a_contradiction_is_found(name: str) -> None:
    text = conditions(*CONTRADICTIONS[name])
    assert lines("contradiction", text) == planted(text)


POSSIBLE = {
    "one number is left": ["{fact: item.heads, at_least: 5}", "{fact: item.heads, at_most: 5}"],
    "one fen is left": ["{fact: item.spent, more_than: 4.98元}", "{fact: item.spent, less_than: 5元}"],
    "between two shares there is always one": ["{fact: item.share, more_than: 4%}", "{fact: item.share, less_than: 4.01%}"],
    "one day is left": ["{fact: item.on, on_or_before: 2020-03-01}", "{fact: item.on, on_or_after: 2020-03-01}"],
    "a common choice": ["{fact: item.kind, is_one_of: [甲, 乙]}", "{fact: item.kind, is_one_of: [乙, 丙]}"],
    "two facts": ["{fact: item.place, is: 东}", "{fact: enterprise.town, is: 西}"],
    "a sum below nothing where the column allows it": ["{fact: item.spent, less_than: 0元}"],
    "bounds of the claim's own that may lie apart": ["{fact: item.spent, more_than: item.more}", "{fact: item.spent, at_most: 5元}"],
    "the last day of the year": ["{fact: item.on, within: award_year}", "{fact: item.on, on_or_after: 2020-12-31}"],
}  # fmt: skip


@pytest.mark.parametrize("name", POSSIBLE)
def test_what_is_possible_is_no_contradiction(name: str) -> None:
    assert lines("contradiction", conditions(*POSSIBLE[name])) == []


def test_conditions_of_all_clauses_and_names_are_looked_into() -> None:
    one = clause(
        "derive: {is_b: {fact: item.kind, is: 乙}}\nabout: [{fact: item.kind, is: 甲}]\neligible_if:\n"
        "  - {fact: item.small, is: 是}\n  - {derived: is_b}  # !\n" + FIXED
    )
    text = schedule_text(one).replace(
        "\nclauses:", "\nall_clauses: {eligible_if: [{fact: item.heads, at_least: 1}]}\nclauses:"
    )
    assert lines("contradiction", text) == planted(text)
    excluded = text.replace("{fact: item.small, is: 是}", "{fact: item.heads, less_than: 1}  # !").replace(
        "{derived: is_b}  # !", "{derived: is_b}"
    )
    assert lines("contradiction", excluded) == planted(excluded)


def test_a_branch_that_never_holds_is_found() -> None:
    text = conditions(
        "{fact: item.kind, is_one_of: [甲, 乙]}",
        "any_of:\n      - {fact: item.kind, is: 甲}\n      - {fact: item.kind, is: 丙}  # !",
    )
    assert lines("contradiction", text) == planted(text)


def test_the_other_condition_is_named_with_its_place() -> None:
    (says,) = told("contradiction", conditions("{fact: item.kind, is: 甲}", "{fact: item.kind, is: 乙}"))
    assert "linted.yaml:" in says
    assert "甲" in says
    assert "乙" in says


def award(written: str, eligible_if: str = "[]") -> str:
    """A schedule whose clause has this award."""
    return schedule_text(clause(f"eligible_if: {eligible_if}\naward:\n{written}"))


REACHED = {
    "a case that an earlier one covers": """
  - cases:
      - {when: {fact: item.spent, at_least: 100元}, then: [{fixed: 5元}]}
      - {when: {fact: item.spent, at_least: 200元}, then: [{fixed: 9元}]}  # !
      - {otherwise: [{fixed: 1元}]}
""",
    "the same edge twice": """
  - cases:
      - {when: {fact: item.spent, at_least: 100元}, then: [{fixed: 5元}]}
      - {when: {fact: item.spent, more_than: 99.99元}, then: [{fixed: 9元}]}  # !
""",
    "otherwise after all choices": """
  - cases:
      - {when: {fact: item.kind, is_one_of: [甲, 乙]}, then: [{fixed: 5元}]}
      - {when: {fact: item.kind, is: 丙}, then: [{fixed: 9元}]}
      - {otherwise: [{fixed: 1元}]}  # !
""",
    "otherwise after yes and no": """
  - fixed:
      cases:
        - {when: {fact: item.small, is: 是}, then: 5元}
        - {when: {fact: item.small, is: 否}, then: 6元}
        - {otherwise: 7元}  # !
""",
    "a part that its conditions exclude": """
  - cases:
      - when: {fact: item.kind, is: 甲}
        then:
          - parts:
              - [{fixed: 1元}]
              - {when: {fact: item.kind, is: 乙}, steps: [{fixed: 2元}]}  # !
      - {otherwise: [{fixed: 3元}]}
""",
    "a row of a choice that was another case": """
  - cases:
      - {when: {fact: item.kind, is: 甲}, then: [{fixed: 5元}]}
      - otherwise:
          - lookup:
              by: [item.kind]
              rows:
                甲: 1元  # !
                乙: 2元
                丙: 3元
""",
    "a choice that an earlier case took": """
  - cases:
      - {when: {fact: item.kind, is: 甲}, then: [{fixed: 5元}]}
      - when: {fact: item.kind, is_one_of: [乙,
               甲]}  # !
        then: [{fixed: 9元}]
""",
}


@pytest.mark.parametrize("name", REACHED)
def test_what_is_never_reached_is_found(name: str) -> None:
    text = award(REACHED[name])
    assert lines("never_reached", text) == planted(text)


EXCLUDED = {
    "a band below what is asked": (
        "[{fact: item.spent, at_least: 100元}]",
        """
  - bands:
      of: item.spent
      whole:
        - {less_than: 100元, sum: 1元}  # !
        - {at_least: 100元, sum: 2元}
""",
    ),
    "a marginal band above what is asked": (
        "[{fact: item.spent, less_than: 100元}]",
        """
  - bands:
      of: item.spent
      marginal:
        - {less_than: 100元, sum: 1元}
        - {at_least: 100元, sum: 2元}  # !
""",
    ),
    "a row of an excluded choice": (
        "[{not: {fact: item.kind, is: 丙}}]",
        """
  - lookup:
      by: [item.place, item.kind]
      rows:
        东:
          甲: 1元
          丙: 2元  # !
""",
    ),
    "a period before the years in force": (
        "[]",
        """
  - fixed:
      by_date:
        as_of: award_year_start
        values:
          - {to: 2019-12-31, is: 1元}  # !
          - {from: 2020-01-01, is: 2元}
""",
    ),
    "a period of days that are not asked": (
        "[{fact: item.on, on_or_after: 2020-03-01}]",
        """
  - fixed:
      by_date:
        as_of: item.on
        values:
          - {to: 2020-02-29, is: 1元}  # !
          - {from: 2020-03-01, is: 2元}
""",
    ),
    "an uplift": (
        "[{fact: item.kind, is: 甲}]",
        """
  - total: [item.spent]
  - rate: 10%
  - uplift:
      {points: 1%, when: {fact: item.kind, is: 乙}}  # !
  - round: {to: 0.01元, mode: half_up}
""",
    ),
}


@pytest.mark.parametrize("name", EXCLUDED)
def test_what_the_conditions_exclude_is_found(name: str) -> None:
    eligible_if, written = EXCLUDED[name]
    text = award(written, eligible_if)
    assert lines("never_reached", text) == planted(text)


def test_a_period_that_holds_one_day_of_the_years_in_force_is_reached() -> None:
    written = "  - fixed: {by_date: {as_of: award_year_start, values: [{to: 2020-01-01, is: 1元}]}}"
    assert lines("never_reached", award(written)) == []
    assert len(lines("never_reached", award(written.replace("2020-01-01", "2019-12-31")))) == 1


def test_stairs_and_edges_that_meet_are_reached() -> None:
    stairs = """
  - cases:
      - {when: {fact: item.spent, at_least: 200元}, then: [{fixed: 9元}]}
      - {when: {fact: item.spent, at_least: 199.99元}, then: [{fixed: 5元}]}
      - {otherwise: [{fixed: 1元}]}
"""
    assert lines("never_reached", award(stairs)) == []


def test_a_name_that_two_clauses_use_is_reached_by_either() -> None:
    head = "\nconstants:\n  sum_of_kind:\n    cases:\n      - {when: {fact: enterprise.town, is: 东}, then: 1元}\n      - {otherwise: 2元}\nclauses:"
    both = [
        clause(
            f"eligible_if: [{{fact: enterprise.town, is: {town}}}]\naward: [{{fixed: {{derived: sum_of_kind}}}}]", name
        )
        for name, town in (("one", "东"), ("two", "西"))
    ]
    text = schedule_text(*both).replace("\nclauses:", head)
    assert lines("never_reached", text) == []
    assert len(lines("never_reached", schedule_text(both[0]).replace("\nclauses:", head))) == 1
