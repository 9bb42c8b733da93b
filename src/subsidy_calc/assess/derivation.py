"""The derivation of one line: its figure's tree, followed down the links and only along what was chosen.

Explanation, award sheet and live formulas are three readings of these nodes.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import islice

from subsidy_calc.assess.combination import Combined
from subsidy_calc.assess.decisions import DecisionMaker
from subsidy_calc.assess.lines import LineMaker
from subsidy_calc.facts.table import FactMaker
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.group import UNCONCERNED
from subsidy_calc.values.figure import HANDED_ON, Figure, FromCells, FromSchedule, HandsOn, Operand, Reading
from subsidy_calc.values.messages import Message
from subsidy_calc.values.places import Place
from subsidy_calc.values.quantities import Unit
from subsidy_calc.values.verdicts import Verdicts


@dataclass(frozen=True, slots=True, eq=False)
class Node:
    """One figure, or one word read from the claims, in one row.

    `value` is a number in the figure's unit, a text, or None where it is not known.
    `operands` are the nodes that it was made from, in order; `decided_by` those that led
    to the choice of `operands`.
    """

    source: Figure | Reading
    row: int
    label: Message
    value: Fraction | str | None
    unit: Unit | None
    place: Place | None
    choice: Message | None = None
    operands: tuple[Node, ...] = ()
    decided_by: tuple[Node, ...] = ()

    @property
    def identity(self) -> tuple[int, int]:
        """The same for the same figure in the same row, however it was reached."""
        return (id(self.source), self.row)


@dataclass(frozen=True, slots=True, eq=False)
class Tested:
    """One condition as it was decided for a claim: 0 no, 1 no value, 2 cannot tell, 3 yes."""

    label: Message
    verdict: int
    place: Place
    facts: tuple[Node, ...]
    parts: tuple[Tested, ...] = field(default=())


def derivation(combined: Combined, line: int) -> Node | None:
    """The tree of a line's final figure; None for a claim that no clause speaks of."""
    if not combined.lines.heads[line].clause:
        return None
    return _node(combined.final, line)


def conditions(combined: Combined, line: int) -> list[Tested]:
    """The conditions of a line's clause, those that choose the clause first."""
    head = combined.lines.heads[line]
    for result in combined.lines.results:
        if result.clause.clause == head.clause:
            every = (*result.about, result.in_force, *result.eligible)
            return [_tested(verdicts, head.claim) for verdicts in every]
    return []


def in_order(node: Node) -> list[Node]:
    """All nodes of a tree, each once, operands before what is made of them."""
    seen: dict[tuple[int, int], Node] = {}
    for part in _post_order(node):
        seen.setdefault(part.identity, part)
    return list(seen.values())


def _post_order(node: Node) -> Iterator[Node]:
    for part in (*node.decided_by, *node.operands):
        yield from _post_order(part)
    yield node


def _node(source: Figure | Reading, row: int) -> Node:
    if isinstance(source, Reading):
        return Node(source, row, source.label, source.values[row], None, _place(source, row))
    if _is_transparent(source, row):
        return _operand_nodes(source, row)[0]
    chosen = source.chosen
    choice = chosen.labels[chosen.which[row]] if chosen is not None and chosen.which[row] >= 0 else None
    return Node(
        source=source,
        row=row,
        label=source.label,
        value=source.values.at(row),
        unit=source.unit,
        place=_place(source, row),
        choice=choice,
        operands=_operand_nodes(source, row),
        decided_by=_decided_by(source, row),
    )


def _is_transparent(figure: Figure, row: int) -> bool:
    """Whether the figure only hands another one on: the joining of clauses, a row that counts, an idle rule."""
    if isinstance(figure.made_by, LineMaker):
        return True
    if isinstance(figure.made_by, HandsOn) and figure.chosen is not None:
        return bool(figure.chosen.which[row] == HANDED_ON)
    if isinstance(figure.made_by, DecisionMaker) and figure.chosen is not None:
        return bool(figure.chosen.which[row] < 0)
    if not isinstance(figure.made_by, Rule) or figure.chosen is None:
        return False
    return not figure.made_by.changes_money or bool(figure.chosen.which[row] == UNCONCERNED)


def _operand_nodes(figure: Figure, row: int) -> tuple[Node, ...]:
    return tuple(_node(operand.source, below) for operand in used_operands(figure, row) for below in operand.rows(row))


def used_operands(figure: Figure, row: int) -> tuple[Operand, ...]:
    """The operands that made a row's value; a node's operands are the nodes of their rows, in the same order."""
    chosen = figure.chosen
    operands = figure.made_from
    if isinstance(figure.made_by, Rule):
        operands = operands[:1]  # the members of a group are lines of their own
    elif chosen is not None and chosen.of_operands:
        which = int(chosen.which[row])
        operands = operands[which : which + 1] if which >= 0 else ()
    return tuple(operand for operand in operands if operand.rows(row))


def parts_for(node: Node, operands: Sequence[Operand], row: int) -> list[Node]:
    """The nodes that stand for some operands of a node's figure, where they were used."""
    used = used_operands(node.source, row) if isinstance(node.source, Figure) else ()
    own = iter(node.operands)
    found = {id(operand): list(islice(own, len(operand.rows(row)))) for operand in used}
    return [part for operand in operands for part in found.get(id(operand), ())]


def claimed_sum(node: Node) -> Node | None:
    """The sum as claimed, where a verified one took its place: a sheet shows both."""
    source = node.source
    if not isinstance(source, Figure) or not isinstance(source.made_by, FactMaker) or len(source.made_from) != 2:
        return None
    claimed, _ = source.made_from
    shown = {part.identity for part in node.operands}
    found = _node(claimed.source, claimed.row(node.row))
    return None if found.identity in shown or found.value is None else found


def _decided_by(figure: Figure, row: int) -> tuple[Node, ...]:
    chosen = figure.chosen
    if chosen is None or chosen.which[row] < 0 or not chosen.verdicts:
        return ()
    verdicts = chosen.verdicts[chosen.which[row]]
    return () if verdicts is None else tuple(_facts(verdicts, row))


def _facts(verdicts: Verdicts, row: int) -> Iterator[Node]:
    for part in verdicts.parts:
        yield from _facts(part, row)
    for operand in verdicts.operands:
        if _stands_in_claims(operand):
            yield from (_node(operand.source, below) for below in operand.rows(row))


def _stands_in_claims(operand: Operand) -> bool:
    source = operand.source
    return isinstance(source.origin, FromCells) or (isinstance(source, Figure) and bool(source.made_from))


def _tested(verdicts: Verdicts, row: int) -> Tested:
    facts = tuple(
        _node(operand.source, below)
        for operand in verdicts.operands
        if _stands_in_claims(operand)
        for below in operand.rows(row)
    )
    parts = tuple(_tested(part, row) for part in verdicts.parts)
    return Tested(verdicts.label, int(verdicts.values[row]), verdicts.place, facts, parts)


def _place(source: Figure | Reading, row: int) -> Place | None:
    origin = source.origin
    if isinstance(origin, FromCells):
        return origin.at(row)
    if not isinstance(origin, FromSchedule) or not origin.places:
        return None
    chosen = source.chosen if isinstance(source, Figure) else None
    if len(origin.places) == 1 or chosen is None or chosen.which[row] < 0:
        return origin.places[0]
    return origin.places[int(chosen.which[row])]
