"""Logic: what several conditions leave open together, as boxes of values that facts may have.

A condition becomes a formula of atoms, each saying which values one subject may have. A box
gives the values that are left of each subject; a formula with `any_of` narrows it to several.
Subjects are taken to be independent of one another: what cannot hold here can never hold,
while what seems possible may still not be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

from subsidy_calc.lint.intervals import Intervals

Known: TypeAlias = "frozenset[str] | Intervals"
Subject: TypeAlias = str

MOST_BOXES = 400


@dataclass(frozen=True, slots=True)
class Allowed:
    """Values that a subject may have: words or numbers, and whether it may be left blank."""

    known: Known
    blank: bool = False

    def __bool__(self) -> bool:
        return bool(self.known) or self.blank

    def __and__(self, other: Allowed) -> Allowed:
        return Allowed(_both(self.known, other.known), self.blank and other.blank)


def _both(first: Known, second: Known) -> Known:
    if isinstance(first, frozenset) and isinstance(second, frozenset):
        return first & second
    if isinstance(first, Intervals) and isinstance(second, Intervals):
        return first & second
    raise TypeError("words and numbers are two kinds of subject")


@dataclass(frozen=True, slots=True)
class Atom:
    """That a subject has one of some values."""

    subject: Subject
    allowed: Allowed


@dataclass(frozen=True, slots=True)
class All:
    """That all hold; nothing at all is true."""

    parts: tuple[Formula, ...] = ()


@dataclass(frozen=True, slots=True)
class Some:
    """That at least one holds; nothing at all is false."""

    parts: tuple[Formula, ...] = ()


Formula: TypeAlias = "Atom | All | Some"
TRUE, FALSE = All(), Some()

Box: TypeAlias = Mapping[Subject, Allowed]


@dataclass(frozen=True, slots=True)
class Boxes:
    """What is left open: any of the boxes; whatever it may be where there were too many to tell."""

    boxes: tuple[Box, ...] = ({},)
    untold: bool = False

    def __bool__(self) -> bool:
        return self.untold or bool(self.boxes)

    def with_(self, *formulas: Formula) -> Boxes:
        """What is left when the formulas hold, too."""
        return reduce(_narrowed, formulas, self)

    def values(self, subject: Subject, otherwise: Allowed) -> list[Allowed]:
        """What a subject may be in each box; `otherwise` where nothing was said of it."""
        return [otherwise] if self.untold else [box.get(subject, otherwise) for box in self.boxes]


def _narrowed(left: Boxes, formula: Formula) -> Boxes:
    if left.untold:
        return left
    if isinstance(formula, Atom):
        return Boxes(tuple(box for each in left.boxes if (box := _with(each, formula)) is not None))
    if isinstance(formula, All):
        return reduce(_narrowed, formula.parts, left)
    branches = [_narrowed(left, part) for part in formula.parts]
    found = [box for branch in branches for box in branch.boxes]
    if len(found) > MOST_BOXES or any(branch.untold for branch in branches):
        return Boxes((), untold=True)
    return Boxes(tuple(_apart(found)))


def _with(box: Box, atom: Atom) -> Box | None:
    before = box.get(atom.subject)
    left = atom.allowed if before is None else before & atom.allowed
    return {**box, atom.subject: left} if left else None


def _apart(boxes: Sequence[Box]) -> list[Box]:
    """Each box once."""
    return list({tuple(sorted(box.items(), key=lambda item: item[0])): box for box in boxes}.values())
