"""Writing of quantities: exact, for both languages, and read back as what they were."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from subsidy_calc.values.quantities import Quantity, Unit, plain_decimal, read_quantity, write_quantity


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        ("3000000", "money", "300万元", "3,000,000 yuan"),
        ("12340000", "money", "1,234万元", "12,340,000 yuan"),
        ("10000", "money", "1万元", "10,000 yuan"),
        ("99990000", "money", "9,999万元", "99,990,000 yuan"),
        ("100000000", "money", "1亿元", "100,000,000 yuan"),
        ("100010000", "money", "10,001万元", "100,010,000 yuan"),
        ("9999", "money", "9,999元", "9,999 yuan"),
        ("10001", "money", "10,001元", "10,001 yuan"),
        ("0", "money", "0元", "0 yuan"),
        ("5/10", "money", "0.50元", "0.50 yuan"),
        ("29999999/1000", "money", "29,999.999元", "29,999.999 yuan"),
        ("-10000", "money", "-1万元", "-10,000 yuan"),
        ("-1/100", "money", "-0.01元", "-0.01 yuan"),
        ("3/20", "ratio", "15%", "15%"),
        ("1/1000", "ratio", "0.1%", "0.1%"),
        ("1/3", "ratio", "1/3", "1/3"),
        ("2020", "year", "2020", "2020"),
        ("1200", "count", "1,200", "1,200"),
    ],
)
def test_written(value: str, unit: Unit, zh: str, en: str) -> None:
    quantity = Quantity(Fraction(value), unit)
    assert (write_quantity(quantity, "zh"), write_quantity(quantity, "en")) == (zh, en)


def test_a_day_is_written_as_a_date() -> None:
    day = Quantity(Fraction(dt.date(2020, 2, 29).toordinal()), "date")
    assert write_quantity(day, "zh") == "2020-02-29"


decimals = st.builds(Fraction, st.integers(-(10**24), 10**24), st.sampled_from([1, 10, 100, 1000, 10**6]))
whole = st.integers(0, 10**20).map(Fraction)
days = st.integers(1, 3_652_059).map(Fraction)
QUANTITIES: dict[Unit, st.SearchStrategy[Fraction]] = {
    "money": decimals,
    "ratio": st.one_of(decimals, st.fractions(0, 10)),
    "count": whole,
    "days": whole,
    "date": days,
}


@pytest.mark.parametrize("unit", ["money", "ratio", "count", "date", "days"])
@given(data=st.data())
def test_what_is_written_in_chinese_is_read_back(unit: Unit, data: st.DataObject) -> None:
    quantity = Quantity(data.draw(QUANTITIES[unit]), unit)
    assert read_quantity(write_quantity(quantity, "zh")) == quantity


@given(decimals, st.integers(0, 4), st.booleans())
def test_a_plain_decimal_is_exact(value: Fraction, places: int, grouped: bool) -> None:
    text = plain_decimal(value, places=places, grouped=grouped)
    assert Fraction(text.replace(",", "")) == value
    assert len(text.partition(".")[2]) >= places


@given(st.integers(1, 10**9).map(lambda n: Fraction(n, 3)).filter(lambda value: value.denominator == 3))
def test_a_number_that_never_ends_is_written_as_a_fraction(value: Fraction) -> None:
    assert Fraction(plain_decimal(value)) == value


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_third_of_a_yuan_is_written_exactly(language: Literal["zh", "en"]) -> None:
    assert write_quantity(Quantity(Fraction(1, 3), "money"), language).startswith("1/3")
