"""Capitals read: a sum in characters (人民币大写) as a number, whichever of the usual ways it is written.

>>> read_capitals("人民币叁佰肆拾伍万陆仟圆整")
Fraction(3456000, 1)
>>> read_capitals("伍拾元零叁分"), read_capitals("伍拾万叁元肆")
(Fraction(5003, 100), None)
"""

from __future__ import annotations

import re
from fractions import Fraction

from subsidy_calc.facts.parsing import plain
from subsidy_calc.values.quantities import FEN

_DIGITS = {letter: number for number, letter in enumerate("零壹贰叁肆伍陆柒捌玖")}
_PLACES = {"拾": 10, "佰": 100, "仟": 1000}
_WRITTEN = re.compile(
    r"(?:(?P<yuan>[零壹贰叁肆伍陆柒捌玖拾佰仟万亿]+)元)?零?(?:(?P<jiao>[壹贰叁肆伍陆柒捌玖])角)?零?"
    r"(?:(?P<fen>[壹贰叁肆伍陆柒捌玖])分)?整?"
)
_IN_TEXT = re.compile(
    "[壹贰叁肆伍陆柒捌玖拾][零〇壹贰叁肆伍陆柒捌玖拾佰仟万亿]*[元圆][零〇壹贰叁肆伍陆柒捌玖角分整正]*"
)
_BEFORE = re.compile(r"(?:大写|[(（]大写[)）]|人民币|[:：])*")
_USUAL = str.maketrans("〇圆正貳陸億萬兩", "零元整贰陆亿万贰")


def read_capitals(text: str) -> Fraction | None:
    """The sum in yuan, None where the characters make none."""
    written = "".join(plain(text).split()).translate(_USUAL)
    before = _BEFORE.match(written)
    match = _WRITTEN.fullmatch(written, before.end() if before else 0)
    if match is None or not any(match.groups()):
        return None
    yuan = _whole(match["yuan"]) if match["yuan"] else 0
    if yuan is None:
        return None
    jiao, fen = (_DIGITS[match[name]] if match[name] else 0 for name in ("jiao", "fen"))
    return yuan + FEN * (10 * jiao + fen)


def capitals_in(text: str) -> str:
    """The characters of a sum inside other words, such as 合计（大写）：叁元整; empty where there are none."""
    found = [match[0] for match in _IN_TEXT.finditer(plain(text))]
    return found[0] if len(found) == 1 else ""


def _whole(text: str) -> int | None:
    for name, size in (("亿", 10**8), ("万", 10**4)):
        if name in text:
            before, _, after = text.rpartition(name)
            above, below = _whole(before), _whole(after) if after.strip("零") else 0
            return None if above is None or below is None or below >= size or not above else above * size + below
    return _group(text)


def _group(text: str) -> int | None:
    """A number of 1 to 9999, whose places go down."""
    total, digit, smallest = 0, 0, 10_000
    for letter in text.strip("零") if text.strip("零") else text:
        if letter in _PLACES:
            if _PLACES[letter] >= smallest:
                return None
            smallest = _PLACES[letter]
            total, digit = total + (digit or 1) * smallest, 0
        elif digit:
            return None
        else:
            digit = _DIGITS[letter]
    return total + digit
