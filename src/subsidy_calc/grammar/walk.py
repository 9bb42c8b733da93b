"""Walks over what is written: the parts of a part, by the kinds of its fields; names are not followed."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.grammar.written import Written


def written_in(part: Written) -> Iterator[Written]:
    """The parts that stand in a part, in the order of its keys."""
    for name in type(part).model_fields:
        yield from _nearest(getattr(part, name))


def all_written(value: object) -> Iterator[Written]:
    """Every part of a value, at any depth; a part itself comes before what stands in it."""
    for part in _nearest(value):
        yield part
        for each in written_in(part):
            yield from all_written(each)


def _nearest(value: object) -> Iterator[Written]:
    """The value, if it is a part, else the parts that it holds."""
    if isinstance(value, Written):
        yield value
    elif isinstance(value, list | tuple):
        for each in value:
            yield from _nearest(each)
    elif isinstance(value, dict):
        for each in value.values():
            yield from _nearest(each)
