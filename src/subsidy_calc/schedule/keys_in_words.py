"""Keys in words: what may stand at each key of a word, read off the JSON Schema."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from pydantic.json_schema import JsonSchemaValue

_REF = "#/$defs/"


class Key(NamedTuple):
    """A key as it is written (`round.mode`, `cases[].when`), what it takes, and whether it must be there."""

    name: str
    takes: str
    needed: bool


def keys_of(schema: JsonSchemaValue, folder: str, word: str) -> list[Key]:
    """The keys of a word, those within them after each."""
    definitions = schema["$defs"]
    own = definitions.get(f"{folder}.{word}")
    if own is None:  # a word that stands only beside another
        beside = (part["properties"] for name, part in definitions.items() if name.startswith(f"{folder}."))
        node = next(properties[word] for properties in beside if word in properties)
        own = {"properties": {word: node}, "required": [word]}
    return list(_keys(own, definitions, ""))


def _keys(model: Mapping[str, Any], definitions: Mapping[str, Any], within: str) -> Iterator[Key]:
    for name, node in model.get("properties", {}).items():
        yield Key(within + name, takes(node, definitions), name in model.get("required", ()))
        for suffix, inner in _models(node, definitions):
            yield from _keys(inner, definitions, f"{within}{name}{suffix}.")


def _models(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """The models that may stand at a key, with how a list is written."""
    for branch in _branches(node, definitions):
        if branch.get("type") == "object" and "properties" in branch:
            yield "", branch
        elif branch.get("type") == "array":
            yield from ((f"[]{suffix}", inner) for suffix, inner in _models(branch["items"], definitions))


def _branches(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """What may stand at a key, but for words, which have a heading of their own."""
    reference = str(node.get("$ref", "")).removeprefix(_REF)
    if reference and not reference.startswith("Any"):
        yield from _branches(definitions[reference], definitions)
    elif "anyOf" in node:
        for branch in node["anyOf"]:
            yield from _branches(branch, definitions)
    elif node.get("type") != "null":  # which says the same as leaving the key out
        yield node


def takes(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    """What may stand at a key, in plain words."""
    return " or ".join(dict.fromkeys(_plain(branch, definitions) for branch in _branches(node, definitions)))


def _plain(node: Mapping[str, Any], definitions: Mapping[str, Any]) -> str:
    if "$ref" in node:
        return f"a {node['$ref'].removeprefix(_REF + 'Any').lower()}"
    words = node.get("enum", [node["const"]] if "const" in node else [])
    if words:
        return " or ".join(f"`{word}`" for word in words if isinstance(word, str))
    types = node["type"] if isinstance(node["type"], list) else [node["type"]]
    if "array" in types:
        least = " of at least one" if node.get("minItems") else ""
        return f"a list{least}: {takes(node['items'], definitions)}"
    if "string" in types and "integer" not in types:
        return _plain_text(node)
    return "keys with values" if "object" in types else "a whole number"


def _plain_text(node: Mapping[str, Any]) -> str:
    if node.get("format") == "date":
        return "a date"
    return f"text of the form `{node['pattern'].strip('^$')}`" if "pattern" in node else "text"
