"""Reading: a condition as logic: when it holds of a claim, and when it does not.

A fact that nobody gave is neither: a comparison with it can hold as little as fail. What this
reading does not understand (another table's rows, facts compared with one another) is taken
as a subject of its own, alike where it is written alike.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from subsidy_calc.conditions.all_of import AllOf
from subsidy_calc.conditions.any_of import AnyOf
from subsidy_calc.conditions.derived import Derived
from subsidy_calc.conditions.fact import Fact
from subsidy_calc.conditions.includes_all import IncludesAll
from subsidy_calc.conditions.is_ import Is
from subsidy_calc.conditions.is_given import IsGiven
from subsidy_calc.conditions.is_one_of import IsOneOf
from subsidy_calc.conditions.not_ import Not
from subsidy_calc.conditions.within import Within
from subsidy_calc.grammar.condition import Comparison, Condition
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.grammar.includes import Includes
from subsidy_calc.grammar.order import Order
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.rows_that import RowsThat
from subsidy_calc.lint.constants import constant_of
from subsidy_calc.lint.intervals import INFINITY, NEGATIVE_INFINITY, Intervals, above, below
from subsidy_calc.lint.logic import FALSE, TRUE, All, Allowed, Atom, Formula, Some
from subsidy_calc.parameters.fact import Fact as FactParameter
from subsidy_calc.parameters.stated import YES_NO, Stated
from subsidy_calc.schedule.scope import ClauseScope
from subsidy_calc.values.quantities import FEN, Unit

SIGNS = ("-1", "0", "1")


@dataclass(frozen=True, slots=True)
class Subject:
    """Something that conditions compare, and all the values that it may have."""

    name: str
    every: Allowed

    def atom(self, allowed: Allowed) -> Formula:
        return Atom(self.name, self.every & allowed)


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads the conditions of a clause, in one policy year."""

    scope: ClauseScope
    year: PolicyYear

    def within(self, scope: ClauseScope | None) -> Reader:
        """The same for what sees other tables."""
        return self if scope is None else replace(self, scope=scope)

    def holds(self, condition: Condition, yes: bool = True) -> Formula:
        """When a condition holds; with `yes` false, when it does not."""
        match condition:
            case Fact():
                found = self._all([self.passes(condition, test, yes) for test in condition.tests], yes)
            case AllOf():
                found = self._all([self.holds(part, yes) for part in condition.all_of], yes)
            case AnyOf():
                found = self._all([self.holds(part, yes) for part in condition.any_of], not yes)
            case Not():
                found = self.holds(condition.not_, not yes)
            case Derived():
                found = self._named(condition, yes)
            case RowsThat():  # `none` is the opposite of `any`
                name = f"{condition.table}:{[each.model_dump_json() for each in condition.where]}"
                found = self._whether(name, yes != condition.wants_none)
            case _:
                found = self._whether(condition.model_dump_json(), yes)
        return found

    def passes(self, condition: Fact, test: Comparison, yes: bool = True) -> Formula:
        """When one comparison of a condition holds, or does not."""
        match test:
            case Order():
                found = self._ordered(condition.fact, test.bound, test.signs, yes)
            case Within():
                sides = ((test.within.from_, (0, 1)), (test.within.to, (-1, 0)))
                found = self._all([self._ordered(condition.fact, bound, signs, yes) for bound, signs in sides], yes)
            case Is():
                found = self._is_one_of(condition.fact, [test.is_], yes)
            case IsOneOf():
                found = self._is_one_of(condition.fact, test.is_one_of, yes)
            case Includes():
                found = self._includes(condition.fact, test, yes)
            case IsGiven():
                found = self._given(condition.fact, (test.is_given == "true") == yes)
            case _:
                found = self._whether(condition.fact.model_dump_json() + test.model_dump_json(), yes)
        return found

    def subject(self, parameter: Parameter) -> Subject:
        """What a parameter is among the subjects."""
        if isinstance(parameter, FactParameter) and (found := self.fact(parameter.fact)) is not None:
            return found
        shape = None if isinstance(parameter, FactParameter) else parameter.shape(self.scope)
        unit = shape.unit if shape is not None else None
        step = Fraction(1) if unit in ("count", "days", "year", "date") else None
        return Subject(parameter.model_dump_json(), Allowed(Intervals.everything(step), blank=True))

    def fact(self, name: str) -> Subject | None:
        """A fact as a subject, with all the values that its column takes."""
        table, _, column = name.partition(".")
        spec = self.scope.schedule.tables[table].columns[column]
        may_be_blank = spec.if_blank is None
        if spec.type in ("choice", "yes_no"):
            words = spec.choices if spec.type == "choice" else YES_NO
            return Subject(name, Allowed(frozenset(words), may_be_blank))
        if spec.counted_in is None:
            return None
        lowest = NEGATIVE_INFINITY if _may_be_negative(spec.type, spec.negative) else below(Fraction(0))
        numbers = Intervals.of((lowest, INFINITY), step=_step(spec.counted_in))
        return Subject(name, Allowed(numbers, may_be_blank))

    def number(self, parameter: Parameter) -> Fraction | None:
        """The number that a parameter is for every claim of the year, if it is one."""
        return constant_of(parameter, self.scope, self.year)

    def day(self, date: dt.date) -> Fraction:
        return Fraction(date.toordinal())

    def _named(self, condition: Derived, yes: bool) -> Formula:
        found = self.scope.definition(condition.derived, condition.place)
        if found is None or found[0].condition is None:
            return self._whether(condition.model_dump_json(), yes)
        return self.within(found[1]).holds(found[0].condition, yes)

    def _all(self, formulas: Sequence[Formula], yes: bool) -> Formula:
        if len(formulas) == 1:
            return formulas[0]
        return All(tuple(formulas)) if yes else Some(tuple(formulas))

    def _whether(self, name: str, yes: bool) -> Formula:
        return Atom(name, Allowed(frozenset({"yes" if yes else "no"})))

    def _ordered(self, value: Parameter, bound: Parameter, signs: Sequence[int], yes: bool) -> Formula:
        wanted = [sign for sign in (-1, 0, 1) if (sign in signs) == yes]
        number, own = self.number(bound), self.number(value)
        if number is not None and own is not None:
            return TRUE if (own > number) - (own < number) in wanted else FALSE
        if number is None:
            words = frozenset(SIGNS[sign + 1] for sign in wanted)
            return Atom(f"{value.model_dump_json()} ? {bound.model_dump_json()}", Allowed(words))
        return self.subject(value).atom(Allowed(numbers_with(number, wanted)))

    def _is_one_of(self, value: Parameter, bounds: Sequence[Parameter], yes: bool) -> Formula:
        name = value.fact if isinstance(value, FactParameter) else None
        subject = None if name is None else self.fact(name)
        if subject is not None and isinstance(subject.every.known, frozenset):
            return self._is_word(subject, subject.every.known, value, bounds, yes)
        if name is not None and subject is None:  # free text, or a code
            return self._all([self._alike(value, bound, yes) for bound in bounds], not yes)
        return self._all([self._ordered(value, bound, (0,), yes) for bound in bounds], not yes)

    def _is_word(
        self, subject: Subject, every: frozenset[str], value: Parameter, bounds: Sequence[Parameter], yes: bool
    ) -> Formula:
        stated = frozenset(bound.stated for bound in bounds if isinstance(bound, Stated))
        told = subject.atom(Allowed(stated if yes else every - stated))
        others = [self._alike(value, bound, yes) for bound in bounds if not isinstance(bound, Stated)]
        return self._all([told, *others], not yes) if others else told

    def _alike(self, value: Parameter, bound: Parameter, yes: bool) -> Formula:
        first, second = sorted((value.model_dump_json(), bound.model_dump_json()))
        return self._whether(f"{first} = {second}", yes)

    def _includes(self, value: Parameter, test: Includes, yes: bool) -> Formula:
        each = [self._whether(f"{value.model_dump_json()} > {part.model_dump_json()}", yes) for part in test.listed]
        return self._all(each, yes == isinstance(test, IncludesAll))

    def _given(self, value: Parameter, given: bool) -> Formula:
        if not isinstance(value, FactParameter) or (subject := self.fact(value.fact)) is None:
            return self._whether(f"{value.model_dump_json()} given", given)
        nothing = frozenset[str]() if isinstance(subject.every.known, frozenset) else Intervals(())
        return subject.atom(Allowed(subject.every.known) if given else Allowed(nothing, blank=True))


def numbers_with(bound: Fraction, signs: Sequence[int]) -> Intervals:
    """The numbers whose difference to a bound has one of the signs."""
    sides = {-1: (NEGATIVE_INFINITY, below(bound)), 0: (below(bound), above(bound)), 1: (above(bound), INFINITY)}
    return Intervals.of(*(sides[sign] for sign in signs))


def _step(unit: Unit) -> Fraction | None:
    if unit == "money":
        return FEN
    return Fraction(1) if unit in ("count", "days", "year", "date") else None


def _may_be_negative(type_: str, negative: str) -> bool:
    return type_ == "percent" or negative == "allowed"
