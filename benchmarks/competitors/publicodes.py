"""Publicodes: its rules run in node, one claim at a time; node is started and loaded before the time is taken.

It hands back sums; explanations come from evaluating each rule by itself. A rule sees one situation, so
which recognition is the first of its kind is told to it. Numbers are 64-bit floats.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.awards import Awards
from benchmarks.data import Claims

PACKAGES: tuple[str, ...] = ()

HERE = Path(__file__).parent
RULES = HERE / "publicodes.mjs"
NODE = shutil.which("node")
if NODE is None or not (HERE / "node_modules" / "publicodes").is_dir():
    raise ImportError("node or the package publicodes")  # told as "not installed", like any other


class Node:
    """The process that holds the rules and the claims."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(  # noqa: S603  node, and a file of ours
            [str(NODE), str(RULES)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
        )

    def ask(self, **question: object) -> Any:  # Any: JSON
        if self._process.stdin is None or self._process.stdout is None:
            raise BrokenPipeError
        self._process.stdin.write(json.dumps(question) + "\n")
        self._process.stdin.flush()
        return json.loads(self._process.stdout.readline())


def prepare(claims: Claims) -> Node:
    node = Node()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "claims.json"
        claims.save(path)
        node.ask(load=str(path))
    return node


def compute(node: Node) -> Node:
    node.ask(compute=True)
    return node


def awards(node: Node) -> Awards:
    return Awards(**node.ask())


def versions() -> dict[str, str]:
    """node is no Python package, nor is what it runs."""
    package = json.loads((HERE / "node_modules" / "publicodes" / "package.json").read_text(encoding="utf-8"))
    node = subprocess.run([str(NODE), "--version"], capture_output=True, encoding="utf-8", check=True)  # noqa: S603  as above
    return {"publicodes": package["version"], "node": node.stdout.strip().removeprefix("v")}
