"""Figures of a clause: the sums, shares and numbers that its conditions and steps state, and those that it may mean."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import NamedTuple

from subsidy_calc.conditions.fact import Fact
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.step import Step
from subsidy_calc.grammar.walk import all_written, written_in
from subsidy_calc.grammar.written import Written
from subsidy_calc.lint.text_figures import TextFigure, figures_of
from subsidy_calc.parameters.fact import Fact as FactParameter
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.schedule.scope import ClauseScope
from subsidy_calc.steps.lookup import Lookup
from subsidy_calc.steps.multiply import Multiply
from subsidy_calc.steps.per_unit import PerUnit
from subsidy_calc.steps.round_ import Round
from subsidy_calc.values.places import Line
from subsidy_calc.values.quantities import Measure, NotAQuantity, Quantity, Unit, read_measured, write_quantity

DAYS_OF_YEAR, DAYS_OF_MONTH = (365, 366), 30


class StatedFigure(NamedTuple):
    """A figure that a condition or step states."""

    value: Fraction
    unit: Unit
    text: str
    place: Line
    is_factor: bool = False  # 120 % is 20 % more


def stated_figures(parts: Iterable[Written], scope: ClauseScope) -> Iterator[StatedFigure]:
    """What parts state; what a name stands for is looked into, rounding is not."""
    for part in parts:
        yield from _stated(part, scope, frozenset(), is_factor=False)


def own_figures(clause: Clause, scope: ClauseScope) -> list[StatedFigure]:
    """The figures of a clause's own conditions, steps and payment that its meaning should name."""
    found = [*stated_figures((*clause.about, *clause.eligible_if, *clause.award), scope), *_paid(clause, scope)]
    return [figure for figure in found if not _goes_without_saying(figure)]


def figures_of_rule(rule: Rule, scope: ClauseScope) -> list[StatedFigure]:
    """The figures of a rule of combination."""
    return [figure for figure in stated_figures([rule], scope) if not _goes_without_saying(figure)]


def all_figures(clause: Clause, schedule: Schedule, scope: ClauseScope) -> list[StatedFigure]:
    """Every figure that concerns a clause: its own, those of all clauses, its payment and rules of combination."""
    rules = [
        rule for rule in schedule.combine if clause.clause in rule.members_of([c.clause for c in schedule.clauses])
    ]
    parts = (*clause.about, *schedule.conditions_of(clause), *schedule.steps_of(clause), *rules)
    found = [*stated_figures(parts, scope), *_paid(clause, scope)]
    payers = {} if clause.payment is None else clause.payment.payers
    found += [StatedFigure(rate, "ratio", "", clause.place) for rate in payers.values()]  # `rest` has a value, too
    found += [StatedFigure(value, "money", "", clause.place) for value in _products(parts, scope)]
    return found


def is_named(figure: StatedFigure, told: Iterable[TextFigure]) -> bool:
    """Whether a text names what a condition or step states."""
    return any(_same(figure, each) for each in told)


def is_used(told: TextFigure, stated: Iterable[StatedFigure]) -> bool:
    """Whether a figure of a text is stated anywhere, in whatever writing; all of something needs no figure."""
    if told.unit == "ratio" and told.value == 1:
        return True
    return any(figure.unit == told.unit and _values(told) & _meanings(figure) for figure in stated)


def texts_beside(clause: Clause, schedule: Schedule) -> Iterator[str]:
    """Texts that explain figures of a clause: its notes, and the readings that concern it."""
    yield clause.note or ""
    for step in schedule.steps_of(clause):
        yield from (part.note for part in all_written(step) if isinstance(part, Step) and part.note)
    yield from (assumption.says for assumption in schedule.assumptions_for({clause.clause}))


def texts_of_columns(clause: Clause, schedule: Schedule, scope: ClauseScope) -> Iterator[str]:
    """Headings, choices and notes of the columns that a clause sees: whether a threshold is met may be a column."""
    for name in (
        *scope.known(),
        *(f"{table}.{column}" for table in scope.known_related() for column in schedule.tables[table].columns),
    ):
        table, _, column = name.partition(".")
        spec = schedule.tables[table].columns[column]
        yield from (spec.heading, spec.note or "", *spec.choices)


def figures_of_all(texts: Iterable[str]) -> list[TextFigure]:
    """The figures of several texts."""
    return [figure for text in texts for figure in figures_of(text)]


def _paid(clause: Clause, scope: ClauseScope) -> Iterator[StatedFigure]:
    """The shares of a clause's payment that are written out, and the figures of its conditions."""
    payment = clause.payment
    if payment is None:
        return
    shares = [*(payment.paid_by or {}).values(), *(each.share for each in payment.instalments or ())]
    for share in shares:
        if share.rate is not None:
            text = write_quantity(Quantity(share.rate, "ratio"), "zh")
            yield StatedFigure(share.rate, "ratio", text, share.place)
    yield from stated_figures((each.when for each in payment.instalments or () if each.when is not None), scope)


def _stated(part: Written, scope: ClauseScope, names: frozenset[str], *, is_factor: bool) -> Iterator[StatedFigure]:
    if isinstance(part, Stated):
        yield from _read(part.stated, part.place, is_factor)
    elif isinstance(part, Lookup):
        for row in part.lookup.listed():
            yield from _read(row.text, row.place, is_factor)
    elif isinstance(getattr(part, "derived", None), str):
        yield from _named(part, scope, names, is_factor=is_factor)
    elif not isinstance(part, Round) and not (isinstance(part, Fact) and _tells_no_figure(part, scope)):
        for each in written_in(part):
            yield from _stated(each, scope, names, is_factor=is_factor or isinstance(part, Multiply))


def _named(part: Written, scope: ClauseScope, names: frozenset[str], *, is_factor: bool) -> Iterator[StatedFigure]:
    """What a name stands for, once."""
    name = str(getattr(part, "derived", ""))
    found = scope.definition(name, part.place) if name not in names else None
    meant = None if found is None else found[0].parameter or found[0].condition
    if found is not None and meant is not None:
        yield from _stated(meant, found[1], names | {name}, is_factor=is_factor)


def _tells_no_figure(condition: Fact, scope: ClauseScope) -> bool:
    """Whether it asks for a word or a year."""
    if isinstance(condition.fact, FactParameter):
        kind = condition.fact.kind(scope)
        return kind is None or kind.unit is None or kind.unit == "year"
    return isinstance(condition.fact, Stated)


def _read(text: str, place: Line, is_factor: bool) -> Iterator[StatedFigure]:
    try:
        quantity = read_measured(text)
    except NotAQuantity:
        return
    if quantity.unit != "date":
        yield StatedFigure(quantity.value, quantity.unit, text, place, is_factor)


def _goes_without_saying(figure: StatedFigure) -> bool:
    """Nothing, one of something, all of something, a year of days."""
    return figure.value in (0, 1) or (figure.unit == "days" and figure.value in DAYS_OF_YEAR)


def _same(figure: StatedFigure, told: TextFigure) -> bool:
    if figure.unit in ("money", "ratio"):
        as_number = told.unit == "number" and figure.unit == "money"
        return (told.unit == figure.unit or as_number) and bool(_values(told) & _meanings(figure))
    if figure.unit == "days":
        return told.value in (figure.value, figure.value / DAYS_OF_YEAR[0], figure.value / DAYS_OF_MONTH)
    if isinstance(figure.unit, Measure) or figure.unit == "count":
        return told.value == figure.value or (told.unit == "ratio" and not told.sure and figure.value in _values(told))
    return False


def _values(told: TextFigure) -> set[Fraction]:
    return {told.value, *told.also}


def _meanings(figure: StatedFigure) -> set[Fraction]:
    """What a text may say for it: 140 % of last year is a rise by 40 %, a factor of 80 % is 20 % less."""
    values = {figure.value}
    if figure.unit == "ratio" and (figure.value > 1 or figure.is_factor):
        values.add(abs(figure.value - 1))
    return values


def _products(parts: Iterable[Written], scope: ClauseScope) -> Iterator[Fraction]:
    """So much for each, and at most so many: a text may name the product."""
    for part in parts:
        for each in all_written(part):
            if isinstance(each, PerUnit) and each.per_unit.at_most is not None:
                most, sum_ = each.per_unit.at_most.stated_number(), each.per_unit.sum.stated_number()
                if most is not None and sum_ is not None:
                    yield most * sum_
