"""One of a folder's words: the union of all of them, built on first use.

The static type stays the base class, so that a type checker sees its methods:
`AnyStep: TypeAlias = Annotated[Step, OneOf("steps")]`.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import PydanticCustomError, core_schema

from subsidy_calc.grammar.words import Word, find_words
from subsidy_calc.grammar.written import Entries, Text

# marks in a JSON Schema that are settled when all of it is there; no key of the standard
ONE_OF_MARK = "x-one-of"  # a union of words, by the name of their kind
BESIDE_MARK = "x-beside"  # words whose keys stand among the properties of the model


@dataclass(frozen=True)
class OneOf:
    """Marks a field that takes any word of a folder that is a `kind`.

    `shorthand` turns a scalar into entries; `same` names keys that mean another word's.
    """

    folder: str
    kind: type[Word] | None = None
    shorthand: Callable[[str], str] | None = None
    rewritten: Callable[[Entries, Collection[str]], Entries] | None = None  # of entries that name none of the keys
    also: tuple[tuple[str, str], ...] = ()  # a second key of a word, and the word

    def __get_pydantic_core_schema__(self, source: type[Word], handler: GetCoreSchemaHandler) -> core_schema.CoreSchema:
        base = self.kind or source
        words = {name: word for name, word in find_words(self.folder).items() if issubclass(word, base)}
        keys = {name: name for name in words} | dict(self.also)
        union = core_schema.tagged_union_schema(
            # the tag is not the field's own name, so that an error's path tells them apart
            {f"<{name}>": handler.generate_schema(word) for name, word in words.items()},
            discriminator=lambda value: f"<{keys[_key_of(value, keys)]}>",
        )
        return core_schema.no_info_before_validator_function(
            lambda v: self._checked(v, keys), union, metadata={ONE_OF_MARK: base.__name__}
        )

    def __get_pydantic_json_schema__(
        self, schema: core_schema.CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        words = handler(schema)["oneOf"]
        scalar = [] if self.shorthand is None else [handler(core_schema.str_schema())]
        return {ONE_OF_MARK: schema["metadata"][ONE_OF_MARK], "anyOf": [*scalar, *words]}

    def _checked(self, value: Any, keys: dict[str, str]) -> Any:  # Any: raw document
        if isinstance(value, str) and self.shorthand is not None:
            entries = Entries(getattr(value, "place", Text("").place))
            entries[self.shorthand(value)] = value
            return entries
        if isinstance(value, Word):
            return value
        if not isinstance(value, dict):
            raise PydanticCustomError("not_entries", "{known}", {"known": sorted(keys)})
        if isinstance(value, Entries) and self.rewritten is not None:
            value = self.rewritten(value, keys)
        found = [key for key in value if key in keys]
        if not found:
            raise PydanticCustomError("unknown_word", "{known}", {"known": sorted(keys), "found": [*value]})
        if len({keys[key] for key in found}) > 1:
            raise PydanticCustomError("several_words", "{found}", {"found": found})
        return value


def _key_of(value: Any, keys: dict[str, str]) -> str:  # Any: raw document
    if isinstance(value, Word):
        return value.word
    return next(str(key) for key in value if key in keys)
