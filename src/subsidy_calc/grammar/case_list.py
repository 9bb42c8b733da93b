"""Case lists: of several values with a condition each, the first whose condition holds.

A case that cannot be told stops the search: the value is missing, for a later case might
be the wrong one. Where no case holds and there is no `otherwise`, there is no value.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np

from subsidy_calc.grammar.condition import Condition
from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.values.exact import MISSING, Index, choose, marked
from subsidy_calc.values.figure import Choice, Figure, FromSchedule, Maker, Operand
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Unit
from subsidy_calc.values.verdicts import CANNOT_TELL, NO, YES, Verdicts

NO_CASE = wording("cases.none", zh="没有适用的情形", en="no case holds")
BY_CASE = wording("cases.by_case", zh="分情形取值", en="by case")
WHEN = wording("cases.when", zh="当{condition}", en="where {condition}")
OTHERWISE = wording("cases.otherwise", zh="其他情形", en="otherwise")
TAKEN = wording("formula.taken", zh="取{first}", en="{first}")
BAD_BRANCH = wording(
    "schedule.bad_branch",
    zh="每个情形写 when 和 then，最后一个可以只写 otherwise",
    en="each case has `when` and `then`; the last may have `otherwise` alone",
)
MIXED_UNITS = wording("schedule.mixed_units", zh="各情形的单位不一致", en="the cases differ in unit")


class Case(Protocol):
    """One case as written: its condition, what it then gives, or what is given otherwise."""

    @property
    def place(self) -> Line: ...

    @property
    def when(self) -> Condition | None: ...

    @property
    def then(self) -> object: ...

    @property
    def otherwise(self) -> object: ...


def case_figure(maker: Maker, cases: Sequence[Case], values: Sequence[Operand], facts: Facts) -> Figure:
    """The value of the first case that holds, for each claim."""
    verdicts = [case.when.judge(facts) if case.when else None for case in cases]
    labels = [_label(each) for each in verdicts]
    choices = list(zip(verdicts, labels, values, (case.place for case in cases), strict=True))
    return first_figure(maker, BY_CASE(), choices, facts)


def case_label(case: Case, facts: Facts) -> Message:
    """When a case is taken."""
    return _label(case.when.judge(facts) if case.when else None)


def _label(verdicts: Verdicts | None) -> Message:
    return OTHERWISE() if verdicts is None else WHEN(condition=verdicts.label)


def first_figure(
    maker: Maker, label: Message, choices: Sequence[tuple[Verdicts | None, Message, Operand, Line]], facts: Facts
) -> Figure:
    """Of several values, each with its verdicts (None holds always), what to call it, and its place, the first."""
    verdicts, labels, values, places = zip(*choices, strict=True)
    which, untold = _first_that_holds(verdicts, facts.rows.size)
    column = marked(choose([value.numbers() for value in values], which), untold, MISSING)
    units = [value.figure.unit for value in values if value.figure.unit != "no_limit"]
    unit: Unit = units[0] if units else "no_limit"
    chosen = Choice(which, labels, of_operands=True, verdicts=verdicts)
    return Figure(label, facts.rows, column, unit, maker, values, chosen, FromSchedule(places))


def check_cases(cases: Sequence[Case], scope: Scope) -> None:
    """Report cases that are not well formed, and what does not fit in their conditions."""
    for number, case in enumerate(cases):
        ends = number == len(cases) - 1
        with_condition = case.when is not None and case.then is not None and case.otherwise is None
        last = ends and case.when is None and case.then is None and case.otherwise is not None
        if not (with_condition or last):
            scope.report(Problem("bad_branch", case.place, BAD_BRANCH()))
        if case.when:
            case.when.check(scope)


def shape_of_cases(shapes: Sequence[Shape], place: Line, scope: Scope) -> Shape | None:
    """What a choice among cases of these shapes yields; different units are reported."""
    units: set[Unit] = {shape.unit for shape in shapes if shape.unit != "no_limit"}
    if len(units) > 1:
        scope.report(Problem("mixed_units", place, MIXED_UNITS(), found=", ".join(sorted(map(str, units)))))
    if len(units) != 1:
        return shapes[0] if shapes and not units else None
    whole_fen = all(shape.whole_fen for shape in shapes)
    return Shape(units.pop(), whole_fen, any(shape.may_be_unlimited for shape in shapes))


def _first_that_holds(verdicts: tuple[Verdicts | None, ...], size: int) -> tuple[Index, np.ndarray]:
    which = np.full(size, -1, np.int64)
    untold = np.zeros(size, bool)
    pending = np.ones(size, bool)
    for number, verdict in enumerate(verdicts):
        holds = np.full(size, YES, np.uint8) if verdict is None else verdict.values
        which[pending & (holds == YES)] = number
        untold |= pending & (holds == CANNOT_TELL)
        pending &= holds == NO
    return which, untold
