"""Named bands: claims whose size is in one band are one group to a rule of combination."""

from __future__ import annotations

import pytest

from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import say
from subsidy_calc.values.problems import ScheduleRefused
from subsidy_calc.workbooks.rule_text import rule_lines
from words.one_clause import assessed, clause, outcomes, schedule_of

WHOLE = "whole: [{less_than: 100元, sum: 10元}, {at_least: 100元, less_than: 200元, sum: 20元}]"
MARGINAL = "marginal: [{less_than: 100元, sum: 10元}, {at_least: 100元, sum: 20元}]"
HIGHEST = "[{highest: {per: [enterprise, {band: by-size}], clauses: [one]}}]"


def _schedule(bands: str, combine: str = HIGHEST, name: str = "name: by-size, ", then: str = "") -> Schedule:
    return schedule_of(clause(award=f"[{{bands: {{{name}of: item.spent, {bands}}}}}{then}]"), combine=combine)


def _outcomes(schedule: Schedule, *spent: str | None) -> list[str]:
    return outcomes(schedule, [{"spent": each} for each in spent])


@pytest.mark.parametrize("then", ["", ", {multiply: 1}", ", {cap: 1000元}"])
def test_one_of_each_band_is_paid(then: str) -> None:
    found = _outcomes(_schedule(WHOLE, then=then), "99.99", "100", "50", "199.99")
    assert found == ["10.00", "20.00", "highest", "highest"]


def test_bands_that_add_up_group_by_the_last_that_is_reached() -> None:
    found = _outcomes(_schedule(MARGINAL), "99.99", "100", "50", "99999")
    assert found == ["10.00", "30.00", "highest", "highest"]


def test_a_later_step_that_begins_anew_leaves_the_groups() -> None:
    schedule = _schedule(WHOLE, then=", {bands: {of: item.more, whole: [{at_least: 0元, sum: 5元}]}}")
    assert _outcomes(schedule, "99.99", "100", "50") == ["5.00", "5.00", "highest"]


def test_no_band_is_nil_and_groups_with_nothing() -> None:
    assert _outcomes(_schedule(WHOLE), "200", "300", "100") == ["no_band", "no_band", "20.00"]


def test_a_size_that_is_not_known_may_be_of_any_band() -> None:
    found = _outcomes(_schedule(WHOLE), None, "100", "50")
    assert found == ["? missing:item.spent", "? uncertain:highest", "? uncertain:highest"]


def test_clauses_share_a_band_whose_edges_are_written_alike() -> None:
    other = "[{bands: {name: by-size, of: item.spent, whole: [{at_least: 100元, less_than: 200元, sum: 30元}]}}]"
    schedule = schedule_of(
        clause("one", award=f"[{{bands: {{name: by-size, of: item.spent, {WHOLE}}}}}]"),
        clause("two", award=other),
        combine="[{highest: {per: [enterprise, {band: by-size}], clauses: [one, two]}}]",
    )
    # one: 10 for 50, 20 for 150; two: nothing for 50, 30 for 150
    assert _outcomes(schedule, "50", "150") == ["10.00", "highest", "no_band", "30.00"]


@pytest.mark.parametrize(
    ("bands", "combine", "code"),
    [
        ("name: by-sise, ", HIGHEST, "unknown_band"),
        ("", HIGHEST, "unknown_band"),
        ("name: by-size, ", HIGHEST.replace("highest: {", "once: {keep: first, "), "per_not_in_key"),
        ("name: by-size, ", HIGHEST.replace("{band: by-size}", "{}"), "wrong_value"),
        ("name: By Size, ", HIGHEST, "wrong_value"),
    ],
)
def test_a_name_that_does_not_fit(bands: str, combine: str, code: str) -> None:
    with pytest.raises(ScheduleRefused) as caught:
        _schedule(WHOLE, combine, name=bands)
    assert code in {problem.code for problem in caught.value.problems}


def test_a_name_on_two_steps() -> None:
    again = f", {{bands: {{name: by-size, of: item.more, {WHOLE}}}}}"
    with pytest.raises(ScheduleRefused) as caught:
        _schedule(WHOLE, then=again)
    assert "band_twice" in {problem.code for problem in caught.value.problems}


@pytest.mark.parametrize(("label", "told"), [(", label: 规模档次", "规模档次"), ("", "by-size")])
def test_the_rule_in_words_calls_the_band_as_its_step_is_called(label: str, told: str) -> None:
    steps = f"[{{bands: {{name: by-size, of: item.spent, {WHOLE}}}{label}}}]"
    schedule = schedule_of(clause(award=steps), combine=HIGHEST)
    assessment = assessed(schedule, [{}])
    (says,) = rule_lines(schedule.combine[0], schedule, assessment.combined.lines.results)
    assert say(says, "zh") == f"就高不重复：同一企业、{told}，条款one"
