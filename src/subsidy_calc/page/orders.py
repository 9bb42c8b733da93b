"""Orders: what a server and the process that works for a session say to each other."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, TypeAlias


@dataclass(frozen=True, slots=True)
class Order:
    """A task by its name, with what it is to be done with: plain values only."""

    task: str
    arguments: dict[str, Any] = field(default_factory=dict)  # Any: plain values


@dataclass(frozen=True, slots=True)
class Step:
    """How far a long task has come."""

    done: int
    total: int


@dataclass(frozen=True, slots=True)
class Done:
    """What a task came to: plain values that a template can show, or bytes to download."""

    result: Any  # Any: each task says what it gives


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why nothing was done: problems as records (`problems.problem_records`)."""

    problems: tuple[dict[str, str], ...]


@dataclass(frozen=True, slots=True)
class Broken:
    """The program failed: what kind of fault, and where in it."""

    kind: str
    place: str


Answer: TypeAlias = "Step | Done | Refusal | Broken"
