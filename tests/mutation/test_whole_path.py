"""Computing little of a changed schedule, for all examples at once, comes to what computing all of it does."""

from __future__ import annotations

from pathlib import Path

from mutation.small_schedules import small
from mutation.whole_path import fate, read_alone
from subsidy_calc.proof.mutation import all_changes, mutate
from subsidy_calc.proof.trial import trial_of
from subsidy_calc.schedule.load import load_schedule
from subsidy_calc.schedule.model import Schedule

QUANJIAO = Path(__file__).parents[2] / "rules" / "quanjiao-2020.yaml"

# clauses that speak of the same claims, rules between them, pools, names in bands, years, rows below
ONE = """derive: {large_sum: {percent: 50%, of: item.spent}}
about: [{fact: item.kind, is_one_of: [甲, 乙]}]
eligible_if:
  - {fact: enterprise.large, is: 是}
  - {fact: item.spent, at_least: 100元}
award:
  - bands: {name: by-size, of: item.spent, whole: [{less_than: 300元, rate: 10%}, {at_least: 300元, rate: 20%}]}
  - cap: {derived: large_sum}
  - round: {to: 1元, mode: down}"""
TWO = """derive: {many: {fact: item.heads, at_least: 3}}
payment:
  paid_by: {市: 50%, 县: rest}
  instalments:
    - {share: 60%, year: 1}
    - {share: 40%, year: 1, when: {derived: many}, otherwise: later}
eligible_if: [{none: piece, where: [{fact: piece.old, is: 是}]}]
award: [{fixed: {by_date: {as_of: award_year_start, values: [{to: 2020-12-31, is: 30元}, {from: 2021-01-01, is: 25元}]}}}]"""
COMBINE = [
    "highest: {per: [enterprise, item.id], clauses: [one, two]}",
    "once: {per: [enterprise, item.kind], clauses: [two], keep: {earliest: item.on}}",
    "highest: {per: [enterprise, {band: by-size}], clauses: [one]}",
    "cap: {per: [enterprise], clauses: [one, two], at_most: {derived: most}, over: year, gives_way: smallest_first}",
    "budget: {clauses: [one, two], sum: 90元, shared: pro_rata}",
]
TOGETHER = [
    "{case: 两项, claims: {A: {clause: one, change: {item.spent: 400元}}, B: {clause: one, change: {item.spent: 450元}}}, awards: {A: 0元, B: 70元}}",
    "{case: 历年, earlier: [{clause: two, matter: 乙/旧, award: 9元, year: 2019}], claims: {A: {clause: two, change: {item.kind: 乙}}}, awards: {A: 0元}}",
]
MIXED = small(
    {
        "one": (
            ONE,
            [
                "{case: 平常, award: 0元}",
                "{case: 大, change: {item.spent: 301元}, award: 60元}",
                "{case: 小, change: {item.spent: 99元}, not_eligible: item.spent}",
                "{case: 丙, change: {item.kind: 丙}, not_about: item.kind}",
            ],
        ),
        "two": (
            TWO,
            [
                "{case: 平常, award: 30元, payable_now: 30元, paid: [{sum: 18元, by: {市: 9元}}, {sum: 12元}]}",
                "{case: 两人, change: {item.heads: 2}, award: 30元, payable_now: 18元}",
                "{case: 次年, year: 2021, award: 25元}",
                "{case: 丙, change: {item.kind: 丙}, award: 30元}",
                "{case: 旧, rows: {piece: [{net: 1元, old: 是}]}, not_eligible: piece}",
                "{case: 不知, rows: {piece: [{net: 1元, old: null}]}, cannot_tell: piece.old}",
            ],
        ),
    },
    COMBINE,
    TOGETHER,
    head="constants: {most: 70元}\nall_clauses: {eligible_if: [{fact: item.heads, at_least: 1}]}",
)


def compare(schedule: Schedule, every: int) -> None:
    trial = trial_of(schedule)
    changes = all_changes(trial.schedule)[::every]
    short = {outcome.change.id: outcome.fate for outcome in mutate(trial, changes)}
    alone = read_alone(trial, schedule)
    # changes of rules are made of pools of one enterprise, which the examples of one enterprise cannot tell apart
    made = {each.id: each.made(trial.schedule if each.path[0] == "combine" else schedule) for each in changes}
    assert short == {name: fate(changed, alone) for name, changed in made.items()}


def test_on_clauses_that_meet_in_rules() -> None:
    compare(MIXED, 1)


def test_on_the_schedule_that_travels_with_the_program() -> None:
    compare(load_schedule(QUANJIAO), 15)
