"""Visits: every part of a clause, with what the conditions around it leave open where it stands.

A case is come to where the cases before it do not hold, the steps of a case where it does.
What a name stands for is visited where it is used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from subsidy_calc.conditions.all_of import AllOf
from subsidy_calc.conditions.any_of import AnyOf
from subsidy_calc.conditions.not_ import Not
from subsidy_calc.grammar.condition import Condition
from subsidy_calc.grammar.part_list import PartBranch
from subsidy_calc.grammar.rows_that import RowsThat
from subsidy_calc.grammar.step import Step
from subsidy_calc.grammar.walk import written_in
from subsidy_calc.grammar.written import Written
from subsidy_calc.lint.logic import Boxes
from subsidy_calc.lint.reading import Reader
from subsidy_calc.parameters.cases import CaseBranch as ParameterCase
from subsidy_calc.schedule.model import Clause
from subsidy_calc.steps.cases import CaseBranch as StepCase
from subsidy_calc.steps.count import CountBranch
from subsidy_calc.steps.total import RowsBranch
from subsidy_calc.steps.uplift import UpliftBranch


@dataclass(frozen=True, slots=True)
class Together:
    """Conditions that must all hold."""

    conditions: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Visit:
    """A part where it stands: what is left open there, and the steps and other parts around it, outermost first."""

    part: Written | Together
    left: Boxes
    reader: Reader
    clause: Clause
    around: tuple[Written, ...] = ()

    @property
    def noted(self) -> bool:
        """Whether a step that it is, or stands in, has a note."""
        own = (self.part,) if isinstance(self.part, Written) else ()
        return any(isinstance(part, Step) and part.note for part in (*self.around, *own))


def visits(clause: Clause, reader: Reader) -> Iterator[Visit]:
    """Every part of a clause in one policy year, those that all clauses have included."""
    schedule = reader.scope.schedule
    start = _Walk(reader, clause, Boxes())
    conditions = (*clause.about, *schedule.conditions_of(clause))
    yield from start.together(conditions)
    inside = start.where(conditions)
    for step in schedule.steps_of(clause):
        yield from inside.part(step)
    if clause.payment is not None:
        yield from inside.part(clause.payment)


@dataclass(frozen=True, slots=True)
class _Walk:
    reader: Reader
    clause: Clause
    left: Boxes
    around: tuple[Written, ...] = ()

    def where(self, conditions: Iterable[Condition], yes: bool = True) -> _Walk:
        """The walk on where conditions hold, or do not."""
        return replace(self, left=self.left.with_(*(self.reader.holds(each, yes) for each in conditions)))

    def part(self, part: Written) -> Iterator[Visit]:
        """A part and all that is in it."""
        if isinstance(part, Condition):
            yield from self.together([part])
            return
        yield self._visit(part)
        yield from self._inside(part)

    def together(self, conditions: Sequence[Condition]) -> Iterator[Visit]:
        """Conditions that must all hold, and what each of them is made of."""
        if not conditions:
            return
        yield self._visit(Together(tuple(conditions)))
        if not self.where(conditions).left:
            return  # nothing more can be told of conditions that exclude one another
        for number, condition in enumerate(conditions):
            others = [each for at, each in enumerate(conditions) if at != number]
            yield from self.where(others)._condition(condition)

    def _condition(self, condition: Condition) -> Iterator[Visit]:
        yield self._visit(condition)
        inside = self._within(condition)
        if isinstance(condition, AllOf):
            yield from inside.together(condition.all_of)
        elif isinstance(condition, AnyOf):
            for part in condition.any_of:
                yield from inside._condition(part)
        elif not isinstance(condition, Not):  # of what must not hold nothing is asked
            yield from inside._inside(condition)

    def _inside(self, part: Written) -> Iterator[Visit]:
        inside = self._within(part)
        if isinstance(part, CountBranch | RowsBranch | RowsThat):
            yield from inside._rows(part)
        elif isinstance(part, PartBranch | UpliftBranch) and part.when is not None:
            yield from inside.part(part.when)
            holds = inside.where([part.when])
            for each in written_in(part):
                if each is not part.when:
                    yield from holds.part(each)
        elif (cases := cases_of(part)) is not None:
            yield from inside._cases(cases)
        elif (meant := self._meant(part)) is not None:
            yield from meant
        else:
            for each in written_in(part):
                yield from inside.part(each)

    def _cases(self, cases: Sequence[StepCase | ParameterCase]) -> Iterator[Visit]:
        here = self
        for case in cases:
            yield here._visit(case)
            inside = here._within(case)
            if case.when is not None:
                yield from inside.part(case.when)
                inside = inside.where([case.when])
            for each in written_in(case):
                if each is not case.when:
                    yield from inside.part(each)
            if case.when is not None:
                here = here.where([case.when], yes=False)

    def _rows(self, part: CountBranch | RowsBranch | RowsThat) -> Iterator[Visit]:
        """Rows of another table: its own facts, and those of the parents that it shares."""
        table = part.of if isinstance(part, CountBranch) else part.table
        below = replace(self, reader=self.reader.within(self.reader.scope.related(table, part.place)))
        yield from below.together(part.where)
        for step in part.steps if isinstance(part, RowsBranch) else ():
            yield from below.where(part.where).part(step)

    def _meant(self, part: Written) -> Iterator[Visit] | None:
        """What a name stands for."""
        name = getattr(part, "derived", None)
        found = self.reader.scope.definition(name, part.place) if isinstance(name, str) else None
        if found is None:
            return None
        definition, scope = found
        meant = definition.condition if isinstance(part, Condition) else definition.parameter
        inside = replace(self._within(part), reader=self.reader.within(scope))
        return None if meant is None else inside.part(meant)

    def _visit(self, part: Written | Together) -> Visit:
        return Visit(part, self.left, self.reader, self.clause, self.around)

    def _within(self, part: Written) -> _Walk:
        return replace(self, around=(*self.around, part))


def cases_of(part: Written) -> Sequence[StepCase | ParameterCase] | None:
    """The cases of a step or parameter that has some."""
    cases = getattr(part, "cases", None)
    return cases if isinstance(cases, list) else None
