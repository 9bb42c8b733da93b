"""Payment: how a settled award is paid, as written: who pays which share, and in which years."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from subsidy_calc.grammar.condition import AnyCondition
from subsidy_calc.grammar.written import Written, place_of
from subsidy_calc.values.places import NOWHERE, Line
from subsidy_calc.values.quantities import NotAQuantity, read_quantity

REST = "rest"
LAST_YEAR = 50


@dataclass(frozen=True, slots=True)
class Share:
    """A share of an award and where it is written; no rate where it is `rest`."""

    place: Line
    rate: Fraction | None


def _read_rate(value: Any) -> Any:  # Any: raw document
    if not isinstance(value, str):
        raise PydanticCustomError("share", "a rate")
    try:
        quantity = read_quantity(value)
    except NotAQuantity as error:
        raise PydanticCustomError("share", "a rate") from error
    if quantity.unit != "ratio" or not 0 < quantity.value <= 1:
        raise PydanticCustomError("share", "a rate")
    return Share(place_of(value) or NOWHERE, quantity.value)


def _read_share(value: Any) -> Any:  # Any: raw document
    if value == REST:
        return Share(place_of(value) or NOWHERE, None)
    try:
        return _read_rate(value)
    except PydanticCustomError as error:
        raise PydanticCustomError("share_or_rest", "a rate or rest") from error


def _read_year(value: Any) -> Any:  # Any: raw document
    if not (isinstance(value, str) and value.isascii() and value.isdigit() and 1 <= int(value[:9]) <= LAST_YEAR):
        raise PydanticCustomError("instalment_year", "a year of payment")
    return int(value)


# written as text; where it stands is found out, never written
WRITTEN = WithJsonSchema({"type": "string"})
Rate = Annotated[Share, BeforeValidator(_read_rate), WRITTEN]
RateOrRest = Annotated[Share, BeforeValidator(_read_share), WRITTEN]
InstalmentYear = Annotated[int, BeforeValidator(_read_year)]
Payer = Annotated[str, Field(pattern=r"^\S(.*\S)?$")]


class Instalment(Written):
    """A part of an award that is paid in one year: 1 is the policy year of the run."""

    share: Rate
    year: InstalmentYear
    when: AnyCondition | None = None
    otherwise: Literal["forfeited", "later"] | None = None

    @property
    def rate(self) -> Fraction:
        return self.share.rate or Fraction(0)  # an instalment's share is always a rate


class Payment(Written):
    """What happens with an award after combination: `paid_by`, `instalments`, or both."""

    paid_by: Annotated[dict[Payer, RateOrRest], Field(min_length=1)] | None = None
    instalments: Annotated[tuple[Instalment, ...], Field(min_length=1)] | None = None

    @property
    def payers(self) -> dict[str, Fraction]:
        """Each payer's rate, in the order written; `rest` is what the others leave of 1."""
        written = self.paid_by or {}
        left = 1 - sum((share.rate for share in written.values() if share.rate), Fraction(0))
        return {name: left if share.rate is None else share.rate for name, share in written.items()}
