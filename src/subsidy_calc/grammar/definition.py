"""Definitions: a parameter or a condition with a name, for use in several places (`derive`, `constants`)."""

from __future__ import annotations

from typing import Any

from pydantic import GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core.core_schema import CoreSchema

from subsidy_calc.grammar.condition import AnyCondition, Comparison, Condition
from subsidy_calc.grammar.parameter import AnyParameter
from subsidy_calc.grammar.words import find_words
from subsidy_calc.grammar.written import Entries, Written, place_of
from subsidy_calc.values.places import NOWHERE


class Definition(Written):
    """What a name stands for: one of the two."""

    parameter: AnyParameter | None = None
    condition: AnyCondition | None = None

    @classmethod
    def arranged(cls, value: Any) -> Any:  # Any: raw document
        if isinstance(value, cls):
            return value
        entries = Entries(place_of(value) or NOWHERE)
        if _is_another_name(value):  # of a value or of a condition: how it is used will tell
            entries.update(condition=value, parameter=value)
        else:
            entries["condition" if _is_condition(value) else "parameter"] = value
        return entries

    @property
    def is_another_name(self) -> bool:
        """Whether it only names what has a name already."""
        return self.parameter is not None and self.condition is not None

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        parts = handler.resolve_ref_schema(handler(schema))["properties"]
        return {"anyOf": [parts["parameter"], parts["condition"]]}


def _is_another_name(value: object) -> bool:
    return isinstance(value, dict) and set(value) == {"derived"}


def _is_condition(value: object) -> bool:
    """Whether it is written as a condition: it compares something, or has a word that only conditions have."""
    if not isinstance(value, dict):
        return False
    words = find_words("conditions")
    compares = any(issubclass(words[key], Comparison) for key in value if key in words)
    conditions = {key for key in value if key in words and issubclass(words[key], Condition)}
    return compares or bool(conditions - find_words("parameters").keys())
