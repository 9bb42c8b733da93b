"""Lookup: a sum, rate or count by facts, nested in the order of `by`.

    lookup: {by: [recognition.level, recognition.kind], rows: {省级: {智能工厂: 50万元}}}

A combination without a row makes the claim nil with that reason; a claim that lacks one
of the facts cannot be told.

>>> from subsidy_calc.proof.tried import award_of
>>> steps = '''
... - lookup:
...     by: [p.level, p.kind]
...     rows:
...       省级: {智能工厂: 50万元, 绿色工厂: 30万元}
...       市级: {智能工厂: 20万元}
... '''
>>> award_of(steps, level="省级", kind="绿色工厂")
'300,000.00元'
>>> award_of(steps, level="市级", kind="绿色工厂")
'nil (no_row)'
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Annotated, NamedTuple

import numpy as np
import numpy.typing as npt
from pydantic import Field
from pydantic.config import JsonDict

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.parameter import BELOW_0, UNIT_NAMES, stated_quantity, unit_name
from subsidy_calc.grammar.scope import FactKind, Scope, Shape
from subsidy_calc.grammar.step import Branch, Start
from subsidy_calc.grammar.written import Entries, Written, place_of
from subsidy_calc.values.exact import NOTHING, Index, column_of, marked, take
from subsidy_calc.values.figure import Choice, Figure, FromSchedule, Operand
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import NOWHERE, Line
from subsidy_calc.values.problems import ONE_OF, Problem, nearest
from subsidy_calc.values.quantities import NotAQuantity, Quantity, is_whole_fen, read_measured

NO_ROW = wording("lookup.none", zh="标准表里没有对应的一行", en="the table has no row for it")
BY = wording("lookup.by", zh="按{facts}对应的标准", en="by {facts}")
ROW = wording("lookup.row", zh="{path}：{value}", en="{path}: {value}")
FROM_SCHEDULE = wording("formula.from_schedule", zh="政策所列标准", en="as the schedule lists")
NOT_A_CHOICE = wording(
    "schedule.lookup_by_choice", zh="lookup 只能按选项或是否查找", en="look up by a choice or a yes/no"
)
WRONG_KEY = wording("schedule.lookup_key", zh="“{fact}”没有这个选项", en="“{fact}” has no such choice")
WRONG_DEPTH = wording(
    "schedule.lookup_depth",
    zh="rows 的层数与 by 不一致（by 有{wanted}项）",
    en="rows are not nested as deep as `by` ({wanted})",
)
WRONG_LEAF = wording("schedule.lookup_value", zh="读不出这个数", en="this value cannot be read")
FLOW_TRAP = wording(
    "schedule.flow_trap",
    zh="写在花括号里的金额不要用逗号，冒号用半角并加空格：{{智能工厂: 50万元}}",
    en="inside braces write amounts without commas, and a colon with a space: {{智能工厂: 50万元}}",
)


class LookupRow(NamedTuple):
    path: tuple[str, ...]
    text: str
    place: Line


# a value, or the rows of the next of `by`
_ROWS: JsonDict = {"additionalProperties": {"type": ["string", "number", "boolean", "object"]}}


class LookupBranch(Written):
    by: Annotated[list[str], Field(min_length=1)]
    rows: Annotated[Entries, Field(json_schema_extra=_ROWS)]

    def listed(self) -> list[LookupRow]:
        """The rows of the table, each with the path of keys that leads to it."""
        return list(_listed(self.rows, ()))


class Lookup(Start):
    nothing = ("no_row", NO_ROW)

    lookup: LookupBranch

    def derive(self, facts: Facts) -> Figure:
        by = tuple(facts.fact(name) for name in self.lookup.by)
        rows = self.lookup.listed()
        quantities = [read_measured(row.text) for row in rows]
        which, all_given = _matching(by, [row.path for row in rows], facts.rows.size)
        values = take(column_of([quantity.value for quantity in quantities]), which)
        values = marked(values, np.asarray((which < 0) & all_given), NOTHING)
        label = self.labelled(BY(facts=tuple(operand.source.label for operand in by)))
        labels = tuple(ROW(path=row.path, value=q) for row, q in zip(rows, quantities, strict=True))
        chosen = Choice(which, labels, of_operands=False)
        origin = FromSchedule(tuple(row.place for row in rows))
        return Figure(label, facts.rows, values, quantities[0].unit, self, by, chosen, origin)

    def branches(self, amount: Figure | None, facts: Facts) -> Sequence[Branch]:
        return [
            Branch(ROW(path=row.path, value=read_measured(row.text)), place=row.place) for row in self.lookup.listed()
        ]

    def shape(self, scope: Scope) -> Shape | None:
        kinds = [scope.fact(name, place_of(name) or self.lookup.place) for name in self.lookup.by]
        quantities = [q for row in self.lookup.listed() if (q := self._checked(row, kinds, scope))]
        if not quantities:
            return None
        unit = quantities[0].unit
        for row in self.lookup.listed():
            _check_unit(row, quantities[0], scope)
        return Shape(unit, whole_fen=all(is_whole_fen(quantity.value) for quantity in quantities))

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        return Plain(FROM_SCHEDULE())

    def _checked(self, row: LookupRow, kinds: list[FactKind | None], scope: Scope) -> Quantity | None:
        if len(row.path) != len(kinds):
            scope.report(Problem("lookup_depth", row.place, WRONG_DEPTH(wanted=len(kinds)), "/".join(row.path)))
            return None
        for key, kind in zip(row.path, kinds, strict=True):
            _check_key(key, kind, row.place, scope)
        try:
            value = stated_quantity(row.text, scope)
        except NotAQuantity:
            expected = UNIT_NAMES["money"]()
            scope.report(Problem("not_a_quantity", row.place, WRONG_LEAF(), row.text, expected, FLOW_TRAP()))
            return None
        if value.value < 0:
            scope.report(Problem("below_0", row.place, BELOW_0(), row.text))
        return value


def _listed(rows: Entries, path: tuple[str, ...]) -> Iterator[LookupRow]:
    for key, value in rows.items():
        if isinstance(value, Entries):
            yield from _listed(value, (*path, str(key)))
        else:
            yield LookupRow((*path, str(key)), str(value), place_of(value) or rows.place or NOWHERE)


def _matching(by: Sequence[Operand], paths: list[tuple[str, ...]], size: int) -> tuple[Index, npt.NDArray[np.bool_]]:
    """Which path fits each row, negative where none does; and where all keys are given."""
    which = np.full(size, -1, np.int64)
    all_given = np.ones(size, bool)
    for number, path in enumerate(paths):
        hit = np.ones(size, bool)
        for operand, key in zip(by, path, strict=True):
            fits, known = operand.is_word(key)
            hit &= fits
            all_given &= known
        which[hit] = number
    return which, all_given


def _check_key(key: str, kind: FactKind | None, place: Line, scope: Scope) -> None:
    if kind is None:
        return
    allowed = ("是", "否") if kind.type == "yes_no" else kind.choices
    if kind.type not in ("choice", "yes_no"):
        scope.report(Problem("lookup_by_choice", place, NOT_A_CHOICE(), kind.type))
    elif key not in allowed:
        fix = nearest(key, allowed) or FLOW_TRAP()
        scope.report(Problem("lookup_key", place, WRONG_KEY(fact=kind.name), key, ONE_OF(known=allowed), fix))


def _check_unit(row: LookupRow, first: Quantity, scope: Scope) -> None:
    try:
        found = read_measured(row.text).unit
    except NotAQuantity:
        return
    if found != first.unit:
        expected = unit_name(first.unit)
        scope.report(Problem("mixed_units", row.place, WRONG_LEAF(), row.text, expected))
