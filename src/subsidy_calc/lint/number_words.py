"""Number words: numbers in hanzi, 三百万, 二〇二〇, 一点五, and in digits with what multiplies them, 1.5亿, 3百万.

>>> [str(read_number_words(text)) for text in ("十五", "三百万", "一千二百万", "二〇二〇", "一点五", "1.5亿", "500,000")]
['15', '3000000', '12000000', '2020', '3/2', '150000000', '500000']
"""

from __future__ import annotations

import re
from fractions import Fraction

from subsidy_calc.values.numerals import DIGITS, LARGE, POINT, SMALL, below_ten_thousand

_HANZI = "".join(DIGITS)
_TENS = "".join(sign for sign, number in SMALL.items() if number == 10)
_SMALL = "".join(SMALL)
_IN_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_IN_HANZI = rf"[{_HANZI}{_TENS}][{_HANZI}{''.join(SMALL)}]*(?:{POINT}[{_HANZI}]+)?"
_LARGER = f"[{''.join(LARGE)}]"
NUMBER = rf"(?:(?:{_IN_DIGITS})[{_SMALL}]?(?:\s?{_LARGER}+)?|{_IN_HANZI}(?:{_LARGER}[{_HANZI}{''.join(SMALL)}]*)*)"

_WRITTEN = re.compile(rf"({_IN_DIGITS})([{_SMALL}]?)\s?({_LARGER}*)")


def read_number_words(text: str) -> Fraction:
    """The number that a text of the form NUMBER stands for."""
    if match := _WRITTEN.fullmatch(text):
        number = Fraction(match[1].replace(",", ""))
        for sign in match[2] + match[3]:
            number *= SMALL.get(sign) or LARGE[sign]
        return number
    number, section = Fraction(0), ""
    for sign in text:
        if sign in LARGE:
            number = (
                (number + _section(section)) * LARGE[sign] if LARGE[sign] > 10_000 else _plus(number, section, sign)
            )
            section = ""
        else:
            section += sign
    return number + _section(section)


def scale_of(text: str) -> int:
    """What the last sign multiplies by: of 20万 in 50、30、20万元 it holds for all three."""
    return LARGE.get(text[-1:], 1)


def _plus(number: Fraction, section: str, sign: str) -> Fraction:
    return number + _section(section) * LARGE[sign]


def _section(text: str) -> Fraction:
    """A number below ten thousand, or digit by digit."""
    whole, _, parts = text.partition(POINT)
    if len(whole) > 1 and not any(sign in SMALL for sign in whole):
        number = Fraction("".join(str(DIGITS[sign]) for sign in whole))
    else:
        number = Fraction(below_ten_thousand(whole))
    return number + (Fraction(f"0.{''.join(str(DIGITS[sign]) for sign in parts)}") if parts else 0)
