"""Steps differ: the first step of a line whose value is not the same, or that stands only on one side and acts."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from subsidy_calc.assess.decisions import DecisionMaker
from subsidy_calc.assess.derivation import Node
from subsidy_calc.comparison.aligned import aligned
from subsidy_calc.comparison.cause import Cause
from subsidy_calc.grammar.combination import Rule
from subsidy_calc.grammar.step import Step
from subsidy_calc.values.figure import Down, Figure
from subsidy_calc.values.messages import Argument, Message, wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.quantities import Quantity

FACT = wording("compare.fact", zh="“{fact}”填报不同", en="another value of {fact}")
STEP = wording("compare.step", zh="“{step}”一步结果不同", en="step comes to another value: {step}")
VALUE = wording("compare.value", zh="“{step}”：由{was}改为{now}", en="{step}: {was} → {now}")
CHANGED = wording("compare.step_changed", zh="由“{was}”改为“{now}”", en="{was} → {now}")
ADDED = wording("compare.step_added", zh="新增一步“{step}”", en="step added: {step}")
REMOVED = wording("compare.step_removed", zh="取消一步“{step}”", en="step removed: {step}")
UNKNOWN = wording("compare.unknown", zh="未知", en="not known")


def steps_cause(old: Sequence[Node], new: Sequence[Node]) -> Cause | None:
    """The first difference of two derivations, each with its operands before what is made of them."""
    steps = _steps(old), _steps(new)
    alone = _Alone()
    for was, now in aligned(*steps, _key):
        if was is None or now is None:
            alone.add(was, now)
        elif was.value != now.value:
            return alone.cause(pair_is_leaf=not now.operands) or _differing(was, now, *steps)
        elif now.operands:
            alone = _Alone()  # what stood alone before it came to the same
    return alone.cause(pair_is_leaf=False)


@dataclass
class _Alone:
    """Steps that stand only on one side, since the last figure on which both agree."""

    removed: list[Node] = field(default_factory=list)
    added: list[Node] = field(default_factory=list)

    def add(self, was: Node | None, now: Node | None) -> None:
        if was is not None:
            self.removed.append(was)
        if now is not None:
            self.added.append(now)

    def cause(self, *, pair_is_leaf: bool) -> Cause | None:
        """The first step that acts; else, unless a fact or parameter differs, what replaced what."""
        acting = next(filter(_acts, self.removed), None), next(filter(_acts, self.added), None)
        if any(acting):
            return _alone(*acting)
        if pair_is_leaf or not (self.removed or self.added):
            return None
        return _alone(next(iter(self.removed), None), next(iter(self.added), None))


def _steps(nodes: Sequence[Node]) -> list[Node]:
    """What the clause computes: rules of combination and decisions come after it."""
    return [
        node
        for node in nodes
        if not (isinstance(node.source, Figure) and isinstance(node.source.made_by, Rule | DecisionMaker))
    ]


def _key(node: Node) -> Hashable:
    word = node.source.made_by.word if isinstance(node.source, Figure) else ""
    return word, node.label.id, node.source.fact


def _acts(node: Node) -> bool:
    """Whether a step changes the amount that it was given."""
    given = _given(node)
    return given is not None and given != _shown(node)


def _given(node: Node) -> Argument | None:
    """The amount that a step was given; None for a step that starts, a fact or a parameter."""
    source = node.source
    if not isinstance(source, Figure) or not isinstance(source.made_by, Step) or not source.made_from:
        return None
    first = source.made_from[0]
    if isinstance(first.link, Down) or not isinstance(first.source, Figure) or first.row(node.row) < 0:
        return None
    value = first.source.values.at(first.row(node.row))
    return UNKNOWN() if value is None else Quantity(value, first.source.unit)


def _alone(was: Node | None, now: Node | None) -> Cause:
    if was is not None and now is not None:
        return Cause("step", CHANGED(was=was.label, now=now.label), _shown(was), _shown(now), was.place, now.place)
    if now is not None:
        return Cause("step", ADDED(step=now.label), _given(now) or "", _shown(now), None, now.place)
    if was is not None:
        return Cause("step", REMOVED(step=was.label), _shown(was), _given(was) or "", was.place, None)
    raise ValueError("nothing stands alone")


def _differing(was: Node, now: Node, old: Sequence[Node], new: Sequence[Node]) -> Cause:
    shown = _shown(was), _shown(now)
    places = was.place, now.place
    if isinstance(was.place, Cell) and isinstance(now.place, Cell):
        return Cause("fact", FACT(fact=now.label), *shown, *places)
    if _has_numbers(was) or _has_numbers(now):
        return Cause("step", STEP(step=now.label), *shown, *places)
    labels = _named(was, old), _named(now, new)
    if labels[0] != labels[1]:
        return Cause("step", CHANGED(was=labels[0], now=labels[1]), *shown, *places)
    return Cause("step", VALUE(step=labels[1], was=shown[0], now=shown[1]), *shown, *places)


def _has_numbers(node: Node) -> bool:
    """Whether a figure was computed from others; what is picked by words is a sum of the schedule."""
    return any(isinstance(part.value, Fraction) for part in node.operands)


def _named(node: Node, nodes: Sequence[Node]) -> Message:
    """A parameter goes by the step that it is told to: its own label is its value."""
    if isinstance(node.source, Figure) and isinstance(node.source.made_by, Step):
        return node.label
    users = (other for other in nodes if any(part.identity == node.identity for part in other.operands))
    return next((user.label for user in users), node.label)


def _shown(node: Node) -> Argument:
    if node.value is None:
        return UNKNOWN()
    if isinstance(node.value, str) or node.unit is None:
        return str(node.value)
    return Quantity(node.value, node.unit)
