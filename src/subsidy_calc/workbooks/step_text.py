"""Step text: the steps of a clause in words, each with what it is told, branches beneath the step that has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.step import Branch, Step
from subsidy_calc.grammar.step_list import derive_step
from subsidy_calc.values.figure import Figure, FromSchedule, Operand, Reading
from subsidy_calc.values.messages import Message, say, wording

WITH = wording("step_text.with", zh="{label}：{parts}", en="{label}: {parts}")
CASE = wording("step_text.case", zh="{when}取{value}", en="{when}: {value}")


class StepLine(NamedTuple):
    """A step or branch by its number, `2.1.3` being the third step of the first branch of the second step."""

    number: str
    says: Message


def step_lines(steps: Sequence[Step], facts: Facts) -> Iterator[StepLine]:
    """Each step of an award, in order."""
    yield from _steps(steps, facts, None, "")


def value_in_words(operand: Operand) -> Message:
    """A value with all that it is made of."""
    return _part(operand, set())


def _steps(steps: Sequence[Step], facts: Facts, amount: Figure | None, prefix: str) -> Iterator[StepLine]:
    told: set[int] = set() if amount is None else {id(amount)}
    for number, step in enumerate(steps, start=1):
        made = derive_step(step, facts, amount)
        branches = step.branches(amount, facts)
        yield StepLine(f"{prefix}{number}", made.label if branches else _in_words(made, told))
        for at, branch in enumerate(branches, start=1):
            yield from _branch(branch, f"{prefix}{number}.{at}", facts)
        amount = made
        told.add(id(made))


def _branch(branch: Branch, number: str, facts: Facts) -> Iterator[StepLine]:
    yield StepLine(number, branch.label)
    yield from _steps(branch.steps, branch.facts or facts, branch.amount, f"{number}.")


def _in_words(figure: Figure, told: set[int]) -> Message:
    """A figure's label with what it is made of beside the amounts told before it, where the label does not say so."""
    parts = tuple(_part(operand, told) for operand in figure.made_from if id(operand.source) not in told)
    if rows := _rows(figure, told):
        return WITH(label=figure.label, parts=rows)
    label = say(figure.label, "zh")
    untold = tuple(part for part in parts if say(part, "zh") not in label)
    return WITH(label=figure.label, parts=untold) if untold else figure.label


def _part(operand: Operand, told: set[int]) -> Message:
    source = operand.source
    if isinstance(source, Reading) or source.fact or not (source.made_from or _rows(source, told)):
        return source.label
    return _in_words(source, told)


def _rows(figure: Figure, told: set[int]) -> tuple[Message, ...]:
    """The rows or cases of a figure that chooses among several places of the schedule."""
    chosen, origin = figure.chosen, figure.origin
    if chosen is None or not isinstance(origin, FromSchedule) or len(origin.places) != len(chosen.labels):
        return ()
    if not chosen.of_operands:
        return chosen.labels if len(chosen.labels) > 1 else ()
    pairs = zip(chosen.labels, figure.made_from, strict=False)  # a part that does not apply has none
    return tuple(CASE(when=label, value=_part(operand, told)) for label, operand in pairs)
