"""Messages: what is to be said, as an id with arguments; words are chosen only at the edge.

A wording stands beside the code that uses it and holds every language, so that none can
be missing:

>>> LIMIT = wording("doctest.limit", zh="不超过{limit}", en="at most {limit}")
>>> say(LIMIT(limit="3"), "zh")
'不超过3'

Where a language counts, what is counted stands with the number, for one and for more:

>>> ROWS = wording("doctest.rows", zh="{count}行", en="{count:row was|rows were} read")
>>> [say(ROWS(count=count), "en") for count in (0, 1, 2)]
['0 rows were read', '1 row was read', '2 rows were read']
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Formatter
from typing import Literal, TypeAlias

from subsidy_calc.values.quantities import Quantity, write_quantity

Language = Literal["zh", "en"]
Argument: TypeAlias = "Message | Quantity | dt.date | str | int | tuple[Argument, ...]"

CATALOGUE: dict[str, Wording] = {}

_JOINER: Mapping[Language, str] = {"zh": "、", "en": ", "}


@dataclass(frozen=True, slots=True)
class Wording:
    """One message in every language, with named places for its arguments."""

    id: str
    zh: str
    en: str

    def __call__(self, **arguments: Argument) -> Message:
        """Return the message with its arguments.

        Raises:
            TypeError: an argument is missing or not one of the wording's.
        """
        if arguments.keys() != placeholders(self.zh):
            raise TypeError(f"{self.id}: takes {placeholders(self.zh)}, got {set(arguments)}")
        return Message(self, tuple(sorted(arguments.items())))


@dataclass(frozen=True, slots=True)
class Message:
    """A wording with its arguments."""

    wording: Wording
    arguments: tuple[tuple[str, Argument], ...] = ()

    @property
    def id(self) -> str:
        return self.wording.id


def wording(id_: str, *, zh: str, en: str) -> Wording:
    """Declare a message.

    Raises:
        ValueError: the id is taken, or the languages name different arguments.
    """
    made = Wording(id_, zh, en)
    if CATALOGUE.get(id_, made) != made:
        raise ValueError(f"{id_}: declared twice")
    if placeholders(zh) != placeholders(en):
        raise ValueError(f"{id_}: {placeholders(zh)} in Chinese, {placeholders(en)} in English")
    CATALOGUE[id_] = made
    return made


@cache
def placeholders(text: str) -> frozenset[str]:
    """Names of the arguments that a wording's text takes."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


class _Said(str):
    """An argument in words; `row|rows` after its name says what it counts."""

    __slots__ = ()

    def __format__(self, counted: str) -> str:
        if not counted:
            return str(self)
        one, more = counted.split("|")
        return f"{self} {one if self == '1' else more}"


def say(argument: Argument, language: Language) -> str:
    """Put a message, or one of its arguments, into words."""
    if isinstance(argument, Message):
        return _in_words(argument, language)
    if isinstance(argument, Quantity):
        return write_quantity(argument, language)
    if isinstance(argument, dt.date):
        return argument.isoformat()
    if isinstance(argument, tuple):
        return _JOINER[language].join(say(value, language) for value in argument)
    return str(argument)


def _in_words(message: Message, language: Language) -> str:
    text = message.wording.zh if language == "zh" else message.wording.en
    arguments = {name: value if type(value) is str else say(value, language) for name, value in message.arguments}
    if "|" in text:  # it counts something
        return text.format_map({name: _Said(said) for name, said in arguments.items()})
    return text.format_map(arguments)
