"""A document as an editor sees it: YAML 1.2, scalars with their types, checked against the schema."""

from __future__ import annotations

import re
from typing import Any

import yaml
from jsonschema import Draft202012Validator

from subsidy_calc.schedule.json_schema import schedule_json_schema

SCHEMA = schedule_json_schema()
VALIDATOR = Draft202012Validator(SCHEMA)


class _Typed(yaml.SafeLoader):
    """The scalars of YAML 1.2: dates, `yes` and `on` are text."""


_Typed.yaml_implicit_resolvers = {}
for _tag, _form in {
    "bool": r"true|True|TRUE|false|False|FALSE",
    "null": r"null|Null|NULL|~|",
    "int": r"[-+]?[0-9]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    _Typed.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(f"^(?:{_form})$"), None)


def typed(text: str) -> Any:  # Any: a document
    """The document with numbers, booleans and nothing where they stand."""
    return _keys_as_text(yaml.load(text, _Typed))  # noqa: S506  it is a safe loader


def faults(text: str) -> list[str]:
    """Where and why the schema refuses a document."""
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(typed(text))]


def _keys_as_text(node: Any) -> Any:  # Any: a document
    if isinstance(node, dict):
        return {str(key): _keys_as_text(part) for key, part in node.items()}
    return [_keys_as_text(part) for part in node] if isinstance(node, list) else node
