"""Verdicts: columns of no, cannot tell, yes, and Kleene's three-valued logic over them.

The order NO < CANNOT_TELL < YES makes "all of" the least and "any of" the greatest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from subsidy_calc.values.figure import Operand
from subsidy_calc.values.messages import Message
from subsidy_calc.values.places import Line

VerdictColumn: TypeAlias = npt.NDArray[np.uint8]

NO, CANNOT_TELL, YES = 0, 1, 2


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
    return (YES - column).astype(np.uint8)


def verdict_column(holds: npt.NDArray[np.bool_], known: npt.NDArray[np.bool_]) -> VerdictColumn:
    """Yes or no where known, else cannot tell."""
    return np.where(known, np.where(holds, YES, NO), CANNOT_TELL).astype(np.uint8)
