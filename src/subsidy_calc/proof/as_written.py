"""As written: a part of a schedule on one line, as a drafter would write it, and what it is called among its like."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from pydantic.fields import FieldInfo

from subsidy_calc.conditions.fact import Fact as FactCondition
from subsidy_calc.grammar.rows_that import RowsThat
from subsidy_calc.grammar.words import Word
from subsidy_calc.grammar.written import Written
from subsidy_calc.parameters.fact import Fact
from subsidy_calc.parameters.stated import Stated
from subsidy_calc.schedule.payment import REST, Share
from subsidy_calc.values.quantities import Quantity, write_quantity

_LONGEST = 70


def as_written(part: object) -> str:
    """The part on one line; a long one is cut.

    >>> as_written(Stated(stated="300万元")), as_written(["a", "b"])
    ('300万元', '[a, b]')
    """
    text = _written(part)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def called(part: object) -> str | None:
    """What tells a part apart among its like; None where only its number does."""
    if isinstance(part, FactCondition):
        value = part.fact
        return value.fact if isinstance(value, Fact) else "value"
    if isinstance(part, RowsThat):
        return f"{part.word}.{part.table}"
    if isinstance(part, Stated | Fact):
        return _written(part)
    if isinstance(part, Word):
        name = getattr(part, "derived", None)
        return f"{part.word}.{name}" if isinstance(name, str) else part.word
    return part if isinstance(part, str) else None


def _written(part: object) -> str:
    match part:
        case Stated():
            text = part.stated
        case Fact():
            text = part.fact
        case FactCondition():
            first = "fact" if isinstance(part.fact, Fact) else "value"
            text = f"{{{first}: {_written(part.fact)}, {', '.join(_entries(test) for test in part.tests)}}}"
        case Share():
            text = REST if part.rate is None else write_quantity(Quantity(part.rate, "ratio"), "zh")
        case Written():
            text = f"{{{_entries(part)}}}"
        case Mapping():
            text = "{" + ", ".join(f"{key}: {_written(value)}" for key, value in part.items()) + "}"
        case list() | tuple():
            text = "[" + ", ".join(map(_written, part)) + "]"
        case _:
            text = part.isoformat() if isinstance(part, dt.date) else str(part)
    return text


def _entries(part: Written) -> str:
    fields = ((field.alias or name, getattr(part, name), field) for name, field in type(part).model_fields.items())
    stated = ((key, value) for key, value, field in fields if not _is_left_out(value, field))
    return ", ".join(f"{key}: {_written(value)}" for key, value in stated)


def _is_left_out(value: object, field: FieldInfo) -> bool:
    """Whether a drafter would not write it: there is nothing, and nothing is what stands for its absence."""
    if isinstance(value, list):
        return not value and field.get_default(call_default_factory=True) == []
    return value is None or value == ()
