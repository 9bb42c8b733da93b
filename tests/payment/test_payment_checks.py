"""Faults of a payment are told at their line, with what was found and what is allowed."""

from __future__ import annotations

import pytest

from schedule.refused_texts import SOUND, problems_of
from subsidy_calc.proof.examples import run_examples
from subsidy_calc.schedule.load import read_schedule

AT = "    typical:\n"
LATER = ", {share: 40%, year: 2, when: {fact: item.spent, at_least: 1元}, otherwise: later}"


def paying(payment: str) -> str:
    return SOUND.replace(AT, f"    payment: {payment}\n{AT}", 1)


LINE = paying("X").splitlines().index("    payment: X") + 1


def told(payment: str) -> list[tuple[int, str, str]]:
    return [(problem.place.line, problem.code, problem.found) for problem in problems_of(paying(payment))]  # type: ignore[union-attr]  # a schedule's problems stand at lines


@pytest.mark.parametrize(
    "payment",
    [
        "{paid_by: {市: 50%, 县: rest}}",
        "{paid_by: {市: 1/3, 县: 1/3, 省: 1/3}}",
        "{paid_by: {县: 100%}}",
        "{instalments: [{share: 60%, year: 1}" + LATER + "]}",
        "{instalments: [{share: 60%, year: 1}, {share: 40%, year: 1}]}",
        "{paid_by: {市: rest}, instalments: [{share: 100%, year: 1}]}",
    ],
)
def test_sound(payment: str) -> None:
    assert told(payment) == []


@pytest.mark.parametrize(
    ("payment", "code", "found"),
    [
        ("{}", "empty_payment", ""),
        ("{paid_by: {市: 50%, 县: 40%}}", "shares_not_whole", "90%"),
        ("{paid_by: {市: 50%, 县: 60%}}", "shares_not_whole", "110%"),
        ("{paid_by: {市: rest, 县: rest}}", "two_rests", "rest"),
        ("{paid_by: {市: 100%, 县: rest}}", "nothing_for_rest", "100%"),
        ("{paid_by: {市: 0%, 县: rest}}", "wrong_value", "0%"),
        ("{paid_by: {市: 101%, 县: rest}}", "wrong_value", "101%"),
        ("{paid_by: {市: 50, 县: rest}}", "wrong_value", "50"),
        ("{paid_by: {市: 5元, 县: rest}}", "wrong_value", "5元"),
        ("{paid_by: {}}", "wrong_value", "{}"),
        ("{paid_by: 市}", "wrong_value", "市"),
        ("{paid: {市: 100%}}", "unknown_key", "paid"),
        ("{instalments: []}", "wrong_value", "[0]"),
        ("{instalments: [{share: 60%, year: 1}, {share: 30%, year: 2}]}", "shares_not_whole", "90%"),
        ("{instalments: [{share: rest, year: 1}]}", "wrong_value", "rest"),
        ("{instalments: [{share: 100%, year: 2}]}", "instalment_year", "2"),
        ("{instalments: [{share: 100%, year: 0}]}", "wrong_value", "0"),
        ("{instalments: [{share: 100%, year: 2020}]}", "wrong_value", "2020"),
        ("{instalments: [{share: 100%}]}", "missing_key", ""),
        ("{instalments: [{share: 20%, year: 1}, {share: 40%, year: 3}, {share: 40%, year: 2}]}", "instalment_order", "2"),
        ("{instalments: [{share: 100%, year: 1, otherwise: later}]}", "otherwise_without_when", "later"),
        ("{instalments: [{share: 60%, year: 1}" + LATER.replace("spent", "spnt") + "]}", "unknown_fact", "item.spnt"),
        ("{instalments: [{share: 60%, year: 1}" + LATER.replace("1元", "1%") + "]}", "wrong_unit", "1%"),
        ("{instalments: [{share: 60%, year: 1}" + LATER.replace("later", "never") + "]}", "wrong_value", "never"),
        (
            "{instalments: [{share: 60%, year: 1}" + LATER.replace(", otherwise: later", "") + "]}",
            "when_without_otherwise",
            "",
        ),
    ],
)  # fmt: skip
def test_faults(payment: str, code: str, found: str) -> None:
    assert told(payment) == [(LINE, code, found)]


def test_each_share_has_its_own_line() -> None:
    payment = "\n      paid_by:\n        市: 50%\n        县: half"
    assert told(payment) == [(LINE + 3, "wrong_value", "half")]


def test_payable_now_stands_beside_an_award() -> None:
    lone = SOUND.replace("{case: 平常, award: 3元}", "{case: 平常, nil: nothing_due, payable_now: 3元}")
    assert [problem.code for problem in problems_of(lone)] == ["payable_without_award"]


@pytest.mark.parametrize(
    ("example", "holds"),
    [
        ("award: 3元, payable_now: 1.80元", True),
        ("award: 3元, payable_now: 1.81元", False),
        ("award: 3元, payable_now: 3元", False),
        ("award: 2元, payable_now: 1.80元", False),
        ("award: 3元", True),
        ("change: {item.spent: 0元}, award: 0元, payable_now: 0元", True),
    ],
)
def test_examples_state_what_is_payable_now(example: str, holds: bool) -> None:
    text = paying("{instalments: [{share: 60%, year: 1}" + LATER + "]}")
    schedule = read_schedule(text.replace("{case: 平常, award: 3元}", f"{{case: x, {example}}}").encode(), "rules.yaml")
    assert [result.passed for result in run_examples(schedule)] == [holds]


PARTS = "{sum: 1.80元, state: now, year: 2020, by: {市: 0.90元, 县: 0.90元}}"


@pytest.mark.parametrize(
    ("paid", "holds"),
    [
        (f"[{PARTS}, {{sum: 1.20元, state: due, year: 2021, by: {{县: 0.60元}}}}]", True),
        ("[{sum: 1.80元}, {sum: 1.20元}]", True),
        ("[{sum: 1.80元}]", False),
        ("[{sum: 1.81元}, {sum: 1.19元}]", False),
        ("[{sum: 1.80元}, {sum: 1.20元, state: later}]", False),
        ("[{sum: 1.80元}, {sum: 1.20元, year: 2022}]", False),
        ("[{sum: 1.80元, by: {市: 0.91元}}, {sum: 1.20元}]", False),
    ],
)
def test_examples_state_all_instalments(paid: str, holds: bool) -> None:
    text = paying("{paid_by: {市: 50%, 县: rest}, instalments: [{share: 60%, year: 1}" + LATER + "]}")
    stated = text.replace("{case: 平常, award: 3元}", f"{{case: x, award: 3元, paid: {paid}}}")
    assert [result.passed for result in run_examples(read_schedule(stated.encode(), "rules.yaml"))] == [holds]


@pytest.mark.parametrize(
    ("example", "code"),
    [
        ("award: 3元, payable_now: 1.8", "outcome_not_money"),
        ("award: 3元, payable_now: 三元", "outcome_not_money"),
        ("nil: nothing_due, paid: [{sum: 3元}]", "paid_without_award"),
        ("award: 3元, paid: [{sum: 三元}]", "outcome_not_money"),
        ("award: 3元, paid: [{sum: 3元, by: {市: 1%, 县: 2元}}]", "outcome_not_money"),
        ("award: 3元, paid: [{sum: 3元, by: {县级: 3元}}]", "unknown_payer"),
        ("award: 3元, paid: [{sum: 3元, state: then}]", "wrong_value"),
    ],
)
def test_faults_of_what_is_stated(example: str, code: str) -> None:
    text = paying("{paid_by: {市: 50%, 县: rest}}").replace("{case: 平常, award: 3元}", f"{{case: x, {example}}}")
    assert [problem.code for problem in problems_of(text)] == [code]
