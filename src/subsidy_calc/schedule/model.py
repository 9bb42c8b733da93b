"""The model of a schedule: one document's clauses, tables and rules of combination, as written."""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal

from pydantic import Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core.core_schema import CoreSchema

from subsidy_calc.grammar.combination import AnyRule
from subsidy_calc.grammar.condition import AnyCondition, Condition
from subsidy_calc.grammar.days import Day
from subsidy_calc.grammar.definition import Definition
from subsidy_calc.grammar.facts import PolicyYear
from subsidy_calc.grammar.names import DashedName, Name
from subsidy_calc.grammar.step import AnyStep, Step
from subsidy_calc.grammar.written import Entries, Items, Written
from subsidy_calc.schedule.example import CombinationExample, Example, Typical, Unnoticed
from subsidy_calc.schedule.payment import Payment
from subsidy_calc.schedule.tables import Table
from subsidy_calc.steps.round_ import Round, RoundingBranch
from subsidy_calc.values.messages import Language


class Period(Written):
    """Days from the first to the last, both included; open where one is not given."""

    from_: Day | None = Field(None, alias="from")
    to: Day | None = None

    def touches(self, year: PolicyYear) -> bool:
        """Whether any day of the policy year lies in it."""
        begins = self.from_ is None or self.from_ <= year.last
        return begins and (self.to is None or self.to >= year.first)


class Document(Written):
    """The policy document, or the report that it is known from."""

    title: str
    number: str | None = None
    issuer: str | None = None
    dated: Day | None = None
    published: Day | None = None
    text: Literal["seen", "not_seen"] = "seen"


class Citation(Written):
    """Where a clause stands."""

    in_: Literal["document", "reported_in"] = Field("document", alias="in")
    paragraph: str


OpenQuestion = Literal["rounding", "tax", "year", "overlap"]


class Assumption(Written):
    """A reading of what the text leaves open; for all clauses, or for some.

    `settles` names the questions that nearly every text leaves open and that this reading answers: how sums are
    rounded, whether they include value-added tax, which year a claim belongs to, whether one claim is paid under
    two clauses.
    """

    says: str
    for_: tuple[DashedName, ...] | None = Field(None, alias="for")
    settles: tuple[OpenQuestion, ...] = ()


class Transition(Written):
    """Which claims finish under a clause that was repealed: those begun before a day."""

    begun: str
    before: Day


class AllClauses(Written):
    """What stands before and after every clause: 附则, 一票否决, multipliers by class."""

    eligible_if: tuple[AnyCondition, ...] = ()
    finally_: tuple[AnyStep, ...] = Field((), alias="finally")


class Clause(Written):
    """One payable item: which claims it speaks of, what they must meet, and the steps of the award."""

    clause: DashedName
    title: str
    cites: Citation
    says: str
    for_each: Name
    about: tuple[AnyCondition, ...] = ()
    eligible_if: tuple[AnyCondition, ...] = ()
    award: Annotated[tuple[AnyStep, ...], Field(min_length=1)]
    payment: Payment | None = None
    derive: dict[Name, Definition] = Field(default_factory=dict)
    in_force: Period | None = None
    repealed: Day | None = None
    transition: Transition | None = None
    as_of: str | None = None
    note: str | None = None
    typical: Typical | None = None
    examples: tuple[Example, ...] = ()

    @classmethod
    def arranged(cls, value: Any) -> Any:  # Any: raw document
        """An award that is one step, such as `cases`, as the list of that step."""
        if not isinstance(value, Entries) or not isinstance(value.get("award"), Entries):
            return value
        made, steps = Entries(value.place), Items(value["award"].place)
        made.key_places = value.key_places
        steps.append(value["award"])
        made.update({**value, "award": steps})
        return made

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        shape = handler(schema)
        properties = handler.resolve_ref_schema(shape)["properties"]
        properties["award"] = {"anyOf": [properties["award"], properties["award"]["items"]]}
        return shape


class Schedule(Written):
    """The published rules of one document."""

    schedule: DashedName
    title: str
    language: Language
    jurisdiction: str
    document: Document
    reported_in: Document | None = None
    in_force: Period
    year_begins: Annotated[str, Field(pattern=r"^(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])$")] = "01-01"
    assumptions: tuple[Assumption, ...] = ()
    constants: dict[Name, Definition] = Field(default_factory=dict)
    tables: Annotated[dict[Name, Table], Field(min_length=1)]
    all_clauses: AllClauses = Field(default_factory=AllClauses.model_construct)
    round_: RoundingBranch | None = Field(None, alias="round")
    clauses: Annotated[tuple[Clause, ...], Field(min_length=1)]
    combine: tuple[AnyRule, ...] = ()
    examples: tuple[CombinationExample, ...] = ()
    unnoticed: tuple[Unnoticed, ...] = ()

    @property
    def first_year(self) -> int:
        """The first policy year that is in force."""
        first = self.in_force.from_ or self.in_force.to
        if first is None:
            return dt.date.min.year
        begun = (first.month, first.day) >= tuple(int(part) for part in self.year_begins.split("-"))
        return first.year if begun else first.year - 1

    @property
    def periods(self) -> tuple[Period, ...]:
        """Its own time in force and those of its clauses; a policy year outside of all is not computed."""
        return (self.in_force, *(clause.in_force for clause in self.clauses if clause.in_force))

    @property
    def has_payments(self) -> bool:
        """Whether any clause says how its awards are paid: then awarded and payable now are two figures."""
        return any(clause.payment is not None for clause in self.clauses)

    @property
    def payers(self) -> tuple[str, ...]:
        """All who pay a share of an award, in the order written."""
        return tuple(dict.fromkeys(name for clause in self.clauses if clause.payment for name in clause.payment.payers))

    def clause(self, name: str) -> Clause:
        """The clause of a name; KeyError if there is none."""
        return {clause.clause: clause for clause in self.clauses}[name]

    def conditions_of(self, clause: Clause) -> tuple[Condition, ...]:
        """What a claim under the clause must meet, what all clauses ask first."""
        return (*self.all_clauses.eligible_if, *clause.eligible_if)

    def steps_of(self, clause: Clause) -> tuple[Step, ...]:
        """The clause's steps, those that end every clause, and the default rounding where none is written."""
        steps = (*clause.award, *self.all_clauses.finally_)
        if self.round_ is None or isinstance(steps[-1], Round):
            return steps
        return (*steps, Round.default(self.round_))

    def policy_year(self, number: int) -> PolicyYear:
        """The policy year of a number: twelve months from the day that `year_begins` names."""
        month, day = (int(part) for part in self.year_begins.split("-"))
        first = dt.date(number, month, day)
        return PolicyYear(number, first, dt.date(number + 1, month, day) - dt.timedelta(days=1))

    def assumptions_for(self, clauses: set[str]) -> list[Assumption]:
        """The assumptions that concern any of the clauses, in their order."""
        return [a for a in self.assumptions if a.for_ is None or clauses & set(a.for_)]
