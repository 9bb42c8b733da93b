"""Names for values and conditions, values by date, repeal and transition, what stands before and after every clause."""

from __future__ import annotations

import pytest

from subsidy_calc.schedule.load import read_schedule
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.problems import ScheduleRefused
from words.one_clause import HEAD, PAY_SPENT, Row, outcomes

TWO = """
  - clause: one
    title: 一
    cites: {{paragraph: "1"}}
    says: 测试
    for_each: item
    {own}
    award: {award}
"""


def _schedule(award: str, own: str = "note: 无", top: str = "", table: str = "", enterprise: str = "") -> Schedule:
    head = HEAD.replace(
        "    key: [uscc, id]\n", f"    key: [uscc, id]\n    {table}\n" if table else "    key: [uscc, id]\n"
    )
    head = head.replace(
        "    key: [uscc]\n", f"    key: [uscc]\n    {enterprise}\n" if enterprise else "    key: [uscc]\n"
    )
    head = head.replace("\nclauses:", f"\n{top}\nclauses:")
    return read_schedule((head + TWO.format(award=award, own=own)).encode(), "one.yaml")


def _problems(*given: str, **more: str) -> list[str]:
    with pytest.raises(ScheduleRefused) as caught:
        _schedule(*given, **more)
    return [problem.code for problem in caught.value.problems]


TOTAL = "{total: [item.spent, item.more]}"


@pytest.mark.parametrize(
    "where",
    [
        {"own": f"derive: {{all: {TOTAL}}}"},
        {"table": f"derive: {{all: {TOTAL}}}"},
        {"top": "constants: {all: 110元}"},
        {"table": "derive: {all: {steps: [{fixed: {derived: half}}, {multiply: 2/1}]}, half: {percent: 50%, of: {derived: whole}}, "
         f"whole: {TOTAL}}}"},
    ],
)  # fmt: skip
def test_a_value_with_a_name(where: dict[str, str]) -> None:
    award = "[{total: [{derived: all}]}, {cap: {derived: all}}, {round: {to: 0.01元, mode: half_up}}]"
    assert outcomes(_schedule(award, **where), [{}]) == ["110.00"]


def test_a_value_that_the_table_above_derives_is_seen_by_each_claim() -> None:
    schedule = _schedule(
        "[{total: [{derived: twice}]}]", enterprise="derive: {twice: {total: [enterprise.tax, enterprise.tax]}}"
    )
    assert outcomes(schedule, [{}, {}], {"tax": "7"}) == ["14.00", "14.00"]
    assert outcomes(schedule, [{}], {"tax": None}) == ["? missing:enterprise.tax"]


@pytest.mark.parametrize(
    "where",
    [
        {
            "own": "derive: {fits: {all_of: [{fact: item.kind, is: 甲}, {fact: item.small, is: 是}]}}\n    eligible_if: [{derived: fits}]"
        },
        {
            "own": "eligible_if: [{derived: fits}]",
            "table": "derive: {fits: {all_of: [{fact: item.kind, is: 甲}, {derived: is_small}]}, is_small: {fact: item.small, is: 是}}",
        },
    ],
)
def test_a_condition_with_a_name(where: dict[str, str]) -> None:
    rows: list[Row] = [{}, {"kind": "乙"}, {"small": "否"}, {"small": None}, {"kind": "乙", "small": None}]
    found = outcomes(_schedule(PAY_SPENT, **where), rows)
    expected = [
        "100.00",
        "not_eligible:item.kind",
        "not_eligible:item.small",
        "? missing:item.small",
        "not_eligible:item.kind",
    ]
    assert found == expected


def test_a_condition_of_the_table_above() -> None:
    schedule = _schedule(
        PAY_SPENT,
        "eligible_if: [{derived: local}]",
        enterprise="derive: {local: {fact: enterprise.town, is_one_of: [东, 西]}}",
    )
    assert outcomes(schedule, [{}], {"town": "东"}) == ["100.00"]
    assert outcomes(schedule, [{}], {"town": "南"}) == ["not_eligible:enterprise.town"]
    assert outcomes(schedule, [{}], {"town": None}) == ["? missing:enterprise.town"]


@pytest.mark.parametrize(
    ("where", "code"),
    [
        ({"own": "derive: {al: 1元}"}, "unknown_derived"),
        ({"own": "derive: {all: {derived: all}}"}, "derived_circle"),
        ({"table": "derive: {all: {derived: other}, other: {derived: all}}"}, "derived_circle"),
        ({"own": "derive: {all: {fact: item.kind, is: 甲}}"}, "derived_condition"),
        ({"own": "derive: {all: 1元}", "top": "constants: {all: 2元}"}, "twice"),
        ({"own": "derive: {all: {total: [item.nothing]}}"}, "unknown_fact"),
        ({"own": "derive: {all: 1元, unused: {total: [item.nothing]}}"}, "unknown_fact"),
        ({"enterprise": "derive: {all: {total: [item.spent]}}"}, "unknown_fact"),
        ({"own": "derive: {all: 5%}"}, "wrong_unit"),
    ],
)
def test_names_that_do_not_fit(where: dict[str, str], code: str) -> None:
    assert code in _problems("[{total: [{derived: all}]}]", **where)


BY_DATE = (
    "{by_date: {as_of: item.on, values: [{to: 2020-03-31, is: 10%, cites: 一号文}, "
    "{from: 2020-04-01, to: 2020-06-30, is: 20%}, {from: 2020-07-02, is: 30%}]}}"
)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("2020-03-31", "10.00"),
        ("2020-04-01", "20.00"),
        ("2020-06-30", "20.00"),
        ("2020-07-01", "no_period"),
        ("2020-07-02", "30.00"),
        (None, "? missing:item.on"),
    ],
)
def test_values_by_date_on_both_sides(day: str | None, expected: str) -> None:
    award = f"[{{total: [item.spent]}}, {{rate: {BY_DATE}}}, {{round: {{to: 0.01元, mode: half_up}}}}]"
    assert outcomes(_schedule(award), [{"on": day}]) == [expected]


def test_values_by_the_policy_year() -> None:
    values = "values: [{to: 2019-12-31, is: 1元}, {from: 2020-01-01, is: 2元}]"
    assert outcomes(_schedule(f"[{{fixed: {{by_date: {{as_of: award_year_start, {values}}}}}}}]"), [{}]) == ["2.00"]


def test_periods_that_overlap_are_refused() -> None:
    values = "values: [{to: 2020-01-01, is: 1元}, {from: 2020-01-01, is: 2元}]"
    assert _problems(f"[{{fixed: {{by_date: {{as_of: award_year_start, {values}}}}}}}]") == ["by_date_overlap"]


REPEALED = "as_of: item.on\n    repealed: 2020-07-01"
BEGUN = f"{REPEALED}\n    transition: {{begun: item.end, before: 2020-02-01}}"


@pytest.mark.parametrize(
    ("own", "on", "begun", "expected"),
    [
        (REPEALED, "2020-06-30", "2020-01-01", "100.00"),
        (REPEALED, "2020-07-01", "2020-01-01", "not_in_force"),
        (BEGUN, "2020-07-01", "2020-01-31", "100.00"),
        (BEGUN, "2020-07-01", "2020-02-01", "not_in_force"),
        (BEGUN, "2020-06-30", "2020-02-01", "100.00"),
        (BEGUN, "2020-07-01", None, "? missing:item.end"),
        (BEGUN, "2020-06-30", None, "100.00"),
        (BEGUN, "2021-01-01", "2020-01-31", "not_in_force"),
        ("repealed: 2020-01-01", "2020-01-01", None, "not_in_force"),
        ("repealed: 2020-01-02", "2020-12-31", None, "100.00"),
    ],
)
def test_repeal_and_transition(own: str, on: str, begun: str | None, expected: str) -> None:
    assert outcomes(_schedule(PAY_SPENT, own), [{"on": on, "end": begun}]) == [expected]


def test_a_transition_without_a_repeal_is_refused() -> None:
    assert _problems(PAY_SPENT, "transition: {begun: item.end, before: 2020-02-01}") == ["no_repeal"]


ALL = (
    "all_clauses: {eligible_if: [{fact: enterprise.large, is: 是}], "
    "finally: [{multiply: {cases: [{when: {fact: enterprise.town, is: 东}, then: 80%}, {otherwise: 100%}]}}]}\n"
    "round: {to: 1元, mode: down}"
)


@pytest.mark.parametrize(
    ("firm", "expected"),
    [
        ({"town": "东"}, "80.00"),
        ({"town": "西"}, "101.00"),
        ({"large": "否"}, "not_eligible:enterprise.large"),
        ({"large": None}, "? missing:enterprise.large"),
    ],
)
def test_what_stands_before_and_after_every_clause_and_the_default_rounding(firm: Row, expected: str) -> None:
    assert outcomes(_schedule(PAY_SPENT, top=ALL), [{"spent": "101"}], firm) == [expected]  # 80.80 and 101.00


def test_a_clauses_own_rounding_goes_before_the_default() -> None:
    award = "[{total: [item.spent]}, {round: {to: 0.01元, mode: up}}]"
    assert outcomes(_schedule(award, top="round: {to: 1元, mode: down}"), [{"spent": "1.99"}]) == ["1.99"]
