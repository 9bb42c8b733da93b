"""The JSON Schema of a schedule file, made from its models: what an editor completes and explains.

Draft 2020-12. It says what may be written, as the loader does, but for meaning: whether
names, units and keys fit together is found by loading alone. Our loader reads every
scalar as text; an editor sees `2020`, `15.5` or `true` as a number or a yes/no, so either
may stand wherever a scalar may.
"""

from __future__ import annotations

import re
from typing import Any

from pydantic.json_schema import GenerateJsonSchema, JsonSchemaValue
from pydantic_core import core_schema

from subsidy_calc.grammar.meaning import meaning_of
from subsidy_calc.grammar.words import Word
from subsidy_calc.grammar.written import Entries
from subsidy_calc.schedule.json_schema_parts import WORD_MARK, settled
from subsidy_calc.schedule.model import Schedule

SCALAR = ["string", "number", "boolean"]
_LOOKS_LIKE = {"number": "1", "boolean": "true"}


def schedule_json_schema() -> JsonSchemaValue:
    """The JSON Schema of a schedule file; the same words give the same schema."""
    schema = Schedule.model_json_schema(schema_generator=_AsWritten)
    return {"$schema": _AsWritten.schema_dialect, **settled(schema)}


class _AsWritten(GenerateJsonSchema):
    """What may be written in a document, where it differs from what a model holds."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        text = super().str_schema(schema)
        pattern = text.get("pattern", "")
        types = [type_ for type_ in SCALAR if re.search(pattern, _LOOKS_LIKE.get(type_, "")) or type_ == "string"]
        return {**text, "type": types if len(types) > 1 else "string"}

    def int_schema(self, schema: core_schema.IntSchema) -> JsonSchemaValue:
        return {**super().int_schema(schema), "type": ["integer", "string"], "pattern": "^[0-9]+$"}

    def date_schema(self, schema: core_schema.DateSchema) -> JsonSchemaValue:
        return {"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}

    def literal_schema(self, schema: core_schema.LiteralSchema) -> JsonSchemaValue:
        words = [str(word) for word in schema["expected"]]
        return {"enum": [*words, *(word == "true" for word in words if word in ("true", "false"))]}

    def nullable_schema(self, schema: core_schema.NullableSchema) -> JsonSchemaValue:
        made = self.generate_inner(schema["schema"])
        if "enum" in made:
            return {**made, "enum": [*made["enum"], None]}
        if "type" in made:
            types = made["type"] if isinstance(made["type"], list) else [made["type"]]
            return {**made, "type": [*types, "null"]}
        return {"anyOf": [made, {"type": "null"}]}

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        entries = super().dict_schema(schema)
        return {**entries, "additionalProperties": False} if "patternProperties" in entries else entries

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> JsonSchemaValue:
        made = super().default_schema(schema)
        if made.get("default", "") in (None, [], {}):
            del made["default"]  # that nothing is written says as much
        return made

    def is_instance_schema(self, schema: core_schema.IsInstanceSchema) -> JsonSchemaValue:
        return {"type": "object"} if schema["cls"] is Entries else super().is_instance_schema(schema)

    def model_schema(self, schema: core_schema.ModelSchema) -> JsonSchemaValue:
        model = super().model_schema(schema)
        model.pop("title", None)
        if issubclass(schema["cls"], Word):
            self._describe(model, schema["cls"])
        return model

    def _describe(self, model: JsonSchemaValue, word: type[Word]) -> None:
        """A word's meaning: at its branch, and at its key, where editors look for it."""
        name, text = word.word_name, meaning_of(word).text
        meaning = {"description": text, "markdownDescription": text}
        model["properties"][name] = {**model["properties"][name], **meaning}
        model |= meaning
        model[WORD_MARK] = f"{word.__module__.split('.')[-2]}.{name}"

    def field_title_should_be_set(self, schema: Any) -> bool:  # Any: the base's own annotation is wider than public
        return False
