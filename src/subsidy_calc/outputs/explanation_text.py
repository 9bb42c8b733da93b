"""The explanation as text, for the terminal."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.assess.derivation import Node, Tested
from subsidy_calc.assess.history import NOT_GIVEN
from subsidy_calc.outputs.explanation import Explanation, Ruled
from subsidy_calc.outputs.explanation_words import (
    ASSUMES,
    COMBINATION,
    CONDITIONS,
    PAYMENT,
    heading_of_steps,
    how_made,
    outcome,
    sentences,
    shown_value,
)
from subsidy_calc.outputs.payment_records import payment_text
from subsidy_calc.values.messages import Language, say
from subsidy_calc.values.places import Cell, Place
from subsidy_calc.workbooks.steps_of_line import mark

_VERDICTS = ("✗", "—", "?", "✓")


def as_text(explained: Explanation, language: Language) -> str:
    """The explanation as a page of text."""
    return "\n".join(_text(explained, language))


def _text(explained: Explanation, language: Language) -> Iterator[str]:
    line, (status, amount) = explained.line, outcome(explained, language)
    yield f"{line.head.name}  {status} {amount}".rstrip()
    yield f"{line.enterprise}  {line.head.place.file} {line.head.place}"
    yield from (say(each, language) for each in sentences(explained))
    file = line.head.place.file
    tested = [text for each in explained.tested for text in _tested_text(each, language, file, "")]
    steps = [_step_text(number, node, explained, language) for number, node in enumerate(explained.steps)]
    rules = [_ruled_text(ruled, language) for ruled in explained.combination]
    paid = list(payment_text(line, language))
    assumed = [f"- {says}" for says in explained.assumptions]
    for heading, texts in (
        (CONDITIONS(), tested), (heading_of_steps(explained), steps), (COMBINATION(), rules), (PAYMENT(), paid),
        (ASSUMES(), assumed),
    ):  # fmt: skip
        if texts:
            yield say(heading, language)
            yield from (f"  {text}" for text in texts)
    if explained.history_missing:
        yield say(NOT_GIVEN(), language)


def _ruled_text(ruled: Ruled, language: Language) -> str:
    because = ruled.because()
    whom = f"  [{say(because, language)}]" if because is not None else ""
    return f"{say(ruled.rule, language)}: {say(ruled.did, language)}{whom}"


def _tested_text(tested: Tested, language: Language, file: str, indent: str) -> Iterator[str]:
    facts = "  ".join(f"{shown_value(node, language)} ← {_shown_place(node.place, file)}" for node in tested.facts)
    yield f"{indent}{_VERDICTS[tested.verdict]} {say(tested.label, language)}  {facts}  [{tested.place}]".rstrip()
    for part in tested.parts:
        yield from _tested_text(part, language, file, indent + "  ")


def _shown_place(place: Place | None, file: str) -> str:
    """A place; with its file where that is not the one that the claim stands in."""
    return f"{place.file} {place}" if isinstance(place, Cell) and place.file != file else str(place or "")


def _step_text(number: int, node: Node, explained: Explanation, language: Language) -> str:
    how = how_made(node, explained, language)
    choice = f"（{say(node.choice, language)}）" if node.choice is not None else ""
    made = f" = {how}" if how else ""
    place = _shown_place(node.place, explained.line.head.place.file)
    where = f"  [{place}]" if place else ""
    return f"{mark(number)} {say(node.label, language)}{choice}{made} = {shown_value(node, language)}{where}"
