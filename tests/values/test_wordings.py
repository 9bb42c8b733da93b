"""Wordings: the same arguments in every language, one declaration an id, and no other argument."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction

import pytest

from subsidy_calc.values.messages import CATALOGUE, Argument, Wording, placeholders, say, wording
from subsidy_calc.values.quantities import Quantity

LIMIT = Wording("test.limit", "不超过{limit}，共{count}项", "at most {limit}, {count} in all")


@pytest.fixture(autouse=True)
def clean_catalogue() -> Iterator[None]:
    """Leave the program's catalogue as it was."""
    before = dict(CATALOGUE)
    yield
    CATALOGUE.clear()
    CATALOGUE.update(before)


def test_every_wording_takes_the_same_arguments_in_both_languages() -> None:
    assert [w.id for w in CATALOGUE.values() if placeholders(w.zh) != placeholders(w.en)] == []


@pytest.mark.parametrize(("zh", "en"), [("{a}", "{b}"), ("{a}", "none"), ("无", "{a}"), ("{a}{b}", "{a}")])
def test_languages_that_take_different_arguments_are_refused(zh: str, en: str) -> None:
    with pytest.raises(ValueError, match=r"test\.planted"):
        wording("test.planted", zh=zh, en=en)
    assert "test.planted" not in CATALOGUE


def test_one_id_with_two_texts_is_refused() -> None:
    wording("test.planted", zh="一", en="one")
    with pytest.raises(ValueError, match="declared twice"):
        wording("test.planted", zh="二", en="two")
    with pytest.raises(ValueError, match="declared twice"):
        wording("test.planted", zh="一", en="two")


@pytest.mark.parametrize(
    "arguments",
    [{}, {"limit": "3"}, {"limit": "3", "count": 1, "more": "x"}, {"limt": "3", "count": 1}],
)
def test_a_wrong_argument_raises(arguments: dict[str, Argument]) -> None:
    with pytest.raises(TypeError, match=r"test\.limit"):
        LIMIT(**arguments)


def test_arguments_are_put_into_the_same_language() -> None:
    inner = Wording("test.inner", "甲", "first")
    message = LIMIT(limit=(Quantity(Fraction(500_000), "money"), inner(), dt.date(2020, 2, 29)), count=3)
    assert say(message, "zh") == "不超过50万元、甲、2020-02-29，共3项"
    assert say(message, "en") == "at most 500,000 yuan, first, 2020-02-29, 3 in all"


def test_braces_in_an_argument_are_text() -> None:
    assert say(LIMIT(limit="{count}{0}", count=1), "zh") == "不超过{count}{0}，共1项"


def test_messages_with_the_same_arguments_are_equal_in_any_order() -> None:
    assert LIMIT(limit="3", count=1) == LIMIT(count=1, limit="3")
