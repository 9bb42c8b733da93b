"""Step text: the steps of a clause in words, each with what it is told, branches beneath the step that has them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from subsidy_calc.grammar.facts import Facts
from subsidy_calc.grammar.related import COUNTS_IF, AddedUp
from subsidy_calc.grammar.step import Branch, Change, Step
from subsidy_calc.grammar.step_list import derive_step
from subsidy_calc.values.figure import Down, Figure, FromSchedule, HandsOn, Operand, Reading
from subsidy_calc.values.messages import Message, say, wording
from subsidy_calc.values.places import Line

WITH = wording("step_text.with", zh="{label}：{parts}", en="{label}: {parts}")
THEN = wording("step_text.then", zh="{first}，{then}", en="{first}, {then}")
NEXT = wording("step_text.next", zh="{first}；{then}", en="{first}; {then}")
EACH = wording("step_text.each", zh="逐行{says}", en="of each row {says}")
IN_BRACKETS = wording("step_text.in_brackets", zh="（{says}）", en="({says})")
REMARKED = wording("step_text.remarked", zh="{says}（{remarks}）", en="{says} ({remarks})")
MEANS = wording("step_text.means", zh="{label}指{says}", en="{label} being {says}")
NOTE = wording("step_text.note", zh="说明：{note}", en="note: {note}")
CITES = wording("step_text.cites", zh="依据：{cites}", en="see {cites}")
CASE = wording("step_text.case", zh="{when}取{value}", en="{when}: {value}")


class StepLine(NamedTuple):
    """A step or branch by its number, `2.1.3` being the third step of the first branch of the second step."""

    number: str
    says: Message
    place: Line


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
        says = _with_branches(step, made, facts) if branches else _in_words(made, told)
        yield StepLine(f"{prefix}{number}", _remarked(says, step), step.place)
        for at, branch in enumerate(branches, start=1):
            yield from _branch(branch, f"{prefix}{number}.{at}", facts, step.place)
        amount = made
        told.add(id(made))


def _with_branches(step: Step, made: Figure, facts: Facts) -> Message:
    """A step whose branches follow it, and what the size is that decides among them where its label does not say."""
    size = step.decided_by(facts)
    if size is None or not isinstance(size.source, Figure) or not isinstance(size.source.made_by, Step):
        return made.label
    return REMARKED(says=made.label, remarks=(MEANS(label=size.source.label, says=_part(size, set())),))


def _remarked(says: Message, step: Step) -> Message:
    """What a step does with what the schedule remarks on it."""
    remarks = [NOTE(note=step.note)] if step.note else []
    remarks += [CITES(cites=step.cites)] if step.cites else []
    return REMARKED(says=says, remarks=tuple(remarks)) if remarks else says


def _branch(branch: Branch, number: str, facts: Facts, place: Line) -> Iterator[StepLine]:
    yield StepLine(number, branch.label, branch.place or place)
    yield from _steps(branch.steps, branch.facts or facts, branch.amount, f"{number}.")


def _in_words(figure: Figure, told: set[int]) -> Message:
    """A figure's label with what it is made of beside the amounts told before it, where the label does not say so."""
    if (sentence := _sentence(figure, told)) is not None:
        return sentence
    if (added := _rows_added(figure)) is not None:
        return added
    if rows := _rows(figure, told):
        return WITH(label=figure.label, parts=(_apart(rows),))
    label = say(figure.label, "zh")
    untold = tuple(
        part
        for operand in figure.made_from
        if id(operand.source) not in told
        for part in _beside(operand, label, told)
        if say(part, "zh") not in label
    )
    if len(untold) > 1:
        untold = tuple(_within(part) for part in untold)
    return WITH(label=figure.label, parts=untold) if untold else figure.label


def _beside(operand: Operand, label: str, told: set[int]) -> tuple[Message, ...]:
    """An operand beside a label; where that calls it by name already, its cases alone."""
    source = operand.source
    if isinstance(source, Figure) and say(source.label, "zh") in label and (rows := _rows(source, told)):
        return (_apart(rows),)
    return (_part(operand, told),)


def _rows_added(figure: Figure) -> Message | None:
    """A sum of rows of another table: which of them count, and what is done with each before it is added."""
    rows = figure.made_from[0] if figure.made_from else None
    if rows is not None and isinstance(rows.source, Figure) and isinstance(rows.source.made_by, AddedUp):
        rows = rows.source.made_from[0]
    if rows is None or not isinstance(rows.link, Down) or not isinstance(rows.source, Figure):
        return None
    each, remarks = rows.source, []
    if isinstance(each.made_by, HandsOn) and each.chosen is not None:
        remarks += [COUNTS_IF(condition=held.label) for held in each.chosen.verdicts if held is not None]
        each = each.made_from[0].figure
    if isinstance(each.made_by, Step):
        remarks.insert(0, EACH(says=_in_words(each, set())))
    return REMARKED(says=figure.label, remarks=(_apart(remarks),)) if remarks else figure.label


def _apart(parts: Sequence[Message]) -> Message:
    """Several things, each of which may hold several itself."""
    said = parts[0]
    for part in parts[1:]:
        said = NEXT(first=said, then=part)
    return said


def _within(part: Message) -> Message:
    """What is made of parts, as one thing among others."""
    return IN_BRACKETS(says=part) if part.wording in (WITH, THEN, NEXT) else part


def _sentence(figure: Figure, told: set[int]) -> Message | None:
    """What the step that made a figure says of itself, after the amount that it changes."""
    step = figure.made_by
    if not isinstance(step, Step):
        return None
    before = figure.made_from[:1] if isinstance(step, Change) else ()
    said = step.sentence([_within(_part(operand, told)) for operand in figure.made_from[len(before) :]])
    if said is None:
        return None
    own = WITH(label=step.label, parts=(said,)) if step.label else said
    if before and id(before[0].source) not in told:
        return THEN(first=_part(before[0], told), then=own)
    return own


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
    return tuple(CASE(when=label, value=_within(_part(operand, told))) for label, operand in pairs)
