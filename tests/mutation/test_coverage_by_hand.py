"""Which parts the examples touch, counted by hand on small schedules."""

from __future__ import annotations

from collections.abc import Sequence

from mutation.small_schedules import small
from subsidy_calc.proof.coverage import coverage_of
from subsidy_calc.proof.trial import trial_of
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import say


def told(schedule: Schedule) -> dict[str, bool]:
    """Each part in English, and whether an example touches it."""
    return {say(part.says, "en"): part.touched for part in coverage_of(trial_of(schedule))}


def parts_of(
    lines: str, examples: Sequence[str], combine: Sequence[str] = (), together: Sequence[str] = ()
) -> dict[str, bool]:
    return told(small({"one": (lines, examples)}, combine, together))


PLAIN = "{case: 平常, award: 200元}"
SPENT = "award: [{total: [item.spent]}]"


def test_a_condition_has_two_parts() -> None:
    lines = "eligible_if: [{fact: item.heads, at_least: 3}]\n" + SPENT
    holds, fails = "“人数 is at least 3” holds", "“人数 is at least 3” does not hold"
    assert parts_of(lines, [PLAIN]) == {holds: True, fails: False}
    failing = "{case: 少, change: {item.heads: 2}, not_eligible: item.heads}"
    assert parts_of(lines, [failing]) == {holds: False, fails: True}
    assert parts_of(lines, [PLAIN, failing]) == {holds: True, fails: True}
    open_one = "{case: 未填, change: {item.heads: null}, cannot_tell: item.heads}"
    assert parts_of(lines, [open_one]) == {holds: False, fails: False}


def test_steps_count_only_for_claims_that_are_eligible() -> None:
    lines = "eligible_if: [{fact: item.heads, at_least: 3}]\naward: [{total: [item.spent]}, {cap: 150元}]"
    failing = "{case: 少, change: {item.heads: 2}, not_eligible: item.heads}"
    capped, within = "at most 150 yuan: over the limit, cut to it", "at most 150 yuan: within the limit"
    assert {capped: False, within: False}.items() <= parts_of(lines, [failing]).items()
    assert {capped: True, within: False}.items() <= parts_of(lines, ["{case: 平常, award: 150元}"]).items()
    at_the_cap = "{case: 边, change: {item.spent: 150元}, award: 150元}"
    assert {capped: False, within: True}.items() <= parts_of(lines, [at_the_cap]).items()


def test_floors_and_least_sums_bite_or_not() -> None:
    lines = "award: [{total: [item.spent]}, {floor: 5元}, {nothing_below: 10元}]"
    found = parts_of(lines, [PLAIN, "{case: 少, change: {item.spent: 1元}, nil: nothing_due}"])
    assert len(found) == 4
    assert all(found.values())
    assert sum(parts_of(lines, [PLAIN]).values()) == 2


def test_rows_bands_cases_and_periods_are_parts_each() -> None:
    lookup = "award: [{lookup: {by: [item.kind], rows: {甲: 1元, 乙: 2元}}}]"
    assert list(parts_of(lookup, ["{case: 平常, award: 1元}"]).values()) == [True, False]
    bands = "award: [{bands: {of: item.heads, whole: [{less_than: 3, sum: 1元}, {at_least: 3, less_than: 9, sum: 2元}, {at_least: 9, sum: 3元}]}}]"
    assert list(parts_of(bands, ["{case: 平常, award: 2元}"]).values()) == [False, True, False]
    periods = "award: [{fixed: {by_date: {as_of: item.on, values: [{to: 2020-08-31, is: 1元}, {from: 2020-09-01, is: 2元}]}}}]"
    assert list(parts_of(periods, ["{case: 平常, award: 1元}"]).values()) == [True, False]
    cases = "award: {cases: [{when: {fact: item.kind, is: 甲}, then: [{fixed: 1元}]}, {otherwise: [{total: [item.spent]}, {cap: 9元}]}]}"
    found = parts_of(cases, ["{case: 平常, award: 1元}"])
    # two cases, a condition with two sides, and the cap inside the second case with two
    assert (len(found), sum(found.values())) == (6, 2)
    both = parts_of(cases, ["{case: 平常, award: 1元}", "{case: 乙, change: {item.kind: 乙}, award: 9元}"])
    assert [part for part, touched in both.items() if not touched] == ["at most 9 yuan: within the limit"]


def test_a_later_case_is_looked_at_only_where_no_earlier_one_is_taken() -> None:
    cases = "award: {cases: [{when: {fact: item.kind, is: 甲}, then: [{fixed: 1元}]}, {when: {fact: item.heads, at_least: 3}, then: [{fixed: 2元}]}, {otherwise: [{fixed: 3元}]}]}"
    found = parts_of(cases, ["{case: 平常, award: 1元}"])
    assert not found["“人数 is at least 3” holds"]
    assert parts_of(cases, ["{case: 乙, change: {item.kind: 乙}, award: 2元}"])["“人数 is at least 3” holds"]


def test_parts_of_a_sum_apply_or_do_not() -> None:
    parts = "award:\n  - parts:\n      - [{fixed: 10元}]\n      - {label: 奖, when: {fact: item.kind, is: 乙}, steps: [{fixed: 5元}]}"
    found = parts_of(parts, ["{case: 平常, award: 10元}"])
    assert {part for part, touched in found.items() if touched} == {
        "“类型 is 乙” does not hold",
        "奖: does not apply: 0",
    }
    assert len(found) == 4


def test_conditions_on_rows_below_count_by_their_rows() -> None:
    lines = "award: [{total: {of: piece.net, where: [{fact: piece.old, is: 否}]}}]"
    new = "{case: 新, rows: {piece: [{net: 7元, old: 否}]}, award: 7元}"
    mixed = "{case: 边, rows: {piece: [{net: 7元, old: 否}, {net: 5元, old: 是}]}, award: 7元}"
    assert list(parts_of(lines, [new]).values()) == [True, False]
    assert list(parts_of(lines, [new, mixed]).values()) == [True, True]


def test_a_name_that_no_claim_reaches_is_told() -> None:
    lines = (
        "derive: {big: {fact: item.heads, at_least: 9}}\neligible_if: [{any_of: [{fact: item.kind, is: 甲}, {derived: big}]}]\n"
        + SPENT
    )
    found = parts_of(lines, [PLAIN])
    assert (found["“人数 is at least 9” holds"], found["“人数 is at least 9” does not hold"]) == (False, True)


def test_a_rule_acts_or_does_not() -> None:
    rule = ["highest: {per: [enterprise], clauses: [one]}"]
    two = "{case: 两项, claims: {A: {clause: one}, B: {clause: one, change: {item.spent: 300元}}}, awards: {A: 0元, B: 300元}}"
    acts, passes = "“only the highest is paid” changes a line", "“only the highest is paid” leaves a line as it is"
    assert parts_of(SPENT, [PLAIN], rule) == {acts: False, passes: True}
    assert parts_of(SPENT, [PLAIN], rule, [two]) == {acts: True, passes: True}


def test_the_time_in_force_has_two_sides_where_a_date_is_tested() -> None:
    lines = "as_of: item.on\nrepealed: 2020-09-01\n" + SPENT
    late = "{case: 晚, change: {item.on: 2020-09-01}, nil: not_in_force}"
    assert list(parts_of(lines, [PLAIN]).values()) == [True, False]
    assert list(parts_of(lines, [PLAIN, late]).values()) == [True, True]


def test_the_condition_of_an_instalment_has_two_sides() -> None:
    lines = (
        SPENT
        + "\npayment: {instalments: [{share: 60%, year: 1}, {share: 40%, year: 1, when: {fact: item.heads, at_least: 3}, otherwise: later}]}"
    )
    assert list(parts_of(lines, [PLAIN]).values()) == [True, False]
    few = "{case: 少, change: {item.heads: 2}, award: 200元, payable_now: 120元}"
    assert list(parts_of(lines, [PLAIN, few]).values()) == [True, True]


def test_a_part_of_all_clauses_or_of_two_years_is_one_part() -> None:
    lines = "eligible_if: [{fact: item.on, within: award_year}]\n" + SPENT
    next_year = "{case: 次年, year: 2021, change: {item.on: 2021-02-01}, award: 200元}"
    schedule = small(
        {"one": (lines, [PLAIN, next_year]), "two": (SPENT, [])},
        head="all_clauses: {eligible_if: [{fact: item.heads, at_least: 3}]}",
    )
    parts = coverage_of(trial_of(schedule))
    assert [(part.clause, part.touched) for part in parts] == [("", True), ("", False), ("one", True), ("one", False)]


def test_an_example_of_another_clause_touches_nothing_of_this_one() -> None:
    cap = "award: [{total: [item.spent]}, {cap: 150元}]"
    schedule = small({"one": (SPENT, [PLAIN]), "two": (cap, [])})
    assert [part.touched for part in coverage_of(trial_of(schedule))] == [False, False]


def test_without_examples_there_is_nothing_to_say() -> None:
    assert coverage_of(trial_of(small({"one": (SPENT, [])}))) == []
