"""Step text: the steps of a clause in words, each with what it is told."""

from __future__ import annotations

from collections.abc import Iterator

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.step_list import derive_step
from subsidy_calc.schedule.model import Clause
from subsidy_calc.values.figure import Figure, FromSchedule, Operand, Reading
from subsidy_calc.values.messages import Message, say, wording

WITH = wording("step_text.with", zh="{label}：{parts}", en="{label}: {parts}")
CASE = wording("step_text.case", zh="{when}取{value}", en="{when}: {value}")


def step_lines(clause: Clause, facts: Facts) -> Iterator[Message]:
    """Each step of an award, in order."""
    amount: Figure | None = None
    for step in clause.award:
        made = derive_step(step, facts, amount)
        yield _in_words(made, amount)
        amount = made


def _in_words(figure: Figure, before: Figure | None) -> Message:
    """A figure's label with what it is made of beside the amount before it, where the label does not say so."""
    parts = tuple(_part(operand) for operand in figure.made_from if operand.source is not before)
    if rows := _rows(figure):
        return WITH(label=figure.label, parts=rows)
    label = say(figure.label, "zh")
    untold = tuple(part for part in parts if say(part, "zh") not in label)
    return WITH(label=figure.label, parts=untold) if untold else figure.label


def _part(operand: Operand) -> Message:
    source = operand.source
    if isinstance(source, Reading) or source.fact or not (source.made_from or _rows(source)):
        return source.label
    return _in_words(source, None)


def _rows(figure: Figure) -> tuple[Message, ...]:
    """The rows or cases of a figure that chooses among several places of the schedule."""
    chosen, origin = figure.chosen, figure.origin
    if chosen is None or not isinstance(origin, FromSchedule) or len(origin.places) != len(chosen.labels):
        return ()
    if not chosen.of_operands:
        return chosen.labels if len(chosen.labels) > 1 else ()
    pairs = zip(chosen.labels, figure.made_from, strict=False)  # a part that does not apply has none
    return tuple(CASE(when=label, value=_part(operand)) for label, operand in pairs)
