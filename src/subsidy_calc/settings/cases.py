"""Cases: what a bureau has decided about its claims, how long each state may last and which office is to act next."""

from __future__ import annotations

from typing import Annotated, Any

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from subsidy_calc.grammar.written import Written

LONGEST = 366


def whole_days(least: int) -> BeforeValidator:
    """A whole number of working days, written without a unit: `5 天` might be days of any kind."""

    def read(value: Any) -> Any:  # Any: raw document
        plain = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= len(str(LONGEST))
        days = int(value) if plain else value
        if not isinstance(days, int) or isinstance(days, bool) or not least <= days <= LONGEST:
            raise PydanticCustomError("working_days", "working days")
        return days

    return BeforeValidator(read)


Days = Annotated[int, whole_days(1)]


class TimeLimits(Written):
    """Working days that a claim may stay in a state; the day on which it came into the state does not count."""

    received: Days | None = None
    checked: Days | None = None
    verified: Days | None = None
    decided: Days | None = None
    published: Days | None = None
    objected: Days | None = None  # until the objection is answered
    approved: Days | None = None
    paid: Days | None = None  # until the follow-up visit

    def of(self, state: str) -> int | None:
        """The limit of a state; None where it has none."""
        days: int | None = getattr(self, state) if state in type(self).model_fields else None
        return days


class Offices(Written):
    """Which office takes the next step of a claim in each state."""

    received: str = ""
    checked: str = ""
    verified: str = ""
    decided: str = ""
    published: str = ""
    objected: str = ""
    approved: str = ""
    paid: str = ""

    def of(self, state: str) -> str:
        """The office of a state; empty where none is named."""
        return str(getattr(self, state)) if state in type(self).model_fields else ""


class Recognition(Written):
    """Where title and level of a recognition stand: the number of a part of the matter, or the words themselves."""

    title: str
    level: str


class KindOfClaim(Written):
    """What holds for the claims under one clause: its title in words, and limits that come before the general ones."""

    title: str = ""
    time_limits: TimeLimits = Field(default_factory=TimeLimits)
    recognition: Recognition | None = None
