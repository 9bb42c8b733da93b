"""Change: one thing of a schedule made otherwise, in memory, and how it is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeAlias, TypeVar

from subsidy_calc.grammar.written import Entries, Written
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.values.messages import Wording, wording
from subsidy_calc.values.places import Line

Kind = Literal["number", "boundary", "dropped", "turned", "swapped", "other"]
Path: TypeAlias = "tuple[str | int, ...]"
W = TypeVar("W", bound=Written)

SAID: dict[Kind, Wording] = {
    "number": wording("change.number", zh="数值改动最小一档", en="a number moved by its smallest unit"),
    "boundary": wording("change.boundary", zh="边界改为含或不含", en="a boundary taken in or left out"),
    "dropped": wording("change.dropped", zh="去掉", en="left out"),
    "turned": wording("change.turned", zh="条件取反", en="turned into its opposite"),
    "swapped": wording("change.swapped", zh="与下一个对调", en="swapped with the next"),
    "other": wording("change.other", zh="改为另一种写法", en="another choice of the same key"),
}
NEVER_ACCEPTED: frozenset[Kind] = frozenset({"number", "boundary"})


@dataclass(frozen=True, slots=True, eq=False)
class Change:
    """What is put at a path of the schedule, and in words what it was and is; `now` is empty where it is left out.

    The id says where by keys and names, never by lines, so that it stays when lines shift.
    """

    id: str
    kind: Kind
    clause: str  # empty where it concerns several
    place: Line
    was: str
    now: str
    path: Path
    value: Any  # Any: of whatever stands there

    def made(self, schedule: Schedule) -> Schedule:
        """The schedule with this change, not yet checked."""
        changed: Schedule = _put(schedule, self.path, self.value)
        return changed


def _put(node: Any, path: Path, value: Any) -> Any:  # Any: every kind of node on the way
    if not path:
        return value
    key, *rest = path
    if isinstance(node, Written):
        name = str(key)
        return node.model_copy(update={name: _put(getattr(node, name), tuple(rest), value)})
    if isinstance(node, Entries):
        return entries_with(node, str(key), _put(node[str(key)], tuple(rest), value))
    if isinstance(node, dict):
        return {**node, key: _put(node[key], tuple(rest), value)}
    number = int(key)
    return with_item(node, number, _put(node[number], tuple(rest), value))


def entries_with(entries: Entries, key: str, value: Any) -> Entries:  # Any: raw document
    """Entries with another value of a key."""
    made = Entries(entries.place)
    made.key_places = entries.key_places
    made.update({**entries, key: value})
    return made


def entries_without(entries: Entries, key: str) -> Entries:
    """Entries without a key."""
    made = Entries(entries.place)
    made.key_places = entries.key_places
    made.update((name, value) for name, value in entries.items() if name != key)
    return made


def with_item(items: Sequence[Any], number: int, *values: Any) -> Sequence[Any]:  # Any: items of every kind
    """A list or tuple with other items in the place of one, or none."""
    changed = [*items[:number], *values, *items[number + 1 :]]
    return tuple(changed) if isinstance(items, tuple) else changed


def placed(made: W, place: Line) -> W:
    """A part that stands where another stood."""
    made._place = place
    return made
