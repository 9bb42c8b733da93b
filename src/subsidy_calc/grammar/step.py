"""Steps: the operations of an award, read from top to bottom."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, TypeAlias

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.one_of import OneOf
from subsidy_calc.grammar.scope import Scope, Shape
from subsidy_calc.grammar.words import Word
from subsidy_calc.values.figure import Figure, Operand
from subsidy_calc.values.formulas import Cells, Formula, Plain
from subsidy_calc.values.messages import Message, wording
from subsidy_calc.values.places import Line

LABEL = wording("label.as_written", zh="{text}", en="{text}")


@dataclass(frozen=True, slots=True)
class Branch:
    """A list of steps inside a step, as it is told to people: its condition or name, and on what claims it runs."""

    label: Message
    steps: Sequence[Step] = ()
    facts: Facts | None = None
    amount: Figure | None = None  # from which it goes on
    place: Line | None = None  # where it stands, if that is known


class Step(Word):
    """One operation that makes or changes the running amount."""

    note: str | None = None
    label: str | None = None
    cites: str | None = None

    @abstractmethod
    def excel(self, figure: Figure, row: int, cells: Cells) -> Formula | Plain:
        """The figure of one claim as a formula over the cells of its operands."""

    def branches(self, amount: Figure | None, facts: Facts) -> Sequence[Branch]:
        """The lists of steps inside it, for those who read a schedule."""
        return ()

    def sentence(self, told: Sequence[Message]) -> Message | None:
        """What it does, for those who read a schedule, of the words for what it is told; None where its label will do."""
        return None

    def decided_by(self, facts: Facts) -> Operand | None:
        """The size that tells which of its branches counts, if one does."""
        return None

    @property
    def named(self) -> str | None:
        """The name by which a rule of combination may group claims, if it has one."""
        return None

    def group_of(self, figure: Figure, row: int) -> str | None:
        """Of a named step: what groups a claim with others; nothing where no branch holds, None where not known."""
        return None

    def labelled(self, otherwise: Message) -> Message:
        """The label that the schedule gives, or the step's own."""
        return LABEL(text=self.label) if self.label else otherwise


class Start(Step):
    """A step that makes an amount."""

    @abstractmethod
    def derive(self, facts: Facts) -> Figure:
        """The amount of each claim."""

    @abstractmethod
    def shape(self, scope: Scope) -> Shape | None:
        """What it yields; problems are reported."""


class Change(Step):
    """A step that changes the running amount."""

    @abstractmethod
    def derive(self, amount: Figure, facts: Facts) -> Figure:
        """The changed amount of each claim."""

    @abstractmethod
    def shape(self, amount: Shape, scope: Scope) -> Shape | None:
        """What the running amount is after it; problems are reported."""


class Either(Step):
    """A step that makes an amount where there is none, and goes on from the running one where there is."""

    @abstractmethod
    def derive(self, amount: Figure | None, facts: Facts) -> Figure:
        """The amount of each claim."""

    @abstractmethod
    def shape(self, amount: Shape | None, scope: Scope) -> Shape | None:
        """What it yields; problems are reported."""


AnyStep: TypeAlias = Annotated[Step, OneOf("steps")]
