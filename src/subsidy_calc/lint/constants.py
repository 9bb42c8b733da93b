"""Constants: parameters that are one number for every claim of a policy year."""

from __future__ import annotations

from fractions import Fraction

from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.parameters.by_date import ByDate
from subsidy_calc.parameters.derived import Derived
from subsidy_calc.parameters.percent import Percent
from subsidy_calc.parameters.stated import END, START, YEAR, Stated
from subsidy_calc.schedule.scope import ClauseScope


def constant_of(parameter: Parameter, scope: ClauseScope, year: PolicyYear) -> Fraction | None:
    """The number that a parameter is, or None where it depends on the claim, or is none."""
    if isinstance(parameter, Stated):
        days = {START: Fraction(year.first.toordinal()), END: Fraction(year.last.toordinal())}
        named = {**days, YEAR: Fraction(year.number)}
        return named.get(parameter.stated) or parameter.stated_number()
    if isinstance(parameter, Percent):
        percent, of = (constant_of(each, scope, year) for each in (parameter.percent, parameter.of))
        return None if percent is None or of is None else percent * of
    if isinstance(parameter, Derived):
        found = scope.definition(parameter.derived, parameter.place)
        if found is None or found[0].parameter is None:
            return None
        return constant_of(found[0].parameter, found[1], year)
    if isinstance(parameter, ByDate):
        return _on_its_day(parameter, scope, year)
    return None


def _on_its_day(parameter: ByDate, scope: ClauseScope, year: PolicyYear) -> Fraction | None:
    day = constant_of(parameter.by_date.as_of, scope, year)
    if day is None:
        return None
    for period in parameter.by_date.values:
        from_, to = period.from_, period.to
        if (from_ is None or from_.toordinal() <= day) and (to is None or day <= to.toordinal()):
            return constant_of(period.is_, scope, year)
    return None
