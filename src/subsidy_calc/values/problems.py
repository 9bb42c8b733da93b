"""Problems: what a person must put right, as values that are collected, never printed where found."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Place

NEAREST = wording("fix.nearest", zh="是否想写“{nearest}”？", en="did you mean “{nearest}”?")
ONE_OF = wording("expected.one_of", zh="{known}之一", en="one of {known}")


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault at a place: what was found, what is allowed, and how to put it right."""

    code: str
    place: Place
    says: Message
    found: str = ""
    expected: Message | None = None
    fix: Message | None = None


@dataclass(frozen=True, slots=True)
class Note:
    """Something that the reader changed or took for granted, with the value before and after."""

    code: str
    place: Place
    says: Message
    old: str = ""
    new: str = ""


class Refused(Exception):
    """Nothing can be done with what was given; carries every problem found."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__(f"{len(self.problems)} problems")


class ScheduleRefused(Refused):
    """The schedule cannot be used."""


class ClaimsRefused(Refused):
    """A claims workbook, or the set of them, cannot be used at all."""


class TargetRefused(Refused):
    """The folder to write to cannot be used."""


def nearest(word: str, known: Iterable[str]) -> Message | None:
    """Suggest the known word that is most like `word`, if one is."""
    close = nearest_of(word, known)
    return NEAREST(nearest=close[0]) if close else None


def nearest_of(word: str, known: Iterable[str]) -> list[str]:
    """The known word that is most like `word`, alone, or none."""
    return get_close_matches(word, list(known), n=1, cutoff=0.5)
