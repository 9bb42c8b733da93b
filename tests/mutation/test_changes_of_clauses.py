"""Each kind of change in a clause is listed without the example that shows it, and noticed by it."""

from __future__ import annotations

import pytest

from mutation.small_schedules import outcomes, small

SPENT = "award: [{total: [item.spent]}]"
PLAIN = "{case: 平常, award: 200元}"
RATE = "award:\n  - total: [item.spent]\n  - rate: 50%\n"
FEN = "  - round: {to: 0.01元, mode: half_up}"
BANDS = "award: [{bands: {of: item.heads, whole: [{less_than: 3, sum: 1元}, {at_least: 3, less_than: 9, sum: 2元}, {at_least: 9, sum: 3元}]}}]"
PARTS = """award:
  - parts:
      - [{fixed: 10元}]
      - {when: {fact: item.kind, is: 乙}, steps: [{fixed: 5元}]}"""
CASES = "award: {cases: [{when: {fact: item.kind, is: 甲}, then: [{fixed: 1元}]}, {when: {fact: item.kind, is: 乙}, then: [{fixed: 2元}]}, {otherwise: [{fixed: 3元}]}]}"
LOOKUP = "award: [{lookup: {by: [item.kind], rows: {甲: 1元, 乙: 2元}}}]"
PERIODS = (
    "award: [{fixed: {by_date: {as_of: item.on, values: [{to: 2020-08-31, is: 1元}, {from: 2020-09-01, is: 2元}]}}}]"
)
PIECES = "award: [{total: {of: piece.net, where: [{fact: piece.old, is: 否}]}}]"
ROWS = "rows: {piece: [{net: 7元, old: 否}, {net: 5元, old: 是}]}"
NEVER = "{case: 国有, change: {enterprise.large: 否}, not_eligible: enterprise.large}"
LARGE = "  - {fact: enterprise.large, is: 是}\n"


def condition(written: str) -> str:
    return f"eligible_if: [{written}]\n{SPENT}"


def spent(sum_: str, outcome: str) -> str:
    return f"{{case: 边, change: {{item.spent: {sum_}}}, {outcome}}}"


def on(day: str, outcome: str) -> str:
    return f"{{case: 边, change: {{item.on: {day}}}, {outcome}}}"


AT_LEAST, AT_MOST = condition("{fact: item.spent, at_least: 100元}"), condition("{fact: item.spent, at_most: 300元}")
MORE_THAN, LESS_THAN = (
    condition("{fact: item.spent, more_than: 100元}"),
    condition("{fact: item.spent, less_than: 300元}"),
)
SHARE = condition("{fact: item.share, at_least: 9.5%}")
AFTER, ON_OR_AFTER = (
    condition("{fact: item.on, after: 2020-03-01}"),
    condition("{fact: item.on, on_or_after: 2020-03-01}"),
)
BEFORE, ON_OR_BEFORE = (
    condition("{fact: item.on, before: 2020-09-01}"),
    condition("{fact: item.on, on_or_before: 2020-09-01}"),
)
WITHIN = condition("{fact: item.on, within: award_year}")
NO, NO_DAY = "not_eligible: item.spent", "not_eligible: item.on"

# lines of the clause, the id behind the clause's name, the example that shows it
SHOWN = [
    # numbers, by their smallest unit up and down
    (AT_LEAST, "eligible_if/item.spent/at_least/up", spent("100元", "award: 100元")),
    (AT_LEAST, "eligible_if/item.spent/at_least/down", spent("99.99元", NO)),
    (AT_MOST, "eligible_if/item.spent/at_most/up", spent("300.01元", NO)),
    (AT_MOST, "eligible_if/item.spent/at_most/down", spent("300元", "award: 300元")),
    (SHARE, "eligible_if/item.share/at_least/up", "{case: 边, change: {item.share: 9.5%}, award: 200元}"),
    (SHARE, "eligible_if/item.share/at_least/down", "{case: 边, change: {item.share: 9.49%}, not_eligible: item.share}"),
    (ON_OR_AFTER, "eligible_if/item.on/on_or_after/up", on("2020-03-01", "award: 200元")),
    (ON_OR_AFTER, "eligible_if/item.on/on_or_after/down", on("2020-02-29", NO_DAY)),
    (RATE + "  - cap: 300元\n" + FEN, "award/cap/up", spent("601元", "award: 300元")),
    (RATE + "  - cap: 300元\n" + FEN, "award/cap/down", spent("600元", "award: 300元")),
    (RATE + "  - floor: 3元\n" + FEN, "award/floor/up", spent("1元", "award: 3元")),
    (RATE + "  - nothing_below: 3元\n" + FEN, "award/nothing_below/up", spent("6元", "award: 3元")),
    (RATE + "  - nothing_below: 3元\n" + FEN, "award/nothing_below/down", spent("5.98元", "nil: nothing_due")),
    (
        "award: [{per_unit: {count: item.heads, sum: 200元, at_most: 5}}]",
        "award/per_unit/at_most/up",
        "{case: 边, change: {item.heads: 6}, award: 1000元}",
    ),
    # what is just at the bound
    (AT_LEAST, "eligible_if/item.spent/at_least/more_than", spent("100元", "award: 100元")),
    (AT_MOST, "eligible_if/item.spent/at_most/less_than", spent("300元", "award: 300元")),
    (MORE_THAN, "eligible_if/item.spent/more_than/at_least", spent("100元", NO)),
    (LESS_THAN, "eligible_if/item.spent/less_than/at_most", spent("300元", NO)),
    (AFTER, "eligible_if/item.on/after/on_or_after", on("2020-03-01", NO_DAY)),
    (ON_OR_AFTER, "eligible_if/item.on/on_or_after/after", on("2020-03-01", "award: 200元")),
    (BEFORE, "eligible_if/item.on/before/on_or_before", on("2020-09-01", NO_DAY)),
    (ON_OR_BEFORE, "eligible_if/item.on/on_or_before/before", on("2020-09-01", "award: 200元")),
    (WITHIN, "eligible_if/item.on/within/after", on("2020-01-01", "award: 200元")),
    (WITHIN, "eligible_if/item.on/within/before", on("2020-12-31", "award: 200元")),
    (WITHIN, "eligible_if/item.on/within/open-before", on("2019-12-31", NO_DAY)),
    (WITHIN, "eligible_if/item.on/within/open-after", on("2021-01-01", NO_DAY)),
    # edges between bands and periods, moved in both
    (BANDS, "award/bands/whole/2/at_least/up", "{case: 边, change: {item.heads: 3}, award: 2元}"),
    (BANDS, "award/bands/whole/2/at_least/down", "{case: 边, change: {item.heads: 2}, award: 1元}"),
    (PERIODS, "award/fixed/by_date/values/2/from/up", on("2020-09-01", "award: 2元")),
    (PERIODS, "award/fixed/by_date/values/2/from/down", on("2020-08-31", "award: 1元")),
    # conditions
    (AT_LEAST, "eligible_if/item.spent/dropped", spent("50元", NO)),
    (condition("{fact: item.spent, at_least: 100元, at_most: 300元}"), "eligible_if/item.spent/at_most/dropped", spent("400元", NO)),
    (condition("{any_of: [{fact: item.kind, is: 甲}, {fact: item.kind, is: 乙}]}"), "eligible_if/any_of/item.kind-2/dropped", "{case: 边, change: {item.kind: 乙}, award: 200元}"),
    ("about: [{fact: item.kind, is_one_of: [甲, 乙]}]\n" + SPENT, "about/item.kind/dropped", "{case: 边, change: {item.kind: 丙}, not_about: item.kind}"),
    (condition("{fact: item.kind, is_one_of: [甲, 乙]}"), "eligible_if/item.kind/is_one_of/乙/dropped", "{case: 边, change: {item.kind: 乙}, award: 200元}"),
    (condition("{fact: item.saves, includes_any: [水, 电]}"), "eligible_if/item.saves/includes_any/电/dropped", "{case: 边, change: {item.saves: 电}, award: 200元}"),
    (condition("{fact: item.more, is_given: 'true'}"), "eligible_if/item.more/is_given/false", "{case: 边, award: 200元}"),
    # steps, cases, rows
    (RATE + "  - cap: 300元\n" + FEN, "award/rate/swapped", spent("601元", "award: 300元")),
    (RATE + "  - cap: 300元\n" + FEN, "award/cap/dropped", spent("601元", "award: 300元")),
    ("award: [{total: [item.spent, item.more]}]", "award/total/item.more/dropped", "{case: 边, change: {item.more: 1元}, award: 201元}"),
    (LOOKUP, "award/lookup/rows/乙/dropped", "{case: 边, change: {item.kind: 乙}, award: 2元}"),
    (LOOKUP, "award/lookup/rows/乙/up", "{case: 边, change: {item.kind: 乙}, award: 2元}"),
    (BANDS, "award/bands/whole/3/dropped", "{case: 边, change: {item.heads: 10}, award: 3元}"),
    (CASES, "award/cases/2/dropped", "{case: 边, change: {item.kind: 乙}, award: 2元}"),
    (CASES, "award/cases/3/dropped", "{case: 边, change: {item.kind: 丙}, award: 3元}"),
    (CASES, "award/cases/2/when/item.kind/turned", "{case: 边, change: {item.kind: 丙}, award: 3元}"),
    (PARTS, "award/parts/2/when/item.kind/dropped", "{case: 边, award: 10元}"),
    (PARTS, "award/parts/2/dropped", "{case: 边, change: {item.kind: 乙}, award: 15元}"),
    (PIECES, "award/total/where/piece.old/dropped", f"{{case: 边, {ROWS}, award: 7元}}"),
    ("award: [{total: [item.spent]}, {add: item.more, if_missing: 0元}]", "award/add/if_missing/dropped", "{case: 边, change: {item.more: null}, award: 200元}"),
    # rounding
    (RATE + "  - round: {to: 1元, mode: half_up}", "award/round/mode/down", spent("5元", "award: 3元")),
    (RATE + "  - round: {to: 1元, mode: half_up}", "award/round/mode/up", spent("4.5元", "award: 2元")),
    (RATE + "  - round: {to: 1元, mode: half_up}", "award/round/mode/half_even", spent("5元", "award: 3元")),
    (RATE + "  - round: {to: 1元, mode: half_up}", "award/round/to/up", spent("5元", "award: 3元")),
    # names and times
    ("derive: {least: 100元}\n" + condition("{fact: item.spent, at_least: {derived: least}}"), "derive/least/up", spent("100元", "award: 100元")),
    ("as_of: item.on\nin_force: {from: 2020-02-01}\n" + SPENT, "in_force/from/up", on("2020-02-01", "award: 200元")),
    ("as_of: item.on\nin_force: {from: 2020-02-01}\n" + SPENT, "in_force/from/down", on("2020-01-31", "nil: not_in_force")),
    ("as_of: item.on\nrepealed: 2020-09-01\n" + SPENT, "repealed/up", on("2020-09-01", "nil: not_in_force")),
    ("as_of: item.on\nrepealed: 2020-09-01\n" + SPENT, "repealed/down", on("2020-08-31", "award: 200元")),
    (
        "as_of: item.on\nrepealed: 2020-09-01\ntransition: {begun: item.begun, before: 2020-08-01}\n" + SPENT,
        "transition/before/up",
        "{case: 边, change: {item.on: 2020-10-01, item.begun: 2020-08-01}, nil: not_in_force}",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("lines", "change", "example"), SHOWN, ids=[shown[1] for shown in SHOWN])
def test_a_change_is_noticed_by_the_example_that_shows_it_and_listed_without(
    lines: str, change: str, example: str
) -> None:
    gated = lines.replace("eligible_if: [", "eligible_if: [{fact: enterprise.large, is: 是}, ")
    if gated == lines:
        gated = "eligible_if: [{fact: enterprise.large, is: 是}]\n" + lines
    without = outcomes(small({"one": (gated, [NEVER])}))[f"one/{change}"]
    assert (without.fate, without.by) == ("unnoticed", None)
    with_it = outcomes(small({"one": (gated, [NEVER, example])}))[f"one/{change}"]
    assert with_it.fate == "noticed"
    assert with_it.by is not None
    assert with_it.by.example.case == "边"


def test_a_condition_turned_is_noticed_by_any_award() -> None:
    lines = "eligible_if: [{fact: enterprise.large, is: 是}]\n" + SPENT
    open_one = "{case: 空, change: {enterprise.large: null}, cannot_tell: enterprise.large}"
    assert outcomes(small({"one": (lines, [open_one])}))["one/eligible_if/enterprise.large/turned"].fate == "unnoticed"
    assert outcomes(small({"one": (lines, [PLAIN])}))["one/eligible_if/enterprise.large/turned"].fate == "noticed"


def test_a_change_that_no_longer_loads_is_told_apart() -> None:
    parts = outcomes(small({"one": (RATE + "  - round: {to: 0.01元, mode: half_up}", ["{case: 平常, award: 100元}"])}))
    assert parts["one/award/round/dropped"].fate == "refused"
    assert parts["one/award/total/swapped"].fate == "refused"


def test_changes_of_a_schedule_reach_every_clause() -> None:
    lines = "award: [{total: [item.spent]}, {cap: {derived: most}}]"
    head = "constants: {most: 300元}\nall_clauses: {eligible_if: [{fact: item.heads, at_least: 1}], finally: [{floor: 2元}]}"
    weak = small({"one": (lines, [PLAIN]), "two": (lines, [PLAIN])}, head=head)
    for change in ("constants/most/up", "all_clauses/eligible_if/item.heads/dropped", "all_clauses/finally/floor/up"):
        assert outcomes(weak)[change].fate == "unnoticed"
    few = "{case: 无人, change: {item.heads: 0}, not_eligible: item.heads}"
    strong = small(
        {
            "one": (lines, [PLAIN, spent("1元", "award: 2元")]),
            "two": (lines, [PLAIN, spent("301元", "award: 300元"), few]),
        },
        head=head,
    )
    for change in ("constants/most/up", "all_clauses/eligible_if/item.heads/dropped", "all_clauses/finally/floor/up"):
        assert outcomes(strong)[change].fate == "noticed"


def test_the_rounding_of_all_clauses_is_changed_too() -> None:
    head = "round: {to: 1元, mode: half_up}"
    weak = outcomes(small({"one": (RATE, ["{case: 平常, award: 100元}"])}, head=head))
    strong = outcomes(small({"one": (RATE, [spent("5元", "award: 3元")])}, head=head))
    assert (weak["round/mode/down"].fate, strong["round/mode/down"].fate) == ("unnoticed", "noticed")


@pytest.mark.parametrize(
    "steps",
    ["{rate: 50%}, {multiply: 2}", "{add: item.more}, {deduct: 1元}", "{cap: 9元}, {cap: 8元}", "{cap: 9元}, {round: {to: 1元, mode: down}}"],
)  # fmt: skip
def test_steps_whose_order_decides_nothing_are_not_swapped(steps: str) -> None:
    lines = f"award: [{{total: [item.spent]}}, {steps}, {{round: {{to: 1元, mode: down}}}}]"
    sums = {"{rate": "200元", "{add": "219元", "{cap: 9元}, {cap": "8元", "{cap: 9元}, {round": "9元"}
    award = next(sum_ for begins, sum_ in sums.items() if steps.startswith(begins))
    names = list(outcomes(small({"one": (lines, [f"{{case: 平常, award: {award}}}"])})))
    word = steps[1 : steps.index(":")]
    assert f"one/award/{word}/dropped" in names
    assert f"one/award/{word}/swapped" not in names


def test_a_cap_that_is_no_multiple_of_the_rounding_is_swapped_with_it() -> None:
    lines = "award: [{total: [item.spent]}, {rate: 50%}, {cap: 9.5元}, {round: {to: 1元, mode: down}}]"
    assert outcomes(small({"one": (lines, ["{case: 平常, award: 9元}"])}))["one/award/cap/swapped"].fate == "noticed"


def test_days_that_no_claim_can_show_are_not_moved() -> None:
    lines = "award: [{fixed: {by_date: {as_of: award_year_start, values: [{to: 2020-12-31, is: 1元}, {from: 2021-01-01, is: 2元}]}}}]"
    found = outcomes(small({"one": (lines, ["{case: 平常, award: 1元}"])}))
    moved = {change for change in found if "by_date" in change and "/from/" in change}
    assert moved == {"one/award/fixed/by_date/values/2/from/up"}  # a day earlier begins no policy year earlier
    assert not [change for change in found if change.startswith("in_force")]


def test_the_edge_of_bands_that_add_up_is_moved_by_what_is_worth_a_fen() -> None:
    bands = "{less_than: 100元, rate: 5%}, {at_least: 100元, rate: 3%}"
    lines = f"award: [{{bands: {{of: item.spent, marginal: [{bands}]}}}}, {{round: {{to: 0.01元, mode: half_up}}}}]"
    up = outcomes(small({"one": (lines, ["{case: 平常, award: 8元}"])}))["one/award/bands/marginal/2/at_least/up"]
    assert (up.change.was, up.change.now, up.fate) == ("100元", "100.5元", "noticed")
