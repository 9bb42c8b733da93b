"""Combination: what happens between the lines of a group, rule by rule in the order written."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Annotated, ClassVar, Protocol, Self, TypeAlias

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from subsidy_calc.grammar.group import UNCHANGED, Group, Settled
from subsidy_calc.grammar.names import DashedName
from subsidy_calc.grammar.one_of import OneOf
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.readings import EQUALS
from subsidy_calc.grammar.scope import ENTERPRISE, FactKind, Scope
from subsidy_calc.grammar.words import Word
from subsidy_calc.grammar.written import Written
from subsidy_calc.values.figure import Figure
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Wording, wording
from subsidy_calc.values.places import Line
from subsidy_calc.values.problems import Problem

DECIDED_WITH_OTHERS = wording(
    "rule.decided_with_others",
    zh="与同组其他事项一并确定，列出结果",
    en="settled together with others; the result is entered",
)
WHICH_CLAUSES = wording(
    "schedule.which_clauses", zh="写 clauses 或 except 其中一个", en="state `clauses` or `except`, one of the two"
)
PER_ENTERPRISE = wording(
    "schedule.per_enterprise",
    zh="per 里要有 enterprise：一家企业的事不能影响另一家",
    en="`per` needs enterprise: nothing of one enterprise may change another's award",
)


class CombineScope(Protocol):
    """What a rule may ask of the schedule: its clauses and the facts that each of them sees."""

    def report(self, problem: Problem) -> None: ...

    def clause_names(self) -> Sequence[str]: ...

    def check_clauses(self, names: Sequence[str], written: Written) -> None: ...

    def check_per(self, grouped: Grouped, clauses: Sequence[str], looks_back: bool) -> None: ...

    def check_fact(self, name: str, clauses: Sequence[str], place: Line) -> FactKind | None: ...

    def scope_of(self, clause: str) -> Scope: ...


class InCommon(Written):
    """What no single fact tells: one matter that stands in several tables, a fact of each; or the band of a size."""

    matter: Annotated[list[str], Field(min_length=2)] | None = None
    band: DashedName | None = None

    @model_validator(mode="after")
    def _one_of_two(self) -> Self:
        if (self.matter is None) == (self.band is None):
            raise PydanticCustomError("unknown_word", "{known}", {"known": ["matter", "band"], "found": []})
        return self

    def __str__(self) -> str:
        if self.matter is None:
            return f"{{band: {self.band}}}"
        return "{matter: [" + ", ".join(self.matter) + "]}"


Per: TypeAlias = "str | InCommon"


class Grouped(Written):
    """The part that every rule has: which lines, and what they have in common."""

    per: Annotated[list[str | InCommon], Field(min_length=1)]
    clauses: list[str] | None = None
    except_: list[str] | None = Field(None, alias="except")


class Pool(Grouped):
    """Lines of all enterprises together, or of all that have a fact in common."""

    per: list[str | InCommon] = Field(default_factory=list)


class Beside(Grouped):
    """Lines that depend on whether lines of other clauses are paid."""

    with_: Annotated[list[str], Field(min_length=1, alias="with")]


class Rule(Word):
    """One rule of combination."""

    label: ClassVar[Wording]  # what the rule is called on sheets
    looks_back: ClassVar[bool] = False  # reads the awards of earlier years
    changes_money: ClassVar[bool] = True
    needs_enterprise: ClassVar[bool] = True  # nothing of one enterprise changes another's award
    settles_alone: ClassVar[bool] = False  # may change a line that is alone in its group

    @property
    @abstractmethod
    def grouped(self) -> Grouped: ...

    @abstractmethod
    def settle(self, group: Group) -> Iterable[Settled]:
        """The lines of a group that change."""

    @property
    def reads(self) -> str | None:
        """The fact of each line that it looks at, if it does."""
        return None

    @property
    def beside(self) -> Sequence[str]:
        """Clauses on whose lines the fate of its own depends; such rules are settled first."""
        return self.grouped.with_ if isinstance(self.grouped, Beside) else ()

    @property
    def limit(self) -> AnyParameter | None:
        """The limit of a group, if the rule has one."""
        return None

    def suffices(self, lines: int, asked: Fraction, limit: Fraction | None) -> bool:
        """Whether so many sure lines, asking for so much together, surely get all of it; a limit of None is none."""
        return False

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
        clauses = self.members_of(scope.clause_names())
        is_one = (self.grouped.clauses is None) != (self.grouped.except_ is None)
        misspelt = set(self.grouped.clauses or ()) - set(scope.clause_names())  # told by itself
        if not is_one or not (misspelt or self.clause_names(clauses)):
            scope.report(Problem("which_clauses", self.grouped.place, WHICH_CLAUSES()))
        named = [*(self.grouped.clauses or ()), *(self.grouped.except_ or ()), *self.beside]
        scope.check_clauses(named, self.grouped)
        scope.check_per(self.grouped, clauses, self.looks_back)

        if self.needs_enterprise and ENTERPRISE not in self.grouped.per:
            found = ", ".join(map(str, self.grouped.per))
            scope.report(Problem("per_enterprise", self.grouped.place, PER_ENTERPRISE(), found))

    def members_of(self, every: Sequence[str]) -> list[str]:
        """The clauses whose lines are in its groups: those that it settles, and those it looks at beside them."""
        settled = self.clause_names(every)
        return [name for name in every if name in settled or name in self.beside]

    def clause_names(self, every: Sequence[str]) -> list[str]:
        """The clauses whose lines it settles."""
        if self.grouped.clauses is not None:
            return [name for name in every if name in self.grouped.clauses]
        return [name for name in every if name not in (self.grouped.except_ or ())]


AnyRule: TypeAlias = Annotated[Rule, OneOf("combine")]
