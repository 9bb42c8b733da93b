"""Awards in instalments and by payers: each side of a condition, forfeited, open, reduced before, nil."""

from __future__ import annotations

from fractions import Fraction

import pytest

from payment.paid_lines import TAXED, by_payer, line_of, lines_of, parts, paying
from subsidy_calc.assess.award_lines import award_lines
from subsidy_calc.assess.payment import LinePayment
from words.one_clause import assessed, clause, schedule_of

HALVES = "{paid_by: {市: 50%, 县: rest}}"
IN_TWO = "{instalments: [{share: 60%, year: 1}, {share: 40%, year: 2, " + TAXED + ", otherwise: forfeited}]}"
ONE_JUDGED = "{instalments: [{share: 60%, year: 1}, {share: 40%, year: 1, " + TAXED + ", otherwise: OTHERWISE}]}"
BOTH = "{paid_by: {市: 50%, 县: rest}, instalments: [{share: 1/2, year: 1}, {share: 1/2, year: 3}]}"


def test_without_payment_all_is_payable_now() -> None:
    (line,) = award_lines(assessed(schedule_of(clause()), [{"spent": "100.01"}]))
    assert line.payment is None
    assert line.payable_now == line.award == Fraction("100.01")


def test_payers() -> None:
    line = line_of(HALVES, {"spent": "100.01"})
    assert by_payer(line) == {"市": "50.01", "县": "50.00"}
    assert by_payer(line, now=False) == {"市": "0.00", "县": "0.00"}
    assert line.payable_now == line.award
    assert by_payer(line_of("{paid_by: {甲: 1/3, 乙: 1/3, 丙: 1/3}}", {"spent": "100"})) == {
        "甲": "33.34",
        "乙": "33.33",
        "丙": "33.33",
    }
    assert by_payer(line_of("{paid_by: {县: rest, 省: 30%, 市: 20%}}", {"spent": "99.99"})) == {
        "县": "49.99",  # 4999.5 fen: the two fen that are left over go to the larger remainders
        "省": "30.00",  # 2999.7 fen
        "市": "20.00",  # 1999.8 fen
    }


@pytest.mark.parametrize("more", ["100000", "0", None])
def test_later_years_are_not_judged(more: str | None) -> None:
    line = line_of(IN_TWO, {"spent": "100.01", "more": more})
    assert parts(line) == ["60.01 2020 now", "40.00 2021 due"]  # 60.006 and 40.004
    assert line.payable_now == Fraction("60.01")
    assert line.status == "awarded"
    assert line.is_told


@pytest.mark.parametrize(
    ("more", "otherwise", "expected"),
    [
        ("100000", "forfeited", "now"),
        ("99999.99", "forfeited", "forfeited"),
        ("99999.99", "later", "later"),
        ("100000", "later", "now"),
        (None, "forfeited", "open"),
        (None, "later", "open"),
    ],
)
def test_the_first_year_is_judged(more: str | None, otherwise: str, expected: str) -> None:
    line = line_of(ONE_JUDGED.replace("OTHERWISE", otherwise), {"spent": "1000", "more": more})
    assert parts(line) == ["600.00 2020 now", f"400.00 2020 {expected}"]
    assert line.award == 1000
    assert line.payable_now == (1000 if expected == "now" else 600)
    assert line.payment is not None
    assert line.payment.forfeited == (400 if expected == "forfeited" else 0)
    assert line.payment.afterwards == (400 if expected in ("open", "later") else 0)
    assert line.is_told == (expected != "open")
    codes = {"open": "missing:item.more", "now": ""}
    assert line.payment.parts[1].code == codes.get(expected, "not_eligible:item.more")


def test_payers_of_instalments() -> None:
    line = line_of(BOTH, {"spent": "100.02"})
    assert parts(line) == ["50.01 2020 now", "50.01 2022 due"]
    assert by_payer(line) == {"市": "25.01", "县": "25.00"}
    # each pays 50.01 of the award in all
    assert by_payer(line, now=False) == {"市": "25.00", "县": "25.01"}


def test_what_is_payable_now_is_split_first() -> None:
    judged = "{share: 1/2, year: 1, " + TAXED + ", otherwise: later}, {share: 1/2, year: 1}"
    line = line_of("{paid_by: {市: 50%, 县: 50%}, instalments: [" + judged + "]}", {"spent": "0.02", "more": "0"})
    assert parts(line) == ["0.01 2020 later", "0.01 2020 now"]
    assert by_payer(line) == {"市": "0.01", "县": "0.00"}
    assert by_payer(line, now=False) == {"市": "0.00", "县": "0.01"}


def test_nobody_pays_what_is_forfeited() -> None:
    judged = "{share: 50%, year: 1, " + TAXED + ", otherwise: forfeited}, {share: 50%, year: 2}"
    line = line_of("{paid_by: {市: 50%, 县: 50%}, instalments: [" + judged + "]}", {"spent": "100", "more": "0"})
    assert parts(line) == ["50.00 2020 forfeited", "50.00 2021 due"]
    assert line.payable_now == 0
    assert line.status == "awarded"
    assert by_payer(line) == {"市": "0.00", "县": "0.00"}
    assert by_payer(line, now=False) == {"市": "25.00", "县": "25.00"}


def test_the_cap_comes_before_the_payment() -> None:
    cap = "[{cap: {per: [enterprise], clauses: [one], at_most: 150元, over: year, gives_way: clause_order}}]"
    first, second = lines_of(paying(IN_TWO, combine=cap), {"spent": "100"}, {"spent": "100"})
    assert [first.award, second.award] == [100, 50]
    assert parts(first) == ["60.00 2020 now", "40.00 2021 due"]
    assert parts(second) == ["30.00 2020 now", "20.00 2021 due"]


@pytest.mark.parametrize("spent", ["0", None])
def test_what_is_not_awarded_is_not_payable(spent: str | None) -> None:
    line = line_of(IN_TWO, {"spent": spent})
    assert line.status == ("nil" if spent else "cannot_tell")
    assert line.payment is None
    assert line.payable_now == 0


def test_a_lost_fen_is_noticed() -> None:
    payment = line_of(BOTH, {"spent": "100.02"}).payment
    assert payment is not None
    assert payment.adds_up_to(Fraction("100.02"))
    assert not payment.adds_up_to(Fraction("100.01"))
    others = LinePayment(payment.parts[:1], payment.payers, True, payment.place)
    assert others.adds_up_to(Fraction("50.01"))
