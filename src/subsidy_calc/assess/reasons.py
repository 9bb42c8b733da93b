"""Reasons: why a line is not paid, read off the verdicts and figures of its clause."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from subsidy_calc.grammar.words import Word
from subsidy_calc.values.exact import MISSING, NOTHING
from subsidy_calc.values.figure import Down, Figure, FromCells, Operand, Reading, same
from subsidy_calc.values.messages import Argument, Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.quantities import Quantity
from subsidy_calc.values.verdicts import CANNOT_TELL, NO, NO_VALUE, Verdicts

NOT_ELIGIBLE = wording("reason.not_eligible", zh="不符合条件：{conditions}", en="not eligible: {conditions}")
FAILED = wording("reason.failed", zh="要求{condition}，填报{found}", en="{condition} is required, found {found}")
MISSING_FACTS = wording("reason.missing", zh="缺少资料：{facts}", en="missing: {facts}")
MISSING_FACT = wording("reason.missing_fact", zh="{fact}（{place}）", en="{fact} ({place})")
NOT_IN_FORCE = wording("reason.not_in_force", zh="不在政策有效期内", en="not in force for this claim")
NOTHING_DUE = wording("reason.nothing_due", zh="计算结果不大于零", en="the steps come to nothing")
NO_CLAUSE = wording("reason.no_clause", zh="政策没有奖励{claim}的条款", en="no clause of this schedule pays {claim}")
HELD = wording("reason.held", zh="{condition}，填报{found}", en="{condition}, found {found}")
BLANK = wording("reason.blank", zh="空白", en="blank")
FOUND_AT = wording("reason.found_at", zh="{value}（{place}）", en="{value} ({place})")


@dataclass(frozen=True, slots=True)
class Reason:
    """A code for machines and the words for people."""

    code: str
    says: Message


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that is not known, and the cell where it should stand."""

    name: str
    label: Message
    place: Cell | None


def not_eligible(conditions: tuple[Verdicts, ...], row: int) -> Reason:
    """All conditions that fail in a row, by the facts that they test."""
    failed = [verdicts for verdicts in conditions if verdicts.values[row] == NO]
    names = dict.fromkeys(name for verdicts in failed for name in failing_facts(verdicts, row))
    says = tuple(FAILED(condition=v.label, found=tuple(_found(v, row))) for v in failed)
    return Reason("not_eligible:" + ";".join(names), NOT_ELIGIBLE(conditions=says))


def held(verdicts: Verdicts, row: int) -> Message:
    """A condition that holds in a row, with what it looked at."""
    found = tuple(_found(verdicts, row))
    return HELD(condition=verdicts.label, found=found) if found else verdicts.label


def missing(facts: list[MissingFact]) -> Reason:
    """The facts that are missing, each once."""
    unique = {fact.name: fact for fact in facts}
    says = tuple(
        MISSING_FACT(fact=fact.label, place=str(fact.place) if fact.place else "-") for fact in unique.values()
    )
    return Reason("missing:" + ";".join(unique), MISSING_FACTS(facts=says))


def nothing(figure: Figure, row: int) -> Reason:
    """Which table has no row, or which cases none that holds."""
    chosen, operands = figure.chosen, figure.made_from
    if chosen is not None and chosen.of_operands:
        which = int(chosen.which[row])
        operands = operands[which : which + 1] if which >= 0 else ()
    for operand in operands:
        if found := _nothing_in(operand, row):
            return found
    if chosen is not None and (found := _nothing_decided([v for v in chosen.verdicts if v is not None], row)):
        return found
    if isinstance(figure.made_by, Word) and figure.made_by.nothing is not None:
        code, says = figure.made_by.nothing
        return Reason(code, says())
    for operand in figure.made_from:
        if found := _nothing_in(operand, row):
            return found
    raise TypeError(f"{figure.made_by.word} cannot come to nothing")


def nothing_told(conditions: Sequence[Verdicts], row: int) -> Reason:
    """Which value a condition is about that the schedule does not give."""
    found = _nothing_decided(conditions, row)
    if found is None:
        raise TypeError("every condition has its values")
    return found


def _nothing_decided(conditions: Sequence[Verdicts], row: int) -> Reason | None:
    for verdicts in conditions:
        if verdicts.values[row] != NO_VALUE:
            continue
        if found := _nothing_decided(verdicts.parts, row):
            return found
        for operand in verdicts.operands:
            if found := _nothing_in(operand, row):
                return found
    return None


def _nothing_in(operand: Operand, row: int) -> Reason | None:
    for below in operand.rows(row):
        if isinstance(operand.source, Figure) and operand.figure.values.states[below] == NOTHING:
            return nothing(operand.figure, below)
    return None


def failing_facts(verdicts: Verdicts, row: int) -> Iterator[str]:
    """Names of the facts whose tests fail: of an "any of" all, of an "all of" those that fail."""
    parts = verdicts.parts
    if verdicts.combined == "all":
        parts = tuple(part for part in parts if part.values[row] == NO)
    for part in parts:
        yield from failing_facts(part, row)
    for operand in verdicts.operands:
        yield from _facts_of(operand)


def untold_facts(verdicts: Verdicts, row: int) -> Iterator[MissingFact]:
    """The missing facts for which a condition cannot be told."""
    if verdicts.values[row] != CANNOT_TELL:
        return
    for part in verdicts.parts:
        yield from untold_facts(part, row)
    for operand in verdicts.operands:
        yield from missing_facts(operand, row)


def missing_facts(operand: Operand, row: int) -> Iterator[MissingFact]:
    """The missing facts beneath an operand of a row."""
    if isinstance(operand.link, Down):
        for child in operand.rows(row):
            yield from missing_facts(same(operand.source), child)
        return
    below = operand.row(row)
    source = operand.source
    if isinstance(source, Reading):
        if below < 0 or source.values[below] is None:
            yield MissingFact(source.fact, source.label, _cell(source, below))
        return
    if below < 0:
        yield MissingFact(source.fact, source.label, None)
    elif source.values.states[below] == MISSING:
        yield from _missing_in(source, below)


def _missing_in(figure: Figure, row: int) -> Iterator[MissingFact]:
    if figure.fact:
        yield MissingFact(figure.fact, figure.label, _cell(figure, row))
        return
    chosen = figure.chosen
    if chosen is not None and chosen.of_operands and chosen.which[row] >= 0:
        yield from missing_facts(figure.made_from[chosen.which[row]], row)
        return
    verdicts = [] if chosen is None else [v for v in dict.fromkeys(chosen.verdicts) if v is not None]
    undecided = [each for each in verdicts if each.values[row] == CANNOT_TELL]
    if chosen is not None and chosen.of_operands:
        undecided = undecided[:1]  # later cases were not looked at
    else:
        for operand in figure.made_from:
            yield from missing_facts(operand, row)
    for each in undecided:
        yield from untold_facts(each, row)


def _facts_of(operand: Operand) -> Iterator[str]:
    source = operand.source
    if source.fact:
        yield source.fact
    elif isinstance(source, Figure):
        for below in source.made_from:
            yield from _facts_of(below)


def _found(verdicts: Verdicts, row: int) -> Iterator[Argument]:
    for part in verdicts.parts:
        yield from _found(part, row)
    if verdicts.operands:
        yield shown(verdicts.operands[0], row)


def shown(operand: Operand, row: int) -> Argument:
    """The value of an operand in a row, with its cell where it stands in one."""
    below = operand.row(row)
    source = operand.source
    value: Argument
    if isinstance(source, Reading):
        text = source.values[below] if below >= 0 else None
        value = BLANK() if text is None else text
    else:
        number = source.values.at(below) if below >= 0 else None
        value = BLANK() if number is None else Quantity(number, source.unit)
    place = _cell(source, below)
    return value if place is None else FOUND_AT(value=value, place=str(place))


def _cell(source: Figure | Reading, row: int) -> Cell | None:
    return source.origin.at(row) if isinstance(source.origin, FromCells) and row >= 0 else None
