"""Touches: how near the examples of a clause come to its boundaries, read from what was computed of them.

Of a claim that is not eligible only its conditions count; of cases those up to the one that
was taken; of bands all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from subsidy_calc.assess.clause import ClauseResult
from subsidy_calc.assess.derivation import used_operands
from subsidy_calc.grammar.written import Written
from subsidy_calc.lint.boundaries import HIGH, LOW, ONLY
from subsidy_calc.parameters.by_date import ByDate
from subsidy_calc.parameters.by_date import PeriodBranch as PeriodOfValue
from subsidy_calc.parameters.cases import Cases as ParameterCases
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.steps.cap import Cap
from subsidy_calc.steps.cases import Cases as StepCases
from subsidy_calc.steps.decided import Decided
from subsidy_calc.steps.floor import Floor
from subsidy_calc.steps.full_steps import FullSteps
from subsidy_calc.steps.nothing_below import NothingBelow
from subsidy_calc.steps.per_unit import PerUnit
from subsidy_calc.values.figure import Figure, FromSchedule, Operand, Reading
from subsidy_calc.values.places import Line
from subsidy_calc.values.quantities import Unit
from subsidy_calc.values.verdicts import YES, Verdicts


@dataclass(frozen=True, slots=True)
class Touch:
    """How far a value lay from a bound: value − bound."""

    place: Line
    edge: str
    distance: Fraction
    unit: Unit


def touches(result: ClauseResult, row: int, schedule: Schedule, words: Mapping[Line, Written]) -> list[Touch]:
    """What a claim came near to; `words` are the bands, periods and tests by their places."""
    walk, payment = _Walk(words), result.clause.payment
    for verdicts in result.about:
        walk.verdicts(verdicts, row)
    if result.speaks_of[row] == YES:
        for verdicts in result.eligible:
            walk.verdicts(verdicts, row)
        walk.found += _times(result, row, schedule)
    if result.speaks_of[row] == result.is_eligible[row] == result.in_force.values[row] == YES:
        walk.figure(result.award, row)
        for instalment in (payment and payment.instalments) or ():
            if instalment.when is not None and instalment.year == 1:
                walk.verdicts(instalment.when.judge(result.facts), row)
    return walk.found


def _times(result: ClauseResult, row: int, schedule: Schedule) -> Iterator[Touch]:
    clause = result.clause
    dates = [operand.numbers().at(row) for operand in result.in_force.operands]
    if clause.as_of is None or not dates or dates[0] is None:
        return
    period = clause.in_force or schedule.in_force
    for edge, day in ((LOW, period.from_), (HIGH, period.to)):
        if day is not None:
            yield Touch(period.place, edge, dates[0] - day.toordinal(), "date")
    if clause.repealed is not None:
        yield Touch(clause.place_of_key("repealed"), ONLY, dates[0] - clause.repealed.toordinal(), "date")
    if clause.transition is not None and dates[-1] is not None:
        yield Touch(clause.transition.place, ONLY, dates[-1] - clause.transition.before.toordinal(), "date")


@dataclass
class _Walk:
    words: Mapping[Line, Written]
    found: list[Touch] = field(default_factory=list)
    seen: set[tuple[int, int]] = field(default_factory=set)

    def figure(self, source: Figure | Reading, row: int) -> None:
        """A figure of one row, with all that made it."""
        if not isinstance(source, Figure) or row < 0 or (id(source), row) in self.seen:
            return
        self.seen.add((id(source), row))
        self.found += _limits(source, row)
        chosen = source.chosen
        if chosen is not None:
            verdicts = chosen.verdicts
            which = int(chosen.which[row])
            if isinstance(source.made_by, StepCases | ParameterCases | ByDate) and which >= 0:
                verdicts = verdicts[: which + 1]
            for each in verdicts:
                if each is not None:
                    self.verdicts(each, row)
        for operand in used_operands(source, row):
            for below in operand.rows(row):
                self.figure(operand.source, below)

    def verdicts(self, verdicts: Verdicts, row: int) -> None:
        """A condition of one row, with its parts and what it compares."""
        self.found += _compared(verdicts, row, self.words)
        for part in verdicts.parts:
            self.verdicts(part, row)
        for operand in verdicts.operands:
            for below in operand.rows(row):
                self.figure(operand.source, below)


def _compared(verdicts: Verdicts, row: int, words: Mapping[Line, Written]) -> Iterator[Touch]:
    operands = verdicts.operands
    if not operands or not isinstance(operands[0].source, Figure):
        return
    value, unit = operands[0].numbers().at(row), operands[0].figure.unit
    word = words.get(verdicts.place)
    if value is None:
        return
    if isinstance(word, PeriodOfValue):
        for edge, day in ((LOW, word.from_), (HIGH, word.to)):
            if day is not None:
                yield Touch(verdicts.place, edge, value - day.toordinal(), unit)
        return
    for edge, bound in zip(_edges(word, len(operands) - 1), operands[1:], strict=False):
        if isinstance(bound.source, Figure) and (number := bound.numbers().at(row)) is not None:
            yield Touch(verdicts.place, edge, value - number, unit)


def _edges(word: Written | None, count: int) -> tuple[str, ...]:
    """Which edges the bounds of a condition are."""
    if count == 2:
        return LOW, HIGH
    has_no_low = word is not None and hasattr(word, "at_least") and word.at_least is None
    if word is not None and hasattr(word, "less_than") and hasattr(word, "at_least"):  # a band
        return (HIGH if has_no_low else LOW,)
    return (ONLY,)


def _limits(figure: Figure, row: int) -> Iterator[Touch]:
    """What a step's limits did to a row."""
    made_by, operands = figure.made_by, figure.made_from
    match made_by:
        case Cap() | Floor() | NothingBelow():
            yield from _touch(made_by.place, ONLY, operands[0], operands[1], row)
        case PerUnit() if len(operands) == 3:
            yield from _touch(made_by.place, ONLY, operands[0], operands[2], row)
        case Decided():
            for (_, sign), bound in zip(made_by.decided.bounds, operands[2:], strict=True):
                yield from _touch(made_by.place, LOW if sign < 0 else HIGH, operands[0], bound, row)
        case FullSteps():
            yield from _steps(made_by, operands, row)


def _steps(step: FullSteps, operands: tuple[Operand, ...], row: int) -> Iterator[Touch]:
    """How far something is from the next full step, and whether it is one."""
    of, each = operands[0].numbers().at(row), operands[1].numbers().at(row)
    above = operands[3].numbers().at(row) if len(operands) > 3 else Fraction(0)
    if of is None or each is None or above is None:
        return
    above_it = of - above
    if above_it < each:  # below the first step
        yield Touch(step.place, ONLY, above_it - each, operands[0].figure.unit)
    elif not above_it % each:
        yield Touch(step.place, ONLY, Fraction(0), operands[0].figure.unit)
    elif 2 * (above_it % each) >= each:  # nearer to the next step than to the one before
        yield Touch(step.place, ONLY, above_it % each - each, operands[0].figure.unit)


def _touch(place: Line, edge: str, value: Operand, bound: Operand, row: int) -> Iterator[Touch]:
    number, limit = value.numbers().at(row), bound.numbers().at(row)
    if number is None or limit is None:
        return
    unit = value.figure.unit
    yield Touch(place, edge, number - limit, unit)
    end = _end(bound.figure, bound.row(row))
    if end is not None:
        yield Touch(place, f"{edge}{end}", number - limit, unit)


def _end(figure: Figure, row: int) -> Line | None:
    """Where the value of a bound that has several is written."""
    while isinstance(figure.made_by, StepCases | ParameterCases | ByDate) and figure.chosen is not None:
        which = int(figure.chosen.which[row])
        if which < 0:
            return None
        figure = figure.made_from[which].figure
    origin = figure.origin
    return origin.places[0] if isinstance(origin, FromSchedule) and len(origin.places) == 1 else None
