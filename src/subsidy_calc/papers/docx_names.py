"""Names in a Word template: each is checked against what the sheet has before anything is printed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from jinja2 import nodes
from jinja2.defaults import DEFAULT_NAMESPACE

from subsidy_calc.papers.plain_fields import PlainSheet

ROWS, TOTALS = "rows", "totals"


@dataclass(frozen=True, slots=True)
class Each:
    """A list of things that have these names."""

    names: Names


Names: TypeAlias = "Mapping[str, Names] | Each | None"  # None: a text or a number, or not known before printing


@dataclass(frozen=True, slots=True)
class Unknown:
    """A name that is not known, as written, and those that would have been."""

    written: str
    known: tuple[str, ...]


def names_of(sheet: PlainSheet) -> Mapping[str, Names]:
    """What a template of this sheet may name, and the parts of each."""
    return {**_each(sheet.fields), ROWS: _rows(sheet.rows), TOTALS: _rows(sheet.totals)}


def unknown_names(tree: nodes.Node, names: Mapping[str, Names]) -> Iterator[Unknown]:
    """Every name of a parsed template that is not there, and every sum or date printed without a choice of form."""
    yield from _look(tree, {**dict.fromkeys(DEFAULT_NAMESPACE), **names}, tuple(sorted(names)))


def _each(fields: Mapping[str, object]) -> dict[str, Names]:
    return {name: dict.fromkeys(value) if isinstance(value, dict) else None for name, value in fields.items()}


def _rows(rows: Sequence[Mapping[str, object]]) -> Names:
    return Each(_each(rows[0]) if rows else None)  # all rows have the same keys; without rows nothing is printed


def _look(node: nodes.Node, scope: dict[str, Names], top: tuple[str, ...]) -> Iterator[Unknown]:
    if isinstance(node, nodes.For):
        yield from _look(node.iter, scope, top)
        inner = {**scope, **_bound(node.target, _element(_shape(node.iter, scope))), "loop": None}
        for child in (*([node.test] if node.test else ()), *node.body, *node.else_):
            yield from _look(child, inner, top)
        return
    if isinstance(node, nodes.Assign | nodes.Macro | nodes.CallBlock):
        scope.update(_declared(node, scope))
    yield from _slip(node, scope, top)
    for child in node.iter_child_nodes():
        yield from _look(child, scope, top)


def _slip(node: nodes.Node, scope: Mapping[str, Names], top: tuple[str, ...]) -> Iterator[Unknown]:
    """What is wrong with this node itself."""
    if isinstance(node, nodes.Name) and node.ctx == "load" and node.name not in scope:
        yield Unknown(node.name, top)
    elif isinstance(node, nodes.Getattr):
        owner = _shape(node.node, scope)
        if isinstance(owner, Mapping) and node.attr not in owner:
            yield Unknown(_written(node), tuple(sorted(owner)))
    elif isinstance(node, nodes.Output):
        for printed in node.nodes:
            shape = _shape(printed, scope)
            if isinstance(shape, Mapping):
                yield Unknown(_written(printed), tuple(f"{_written(printed)}.{part}" for part in shape))


def _declared(node: nodes.Assign | nodes.Macro | nodes.CallBlock, scope: Mapping[str, Names]) -> dict[str, Names]:
    if isinstance(node, nodes.Assign):
        return _bound(node.target, _shape(node.node, scope))
    arguments = {argument.name: None for argument in node.args}
    return {**arguments, **({node.name: None} if isinstance(node, nodes.Macro) else {})}


def _shape(node: nodes.Node, scope: Mapping[str, Names]) -> Names:
    """The parts of an expression, where they are known."""
    if isinstance(node, nodes.Name):
        return scope.get(node.name)
    if isinstance(node, nodes.Getattr):
        owner = _shape(node.node, scope)
        return owner.get(node.attr) if isinstance(owner, Mapping) else None
    return None


def _element(names: Names) -> Names:
    return names.names if isinstance(names, Each) else None


def _bound(target: nodes.Node, names: Names) -> dict[str, Names]:
    if isinstance(target, nodes.Name):
        return {target.name: names}
    return {name.name: None for name in target.find_all(nodes.Name)}


def _written(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        return f"{_written(node.node)}.{node.attr}"
    return node.name if isinstance(node, nodes.Name) else ""
