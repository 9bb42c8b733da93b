"""Written things: parts of a schedule as they stand in its text, each knowing its line.

The loader hands over text, entries and items that carry their place; a model keeps the
place of the entries it was made from.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

from pydantic import (
    BaseModel,
    ConfigDict,
    ModelWrapValidatorHandler,
    PrivateAttr,
    ValidationInfo,
    model_validator,
)

from subsidy_calc.values.places import NOWHERE, Line


class Text(str):
    """A scalar of the schedule: always text, with its place."""

    place: Line

    def __new__(cls, text: str, place: Line = NOWHERE) -> Text:
        made = super().__new__(cls, text)
        made.place = place
        return made


class Entries(dict[str, Any]):  # Any: what a document holds is not known before it is checked
    """A mapping of the schedule with its place and the place of each key."""

    def __init__(self, place: Line = NOWHERE) -> None:
        super().__init__()
        self.place = place
        self.key_places: dict[str, Line] = {}


class Items(list[Any]):  # Any: as for Entries
    """A list of the schedule with its place."""

    def __init__(self, place: Line = NOWHERE) -> None:
        super().__init__()
        self.place = place


def place_of(value: object) -> Line | None:
    """The place of a part of the document, if it has one."""
    place = getattr(value, "place", None)
    return place if isinstance(place, Line) else None


def find_text(node: object, text: str) -> Line | None:
    """The place of the first key or value below a node that is a text."""
    if isinstance(node, Entries):
        if text in node.key_places:
            return node.key_places[text]
        return next((found for each in node.values() if (found := find_text(each, text))), None)
    if isinstance(node, Items):
        return next((found for each in node if (found := find_text(each, text))), None)
    return node.place if isinstance(node, Text) and node == text else None


class Written(BaseModel):
    """A model of a part of the schedule: closed, frozen, knowing its place."""

    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True, arbitrary_types_allowed=True)

    _place: Line = PrivateAttr(default_factory=lambda: NOWHERE)  # a default would be copied
    _entries: Entries | None = PrivateAttr(default=None)
    _key_places: dict[str, Line] = PrivateAttr(default_factory=dict)

    @property
    def place(self) -> Line:
        private = self.__pydantic_private__  # asked for at every figure; by its name it takes four times as long
        return NOWHERE if private is None else private["_place"]

    def place_of(self, text: str, key: str | None = None) -> Line:
        """Where a key or value of it stands, below one key if that is named; its own place if it is not found."""
        within = self._entries if key is None or self._entries is None else self._entries.get(key)
        return find_text(within, text) or self._place

    def place_of_key(self, key: str) -> Line:
        """Where one of its keys is written; its own place where that is not known."""
        return self._key_places.get(key, self._place)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(
        cls,
        value: Any,  # Any: raw document
        handler: ModelWrapValidatorHandler[Self],
        info: ValidationInfo,
    ) -> Self:
        value = cls.arranged(value)
        if isinstance(value, Entries) and isinstance(info.context, UnknownKeys):
            value = info.context.stripped(value, cls.known_keys())
        made = handler(value)
        made._place = place_of(value) or NOWHERE
        made._entries = value if isinstance(value, Entries) else None
        made._key_places = value.key_places if isinstance(value, Entries) else {}
        return made

    @classmethod
    def arranged(cls, value: Any) -> Any:  # Any: raw document
        """What is written, in the shape of the model's fields; the same where they agree.

        A model that arranges also says in `__get_pydantic_json_schema__` what may be written.
        """
        return value

    @classmethod
    def known_keys(cls) -> list[str]:
        """The keys that may be written, in the order of the model."""
        return [field.alias or name for name, field in cls.model_fields.items()]


class UnknownKey(NamedTuple):
    """A key that its model does not know, those that it knows, and where the keys stand together."""

    key: str
    place: Line
    known: list[str]
    within: Line = NOWHERE


@dataclass
class UnknownKeys:
    """Collects keys that a model does not know, so that the rest is still checked in the same pass."""

    found: list[UnknownKey] = field(default_factory=list)

    def stripped(self, entries: Entries, known: list[str]) -> Entries:
        unknown = [key for key in entries if key not in known]
        if not unknown:
            return entries
        kept = Entries(entries.place)
        kept.key_places = entries.key_places
        kept.update((key, value) for key, value in entries.items() if key not in unknown)
        places = [entries.key_places.get(key, entries.place) for key in unknown]
        self.found += [UnknownKey(*each, known, entries.place) for each in zip(unknown, places, strict=True)]
        return kept
