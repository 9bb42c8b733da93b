"""Examples as written: a typical claim, what each example changes in it, and what it comes to."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core.core_schema import CoreSchema

from subsidy_calc.grammar.names import DashedName, Name
from subsidy_calc.grammar.written import Entries, Written

Facts = dict[str, str | None]


def _read_year(value: Any) -> Any:  # Any: raw document
    return int(value) if isinstance(value, str) and value.isascii() and value.isdigit() else value


Year = Annotated[int, Field(ge=1949, le=2199), BeforeValidator(_read_year)]


class Typical(Written):
    """One complete eligible claim, from which examples differ; rows of other tables are lists."""

    year: Year | None = None
    facts: dict[Name, Facts | list[Facts]]

    @property
    def rows(self) -> dict[str, list[Facts]]:
        """The rows of other tables that belong to the claim."""
        return {table: facts for table, facts in self.facts.items() if isinstance(facts, list)}

    def of(self, table: str) -> Facts:
        """The facts of the claim, or of a parent."""
        facts = self.facts.get(table, {})
        return {} if isinstance(facts, list) else facts

    @classmethod
    def arranged(cls, value: Any) -> Any:  # Any: raw document
        if not isinstance(value, Entries):
            return value
        gathered, facts = Entries(value.place), Entries(value.place)
        facts.update((key, part) for key, part in value.items() if key != "year")
        gathered["facts"] = facts
        if "year" in value:
            gathered["year"] = value["year"]
        return gathered

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        shape = handler.resolve_ref_schema(handler(schema))
        ((table, facts),) = shape["properties"].pop("facts")["patternProperties"].items()
        del shape["required"]
        shape["patternProperties"] = {table.replace("^", "^(?!year$)"): facts}  # `year` is no table here
        return shape


class EarlierExample(Written):
    """An earlier award in an example."""

    clause: DashedName
    matter: str = ""  # where the key has more than the code
    award: str
    year: str
    batch: str | None = None


class PaidPart(Written):
    """One instalment of an example's award: its sum, what becomes of it, its policy year, and each payer's part."""

    sum: str
    state: Literal["now", "due", "later", "forfeited", "open"] | None = None
    year: Year | None = None
    by: dict[str, str] = Field(default_factory=dict)


class Example(Written):
    """One claim under a clause and its outcome, worked by hand."""

    case: str
    year: Year | None = None
    change: Facts = Field(default_factory=dict)
    rows: dict[Name, list[Facts]] = Field(default_factory=dict)  # in place of the typical claim's
    earlier: tuple[EarlierExample, ...] = ()
    award: str | None = None
    before: str | None = None  # beside `award`: what the steps come to, before combination
    payable_now: str | None = None  # beside `award`
    paid: tuple[PaidPart, ...] = ()  # beside `award`: all instalments, in their order
    not_eligible: str | None = None
    cannot_tell: str | None = None
    not_about: str | None = None
    nil: str | None = None

    @property
    def outcomes(self) -> list[str]:
        """Which outcomes it states; one is wanted."""
        names = ("award", "not_eligible", "cannot_tell", "not_about", "nil")
        return [name for name in names if getattr(self, name) is not None]


class ExampleClaim(Written):
    """One of several claims of the same enterprise in an example of combination."""

    clause: DashedName
    change: Facts = Field(default_factory=dict)
    rows: dict[Name, list[Facts]] = Field(default_factory=dict)


class CombinationExample(Written):
    """Several claims of one enterprise and what each is awarded."""

    case: str
    year: Year | None = None
    claims: Annotated[dict[str, ExampleClaim], Field(min_length=1)]
    earlier: tuple[EarlierExample, ...] = ()
    awards: dict[str, str]
    pointed_out: tuple[str, ...] = ()


class Unnoticed(Written):
    """A change of the schedule, by its id, that no example notices, and why none needs to."""

    change: Annotated[str, Field(pattern=r"\S")]
    because: Annotated[str, Field(pattern=r"\S")]
