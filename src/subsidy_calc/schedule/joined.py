"""Joined: the documents of a schedule's files as one, each part keeping its place in its own file.

Lists at the top (clauses, combine, examples, assumptions) follow one another in the order of
the files; tables and other named parts stand beside one another, and no name may stand
twice; every other key stands in one file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_origin

from subsidy_calc.grammar.written import Entries, Items, UnknownKey, UnknownKeys, place_of
from subsidy_calc.schedule.faults import WANTS_ENTRIES, WANTS_LIST, wrong_value
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

HEAD_KEY = "schedule"

AGAIN = wording(
    "joined.again", zh="“{key}”重复，前一个在{place}", en="“{key}” stands here again; the first is at {place}"
)
KEEP_ONE = wording("joined.keep_one", zh="只留一处", en="keep one of them")


def join_documents(documents: Sequence[Entries], problems: list[Problem], unknown: UnknownKeys) -> Entries:
    """One document of several, in their order; what cannot be joined is added to `problems` and `unknown`.

    What has no place of its own, such as a missing key, is told at the head: the document
    that names the schedule, else the first.
    """
    first, *others = documents
    if not others:
        return first
    head = next((document for document in documents if HEAD_KEY in document), first)
    joined = Entries(head.place)
    for key in dict.fromkeys(key for document in documents for key in document):
        written = [_Written(key, each[key], each.key_places.get(key, each.place)) for each in documents if key in each]
        joined[key] = _join(written, problems, unknown)
        joined.key_places[key] = written[0].place
    return joined


@dataclass(frozen=True, slots=True)
class _Written:
    """A key at the top of one document."""

    key: str
    value: Any  # Any: what a document holds is not known before it is checked
    place: Line


def _join(written: Sequence[_Written], problems: list[Problem], unknown: UnknownKeys) -> Any:  # Any: as above
    first, *others = written
    known = Schedule.known_keys()
    if not others:
        return first.value
    if first.key not in known:
        unknown.found += [UnknownKey(other.key, other.place, known) for other in others]
        return first.value
    shape = _shape(first.key)
    if shape is None:
        problems += [_again(other.key, other.place, first.place) for other in others]
        return first.value
    fitting = [each for each in written if isinstance(each.value, shape)]
    # where none fits, the first is told like that of a single file
    unfit = [each for each in written if each not in fitting and (fitting or each is not first)]
    wanted = WANTS_LIST() if shape is Items else WANTS_ENTRIES()
    problems += [wrong_value(each.value, place_of(each.value) or each.place, wanted) for each in unfit]
    if not fitting:
        return first.value
    values = [each.value for each in fitting]
    return _one_list(values) if shape is Items else _one_mapping(values, problems)


def _shape(key: str) -> type[Items] | type[Entries] | None:
    """Whether the model keeps a list below the key, or parts by their names, or something that stands once."""
    field = next(field for name, field in Schedule.model_fields.items() if key in (name, field.alias))
    shapes: dict[object, type[Items] | type[Entries]] = {tuple: Items, dict: Entries}
    return shapes.get(get_origin(field.annotation))


def _one_list(lists: Sequence[Items]) -> Items:
    joined = Items(lists[0].place)
    for each in lists:
        joined += each
    return joined


def _one_mapping(mappings: Sequence[Entries], problems: list[Problem]) -> Entries:
    joined = Entries(mappings[0].place)
    for each in mappings:
        for name, value in each.items():
            place = each.key_places[name]
            if name in joined:
                problems.append(_again(name, place, joined.key_places[name]))
            else:
                joined[name], joined.key_places[name] = value, place
    return joined


def _again(key: str, place: Line, first: Line) -> Problem:
    return Problem("repeated_key", place, AGAIN(key=key, place=str(first)), key, fix=KEEP_ONE())
