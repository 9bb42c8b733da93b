"""Duplicates: rows alike in every column are one; rows of one key that differ are all refused."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from subsidy_calc.facts.rows import ReadRow
from subsidy_calc.facts.same import as_same
from subsidy_calc.facts.table import Key, key_of
from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.schedule.tables import Table
from subsidy_calc.values.messages import wording
from subsidy_calc.values.places import Cell
from subsidy_calc.values.problems import Problem

SAME_KEY = wording(
    "row.duplicate_key",
    zh="与{others}是同一事项而内容不同",
    en="the same matter as {others}, but with different content",
)
TWO_NAMES = wording(
    "row.two_names", zh="与{others}是同一信用代码而名称不同", en="the same credit code as {others}, but another name"
)
KEEP_RIGHT = wording("row.keep_right", zh="核对后只留正确的一行", en="keep the one row that is right")


def settle_duplicates(name: str, spec: Table, rows: Sequence[ReadRow]) -> None:
    """Mark repeats, and refuse rows that give one key different contents, unreadable ones among them."""
    by_key: dict[Key, list[ReadRow]] = defaultdict(list)
    for row in rows:
        if not row.unreadable.intersection(spec.key):
            by_key[tuple(map(as_same, key_of(row, spec)))].append(row)
    for group in by_key.values():
        if len(group) > 1:
            _settle(name, group)


def named(place: Cell, beside: Cell) -> str:
    """A place as it is told beside another: with its file where that differs."""
    return str(place) if place.file == beside.file else f"{place.file} {place}"


def _settle(name: str, group: Sequence[ReadRow]) -> None:
    first, *others = group
    if all(row.alike() == first.alike() for row in others):
        if not first.refused:  # else each is refused for what it holds
            for row in others:
                row.repeat(first.place)
        return
    names = {row.values.get("name") for row in group}
    two_names = name == ENTERPRISE and len(names) > 1
    for row in group:
        elsewhere = tuple(named(other.place, row.place) for other in group if other is not row)
        says = (TWO_NAMES if two_names else SAME_KEY)(others=elsewhere)
        code = "two_names_one_code" if two_names else "duplicate_key"
        row.refuse(Problem(code, row.place, says, fix=KEEP_RIGHT()))
