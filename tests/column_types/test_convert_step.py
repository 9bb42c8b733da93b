"""Convert: a quantity in another currency meets yuan at a rate, and nowhere else."""

from __future__ import annotations

import pytest

from column_types.measured_orders import awards, problems_of, text_of
from intake.written_books import Content

TO_FEN = "{round: {to: 0.01元, mode: half_up}}"


def test_at_a_stated_rate() -> None:
    # 100 × 7.1234 = 712.34; 0.01 × 7.1234 = 0.071234
    award = f"[{{total: [p.usd]}}, {{convert: {{at: 7.1234元}}}}, {TO_FEN}]"
    assert awards(award, {}, {"出口额": 0.01}, {"出口额": 0}) == ["712.34", "0.07", "nothing_due"]


def test_at_the_rate_of_each_claim() -> None:
    # (100 + 10) × 7 = 770
    award = f"[{{total: [p.usd, p.freight]}}, {{convert: {{at: p.rate}}}}, {TO_FEN}]"
    rows: list[dict[str, Content]] = [{"汇率": 7}, {"汇率": None}, {"运费": None}]
    assert awards(award, *rows) == ["770.0", "? missing:p.rate", "? missing:p.freight"]


def test_at_money_of_the_claim_and_in_the_midst_of_steps() -> None:
    # 100 less 10 is 90, at 100 yuan each 9000, a tenth is 900
    award = f"[{{total: [p.usd]}}, {{deduct: p.freight}}, {{convert: {{at: p.spent}}}}, {{rate: 10%}}, {TO_FEN}]"
    assert awards(award) == ["900.0"]


def test_both_sides_of_a_cap_after_it() -> None:
    award = "[{total: [p.usd]}, {convert: {at: 7元}}, {cap: 700元}, {round: {to: 0.01元, mode: down}}]"
    assert awards(award, {"出口额": 99.99}, {"出口额": 100}, {"出口额": 100.01}) == ["699.93", "700.0", "700.0"]


@pytest.mark.parametrize(
    ("award", "code", "found"),
    [
        ("[{total: [p.usd]}, {convert: {at: 7.1234}}, ROUND]", "not_a_quantity", "7.1234"),
        ("[{total: [p.usd]}, {convert: {at: 7}}, ROUND]", "wrong_unit", "7"),
        ("[{total: [p.usd]}, {convert: {at: p.euro}}, ROUND]", "wrong_unit", "p.euro"),
        ("[{total: [p.usd]}, {convert: {at: p.power}}, ROUND]", "wrong_unit", "p.power"),
        ("[{total: [p.usd]}, {convert: {at: no_limit}}, ROUND]", "wrong_unit", "no_limit"),
        ("[{total: [p.usd]}, {convert: {at: '-7元'}}, ROUND]", "below_0", "-7元"),
        ("[{total: [p.spent]}, {convert: {at: 7元}}, ROUND]", "not_converted", "money"),
        ("[{total: [p.usd]}, {convert: {at: 7元}}, {convert: {at: 7元}}, ROUND]", "not_converted", "money"),
        ("[{total: [p.usd]}, {convert: {at: 7元}}]", "part_of_fen", ""),
    ],
)
def test_told(award: str, code: str, found: str) -> None:
    problems = problems_of(text_of(award.replace("ROUND", TO_FEN)))
    assert [(problem.code, problem.found) for problem in problems] == [(code, found)]
