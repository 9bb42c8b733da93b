"""Figures of a text: sums and shares as people write them, and plain numbers, which are never sure to be figures.

>>> [(f.text, str(f.value), f.unit) for f in figures_of("按15%奖励，最高三百万元；1:1配套，再加2个百分点") if f.sure]
[('15%', '3/20', 'ratio'), ('三百万元', '3000000', 'money'), ('1:1', '1', 'ratio'), ('2个百分点', '1/50', 'ratio')]
>>> [f.text for f in figures_of("2020年第3批，共5家") if f.sure]
[]
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import Literal

from subsidy_calc.lint.number_words import NUMBER, read_number_words, scale_of
from subsidy_calc.lint.vocabulary import (
    BETWEEN_NUMBERS,
    DISCOUNT,
    HALF,
    PARTS,
    PARTS_OF,
    PERCENT,
    TIMES,
    TWICE,
    YUAN_BEFORE,
    YUAN_BEHIND,
)
from subsidy_calc.values.numerals import LARGE, SMALL
from subsidy_calc.values.quantities import narrow

Sort = Literal["money", "ratio", "number"]


@dataclass(frozen=True, slots=True)
class TextFigure:
    """A number that stands in a text; `sure` where it can be nothing but a sum or a share."""

    text: str
    value: Fraction
    unit: Sort
    sure: bool
    also: tuple[Fraction, ...] = ()  # what else it may stand for


_MORE = {"thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000}
_TIMES = rf"(?:\s*(?P<more>{'|'.join(_MORE)}))?"
_PARTS: dict[str, int] = {sign: {**SMALL, **LARGE}[sign] for sign in PARTS}
_SHARE: dict[str, int] = {"‰": 1000}
_PATTERNS = (
    ("parts", re.compile(rf"(?P<of>[{PARTS}]){PARTS_OF}(?P<n>{NUMBER})")),
    ("fraction", re.compile(rf"(?P<under>{NUMBER}){PARTS_OF}(?P<over>{NUMBER})")),
    ("share", re.compile(rf"(?P<n>{NUMBER})\s*(?P<unit>{PERCENT})", re.IGNORECASE)),
    ("currency", re.compile(rf"(?:{YUAN_BEFORE})\s*(?P<n>{NUMBER}){_TIMES}", re.IGNORECASE)),
    ("money", re.compile(rf"(?P<n>{NUMBER}){_TIMES}\s*(?:{YUAN_BEHIND})", re.IGNORECASE)),
    ("slash", re.compile(r"(?<![\d/.])(?P<over>\d{1,3})/(?P<under>[1-9]\d{0,2})(?![\d/.])")),
    (
        "colon",
        re.compile(r"(?<![\d:.])(?P<over>\d{1,3}(?:\.\d+)?)\s*:\s*(?P<under>(?!0\d)\d{1,3}(?:\.\d+)?)(?![\d:.])"),
    ),
    ("times", re.compile(rf"(?P<n>{NUMBER})\s*(?:{TIMES})", re.IGNORECASE)),
    ("discount", re.compile(rf"(?P<n>{NUMBER}){DISCOUNT}")),
    ("half", re.compile(HALF, re.IGNORECASE)),
    ("twice", re.compile(TWICE, re.IGNORECASE)),
    ("number", re.compile(NUMBER)),
)
_BETWEEN = re.compile(rf"\s*(?:{BETWEEN_NUMBERS})\s*")


def figures_of(text: str) -> list[TextFigure]:
    """All figures of a text, in their order."""
    plain = narrow(text)
    found: list[tuple[re.Match[str], TextFigure]] = []
    at = 0
    while (hit := _first(plain, at)) is not None:
        name, match = hit
        found.append((match, _figure(name, match)))
        at = match.end()
    return [figure for _, figure in found] + list(_shared(found, plain))


def _first(text: str, at: int) -> tuple[str, re.Match[str]] | None:
    """The pattern that matches first; of several at one place the one that is listed first."""
    hits = [(name, match) for name, pattern in _PATTERNS if (match := pattern.search(text, at)) is not None]
    return min(hits, key=lambda hit: hit[1].start(), default=None)


def _figure(name: str, match: re.Match[str]) -> TextFigure:
    make = _MAKERS.get(name)
    return TextFigure(match[0], read_number_words(match[0]), "number", False) if make is None else make(match)


def _parts(match: re.Match[str]) -> TextFigure:
    return TextFigure(match[0], read_number_words(match["n"]) / _PARTS[match["of"]], "ratio", True)


def _share(match: re.Match[str]) -> TextFigure:
    return TextFigure(match[0], read_number_words(match["n"]) / _SHARE.get(match["unit"], 100), "ratio", True)


def _money(match: re.Match[str]) -> TextFigure:
    value = read_number_words(match["n"]) * _MORE.get((match["more"] or "").lower(), 1)
    return TextFigure(match[0], value, "money", True)


def _times(match: re.Match[str]) -> TextFigure:
    value = read_number_words(match["n"])
    return TextFigure(match[0], value, "ratio", False, (value - 1, value + 1))


def _discount(match: re.Match[str]) -> TextFigure:
    value = read_number_words(match["n"])  # eight tenths, or eighty-five hundredths
    return TextFigure(match[0], value / (10 if value < 10 else 100), "ratio", False)


def _half(match: re.Match[str]) -> TextFigure:
    return TextFigure(match[0], Fraction(1, 2), "ratio", False)


def _twice(match: re.Match[str]) -> TextFigure:
    return TextFigure(match[0], Fraction(2), "ratio", False, (Fraction(1),))


def _fraction(match: re.Match[str]) -> TextFigure:
    over, under = read_number_words(match["over"]), read_number_words(match["under"])
    if not under or not over:
        return TextFigure(match[0], over, "number", False)
    return TextFigure(match[0], over / under, "ratio", True)


def _colon(match: re.Match[str]) -> TextFigure:
    """A proportion of two: either to the other, or each to both."""
    told = _fraction(match)
    if told.unit == "number":
        return told
    return replace(told, also=(1 / told.value, told.value / (1 + told.value), 1 / (1 + told.value)))


_MAKERS: dict[str, Callable[[re.Match[str]], TextFigure]] = {
    "parts": _parts,
    "fraction": _fraction,
    "share": _share,
    "currency": _money,
    "money": _money,
    "slash": _fraction,
    "colon": _colon,
    "times": _times,
    "discount": _discount,
    "half": _half,
    "twice": _twice,
}


def _shared(found: list[tuple[re.Match[str], TextFigure]], text: str) -> Iterator[TextFigure]:
    """Numbers that share the unit of the last of a list: 50、30、20万元."""
    unit: tuple[Sort, Fraction] | None = None
    for (before, figure), (after, next_) in reversed(list(pairwise(found))):
        if next_.unit != "number":
            number = after.groupdict().get("n") or ""
            plain = read_number_words(number) if number else Fraction(0)
            factor = next_.value / plain if plain else Fraction(1)
            unit = (next_.unit, factor * scale_of(number) if next_.sure else factor)
        if figure.unit != "number":
            continue
        if unit is None or _BETWEEN.fullmatch(text[before.end() : after.start()]) is None:
            unit = None
            continue
        yield TextFigure(figure.text, figure.value * unit[1], unit[0], False)
