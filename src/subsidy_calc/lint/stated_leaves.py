"""Stated leaves: the values that a parameter may take where the schedule states them, each with its place."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.parameters.by_date import ByDate
from subsidy_calc.parameters.cases import Cases
from subsidy_calc.parameters.derived import Derived
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.parameters.steps import Steps
from subsidy_calc.schedule.scope import ClauseScope
from subsidy_calc.steps.lookup import Lookup
from subsidy_calc.values.places import Line
from subsidy_calc.values.quantities import Unit, read_measured


class Leaf(NamedTuple):
    """A value that is written out."""

    value: Fraction
    unit: Unit
    place: Line


def leaves(parameter: Parameter, scope: ClauseScope) -> Iterator[Leaf | None]:
    """Each value that a parameter may take; None for one that the claims decide."""
    if isinstance(parameter, Stated) and (number := parameter.stated_number()) is not None:
        yield Leaf(number, read_measured(parameter.stated).unit, parameter.place)
    elif isinstance(parameter, Steps) and len(parameter.steps) == 1 and isinstance(parameter.steps[0], Lookup):
        yield from rows_of(parameter.steps[0])
    elif (several := _several(parameter, scope)) is not None:
        for each, own in several:
            yield from leaves(each, own)
    else:
        yield None


def _several(parameter: Parameter, scope: ClauseScope) -> list[tuple[Parameter, ClauseScope]] | None:
    """The parameters that one may stand for, by case, by date or by name; None for any other."""
    if isinstance(parameter, Cases):
        return [(case.value, scope) for case in parameter.cases if case.value is not None]
    if isinstance(parameter, ByDate):
        return [(period.is_, scope) for period in parameter.by_date.values]
    found = scope.definition(parameter.derived, parameter.place) if isinstance(parameter, Derived) else None
    return None if found is None or found[0].parameter is None else [(found[0].parameter, found[1])]


def ends_of(parameter: Parameter, scope: ClauseScope) -> Iterator[Parameter]:
    """The parameters that one comes to in the end, by case, by date or by name."""
    several = _several(parameter, scope)
    if several is None:
        yield parameter
    for each, own in several or ():
        yield from ends_of(each, own)


def stated(parameter: Parameter, scope: ClauseScope) -> list[Leaf]:
    """All values that a parameter may take; none at all where the claims decide one of them."""
    found = list(leaves(parameter, scope))
    return [leaf for leaf in found if leaf is not None] if None not in found else []


def rows_of(lookup: Lookup) -> Iterator[Leaf]:
    """The values of a table's rows."""
    for row in lookup.lookup.listed():
        quantity = read_measured(row.text)
        yield Leaf(quantity.value, quantity.unit, row.place)
