"""Only with and not with: settled together first, to a stable state, in whatever order rules and claims stand."""

from __future__ import annotations

from itertools import permutations

import pytest

from subsidy_calc.values.problems import ScheduleRefused
from words.one_clause import Row, clause, outcomes, schedule_of
from words.settled_groups import member, open_member, rule_of, settle

NOT = rule_of("{not_with: {per: [enterprise], clauses: [two], with: [one]}}")
ONLY = rule_of("{only_with: {per: [enterprise], clauses: [two], with: [one]}}")
SHUT, KEPT = "nil not_with <- 1", "untold uncertain:not_with <- 1"


def test_not_with() -> None:
    two = member(2, clause="two")
    assert settle(NOT, member(1), two) == {2: SHUT}
    assert settle(NOT, open_member(1), two) == {2: KEPT}
    assert settle(NOT, two) == {}
    # an open line is out whatever it comes to, but stays open beside another open one
    assert settle(NOT, member(1), open_member(2, clause="two")) == {2: SHUT}
    assert settle(NOT, open_member(1), open_member(2, clause="two")) == {}
    assert settle(NOT, member(1), open_member(-1, clause="two")) == {}  # a refused row has no line


def test_only_with() -> None:
    two = member(2, clause="two")
    assert settle(ONLY, member(1), two) == {}
    assert settle(ONLY, open_member(1), two) == {2: "untold uncertain:only_with <- 1"}
    assert settle(ONLY, two) == {2: "nil only_with"}
    assert settle(ONLY, member(1), open_member(3), two) == {}
    assert settle(ONLY, open_member(2, clause="two")) == {2: "nil only_with"}
    assert settle(ONLY, open_member(1), open_member(2, clause="two")) == {}


CHAIN = (
    "{not_with: {per: [enterprise], clauses: [b], with: [a]}}",
    "{not_with: {per: [enterprise], clauses: [c], with: [b]}}",
)
KINDS = {"a": "甲", "b": "乙", "c": "丙"}


def _three() -> list[str]:
    return [
        clause(name, award="[{fixed: 5元}]", about=f"[{{fact: item.kind, is: {kind}}}]") for name, kind in KINDS.items()
    ]


@pytest.mark.parametrize("rules", list(permutations(CHAIN)))
@pytest.mark.parametrize("order", list(permutations("甲乙丙")))
def test_in_a_chain_the_first_and_the_third_are_paid(rules: tuple[str, ...], order: tuple[str, ...]) -> None:
    schedule = schedule_of(*_three(), combine=f"[{', '.join(rules)}]")
    rows: list[Row] = [{"kind": kind} for kind in order]
    assert outcomes(schedule, rows) == ["5.00", "not_with", "5.00"]  # of a, b and c


def test_without_the_first_the_second_shuts_out_the_third() -> None:
    schedule = schedule_of(*_three(), combine=f"[{', '.join(CHAIN)}]")
    assert outcomes(schedule, [{"kind": "乙"}, {"kind": "丙"}]) == ["5.00", "not_with"]


def test_an_open_line_in_the_middle_of_a_chain_is_out_and_the_third_is_paid() -> None:
    clauses = _three()
    clauses[1] = clause("b", award="[{total: [item.spent]}]", about="[{fact: item.kind, is: 乙}]")
    schedule = schedule_of(*clauses, combine=f"[{', '.join(CHAIN)}]")
    rows: list[Row] = [{"kind": "甲"}, {"kind": "乙", "spent": None}, {"kind": "丙"}]
    assert outcomes(schedule, rows) == ["5.00", "not_with", "5.00"]
    assert outcomes(schedule, rows[1:]) == ["? missing:item.spent", "? uncertain:not_with"]


def test_they_are_settled_before_all_other_rules() -> None:
    """The highest of a and b is b; but b is shut out by a before that is asked."""
    clauses = [clause("a", award="[{fixed: 5元}]"), clause("b", award="[{fixed: 9元}]")]
    rules = (
        "[{highest: {per: [enterprise], clauses: [a, b]}}, {not_with: {per: [enterprise], clauses: [b], with: [a]}}]"
    )
    assert outcomes(schedule_of(*clauses, combine=rules), [{}]) == ["5.00", "not_with"]


@pytest.mark.parametrize(
    "rules",
    [
        "{not_with: {per: [enterprise], clauses: [a], with: [a]}}",
        "{not_with: {per: [enterprise], clauses: [b], with: [a]}}, {only_with: {per: [enterprise], clauses: [a], with: [b]}}",
        "{not_with: {per: [enterprise], clauses: [b], with: [a]}}, {not_with: {per: [enterprise], clauses: [c], with: [b]}}, "
        "{not_with: {per: [enterprise], clauses: [a], with: [c]}}",
    ],
)
def test_a_circle_is_refused_at_its_line(rules: str) -> None:
    with pytest.raises(ScheduleRefused) as caught:
        schedule_of(*_three(), combine=f"[{rules}]")
    (problem,) = caught.value.problems
    assert problem.code == "circle"
    assert getattr(problem.place, "line", 0) > 30
