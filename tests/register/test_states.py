"""States: every one that may follow another and every one that may not; days, instalments, mistakes."""

from __future__ import annotations

import pytest

from register.made_cases import WAY, case, step, walked, wanted
from register.made_registers import FILE, draft, empty
from small_claims import AWARDED
from subsidy_calc.register.cases import Claim, all_cases, newest_year
from subsidy_calc.register.chain import check_chain
from subsidy_calc.register.claim_names import NotAClaim, read_claim
from subsidy_calc.register.entries import BookedLine, Draft
from subsidy_calc.register.record import Correction, correct, record
from subsidy_calc.register.record_states import claims_of_batch, record_states
from subsidy_calc.register.refusals import RegisterRefused
from subsidy_calc.register.states import FOLLOWS, STATE_WORDS, STATES, State, written_states
from subsidy_calc.settings.cases import Offices, TimeLimits
from subsidy_calc.values.messages import say

# written down from docs/cases.md, not from the program
ALLOWED: dict[str, set[str]] = {
    "received": {"checked", "declined", "returned", "withdrawn"},
    "checked": {"verified", "declined", "returned", "withdrawn"},
    "verified": {"decided", "declined", "returned", "withdrawn"},
    "decided": {"published", "withdrawn"},
    "declined": {"objected"},
    "published": {"objected", "approved", "withdrawn"},
    "objected": {"verified", "decided", "declined", "approved", "withdrawn"},
    "approved": {"paid", "withdrawn"},
    "paid": {"followed_up"},  # in full
    "followed_up": {"followed_up"},
    "returned": {"received", "withdrawn"},
    "withdrawn": set(),
}


def _codes(refused: pytest.ExceptionInfo[RegisterRefused]) -> list[str]:
    return [problem.code for problem in refused.value.problems]


@pytest.mark.parametrize("now", STATES)
def test_each_state_leads_only_where_it_may(now: State) -> None:
    """One claim for each pair, so that no step depends on another."""
    connection = empty()
    for then in STATES:
        walked(connection, then, now)
        entries = check_chain(connection, FILE).entries
        if then in ALLOWED[now]:
            step(connection, then, then, "2021-03-01")
            assert case(connection, then).state == then
            continue
        with pytest.raises(RegisterRefused) as refused:
            step(connection, then, then, "2021-03-01")
        assert "state_not_allowed" in _codes(refused)
        assert check_chain(connection, FILE).entries == entries
        assert case(connection, then).state == now


@pytest.mark.parametrize("now", ["paid", "followed_up"])
@pytest.mark.parametrize(
    ("then", "taken"), [("paid", True), ("declined", True), ("followed_up", True), ("withdrawn", False)]
)
def test_after_the_first_of_two_instalments(now: str, then: State, taken: bool) -> None:
    connection = empty()
    walked(connection, "一", now, instalments=2)
    if taken:
        step(connection, "一", then, "2021-03-01")
        assert case(connection, "一").is_closed == (then != "followed_up")
        return
    with pytest.raises(RegisterRefused):
        step(connection, "一", then, "2021-03-01")


@pytest.mark.parametrize("first", STATES)
def test_a_claim_begins_by_being_received(first: State) -> None:
    connection = empty()
    if first == "received":
        step(connection, "一", first, "2021-03-01")
        return
    with pytest.raises(RegisterRefused) as refused:
        step(connection, "一", first, "2021-03-01")
    assert "state_not_allowed" in _codes(refused)


def test_the_tables_name_the_same_states() -> None:
    assert set(FOLLOWS) == set(STATES) == set(WAY) == set(STATE_WORDS) - {"undone"}
    assert set(TimeLimits.model_fields) == set(Offices.model_fields) < set(STATES)
    assert len(written_states()) == len({s.zh for s in STATE_WORDS.values()}) + len(STATE_WORDS) + 1  # “followed up”


@pytest.mark.parametrize(("day", "taken"), [("2021-02-28", False), ("2021-03-01", True), ("2199-12-31", True)])
def test_days_never_go_back(day: str, taken: bool) -> None:
    """A day in the future is taken: the program knows no clock."""
    connection = empty()
    walked(connection, "一", "received")
    if taken:
        step(connection, "一", "checked", day)
        assert str(case(connection, "一").since) == day
        return
    with pytest.raises(RegisterRefused) as refused:
        step(connection, "一", "checked", day)
    assert _codes(refused) == ["day_goes_back"]


@pytest.mark.parametrize(("day", "taken"), [("1948-12-31", False), ("1949-01-01", True), ("2200-01-01", False)])
def test_a_year_that_cannot_be(day: str, taken: bool) -> None:
    if taken:
        step(empty(), "一", "received", day)
        return
    with pytest.raises(RegisterRefused) as refused:
        step(empty(), "一", "received", day)
    assert _codes(refused) == ["odd_day"]


def test_nobody_is_no_one() -> None:
    with pytest.raises(RegisterRefused) as refused:
        step(empty(), "一", "received", "2021-03-01", by_whom=" ")
    assert _codes(refused) == ["not_said_by_whom"]


def test_halves_of_characters_are_refused() -> None:
    with pytest.raises(RegisterRefused) as refused:
        step(empty(), "一", "received", "2021-03-01", note="\udcff")
    assert _codes(refused) == ["not_a_text"]
    with pytest.raises(NotAClaim):
        read_claim(f"smart/{AWARDED}/\udcff")
    assert read_claim(f" smart/{AWARDED.lower()}/一/二 ") == Claim("smart", AWARDED, "一/二")


def test_what_a_claim_is_already_is_said() -> None:
    connection = empty()
    walked(connection, "一", "received")
    with pytest.raises(RegisterRefused) as refused:
        step(connection, "一", "received", "2021-03-01")
    assert say(refused.value.problems[0].says, "en").endswith("is “received” already")


def test_an_undone_step_stays_recorded() -> None:
    connection = empty()
    walked(connection, "一", "published")
    with pytest.raises(RegisterRefused) as refused:
        step(connection, "一", "undone", "2021-03-02")
    assert _codes(refused) == ["no_reason"]
    step(connection, "一", "undone", "2021-03-02", note="贴错了")
    found = case(connection, "一")
    assert (found.state, str(found.since)) == ("decided", "2021-03-01")
    step(connection, "一", "published", "2021-03-01")  # the day of the undoing does not count
    assert check_chain(connection, FILE).entries == 7


def test_nothing_is_left_to_undo() -> None:
    connection = empty()
    walked(connection, "一", "received")
    step(connection, "一", "undone", "2021-03-01", note="重复受理")
    assert all_cases(connection, FILE)[0] == []
    with pytest.raises(RegisterRefused) as refused:
        step(connection, "一", "undone", "2021-03-01", note="再来")
    assert _codes(refused) == ["nothing_to_undo"]


@pytest.mark.parametrize(
    ("instalment", "taken"), [((1, 2), False), ((2, 2), False), ((2, 3), True), ((3, 3), False), ((2, 4), False)]
)
def test_instalments_follow_one_another(instalment: tuple[int, int], taken: bool) -> None:
    connection = empty()
    walked(connection, "一", "paid", instalments=3)
    if taken:
        step(connection, "一", "paid", "2021-04-01", instalment=instalment)
        return
    with pytest.raises(RegisterRefused) as refused:
        step(connection, "一", "paid", "2021-04-01", instalment=instalment)
    assert _codes(refused) == ["instalment_not_next"]


def test_the_first_payment_is_the_first_instalment() -> None:
    connection = empty()
    walked(connection, "一", "approved")
    with pytest.raises(RegisterRefused) as refused:
        step(connection, "一", "paid", "2021-03-01", instalment=(2, 2))
    assert _codes(refused) == ["instalment_not_next"]


def test_a_sum_goes_with_a_payment_alone() -> None:
    with pytest.raises(RegisterRefused) as refused:
        step(empty(), "一", "received", "2021-03-01", sum_fen=1)
    assert _codes(refused) == ["not_a_payment"]


@pytest.mark.parametrize(("second", "taken"), [(399, True), (400, True), (401, False)])
def test_no_more_is_paid_than_stands(second: int, taken: bool) -> None:
    """1,000 fen stand; 600 are paid first."""
    connection = empty()
    record(connection, [draft("a", ("一", 1000))], FILE)
    step(connection, "一", "published", "2021-03-01")
    step(connection, "一", "approved", "2021-03-02")
    step(connection, "一", "paid", "2021-03-03", instalment=(1, 2), sum_fen=600)
    if taken:
        step(connection, "一", "paid", "2021-03-04", sum_fen=second)
        assert case(connection, "一").paid_fen == 600 + second
        return
    with pytest.raises(RegisterRefused) as refused:
        step(connection, "一", "paid", "2021-03-04", sum_fen=second)
    assert _codes(refused) == ["paid_above_award"]


def test_the_last_instalment_is_what_is_left() -> None:
    connection = empty()
    record(connection, [draft("a", ("一", 1000), ("二", 77), ("三", 5))], FILE)
    for matter in ("一", "二", "三"):
        step(connection, matter, "published", "2021-03-01")
        step(connection, matter, "approved", "2021-03-02")
    step(connection, "一", "paid", "2021-03-03", instalment=(1, 2), sum_fen=600)
    step(connection, "一", "paid", "2021-03-04")
    step(connection, "二", "paid", "2021-03-04")
    step(connection, "三", "paid", "2021-03-04", instalment=(1, 2))  # how much is not said
    assert [case(connection, matter).paid_fen for matter in ("一", "二", "三")] == [1000, 77, None]
    assert [case(connection, matter).is_closed for matter in ("一", "二", "三")] == [True, True, False]


def test_an_award_of_a_run_counts_as_decided_and_an_imported_one_as_paid() -> None:
    connection = empty()
    record(connection, [draft("a", ("一", 1000), ("二", 5))], FILE)
    line = BookedLine("smart/x/旧", "x", "", "smart", "旧", 7)
    record(connection, [Draft("import", 2018, "s", "b", (line,))], FILE)
    cases = {found.claim.matter: found for found in all_cases(connection, FILE)[0]}
    assert [(cases[matter].state, cases[matter].paid_fen) for matter in ("一", "旧")] == [("decided", 0), ("paid", 7)]
    correct(connection, Correction(1, cases["二"].claim.name, 0, "撤销"), FILE)
    assert {found.claim.matter for found in all_cases(connection, FILE)[0]} == {"一", "旧"}
    with pytest.raises(RegisterRefused):
        step(connection, "二", "published", "2021-03-01")


def test_states_recorded_meanwhile_do_not_hold_up_a_run() -> None:
    """Only awards could change what the run computed."""
    connection = empty()
    first = record(connection, [draft("a", ("一", 1000))], FILE)[0]
    step(connection, "一", "published", "2021-03-01")
    line = draft("b", ("二", 5)).lines
    assert record(connection, [Draft("run", 2020, "s", "b", line, seen=first.hash)], FILE)[0].batch == 2
    line = draft("c", ("三", 5)).lines
    with pytest.raises(RegisterRefused) as refused:
        record(connection, [Draft("run", 2020, "s", "c", line, seen=first.hash)], FILE)
    assert _codes(refused) == ["computed_before"]
    with pytest.raises(RegisterRefused) as unknown:
        record(connection, [Draft("run", 2020, "s", "c", line, seen="1" * 64)], FILE)
    assert _codes(unknown) == ["computed_before"]


def test_states_before_the_first_award_are_no_earlier_awards() -> None:
    connection = empty()
    step(connection, "一", "received", "2021-03-01")
    made = Draft("run", 2020, "s", "a", draft("a", ("一", 5)).lines, looks_back=True)
    assert record(connection, [made], FILE)[0].batch == 1


def test_all_or_nothing_with_every_problem() -> None:
    connection = empty()
    with pytest.raises(RegisterRefused) as refused:
        record_states(
            connection,
            [
                wanted("一", "received", "2021-03-01"),
                wanted("一", "paid", "2021-03-01"),
                wanted("一", "approved", "2021-03-01"),  # not looked at after a fault of the same claim
                wanted("二", "checked", "2021-03-01"),
                wanted("三", "received", "2021-03-01"),
            ],
            FILE,
        )
    assert [str(problem.place) for problem in refused.value.problems] == ["一", "二"]
    assert check_chain(connection, FILE).entries == 0


def test_the_newest_year_is_meant_where_none_is_said() -> None:
    connection = empty()
    with pytest.raises(RegisterRefused) as refused:
        step(connection, "一", "received", "2021-03-01", year=None)
    assert _codes(refused) == ["unknown_claim"]
    step(connection, "一", "received", "2020-03-01", year=2019)
    step(connection, "一", "received", "2021-03-01", year=2020)
    step(connection, "一", "checked", "2021-03-02", year=None)
    assert newest_year(connection, case(connection, "一").claim) == 2020
    assert case(connection, "一").state == "checked"
    entries = record_states(
        connection,
        [wanted("二", "received", "2021-03-01", year=2021), wanted("二", "checked", "2021-03-01", year=None)],
        FILE,
    )
    assert [(entry.year, len(entry.changes)) for entry in entries] == [(2021, 2)]


def test_an_objection_is_not_answered_with_the_whole_batch() -> None:
    connection = empty()
    record(connection, [draft("a", ("一", 1000), ("二", 5))], FILE)
    year, claims = claims_of_batch(connection, 1, FILE)
    assert (year, [each.matter for each, _ in claims]) == (2020, ["一", "二"])
    for matter in ("一", "二"):
        step(connection, matter, "published", "2021-03-01", in_batch=True)
    step(connection, "二", "objected", "2021-03-02")
    batch = [wanted(matter, "approved", "2021-03-05", in_batch=True) for matter in ("一", "二")]
    with pytest.raises(RegisterRefused) as refused:
        record_states(connection, batch, FILE, batch=1)
    assert _codes(refused) == ["under_objection"]
    record_states(connection, batch[:1], FILE, batch=1)
    step(connection, "二", "approved", "2021-03-05")
    for matter in ("一", "二"):
        correct(connection, Correction(1, claims[0][0].name.replace("一", matter), 0, "撤销"), FILE)
    for number, code in ((1, "nothing_stands"), (2, "no_batch")):
        with pytest.raises(RegisterRefused) as refused:
            claims_of_batch(connection, number, FILE)
        assert _codes(refused) == [code]


def test_a_claim_without_a_matter_is_named_as_its_line() -> None:
    assert Claim("rent", "u", "").name == "rent/u"
