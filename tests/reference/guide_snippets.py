"""The guide for drafters as a list of things to do: commands to run, what they print, and what to write where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

GUIDE = Path(__file__).parents[2] / "docs" / "drafters-guide.md"

_BLOCK = re.compile(r"(?:<!-- (?P<does>[^>]*) -->\n+)?```(?P<kind>\w+)\n(?P<body>.*?)```\n", re.DOTALL)


@dataclass(frozen=True)
class Snippet:
    """A fenced block and the remark above it, which readers do not see."""

    kind: str  # sh, text, yaml
    body: str
    does: str


def snippets(guide: Path = GUIDE) -> Iterator[Snippet]:
    """The snippets of a guide, in order."""
    for found in _BLOCK.finditer(guide.read_text(encoding="utf-8")):
        yield Snippet(found["kind"], found["body"], found["does"] or "")


def table_rows(heading: str, guide: Path = GUIDE) -> list[list[str]]:
    """The cells of the rows of the table whose first heading cells begin so."""
    text = guide.read_text(encoding="utf-8")
    lines = text[text.index(heading) :].splitlines()[2:]
    rows = []
    for line in lines:
        if not line.startswith("|"):
            break
        rows.append([cell.strip().strip("`") for cell in line.strip("|").split("|")])
    return rows


def written_at_the_end(text: str, path: str, body: str) -> str:
    """A schedule with a snippet at the end of a part: `clauses.recognition.examples`, or nothing for all of it."""
    node = yaml.compose(text, Loader=yaml.SafeLoader)
    assert node is not None
    for name in filter(None, path.split(".")):
        node = _below(node, name)
    lines = text.splitlines(keepends=True)
    at = _last_line(node) if path else len(lines)
    return "".join([*lines[:at], body, *lines[at:]])


def _below(node: yaml.Node, name: str) -> yaml.Node:
    found: list[yaml.Node]
    if isinstance(node, yaml.MappingNode):
        found = [value for key, value in node.value if key.value == name]
    else:
        found = [item for item in node.value if _below(item, "clause").value == name]
    return found[0]


def _last_line(node: yaml.Node) -> int:
    """The number of the last line on which something of a node stands; comments after it are not its own."""
    if not isinstance(node, yaml.CollectionNode) or node.flow_style:
        return int(node.end_mark.line) + 1
    last = node.value[-1]
    return _last_line(last[1] if isinstance(last, tuple) else last)
