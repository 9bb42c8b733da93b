"""Facts of an example: texts, each in the type of column that its text tells.

`30万元` is money, `15%` a rate, `3` a count, `30天` days, `2020年` a year, `2020-06-30` a
date, 是 or 否 a yes or no, `500千瓦时` a quantity, `节水、节电` several choices, anything else a
choice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from subsidy_calc.facts.raw import RawCell, RawRow, RawSheet
from subsidy_calc.grammar.scope import UNIT_OF_TYPE, Type
from subsidy_calc.proof.example_claims import EXAMPLE_CODE
from subsidy_calc.values.quantities import Measure, NotAQuantity, Unit, read_measured


@dataclass(frozen=True, slots=True)
class Blank:
    """A cell left blank in a column of a type."""

    type: Type


Fact: TypeAlias = "str | Blank"
Row: TypeAlias = "Mapping[str, Fact]"
Rows: TypeAlias = "Sequence[Row]"

_TYPE_OF_UNIT: dict[Unit, Type] = {unit: type_ for type_, unit in reversed(UNIT_OF_TYPE.items())}
BETWEEN_CHOICES = "、"
_YEAR = re.compile(r"\d{4}年")


def type_of(fact: Fact) -> Type:
    """The type of column that a fact stands in.

    >>> type_of("30万元"), type_of("15%"), type_of("2020年"), type_of("30天"), type_of("智能工厂")
    ('money', 'percent', 'year', 'days', 'choice')
    """
    if isinstance(fact, Blank):
        return fact.type
    if fact in ("是", "否"):
        return "yes_no"
    if _YEAR.fullmatch(fact):
        return "year"
    if BETWEEN_CHOICES in fact:
        return "choices"
    try:
        unit = read_measured(fact).unit
    except NotAQuantity:
        return "choice"
    return "quantity" if isinstance(unit, Measure) else _TYPE_OF_UNIT[unit]


def measure_of(fact: Fact) -> str:
    """The unit of a quantity, `千瓦时` of `500千瓦时`."""
    return "" if isinstance(fact, Blank) else str(read_measured(fact).unit)


def written_sheet(sheet: str, headings: Mapping[str, str], rows: Rows) -> RawSheet:
    """Rows of one enterprise as the sheet that it would hand in."""
    written: list[tuple[int, RawRow]] = [(1, tuple(RawCell("text", heading) for heading in headings.values()))]
    for number, row in enumerate(rows, start=2):
        facts = [EXAMPLE_CODE if name == "uscc" else row.get(name) for name in headings]
        written.append((number, tuple(_cell(fact) for fact in facts)))
    return RawSheet("example.xlsx", sheet, tuple(written))


def _cell(fact: Fact | None) -> RawCell | None:
    if fact is None or isinstance(fact, Blank):
        return None
    return RawCell("text", fact.removesuffix("天") if type_of(fact) == "days" else fact)
