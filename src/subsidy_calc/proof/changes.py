"""Changes: everything about a schedule's rules that can be made otherwise, one thing at a time.

The walk goes by the kinds of a part's fields and knows few words by name, so that a new word
of the language is changed like the others.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Literal, get_args, get_origin

from pydantic.fields import FieldInfo

from subsidy_calc.combine.cap import CapBranch
from subsidy_calc.combine.choose_one import ChooseOneBranch
from subsidy_calc.combine.once import KeepBranch
from subsidy_calc.conditions.fact import Fact as FactCondition
from subsidy_calc.conditions.not_ import Not
from subsidy_calc.grammar.combination import Grouped
from subsidy_calc.grammar.condition import Condition
from subsidy_calc.grammar.parameter import Parameter
from subsidy_calc.grammar.step import Step
from subsidy_calc.grammar.words import Word
from subsidy_calc.grammar.written import Entries, Text, Written
from subsidy_calc.parameters.by_date import ByDateBranch
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.proof.at import At
from subsidy_calc.proof.change import Change, Path, entries_without, placed, with_item
from subsidy_calc.proof.changes_of_comparisons import changes_of_comparison
from subsidy_calc.proof.changes_of_edges import days_of_periods, moved_days, moved_edges, shared_edges
from subsidy_calc.proof.changes_of_payment import changes_of_payment
from subsidy_calc.proof.changes_of_rules import changes_of_choices, changes_of_group, changes_of_keep, changes_of_over
from subsidy_calc.proof.changes_of_times import changes_of_schedule_times, changes_of_times
from subsidy_calc.proof.commute import commute, is_idle
from subsidy_calc.proof.moved import moved
from subsidy_calc.schedule.model import Clause, Schedule
from subsidy_calc.schedule.payment import Payment
from subsidy_calc.steps.bands import BandsBranch
from subsidy_calc.steps.round_ import RoundingBranch
from subsidy_calc.values.places import Line

_UNTOLD = ("note", "label", "cites", "say", "name")  # texts that decide nothing


def changes_of(schedule: Schedule) -> Iterator[Change]:
    """Every change of a schedule's conditions, steps, payments, names, times and rules of combination."""
    for number, clause in enumerate(schedule.clauses):
        at = At(schedule, clause.clause, ("clauses", number), (clause.clause,), clause.place)
        yield from _clause(clause, at)
    everywhere = At(schedule, "")
    for name in ("eligible_if", "finally_"):
        at = everywhere.below("all_clauses", "all_clauses").below(name, name.rstrip("_"))
        yield from _value(getattr(schedule.all_clauses, name), at)
    if schedule.round_ is not None:
        yield from _value(schedule.round_, everywhere.below("round_", "round", schedule.round_.place))
    yield from _value(schedule.constants, everywhere.below("constants", "constants"))
    for name, table in schedule.tables.items():
        at = everywhere.below("tables").below(name, name).below("derive", "derive")
        yield from _value(table.derive, at)
    yield from changes_of_schedule_times(schedule)
    yield from _value(schedule.combine, everywhere.below("combine", "combine"))


def _clause(clause: Clause, at: At) -> Iterator[Change]:
    for name in ("about", "eligible_if", "award", "derive"):
        yield from _value(getattr(clause, name), at.below(name, name))
    if clause.payment is not None:
        yield from _payment(clause.payment, at.below("payment", "payment", clause.payment.place))
    yield from changes_of_times(clause, at)


def _value(value: Any, at: At) -> Iterator[Change]:  # Any: of whatever kind a field is
    if isinstance(value, Entries):
        yield from _rows(value, at)
    elif isinstance(value, dict):
        for key, part in value.items():
            yield from _value(part, at.below(key, key, _place(part)))
    elif isinstance(value, list | tuple):
        yield from _list(value, at)
    elif isinstance(value, Written):
        yield from _part(value, at)
    elif isinstance(value, dt.date):
        yield from _numbers(value.isoformat(), at, dt.date.fromisoformat)
    elif isinstance(value, int):
        yield from _numbers(str(value), at, int)


def _part(part: Written, at: At) -> Iterator[Change]:
    """The changes of one part: of its own kind, then of its fields."""
    match part:
        case Stated():
            yield from _numbers(part.stated, at, lambda text: placed(Stated(stated=text), part.place))
        case BandsBranch():
            yield from moved_edges(part, at)
            yield from _but(shared_edges(part, at), _fields(part, at))
        case ByDateBranch():
            yield from moved_days(part, at)
            yield from _but(days_of_periods(part, at), _fields(part, at))
        case _:
            yield from _of_its_kind(part, at)
            yield from _fields(part, at)


def _of_its_kind(part: Written, at: At) -> Iterator[Change]:
    if isinstance(part, Grouped):
        yield from changes_of_group(part, at)
    match part:
        case RoundingBranch():
            yield from _numbers(part.to, at.below("to", "to"), lambda text: Text(text, part.place))
        case FactCondition():
            tests = at.below("tests")
            for number, (test, own) in enumerate(zip(part.tests, tests.items(part.tests), strict=True)):
                yield from changes_of_comparison(part, number, test, tests, own)
        case CapBranch():
            yield from changes_of_over(part, at)
        case KeepBranch():
            yield from changes_of_keep(part, at)
        case ChooseOneBranch():
            yield from changes_of_choices(part, at)


def _fields(part: Written, at: At) -> Iterator[Change]:
    for name, field in type(part).model_fields.items():
        yield from _field(part, name, field, at)


def _but(paths: set[Path], changes: Iterable[Change]) -> Iterator[Change]:
    """The changes that are made nowhere of these: they are made together with others."""
    return (change for change in changes if change.path not in paths)


def _field(part: Written, name: str, field: FieldInfo, at: At) -> Iterator[Change]:
    value, written = getattr(part, name), field.alias or name
    if value is None or name in _UNTOLD:
        return
    # a word's own field goes by the word's name, which is that of the part already
    is_own = isinstance(part, Word) and written == part.word
    own_name = None if is_own or name in ("tests", "parameter", "condition") else written
    own = at.below(name, own_name, _place(value)).named(value)
    for other in _literals(field.annotation):
        if isinstance(value, str) and value in _literals(field.annotation) and other != value:
            yield own.change("other", other, value, other)
    if field.default is None and isinstance(value, Parameter | Condition) and not hasattr(part, "then"):
        yield own.change("dropped", "dropped", {written: value}, None)
    if isinstance(value, Condition):
        yield own.change("turned", "turned", value, _turned(value))
    if not (isinstance(value, list) and isinstance(part, Grouped)):  # of a group they are changed above
        yield from _value(value, own)


def _list(items: Sequence[Any], at: At) -> Iterator[Change]:  # Any: items of every kind
    ats = at.items(items)
    for number, (item, own) in enumerate(zip(items, ats, strict=True)):
        may_be_empty = isinstance(items, tuple) and not isinstance(item, Step)
        if (len(items) > 1 or may_be_empty) and not (isinstance(item, Step) and is_idle(item)):
            yield at.without(own, item, with_item(items, number))
        if isinstance(item, Condition):
            yield own.change("turned", "turned", item, _turned(item))
        if isinstance(item, Step) and number + 1 < len(items) and not commute(item, items[number + 1]):
            pair = [items[number + 1], item]
            swapped = with_item(with_item(items, number + 1), number, *pair)
            yield at.made_by(own.change("swapped", "swapped", [item, items[number + 1]], pair), swapped)
        yield from _value(item, own)


def _rows(rows: Entries, at: At) -> Iterator[Change]:
    for key, value in rows.items():
        place = getattr(value, "place", None)
        own = at.below(key, key, place if isinstance(place, Line) else None)
        if isinstance(value, Entries):
            yield from _rows(value, own)
            continue
        yield at.without(own, f"{key}: {value}", entries_without(rows, key))
        yield from _numbers(str(value), own, lambda text, place=own.place: Text(text, place))


def _numbers(text: str, at: At, read: Any) -> Iterator[Change]:  # Any: of a text makes a value of the field's kind
    for how, now in zip(("up", "down"), moved(text), strict=False):
        yield at.made_by(at.change("number", how, text, now), read(now))


def _payment(payment: Payment, at: At) -> Iterator[Change]:
    yield from changes_of_payment(payment, at)
    for number, part in enumerate(payment.instalments or ()):
        own = at.below("instalments", "instalments").below(number, str(number + 1), part.place)
        if part.when is not None and part.year == 1:  # a later one is not judged before its year
            when = own.below("when", "when", part.when.place).named(part.when)
            yield when.change("turned", "turned", part.when, _turned(part.when))
            yield from _part(part.when, when)


def _turned(condition: Condition) -> Condition:
    if isinstance(condition, Not):
        return condition.not_
    return placed(Not.model_construct(not_=condition), condition.place)


def _literals(annotation: Any) -> tuple[str, ...]:  # Any: as pydantic has it
    """The texts that a field may be, where it lists them."""
    if get_origin(annotation) is Literal:
        return tuple(str(each) for each in get_args(annotation))
    return tuple(text for each in get_args(annotation) for text in _literals(each))


def _place(value: object) -> Line | None:
    place = getattr(value, "place", None)
    return place if isinstance(place, Line) and place.line else None
