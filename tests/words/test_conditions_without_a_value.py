"""Conditions about a value that the schedule does not give: the claim is nil with that reason, never "cannot tell"."""

from __future__ import annotations

import pytest

from words.one_clause import Row, awards

LIMIT = "{cases: [{when: {fact: item.kind, is: 甲}, then: 50元}]}"  # none for other kinds
OVER = f"{{fact: item.spent, at_least: {LIMIT}}}"
LOCAL = "{fact: enterprise.town, is: 东}"
ONE = "[{fixed: 1元}]"


@pytest.mark.parametrize(
    ("condition", "row", "expected"),
    [
        (OVER, {"kind": "甲"}, "1.00"),
        (OVER, {"kind": "甲", "spent": "49.99"}, "not_eligible:item.spent"),
        (OVER, {"kind": "乙"}, "no_case"),
        (OVER, {"kind": "乙", "spent": None}, "no_case"),
        (OVER, {"kind": None}, "? missing:item.kind"),
        (f"{{not: {OVER}}}", {"kind": "乙"}, "no_case"),
        (f"{{all_of: [{OVER}, {LOCAL}]}}", {"kind": "乙"}, "no_case"),
        (f"{{any_of: [{OVER}, {LOCAL}]}}", {"kind": "乙"}, "1.00"),
        (f"{{all_of: [{OVER}, {{fact: item.small, is: 是}}]}}", {"kind": "乙", "small": None}, "no_case"),
        (f"{{any_of: [{OVER}, {{fact: item.small, is: 是}}]}}", {"kind": "乙", "small": None}, "? missing:item.small"),
        (f"{{any_of: [{OVER}, {{fact: item.small, is: 是}}]}}", {"kind": "乙", "small": "否"}, "no_case"),
    ],
)
def test_of_eligibility(condition: str, row: Row, expected: str) -> None:
    (found,) = awards(ONE, row, eligible_if=f"[{condition}]")
    assert found.partition(";")[0] == expected


@pytest.mark.parametrize(
    ("award", "expected"),
    [
        (f"[{{cases: [{{when: {OVER}, then: [{{fixed: 1元}}]}}, {{otherwise: [{{fixed: 2元}}]}}]}}]", "no_case"),
        (f"[{{parts: [[{{fixed: 1元}}], {{when: {OVER}, steps: [{{fixed: 2元}}]}}]}}]", "no_case"),
        (f"[{{total: [item.spent]}}, {{rate: 10%}}, {{uplift: {{points: 1%, when: {OVER}}}}}, "
         "{round: {to: 0.01元, mode: down}}]", "no_case"),
        ("[{total: [item.spent]}, {rate: 10%}, {uplift: {points: 1%, rate_at_most: "
         "{cases: [{when: {fact: item.kind, is: 甲}, then: 12%}]}}}, {round: {to: 0.01元, mode: down}}]", "no_case"),
    ],
)  # fmt: skip
def test_of_a_step(award: str, expected: str) -> None:
    assert awards(award, {"kind": "乙"}) == [expected]
