"""Verdicts: columns of no, cannot tell, yes, and Kleene's three-valued logic over them.

Beside them stands NO_VALUE: the condition is about a value that the schedule does not give,
since no case, band or row holds. The order NO < NO_VALUE < CANNOT_TELL < YES makes "all of"
the least and "any of" the greatest: what has no value is nil whatever is missing beside it,
unless something missing could still make it hold.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from subsidy_calc.values.exact import MISSING, NOTHING, Column, compared, marked
from subsidy_calc.values.figure import Operand
from subsidy_calc.values.messages import Message
from subsidy_calc.values.places import Line

VerdictColumn: TypeAlias = npt.NDArray[np.uint8]

NO, NO_VALUE, CANNOT_TELL, YES = 0, 1, 2, 3
_NO, _CANNOT_TELL, _YES = np.uint8(NO), np.uint8(CANNOT_TELL), np.uint8(YES)  # of a byte: columns of eight are slow
_NEGATED = np.array([YES, NO_VALUE, CANNOT_TELL, NO], np.uint8)


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """One condition judged for every row, with what it compared or is made of."""

    label: Message
    values: VerdictColumn
    place: Line
    operands: tuple[Operand, ...] = ()
    parts: tuple[Verdicts, ...] = ()
    combined: str = ""  # "all", "any" or "not" where it is made of parts


def all_of(columns: Sequence[VerdictColumn], size: int) -> VerdictColumn:
    """One false is false; else one unknown is unknown; nothing at all is true."""
    result = np.full(size, YES, dtype=np.uint8)
    for column in columns:
        result = np.minimum(result, column)
    return result


def any_of(columns: Sequence[VerdictColumn], size: int) -> VerdictColumn:
    """One true is true; else one unknown is unknown; nothing at all is false."""
    result = np.full(size, NO, dtype=np.uint8)
    for column in columns:
        result = np.maximum(result, column)
    return result


def negated(column: VerdictColumn) -> VerdictColumn:
    return _NEGATED[column]


def verdict_column(holds: npt.NDArray[np.bool_], known: npt.NDArray[np.bool_]) -> VerdictColumn:
    """Yes or no where known, else cannot tell."""
    return np.where(known, np.where(holds, _YES, _NO), _CANNOT_TELL)


def unless_told(column: Column, verdicts: VerdictColumn) -> Column:
    """The column, missing where the verdict cannot be told and nothing where it has no value."""
    column = marked(column, np.asarray(verdicts == CANNOT_TELL), MISSING)
    return marked(column, np.asarray(verdicts == NO_VALUE), NOTHING)


def ordered(left: Column, right: Column, signs: Sequence[int]) -> VerdictColumn:
    """Whether left − right has one of the signs; what has no number on either side is told apart by why."""
    sign, known = compared(left, right)
    verdicts = verdict_column(np.isin(sign, signs), known)
    nothing = (left.states == NOTHING) | (right.states == NOTHING)
    return np.where(nothing, NO_VALUE, verdicts).astype(np.uint8)
