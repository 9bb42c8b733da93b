"""Numerals: numbers in hanzi, as texts and lists write them. They are read, and never said to anyone."""

from __future__ import annotations

DIGITS = {
    **{sign: number for number, sign in enumerate("〇一二三四五六七八九")},
    **{sign: number for number, sign in enumerate("零壹贰叁肆伍陆柒捌玖")},
    "两": 2,
}
SMALL = {"十": 10, "百": 100, "千": 1000, "拾": 10, "佰": 100, "仟": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
POINT = "点"


def below_ten_thousand(text: str) -> int:
    """What signs of DIGITS and SMALL stand for: a digit times what follows it, 一 where none stands before.

    >>> [below_ten_thousand(text) for text in ("十五", "二百零三", "一百十", "一千零十", "百", "")]
    [15, 203, 110, 1010, 100, 0]
    """
    number, digit = 0, 0
    for sign in text:
        if sign in SMALL:
            number, digit = number + (digit or 1) * SMALL[sign], 0
        else:
            digit = DIGITS[sign]
    return number + digit
