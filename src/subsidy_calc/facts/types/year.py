"""Year: four digits, 1949 to 2199, with or without 年."""

from __future__ import annotations

import re
from fractions import Fraction

from subsidy_calc.facts.parsing import Fault, Parsed, Setting, plain, tidied
from subsidy_calc.facts.raw import RawCell
from subsidy_calc.values.messages import wording

UNREADABLE = wording("year.unreadable", zh="读不出年份", en="this year cannot be read")
EXPECTED = wording("year.expected", zh="四位数年份，如2020", en="a year of four digits, such as 2020")

_FORM = re.compile(r"(\d{4})(?:年度?)?", re.ASCII)


def parse(cell: RawCell, setting: Setting) -> Parsed | Fault:
    match = _FORM.fullmatch(plain(cell.text)) if cell.kind in ("number", "text") else None
    if match is None or not 1949 <= int(match[1]) <= 2199:
        return Fault("unreadable_year", UNREADABLE(), EXPECTED())
    return tidied(Fraction(match[1]), cell.text, match[1])
