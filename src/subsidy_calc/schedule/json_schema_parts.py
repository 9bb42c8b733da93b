"""Parts of a JSON Schema put in order: every union of words once, under a name of its own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic.json_schema import JsonSchemaValue

from subsidy_calc.grammar.one_of import BESIDE_MARK, ONE_OF_MARK

WORD_MARK = "x-word"  # the folder and name of the word that a definition describes
_REF = "#/$defs/"
_STANDS_FOR = {"AnyParameter": "AnyStep"}  # a step that makes an amount may stand where a value is wanted


def settled(schema: JsonSchemaValue) -> JsonSchemaValue:
    """The schema with its marks carried out and its definitions named for words and kinds of words."""
    names = {name: part.pop(WORD_MARK, name) for name, part in schema["$defs"].items()}
    renamed = _renamed(schema, names)
    unions: dict[str, Any] = {}
    hoisted: JsonSchemaValue = _hoisted(renamed, unions)
    hoisted["$defs"] |= unions
    for kind, other in _STANDS_FOR.items():
        hoisted["$defs"][kind]["anyOf"].append({"$ref": _REF + other})
    for part in [*hoisted["$defs"].values()]:
        if BESIDE_MARK in part:
            _set_beside(part, hoisted["$defs"])
    used = _used(hoisted)  # a comparison stands only among the keys of a condition
    hoisted["$defs"] = {name: part for name, part in hoisted["$defs"].items() if name in used}
    return hoisted


def _renamed(node: Any, names: Mapping[str, str]) -> Any:  # Any: JSON
    if isinstance(node, list):
        return [_renamed(part, names) for part in node]
    if not isinstance(node, dict):
        return node
    made = {key: _renamed(part, names) for key, part in node.items()}
    if "$defs" in made:
        made["$defs"] = {names[name]: part for name, part in made["$defs"].items()}
    if isinstance(made.get("$ref"), str):
        made["$ref"] = _REF + names[made["$ref"].removeprefix(_REF)]
    return made


def _hoisted(node: Any, unions: dict[str, Any]) -> Any:  # Any: JSON
    """Each union of words as a reference; what the union is goes to `unions`."""
    if isinstance(node, list):
        return [_hoisted(part, unions) for part in node]
    if not isinstance(node, dict):
        return node
    made = {key: _hoisted(part, unions) for key, part in node.items()}
    if ONE_OF_MARK not in made:
        return made
    kind, union = f"Any{made.pop(ONE_OF_MARK)}", {"anyOf": made.pop("anyOf")}
    if unions.setdefault(kind, union) != union:
        raise TypeError(f"{kind}: two unions of the same kind differ")
    return {"$ref": _REF + kind, **made}


def _set_beside(part: dict[str, Any], definitions: Mapping[str, Any]) -> None:
    """The keys of all words of a union, among the properties of a model."""
    union = definitions[part.pop(BESIDE_MARK)["$ref"].removeprefix(_REF)]
    for word in union["anyOf"]:
        part["properties"] |= definitions[word["$ref"].removeprefix(_REF)]["properties"]


def _used(schema: JsonSchemaValue) -> set[str]:
    """The definitions that the document can reach."""
    reached: set[str] = set()
    waiting = _references({key: part for key, part in schema.items() if key != "$defs"})
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting |= _references(schema["$defs"][name]) - reached
    return reached


def _references(node: Any) -> set[str]:  # Any: JSON
    if isinstance(node, list):
        return set().union(*map(_references, node))
    if not isinstance(node, dict):
        return set()
    own = {node["$ref"].removeprefix(_REF)} if isinstance(node.get("$ref"), str) else set()
    return own.union(*map(_references, node.values()))
