"""Number formats: the unit that a cell shows beside its number, or that it cannot be told.

Excel keeps the number and its look apart: `0"万元"` on 120 shows 120万元. A format that
scales, splits by size or names a unit that is not known makes the shown sum another than
the stored one; such a cell is never read as if it were plain.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import lru_cache
from typing import Literal

FACTORS = {"元": Fraction(1), "万元": Fraction(10_000), "亿元": Fraction(100_000_000)}

_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_OWN_CURRENCIES = {"", "¥", "￥", "CNY", "RMB", "元"}
_BRACKETS = re.compile(r"\[(?:[A-Za-z]+\d*|h+|m+|s+)\]")  # colours and number shapes
_QUOTED = re.compile(r'"([^"]*)"')
_SPACING = re.compile(r"[_*].")
_PLACEHOLDERS = re.compile(r"[#0?.,\s()+/%-]|E[+-]|@|General")
_SCALED = re.compile(r"[#0?],+(?![#0?,])")
Unit = Literal["元", "万元", "亿元", "?"]
UNKNOWN: Unit = "?"  # a title names a unit that is none of these
_UNITS: dict[str, Unit | None] = {
    "": None,
    "元": "元",
    "¥": "元",
    "￥": "元",
    "万元": "万元",
    "万": "万元",
    "亿元": "亿元",
    "亿": "亿元",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """What a format shows: a unit of money or none, a percent sign, or something unclear."""

    unit: Unit | None = None
    percent: bool = False
    clear: bool = True

    @property
    def factor(self) -> Fraction:
        """Yuan for 1 of what is shown."""
        return Fraction(1) if self.unit is None else FACTORS[self.unit]


UNCLEAR = Shown(clear=False)


@lru_cache(maxsize=1_000)
def shown_by(number_format: str) -> Shown:
    """Read a number format.

    >>> shown_by('#,##0.00'), shown_by('0"万元"').unit, shown_by('0!.0,"万元"').clear
    (Shown(unit=None, percent=False, clear=True), '万元', False)
    """
    if any(currency not in _OWN_CURRENCIES for currency in _CURRENCY.findall(number_format)):
        return UNCLEAR
    plain = _BRACKETS.sub("", _CURRENCY.sub("", number_format))
    numbers = plain.split(";")[:3]  # for numbers above, below and of 0; a fourth is for words
    sections = [_section(section) for section in numbers if section.strip()]
    shown = [section for section in sections if section is not None]
    if len(shown) < len(sections) or len({(section.factor, section.percent) for section in shown}) > 1:
        return UNCLEAR
    return shown[0] if shown else Shown()


def _section(section: str) -> Shown | None:
    words = "".join(_QUOTED.findall(section))
    bare = _QUOTED.sub("", section)
    bare = _SPACING.sub("", bare)
    if "[" in bare or "!" in bare or _SCALED.search(bare):
        return None
    bare = bare.replace("\\", "")
    rest = (words + _PLACEHOLDERS.sub("", bare)).strip().strip("-").strip()
    if rest not in _UNITS:
        return None
    return Shown(unit=_UNITS[rest], percent="%" in bare)
