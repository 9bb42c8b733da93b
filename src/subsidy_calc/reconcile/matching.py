"""Matching: which enterprise of a run each entry of a list is; the surest way first.

By credit code; by the name as it is; by the name spelt otherwise; by a name that is one slip
away, where only one is. What one way has matched is no longer there for the next.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Literal

from subsidy_calc.reconcile.entries import Entry
from subsidy_calc.reconcile.names import Slips, only_counts
from subsidy_calc.reconcile.paid import Paid

How = Literal["code", "name", "spelling", "slip"]


@dataclass(frozen=True, slots=True)
class Pair:
    """An entry and its enterprise, and how it was found."""

    entry: Entry
    paid: Paid
    how: How


@dataclass(slots=True)
class Matched:
    """Pairs, and what is left: entries that only the list has, those whose name two enterprises have, and the run's rest.

    `again` are further spellings of an enterprise that another entry is.
    """

    pairs: list[Pair] = field(default_factory=list)
    only_listed: list[Entry] = field(default_factory=list)
    of_two: list[Entry] = field(default_factory=list)
    again: list[Entry] = field(default_factory=list)
    only_paid: list[Paid] = field(default_factory=list)


_WAYS: tuple[tuple[How, Callable[[Entry], str], Callable[[Paid], str]], ...] = (
    ("code", lambda entry: entry.uscc, lambda paid: paid.uscc),
    ("name", lambda entry: entry.name, lambda paid: paid.name),
    ("spelling", lambda entry: entry.key, lambda paid: paid.key),
)


def match(entries: Sequence[Entry], enterprises: Sequence[Paid]) -> Matched:
    """Match both sides; every enterprise of the run may be meant, awarded or not."""
    matched = Matched()
    entries_left, paid_left = list(entries), list(enterprises)
    for how, of_entry, of_paid in _WAYS:
        by_key, left, taken = _by(paid_left, of_paid), [], set[str]()
        for entry in entries_left:
            meant = [paid for paid in by_key.get(of_entry(entry), ()) if paid.uscc not in taken]
            if len(meant) > 1:
                matched.of_two.append(entry)
            elif meant:
                taken.add(meant[0].uscc)
                matched.pairs.append(Pair(entry, meant[0], how))
            else:
                left.append(entry)
        entries_left = left
        paid_left = [paid for paid in paid_left if paid.uscc not in taken]
    paid_left = _match_slips(matched, entries_left, paid_left)
    of_two = {entry.key for entry in matched.of_two}
    matched.only_paid = [paid for paid in paid_left if paid.key not in of_two]
    return matched


def _match_slips(matched: Matched, entries: Sequence[Entry], enterprises: Sequence[Paid]) -> list[Paid]:
    """Match names that are one slip away; return the enterprises that are left."""
    free, known = _Near(enterprises), _Near([pair.paid for pair in matched.pairs])
    taken: set[str] = set()
    for entry in entries:
        near = [paid for paid in free.to(entry) if paid.uscc not in taken]
        near = [paid for paid in near if paid.award] or near
        meant = near if len(near) == 1 else [paid for paid in near if paid.award == entry.total()]
        if len(meant) == 1:
            taken.add(meant[0].uscc)
            matched.pairs.append(Pair(entry, meant[0], "slip"))
        elif any(not only_counts(entry.key, paid.key) for paid in known.to(entry)):
            matched.again.append(entry)
        else:
            matched.only_listed.append(entry)
    return [paid for paid in enterprises if paid.uscc not in taken]


class _Near:
    """Enterprises whose names are an entry's spelt otherwise, or one slip away; another code tells them apart."""

    def __init__(self, enterprises: Sequence[Paid]) -> None:
        self._by_key = _by(enterprises, lambda paid: paid.key)
        self._slips = Slips(self._by_key)

    def to(self, entry: Entry) -> list[Paid]:
        if entry.uscc:
            return []
        same = self._by_key.get(entry.key, [])
        return [*same, *(paid for key in self._slips.near(entry.key) for paid in self._by_key[key])]


def _by(enterprises: Iterable[Paid], key: Callable[[Paid], str]) -> dict[str, list[Paid]]:
    found: dict[str, list[Paid]] = defaultdict(list)
    for paid in enterprises:
        if of := key(paid):
            found[of].append(paid)
    return dict(found)
