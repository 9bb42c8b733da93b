"""Sums above their own cap, doubtful orders of steps, doubtful units."""

from __future__ import annotations

import pytest

from lint.linted import clause, lines, planted, schedule_text
from words.one_clause import HEAD


def award(written: str, more: str = "") -> str:
    """A schedule whose clause has this award."""
    return schedule_text(clause(f"award:\n{written}"), more=more)


ABOVE = {
    "a fixed sum": """
  - fixed: 10.01元  # !
  - cap: 10元
""",
    "a row": """
  - lookup:
      by: [item.kind]
      rows:
        甲: 10元
        乙: 11元  # !
  - cap: 10元
""",
    "a band": """
  - bands:
      of: item.spent
      whole:
        - {less_than: 5元, sum: 10元}
        - {at_least: 5元, sum: 12元}  # !
  - cap: 10元
""",
    "a case": """
  - fixed:
      cases:
        - {when: {fact: item.kind, is: 甲}, then: 10元}
        - otherwise: 11元  # !
  - cap: 10元
""",
    "a case of steps": """
  - cases:
      - {when: {fact: item.kind, is: 甲}, then: [{fixed: 10元}]}
      - otherwise:
          - fixed: 11元  # !
  - cap: 10元
""",
    "one of something": """
  - per_unit:
      count: item.heads
      sum: 11元  # !
  - cap: 10元
""",
    "all of a stated number": """
  - per_unit:
      count: 3
      sum: 4元  # !
  - cap: 10元
""",
    "a full step": """
  - full_steps:
      of: item.spent
      each: 100元
      sum: 11元  # !
  - cap: 10元
""",
    "after a factor": """
  - fixed: 21元  # !
  - multiply: 50%
  - cap: 10元
  - round: {to: 0.01元, mode: half_up}
""",
    "the least sum": """
  - total: [item.spent]
  - floor: 11元  # !
  - cap: 10元
""",
    "the least sum behind the cap": """
  - total: [item.spent]
  - cap: 10元
  - floor: 11元  # !
""",
    "the highest of several caps": """
  - fixed: 11元  # !
  - cap: {cases: [{when: {fact: item.kind, is: 甲}, then: 5元}, {otherwise: 10元}]}
""",
}


@pytest.mark.parametrize("name", ABOVE)
def test_a_sum_above_its_cap_is_found(name: str) -> None:
    text = award(ABOVE[name])
    assert lines("above_cap", text) == planted(text)
    raised = text.replace("cap: 10元", "cap: 21元").replace("otherwise: 10元", "otherwise: 21元")
    assert lines("above_cap", raised) == []


def test_a_sum_at_its_cap_is_not_above_it() -> None:
    assert lines("above_cap", award("  - fixed: 10元\n  - cap: 10元")) == []
    assert lines("above_cap", award("  - {fixed: 11元, note: 原文如此}\n  - cap: 10元")) == []


def test_a_cap_of_the_group_counts() -> None:
    rule = "combine:\n  - cap: {per: [enterprise], clauses: [one], at_most: %s, over: year, gives_way: in_proportion}\n"
    assert len(lines("above_cap", award("  - fixed: 10元", rule % "9.99元"))) == 1
    assert lines("above_cap", award("  - fixed: 10元", rule % "10元")) == []


ROUND = "  - round: {to: 0.01元, mode: half_up}"
ORDERS = {
    "cap before uplift": "  - total: [item.spent]\n  - rate: 10%\n  - cap: 10元\n  - uplift: {points: 1%}  # !\n" + ROUND,
    "cap before a factor": "  - total: [item.spent]\n  - cap: 10元\n  - multiply: 120%  # !\n" + ROUND,
    "cap before more": "  - total: [item.spent]\n  - cap: 10元\n  - add: item.more  # !",
    "cap before less": "  - total: [item.spent]\n  - cap: 10元\n  - deduct: item.more  # !",
    "cap between two rates": "  - total: [item.spent]\n  - rate: 50%\n  - cap: 10元\n  - rate: 10%  # !\n" + ROUND,
    "rounding before the rate": "  - total: [item.spent]\n  - round: {to: 1元, mode: down}\n  - rate: 10%  # !\n" + ROUND,
    "coarser rounding behind finer": "  - total: [item.spent]\n" + ROUND + "\n  - round: {to: 1元, mode: half_up}  # !",
    "floor before less": "  - total: [item.spent]\n  - floor: 1元\n  - deduct: item.more  # !",
    "nothing below before less": "  - total: [item.spent]\n  - nothing_below: 1元\n  - deduct: item.more  # !",
    "in a case that goes on": (
        "  - total: [item.spent]\n  - cap: 10元\n"
        "  - cases:\n      - when: {fact: item.kind, is: 甲}\n        then:\n          - multiply: 120%  # !\n"
        "      - {otherwise: []}\n" + ROUND
    ),
    "in rows of a part": "  - parts:\n      -\n        - total: [item.spent]\n        - cap: 10元\n        - add: item.more  # !",
    "behind cases that cap": (
        "  - cases: [{when: {fact: item.kind, is: 甲}, then: [{fixed: 9元}, {cap: 9元}]}, {otherwise: [{fixed: 8元}]}]\n"
        "  - add: item.more  # !"
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", ORDERS)
def test_a_doubtful_order_is_found_unless_a_step_has_a_note(name: str) -> None:
    text = award(ORDERS[name])
    assert lines("step_order", text) == planted(text)
    noted = text.replace("- cap: 10元", "- {cap: 10元, note: 如此}").replace("{cap: 9元}", "{cap: 9元, note: 如此}")
    if noted != text:
        assert lines("step_order", noted) == []


USUAL = [
    "  - total: [item.spent]\n  - cap: 100元\n  - rate: 10%\n  - cap: 10元\n" + ROUND,
    "  - total: [item.spent]\n  - rate: 10%\n  - uplift: {points: 1%}\n  - cap: 10元\n" + ROUND,
    "  - total: [item.spent]\n  - deduct: item.more\n  - rate: 10%\n  - floor: 1元\n  - cap: 10元\n" + ROUND,
    "  - parts: [[{total: [item.spent]}, {cap: 10元}], [{total: [item.more]}, {rate: 10%}, {round: {to: 1元, mode: up}}]]",
    "  - total: [item.spent]\n  - round: {to: 1元, mode: down}\n  - round: {to: 0.01元, mode: half_up}",
]


@pytest.mark.parametrize("written", USUAL)
def test_the_usual_order_is_not_found(written: str) -> None:
    assert lines("step_order", award(written)) == []


def test_steps_that_end_every_clause_count() -> None:
    head = "\nall_clauses:\n  finally:\n    - multiply: 120%  # !\n    - round: {to: 0.01元, mode: half_up}\nclauses:"
    text = award("  - total: [item.spent]\n  - cap: 10元").replace("\nclauses:", head)
    assert lines("step_order", text) == planted(text)


UNITS = {
    "a number of things with the heading of a sum": "      heads:  {heading: 销售收入, type: count}  # !",
    "a sum with the heading of a rate": "      spent:  {heading: 投资增幅, type: money, negative: allowed}  # !",
    "a sum with the heading of a number": "      spent:  {heading: 新增人数, type: money, negative: allowed}  # !",
    "a share with the heading of a sum": "      share:  {heading: 研发费用, type: percent}  # !",
}


@pytest.mark.parametrize("name", UNITS)
def test_a_heading_of_another_unit_is_found(name: str) -> None:
    line = UNITS[name]
    column = line.split(":")[0]
    old = next(each for each in HEAD.splitlines() if each.startswith(f"{column}:"))
    text = award("  - fixed: 1元").replace(old, line, 1)
    assert lines("doubtful_unit", text) == planted(text)
    assert lines("doubtful_unit", text.replace("}  # !", ", note: 单位元}", 1)) == []


def test_two_names_of_one_unit_are_found() -> None:
    more = "      heads:  {heading: 用电量, type: quantity, unit: 千瓦时}\n      other:  {heading: 上年用电量, type: quantity, unit: %s}"
    old = "      heads:  {heading: 人数, type: count}"
    assert len(lines("doubtful_unit", award("  - fixed: 1元").replace(old, more % "度"))) == 1
    assert lines("doubtful_unit", award("  - fixed: 1元").replace(old, more % "千瓦时")) == []
    named = "      heads:  {heading: 用电量（度）, type: quantity, unit: 千瓦时}"
    assert len(lines("doubtful_unit", award("  - fixed: 1元").replace(old, named))) == 1


@pytest.mark.parametrize(("small", "found"), [("30元", 1), ("999.99元", 1), ("1000元", 0), ("30万元", 0)])
def test_a_sum_that_is_tiny_beside_the_others_of_its_table_is_found(small: str, found: int) -> None:
    rows = (
        f"  - lookup:\n      by: [item.kind]\n      rows:\n        甲: 300万元\n        乙: {small}\n        丙: 10万元"
    )
    assert len(lines("doubtful_unit", award(rows))) == found


def test_a_rate_above_all_is_found() -> None:
    written = "  - total: [item.spent]\n  - rate: %s\n" + ROUND
    assert len(lines("doubtful_unit", award(written % "100.01%"))) == 1
    assert lines("doubtful_unit", award(written % "100%")) == []
