"""Shown examples: what a word's docstring tries, as a drafter reads it: the snippet, the facts, what comes out.

The examples are calls with literal arguments, or names given to literals before; they are
read here, and run as doctests.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from doctest import Example

from subsidy_calc.proof.tried_facts import Blank


@dataclass(frozen=True, slots=True)
class Shown:
    """One run of a snippet: its facts by name, each in words, and its result."""

    snippet: str
    facts: tuple[tuple[str, str], ...]
    result: str


def shown_examples(examples: Sequence[Example]) -> list[Shown]:
    """The runs among the examples of a docstring.

    Raises:
        TypeError: an example does something else than naming a literal or trying a snippet.
    """
    named: dict[str, object] = {}
    runs = []
    for example in examples:
        (statement,) = ast.parse(example.source).body
        if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
            named[statement.targets[0].id] = _value(statement.value, named)
        elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
            runs.append(_run(statement.value, example.want, named))
        elif not isinstance(statement, ast.ImportFrom):
            raise TypeError(f"not an example of a word: {example.source}")
    return runs


def _run(call: ast.Call, want: str, named: Mapping[str, object]) -> Shown:
    (snippet,) = (_value(argument, named) for argument in call.args)
    facts = {str(keyword.arg): _value(keyword.value, named) for keyword in call.keywords}
    in_words = tuple(line for name, fact in facts.items() for line in _in_words(name, fact))
    return Shown(str(snippet).strip("\n"), in_words, str(ast.literal_eval(want)))


def _value(node: ast.expr, named: Mapping[str, object]) -> object:
    match node:
        case ast.Name(id=name):
            return named[name]
        case ast.Call(func=ast.Name(id="blank"), args=[ast.Constant()]):
            return BLANK
        case ast.List(elts=parts):
            return [_value(part, named) for part in parts]
        case ast.Dict(keys=keys, values=values):
            names = [ast.literal_eval(key) for key in keys if key is not None]
            return {name: _value(value, named) for name, value in zip(names, values, strict=True)}
        case _:
            return ast.literal_eval(node)


BLANK = Blank("text")


def _in_words(name: str, fact: object) -> Iterator[tuple[str, str]]:
    if isinstance(fact, Mapping) and name == "enterprise":
        yield from ((f"{name}.{key}", _one(part)) for key, part in fact.items())
    elif isinstance(fact, list):
        yield from ((name, _one(part)) for part in fact)
    else:
        yield name, _one(fact)


def _one(fact: object) -> str:
    if isinstance(fact, Blank):
        return "left blank"
    if isinstance(fact, Mapping):
        return ", ".join(f"{name} {_one(part)}" for name, part in fact.items())
    return ", ".join(map(str, fact)) if isinstance(fact, tuple) else str(fact)
