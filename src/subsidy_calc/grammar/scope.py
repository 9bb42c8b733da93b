"""Scope: what a word may ask of the schedule before any claim is read."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal, Protocol

from subsidy_calc.values.messages import Message
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem
from subsidy_calc.values.quantities import Unit

if TYPE_CHECKING:
    from subsidy_calc.grammar.definition import Definition

Type = Literal[
    "uscc",
    "text",
    "choice",
    "choices",
    "yes_no",
    "date",
    "money",
    "percent",
    "count",
    "days",
    "quantity",
    "year",
    "decided",
    "account",
]

ENTERPRISE = "enterprise"  # the table that every other one belongs to

UNIT_OF_TYPE: dict[Type, Unit] = {
    "money": "money",
    "percent": "ratio",
    "count": "count",
    "days": "days",
    "year": "year",
    "date": "date",
    "decided": "money",
}


@dataclass(frozen=True, slots=True)
class FactKind:
    """What is known of a fact from its column."""

    name: str
    type: Type
    heading: str
    choices: tuple[str, ...] = ()
    is_key: bool = False
    unit: Unit | None = None  # of a number or a date; None for words


@dataclass(frozen=True, slots=True)
class Shape:
    """What a parameter or a list of steps yields: its unit, and whether always in whole fen."""

    unit: Unit
    whole_fen: bool
    may_be_unlimited: bool = False
    has_rate: bool = False  # of a list of steps: a rate was taken, so that points can be added to it

    def changed(self, *, whole_fen: bool) -> Shape:
        """The same after a step that may leave part of a fen."""
        return replace(self, whole_fen=whole_fen)


class Scope(Protocol):
    """The columns that a clause sees, and a place to put problems."""

    def fact(self, name: str, place: Line) -> FactKind | None:
        """The kind of a fact; an unknown one is reported with the nearest name, and None."""
        ...

    def likely_fact(self, text: str) -> Message | None:
        """The fact that a text may mean, by its column alone or by its heading."""
        ...

    def definition(self, name: str, place: Line) -> tuple[Definition, Scope] | None:
        """What a name stands for, and what that sees; an unknown one or a circle is reported, and None."""
        ...

    def related(self, table: str, place: Line) -> Scope | None:
        """What rows of a table see that belong to the claims; one that does not is reported, and None."""
        ...

    def measures(self) -> Collection[str]:
        """The units that the schedule's columns count in, beside those of the language."""
        ...

    def report(self, problem: Problem) -> None: ...
