"""Cause: the first thing that differs between two derivations of one line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from subsidy_calc.values.messages import Argument, Message
from subsidy_calc.values.places import Place

CauseKind = Literal["only_in_one", "condition", "fact", "step", "rule", "decision", "payment", "other"]


@dataclass(frozen=True, slots=True)
class Cause:
    """What differs; `says` is the same for all lines that change for one cause.

    `was` and `now` are what stands on each side for this line, at which place; empty where
    a side has nothing of the kind.
    """

    kind: CauseKind
    says: Message
    was: Argument = ""
    now: Argument = ""
    was_at: Place | None = None
    now_at: Place | None = None
