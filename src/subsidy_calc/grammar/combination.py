"""Combination: what happens between the lines of a group, rule by rule in the order written.

A line that enters a rule is sure of its sum, or open: it cannot be told, and its sum is
at most what its steps come to, or unlimited. A line of no sum is no member. A rule tells
what changes for sure members only; what is open stays open, unless an earlier award
settles it.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, ClassVar, Literal, Protocol, TypeAlias

from pydantic import Field

from subsidy_calc.grammar.one_of import OneOf
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.readings import EQUALS
from subsidy_calc.grammar.scope import FactKind, Scope
from subsidy_calc.grammar.words import Word
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.figure import Figure
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Argument, Message, Wording, wording
from subsidy_calc.values.places import Cell, Line
from subsidy_calc.values.problems import Problem


@dataclass(frozen=True, slots=True)
class Member:
    """A line in a group. Orders and days compare; `amount` is None for an open line without bound."""

    line: int  # negative for a refused row, which has no line
    name: Argument
    sure: bool
    amount: Fraction | None
    key_order: int
    clause_order: int
    clause: str
    day: int | None = None


@dataclass(frozen=True, slots=True)
class EarlierAward:
    """An award of an earlier year or batch in the group; `award` is None where it cannot be read."""

    place: Cell
    batch: str
    year: int | None
    award: Fraction | None


@dataclass(frozen=True, slots=True)
class Group:
    """Lines that a rule settles together, in the order of their keys."""

    members: Sequence[Member]
    earlier: Sequence[EarlierAward] = ()
    limit: Fraction | None = None
    limit_missing: tuple[str, ...] = ()  # facts without which the limit is not known

    @property
    def sure(self) -> list[Member]:
        return [member for member in self.members if member.sure]

    @property
    def open(self) -> list[Member]:
        return [member for member in self.members if not member.sure]


DECIDED_WITH_OTHERS = wording(
    "rule.decided_with_others",
    zh="与同组其他事项一并确定，列出结果",
    en="settled together with others; the result is entered",
)
WHICH_CLAUSES = wording(
    "schedule.which_clauses", zh="写 clauses 或 except 其中一个", en="state `clauses` or `except`, one of the two"
)
# what a rule did to a line, as the choice of its figure
UNCONCERNED, UNCHANGED, REDUCED, NIL, UNTOLD = -1, 0, 1, 2, 3
Fate = Literal["reduced", "nil", "untold", "remark"]


@dataclass(frozen=True, slots=True)
class Settled:
    """What a rule does to one line: its sum afterwards, and why, and because of whom."""

    line: int
    fate: Fate
    code: str
    says: Message
    after: Fraction | None = None
    because: int | None = None  # the line responsible
    earlier: EarlierAward | None = None


class CombineScope(Protocol):
    """What a rule may ask of the schedule: its clauses and the facts that each of them sees."""

    def report(self, problem: Problem) -> None: ...

    def clause_names(self) -> Sequence[str]: ...

    def check_clauses(self, names: Sequence[str], place: Line) -> None: ...

    def check_per(self, per: Sequence[str], clauses: Sequence[str], looks_back: bool, place: Line) -> None: ...

    def check_fact(self, name: str, clauses: Sequence[str], place: Line) -> FactKind | None: ...

    def scope_of(self, clause: str) -> Scope: ...


class Grouped(Written):
    """The part that every rule has: which lines, and what they have in common."""

    per: Annotated[list[str], Field(min_length=1)]
    clauses: list[str] | None = None
    except_: list[str] | None = Field(None, alias="except")


class Rule(Word):
    """One rule of combination."""

    label: ClassVar[Wording]  # what the rule is called on sheets
    looks_back: ClassVar[bool] = False  # reads the awards of earlier years
    changes_money: ClassVar[bool] = True
    settles_alone: ClassVar[bool] = False  # may change a line that is alone in its group

    @property
    @abstractmethod
    def grouped(self) -> Grouped: ...

    @abstractmethod
    def settle(self, group: Group) -> Iterable[Settled]:
        """The lines of a group that change."""

    @property
    def orders_by(self) -> str | None:
        """The date fact that orders the lines of a group, if one does."""
        return None

    @property
    def limit(self) -> AnyParameter | None:
        """The limit of a group, if the rule has one."""
        return None

    @property
    def years_back(self) -> int | None:
        """How many policy years of earlier awards count, this one included; None for all."""
        return None

    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        """The line's sum after the rule: the sum before it, or entered where others decide it."""
        before = figure.made_from[:1]
        if figure.chosen is None or figure.chosen.which[row] <= UNCHANGED:
            (name,) = cells.names(before, row)
            return Formula("{0}", cells.addresses(before, row), EQUALS(first=name))
        return Plain(DECIDED_WITH_OTHERS())

    def check(self, scope: CombineScope) -> None:
        """Report what does not fit the schedule's clauses."""
        clauses = self.clause_names(scope.clause_names())
        if (self.grouped.clauses is None) == (self.grouped.except_ is None) or not clauses:
            scope.report(Problem("which_clauses", self.grouped.place, WHICH_CLAUSES()))
        scope.check_clauses([*(self.grouped.clauses or ()), *(self.grouped.except_ or ())], self.grouped.place)
        scope.check_per(self.grouped.per, clauses, self.looks_back, self.grouped.place)

    def clause_names(self, every: Sequence[str]) -> list[str]:
        """The clauses whose lines it settles."""
        if self.grouped.clauses is not None:
            return [name for name in every if name in self.grouped.clauses]
        return [name for name in every if name not in (self.grouped.except_ or ())]


AnyRule: TypeAlias = Annotated[Rule, OneOf("combine")]
