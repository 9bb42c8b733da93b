"""Columns of a template: a table's columns as headings that the reader finds again.

The reader is the judge: a unit is put into a heading only where the heading is still
read as the same part of the same column.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from subsidy_calc.facts.headings import Part, find_headings
from subsidy_calc.facts.raw import RawCell, RawSheet
from subsidy_calc.grammar.scope import Type
from subsidy_calc.schedule.tables import REDUCED_SUFFIX, VERIFIED_SUFFIX, Column, Table, compact
from subsidy_calc.values.messages import Language
from subsidy_calc.values.problems import ClaimsRefused

Demand = Literal["required", "optional", "bureau"]

_IN_UNIT = {"zh": "（{}）", "en": " ({})"}
_UNITS = ("(元)", "(万元)", "(亿元)")


@dataclass(frozen=True, slots=True)
class TemplateColumn:
    """One column of a sheet to be filled in: a table's column, its verified sum, or the reason."""

    name: str
    part: Part
    heading: str
    column: Column
    is_key: bool

    @property
    def type(self) -> Type:
        return "text" if self.part == "reason" else self.column.type

    @property
    def demand(self) -> Demand:
        """Who fills it in, and whether it must be."""
        if self.part != "value":
            return "bureau"
        return "required" if self.column.is_required and self.column.if_blank is None else "optional"


def template_columns(table: Table, language: Language) -> list[TemplateColumn]:
    """The columns of a table's sheet, with units where the reader accepts them."""
    bare = list(_bare(table, language))
    return [_with_unit(table, language, bare, number) for number in range(len(bare))]


def _bare(table: Table, language: Language) -> Iterator[TemplateColumn]:
    for name, column in table.columns.items():
        value = TemplateColumn(name, "value", column.heading, column, name in table.key)
        yield value
        if column.verified:
            yield replace(value, part="verified", heading=column.heading + VERIFIED_SUFFIX[language])
            yield replace(value, part="reason", heading=column.heading + REDUCED_SUFFIX[language])


def _with_unit(table: Table, language: Language, bare: Sequence[TemplateColumn], number: int) -> TemplateColumn:
    column = bare[number]
    units = _UNITS if column.column.unit is None else (compact(f"({column.column.unit})"),)
    if column.type not in ("money", "quantity") or compact(column.heading).endswith(units):
        return column
    in_unit = _IN_UNIT[language].format(column.column.unit or "元")
    tried = replace(column, heading=column.heading + in_unit)
    headings = [each.heading for each in bare]
    headings[number] = tried.heading
    return tried if _is_read(table, language, headings, number, tried) else column


def _is_read(table: Table, language: Language, headings: Sequence[str], number: int, as_: TemplateColumn) -> bool:
    """Whether the reader takes the heading for what it is meant to be, in its unit."""
    row = tuple(RawCell("text", heading) for heading in headings)
    try:
        found = find_headings(RawSheet("", table.sheet, ((1, row),)), table, language)
    except ClaimsRefused:
        return False
    slot = found.by_part.get((as_.name, as_.part))
    return slot is not None and slot.index == number + 1 and slot.unit == ("元" if as_.type == "money" else None)
