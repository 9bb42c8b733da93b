"""Part lists: several lists of steps side by side, each with a condition of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any

import numpy as np
import numpy.typing as npt
from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core.core_schema import CoreSchema

from subsidy_calc.grammar.condition import AnyCondition
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.readings import EQUALS
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.step import LABEL, AnyStep, Branch
from subsidy_calc.grammar.step_list import derive_steps, shape_of_steps
from subsidy_calc.grammar.written import Entries, Items, Written
from subsidy_calc.values.exact import choose, constant
from subsidy_calc.values.figure import Choice, Figure, FromSchedule, HandsOn, Operand, same
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.verdicts import NO, YES, VerdictColumn, unless_told

PART = wording("parts.part", zh="第{number}部分", en="part {number}")
PART_WHEN = wording("parts.part_when", zh="{part}（当{condition}）", en="{part} (where {condition})")
APPLIES = wording("parts.applies", zh="适用", en="applies")
DOES_NOT = wording("parts.does_not", zh="不适用，计0", en="does not apply: 0")
MIXED = wording("schedule.mixed_parts", zh="各部分的单位不一致", en="the parts differ in unit")

_APPLIES, _DOES_NOT = 0, 1


class PartBranch(Written):
    """Steps and when they apply; a bare list of steps always does."""

    steps: Annotated[list[AnyStep], Field(min_length=1)]
    when: AnyCondition | None = None
    label: str | None = None

    @classmethod
    def arranged(cls, value: Any) -> Any:  # Any: raw document
        if not isinstance(value, Items):
            return value
        entries = Entries(value.place)
        entries["steps"] = value
        return entries

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        shape = handler(schema)
        return {"anyOf": [handler.resolve_ref_schema(shape)["properties"]["steps"], shape]}


@dataclass(frozen=True, slots=True)
class PartMaker:
    """Makes the figure of a part: what its steps come to, or 0 where it does not apply."""

    word: str = "part"

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        names = cells.names(figure.made_from, row)
        if not names:
            return Plain()
        return Formula("{0}", cells.addresses(figure.made_from, row), EQUALS(first=names[0]))


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """A part as derived; `applies` is yes, no or cannot tell for each claim."""

    operand: Operand
    applies: VerdictColumn

    @property
    def counts(self) -> npt.NDArray[np.bool_]:
        return np.asarray(self.applies == YES)


def counts(operand: Operand, row: int) -> bool:
    """Whether a part applies to a claim."""
    chosen = operand.figure.chosen
    return chosen is None or bool(chosen.which[row] == _APPLIES)


def derive_parts(parts: Sequence[PartBranch], facts: Facts) -> list[Part]:
    """Each part for each claim."""
    return [_part(number, part, facts) for number, part in enumerate(parts, start=1)]


def part_branches(parts: Sequence[PartBranch], facts: Facts) -> list[Branch]:
    """The parts as they are told to people."""
    found = []
    for number, part in enumerate(parts, start=1):
        name = _name(number, part)
        label = name if part.when is None else PART_WHEN(part=name, condition=part.when.judge(facts).label)
        found.append(Branch(label, part.steps, facts, place=part.place))
    return found


def shape_of_parts(parts: Sequence[PartBranch], scope: Scope) -> Shape | None:
    """What the parts have in common; different units are reported."""
    shapes = []
    for part in parts:
        if part.when is not None:
            part.when.check(scope)
        shape = shape_of_steps(part.steps, scope)
        if shape is not None:
            shapes.append((part, shape))
    if not shapes:
        return None
    (_, first), *others = shapes
    for part, shape in others:
        if shape.unit != first.unit:
            scope.report(Problem("mixed_units", part.place, MIXED(), found=str(shape.unit)))
    return Shape(first.unit, whole_fen=all(shape.whole_fen for _, shape in shapes))


def _part(number: int, part: PartBranch, facts: Facts) -> Part:
    size = facts.rows.size
    amount = derive_steps(part.steps, facts)
    verdicts = None if part.when is None else part.when.judge(facts)
    applies = np.full(size, YES, np.uint8) if verdicts is None else verdicts.values
    which = np.where(applies == YES, _APPLIES, _DOES_NOT).astype(np.int64)
    values = choose([amount.values, constant(Fraction(0), size)], which)
    values = unless_told(values, applies)
    which = np.where((applies == YES) | (applies == NO), which, -1)
    label = _name(number, part)
    chosen = Choice(which, (APPLIES(), DOES_NOT()), of_operands=True, verdicts=(verdicts, verdicts))
    origin = FromSchedule((part.place,))
    # a part that the schedule gives no name is its steps
    maker = PartMaker() if part.label else HandsOn("part")
    figure = Figure(label, facts.rows, values, amount.unit, maker, (same(amount),), chosen, origin)
    return Part(same(figure), applies)


def _name(number: int, part: PartBranch) -> Message:
    return LABEL(text=part.label) if part.label else PART(number=number)
