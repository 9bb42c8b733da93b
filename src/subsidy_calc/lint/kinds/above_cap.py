"""Above the cap: a sum that the schedule states and that its own limit cuts, always."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final, NamedTuple

from subsidy_calc.combine.cap import Cap as CapOfGroup
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.step import Step
from subsidy_calc.lint.bands import bands_of
from subsidy_calc.lint.finding import Level
from subsidy_calc.lint.look import Look
from subsidy_calc.lint.stated_leaves import Leaf, leaves, rows_of, stated
from subsidy_calc.schedule.model import Clause
from subsidy_calc.schedule.scope import ClauseScope
from subsidy_calc.steps.add import Add
from subsidy_calc.steps.bands import Bands
from subsidy_calc.steps.cap import Cap
from subsidy_calc.steps.cases import Cases
from subsidy_calc.steps.decided import Decided
from subsidy_calc.steps.fixed import Fixed
from subsidy_calc.steps.floor import Floor
from subsidy_calc.steps.full_steps import FullSteps
from subsidy_calc.steps.greatest import Greatest
from subsidy_calc.steps.lookup import Lookup
from subsidy_calc.steps.multiply import Multiply
from subsidy_calc.steps.nothing_below import NothingBelow
from subsidy_calc.steps.parts import Parts
from subsidy_calc.steps.per_unit import PerUnit
from subsidy_calc.steps.rate import Rate
from subsidy_calc.steps.round_ import Round
from subsidy_calc.steps.uplift import Uplift
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Quantity, write_quantity

LEVEL: Final[Level] = "finding"

ABOVE = wording(
    "lint.above_cap", zh="{sum}高于自己的上限{limit}（{place}）", en="{sum} is above its own limit of {limit} ({place})"
)
LEAST_ABOVE = wording(
    "lint.least_above_cap",
    zh="下限{sum}高于上限{limit}（{place}）",
    en="the least sum of {sum} is above the limit of {limit} ({place})",
)
MEND = wording(
    "lint.mend_cap",
    zh="核对原文：金额、单位或上限有一处写错；确是这样的，在其中一步写 note",
    en="see what the text says: the sum, its unit or the limit is wrong; if it is meant, say so in a `note` on a step",
)


class _Sum(NamedTuple):
    """A sum that some claim gets at least, and where it is stated."""

    value: Fraction
    place: Line


@dataclass
class _Run:
    """The stated sums of a list of steps, step by step."""

    scope: ClauseScope
    problems: list[Problem] = field(default_factory=list)

    def steps(self, steps: Sequence[Step], sums: list[_Sum], noted: bool = False) -> list[_Sum]:
        """The sums after the last step."""
        noted = noted or any(step.note for step in steps)
        for step in steps:
            sums = self._step(step, sums, noted)
        return sums

    def limit(self, sums: Sequence[_Sum], limit: Leaf, noted: bool) -> list[_Sum]:
        """The sums within a limit; those above are told."""
        for sum_ in sums:
            if sum_.value > limit.value and not noted:
                told, most = Quantity(sum_.value, "money"), Quantity(limit.value, "money")
                says = ABOVE(sum=told, limit=most, place=str(limit.place))
                self.problems.append(Problem("above_cap", sum_.place, says, write_quantity(told, "zh"), fix=MEND()))
        return [sum_ for sum_ in sums if sum_.value <= limit.value]

    def _step(self, step: Step, sums: list[_Sum], noted: bool) -> list[_Sum]:
        match step:
            case Cap():
                most = max(stated(step.cap, self.scope), default=None, key=lambda leaf: leaf.value)
                left = sums if most is None or most.unit != "money" else self.limit(sums, most, noted)
            case Cases():
                left = [sum_ for case in step.cases for sum_ in self.steps(case.steps, list(sums), noted)]
            case Rate() | Multiply():
                left = self._times(sums, step.rate if isinstance(step, Rate) else step.multiply)
            case Floor() | NothingBelow():
                least = step.floor if isinstance(step, Floor) else step.nothing_below
                left = [*sums, *self._sums(least)]
            case Round() | Uplift() | Add():
                left = sums  # of a sum that grows the least is what counts
            case _:
                left = list(self._begun(step, noted))
        return left

    def _begun(self, step: Step, noted: bool) -> Iterator[_Sum]:
        """The sums that a first step states."""
        if isinstance(step, Lookup):
            yield from (_Sum(leaf.value, leaf.place) for leaf in rows_of(step) if leaf.unit == "money")
        elif isinstance(step, PerUnit):
            yield from self._of_units(step)
        elif isinstance(step, Parts | Greatest):
            for part in step.parts:
                yield from self.steps(part.steps, [], noted)
        else:
            for parameter in _sums_of(step):
                yield from self._sums(parameter)

    def _of_units(self, step: PerUnit) -> Iterator[_Sum]:
        """The sum of one unit, or of all where their number is stated."""
        count = stated(step.per_unit.count, self.scope)
        least = min((leaf.value for leaf in count), default=Fraction(1))
        yield from (_Sum(sum_.value * least, sum_.place) for sum_ in self._sums(step.per_unit.sum))

    def _times(self, sums: Sequence[_Sum], factor: Parameter) -> list[_Sum]:
        factors = stated(factor, self.scope)
        if not factors:
            return []
        least = min(leaf.value for leaf in factors)
        return [_Sum(sum_.value * least, sum_.place) for sum_ in sums]

    def _sums(self, parameter: Parameter) -> Iterator[_Sum]:
        for leaf in leaves(parameter, self.scope):
            if leaf is not None and leaf.unit == "money":
                yield _Sum(leaf.value, leaf.place)


def _sums_of(step: Step) -> list[Parameter]:
    match step:
        case Fixed():
            found: list[Parameter | None] = [step.fixed]
        case FullSteps():
            found = [step.full_steps.sum]
        case Decided():
            found = [step.decided.at_least]
        case Bands():
            found = [band.sum for band in bands_of(step)]
        case _:
            found = []
    return [each for each in found if each is not None]


def find(look: Look) -> Iterator[Problem]:
    for clause in look.schedule.clauses:
        run = _Run(look.scope(clause))
        steps = look.schedule.steps_of(clause)
        left = run.steps(steps, [])
        for rule in look.schedule.combine:
            if isinstance(rule, CapOfGroup) and clause.clause in rule.clause_names([clause.clause]):
                limit = stated(rule.cap.at_most, run.scope)
                if len(limit) == 1:
                    run.limit(left, limit[0], noted=_noted(steps))
        yield from run.problems
        yield from _floors_above_caps(clause, steps, run.scope)


def _noted(steps: Sequence[Step]) -> bool:
    return any(step.note for step in steps)


def _floors_above_caps(clause: Clause, steps: Sequence[Step], scope: ClauseScope) -> Iterator[Problem]:
    """A least sum that lifts every award above the limit before it."""
    for number, step in enumerate(steps):
        if not isinstance(step, Floor) or _noted(steps):
            continue
        least = stated(step.floor, scope)
        caps = [leaf for cap in steps[:number] if isinstance(cap, Cap) for leaf in stated(cap.cap, scope)]
        for cap in caps:
            if len(caps) == len(least) == 1 and least[0].value > cap.value:
                told = Quantity(least[0].value, "money")
                says = LEAST_ABOVE(sum=told, limit=Quantity(cap.value, "money"), place=str(cap.place))
                yield Problem("above_cap", least[0].place, says, write_quantity(told, "zh"), fix=MEND())
