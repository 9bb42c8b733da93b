"""Tried words: a snippet is computed as a schedule is, and a wrong one is told as a schedule is."""

from __future__ import annotations

import pytest

from subsidy_calc.proof.tried import SnippetRefused, award_of, awards_of, blank, verdict_of


def test_every_type_of_fact_is_read_off_its_text() -> None:
    facts = {
        "m": "30万元",
        "r": "15%",
        "n": "3",
        "d": "30天",
        "y": "2020年",
        "on": "2020-06-30",
        "yes": "是",
        "c": "甲",
    }
    for condition in (
        "{fact: p.m, is: 300000元}",
        "{fact: p.r, at_least: 15%}",
        "{fact: p.n, more_than: 2}",
        "{fact: p.d, at_most: 30天}",
        "{fact: p.y, is: 2020}",
        "{fact: p.on, within: award_year}",
        "{fact: p.yes, is: 是}",
        "{fact: p.c, is_one_of: [甲, 乙]}",
    ):
        assert verdict_of(condition, **facts) == "yes", condition
        assert verdict_of(f"{{not: {condition}}}", **facts) == "no", condition


def test_a_condition_may_stand_over_several_lines() -> None:
    condition = """
any_of:
  - {fact: p.kind, is: 甲}
  - {fact: p.kind, is: 乙}
"""
    assert verdict_of(condition, kind="乙") == "yes"
    assert verdict_of(condition, kind=blank("choice")) == "cannot tell"


def test_facts_of_the_enterprise() -> None:
    steps = "- fixed: {cases: [{when: {fact: enterprise.large, is: 是}, then: 2元}, {otherwise: 1元}]}"
    assert award_of(steps, enterprise={"large": "否"}) == "1.00元"
    assert award_of(steps, enterprise={"large": blank("yes_no")}) == "cannot tell (missing:enterprise.large)"


def test_rows_that_belong_to_the_claim_are_a_table_of_their_own() -> None:
    rows = [{"cost": "1元", "kind": "甲"}, {"cost": "2元", "kind": "乙"}]
    assert award_of("- total: [p.spent]", spent="3元", invoice=rows) == "3.00元"


def test_an_award_that_ends_in_part_of_a_fen_is_rounded_half_up() -> None:
    assert award_of("- total: [p.spent]\n- rate: 50%", spent="0.03元") == "0.02元"  # 0.015


def test_claims_settled_together_with_earlier_awards() -> None:
    rule = "- once: {per: [enterprise, p.kind], clauses: [a], keep: first}"
    two = [{"sum": "3元", "kind": "甲"}, {"sum": "4元", "kind": "甲"}]
    assert awards_of(rule, a=two) == "a: 3.00元; a: nil (once)"
    assert awards_of(rule, a=two, earlier=[("a", "3元", "2019年")]) == "a: nil (once_earlier); a: nil (once_earlier)"


@pytest.mark.parametrize(
    ("steps", "says"),
    [
        ("- totl: [p.spent]", "not a known word: totl"),
        ("- total: [p.spend]", "p.spend"),
        ("- total: [p.spent]\n- rate: 3元", "the unit does not fit here"),
    ],
)
def test_a_wrong_snippet_is_refused_with_what_is_wrong(steps: str, says: str) -> None:
    with pytest.raises(SnippetRefused, match=says):
        award_of(steps, spent="3元")


def test_a_wrong_fact_is_refused() -> None:
    with pytest.raises(SnippetRefused, match="-3元"):
        award_of("- total: [p.spent]", spent="-3元")
