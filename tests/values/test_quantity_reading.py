"""Reading of quantities: one strict way, exact, and nothing that could be meant otherwise."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from subsidy_calc.values.quantities import NotAQuantity, Quantity, Unit, read_date, read_number, read_quantity

READ: list[tuple[str, str, Unit]] = [
    ("300万元", "3000000", "money"),
    ("1.5亿元", "150000000", "money"),
    ("0.01元", "1/100", "money"),
    ("500,000元", "500000", "money"),
    ("1,234,567.89元", "123456789/100", "money"),
    ("12元", "12", "money"),
    ("5 万元", "50000", "money"),
    ("500000CNY", "500000", "money"),
    ("９２２３３７２０３６８５４７７５８０８元", "9223372036854775808", "money"),
    ("５0万元", "500000", "money"),  # full-width digits are digits
    ("50万元 ", "500000", "money"),
    ("-5元", "-5", "money"),
    ("15%", "3/20", "ratio"),
    ("１５％", "3/20", "ratio"),
    ("0.1%", "1/1000", "ratio"),
    ("3‰", "3/1000", "ratio"),
    ("1/3", "1/3", "ratio"),
    ("2/6", "1/3", "ratio"),
    ("30天", "30", "days"),
    ("30days", "30", "days"),
    ("3", "3", "count"),
    ("１２００", "1200", "count"),
    ("1,200", "1200", "count"),
    (" 5 ", "5", "count"),
    ("-0", "0", "count"),
    ("2020-02-29", str(dt.date(2020, 2, 29).toordinal()), "date"),
]


@pytest.mark.parametrize(("text", "value", "unit"), READ)
def test_read(text: str, value: str, unit: Unit) -> None:
    assert read_quantity(text) == Quantity(Fraction(value), unit)


REFUSED = [
    "", " ", "元", "%", "-", "1e5", "1E5元", "NaN", "nan", "Infinity", "inf元", "1_000", "1_000元", "12,00", "12,00元",
    "1,00,000元", "1000,000元", ",500元", "500,元", "1:1", "1:00:00", "true", "false", "yes", "null", "~", "0.1", "0.15",
    ".5元", "5.元", "1.2.3元", "+5元", "--5元", "5－元", "0x10", "0b1元", "５〇万元", "五十万元", "50万", "5万万元",
    "5元5", "5元元", "元5", "5美元", "$5", "¥5", "USD5", "5cny", "15％％", "15 % 3", "1/0", "0/0", "-1/3", "1/3%", "1/3元",
    "1.5/2", "1//3", "2020-2-9", "2020-02-30", "2020-13-01", "0000-01-01", "2020/02/01", "2020年2月1日", "1 000元",
    "5²元", "10³元", "①万元", "½元", "٣元", "5\n元5", "3天半",
]  # fmt: skip


@pytest.mark.parametrize("text", REFUSED)
def test_refused(text: str) -> None:
    with pytest.raises(NotAQuantity):
        read_quantity(text)


@pytest.mark.parametrize(
    "text", ["1e5", "NaN", "1_000", "12,00", "１２００", " 5 ", "5 ", "5\n", "0x1", "", "-", "1.", ".1", "+1", "٣"]
)
def test_a_plain_number_is_read_as_it_stands_or_not_at_all(text: str) -> None:
    with pytest.raises(NotAQuantity):
        read_number(text)


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("-0", 0), ("-1.50", Fraction(-3, 2)), ("1,000.10", Fraction(10001, 10))]
)
def test_plain_numbers(text: str, value: Fraction) -> None:
    assert read_number(text) == value


def test_a_tenth_is_a_tenth() -> None:
    # as a binary float 0.1 is 3602879701896397/36028797018963968
    assert read_quantity("0.1元").value == Fraction(1, 10)


@pytest.mark.parametrize("text", ["2020-06-30 ", "20200630", "2020-W01-1", "2020-6-30", "2019-02-29"])
def test_a_date_is_written_in_one_way(text: str) -> None:
    with pytest.raises(NotAQuantity):
        read_date(text)
