"""Linked: enterprises of which two rows bear one document that may be used once; they go into one partition.

Values and owners are held as 64-bit hashes. Two values of one hash link enterprises that
have nothing in common, which changes nothing but where they are assessed.
"""

from __future__ import annotations

from array import array
from collections import defaultdict

import numpy as np

from subsidy_calc.facts.same import as_same


class Links:
    """What unique columns hold, and whose it is."""

    def __init__(self) -> None:
        self._values: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("q"))
        self._owners: dict[tuple[str, str], array[int]] = defaultdict(lambda: array("q"))

    def add(self, table: str, column: str, value: str, owner: str) -> None:
        """A value of a unique column."""
        self._values[table, column].append(hash(as_same(value)))
        self._owners[table, column].append(hash(owner))

    def shared(self) -> frozenset[int]:
        """The hashes of all owners that share a value with another one."""
        found: set[int] = set()
        for name, values in self._values.items():
            found.update(_shared(np.array(values, np.int64), np.array(self._owners[name], np.int64)))
        return frozenset(found)


def _shared(values: np.ndarray, owners: np.ndarray) -> list[int]:
    order = np.lexsort((owners, values))
    values, owners = values[order], owners[order]
    alike = values[1:] == values[:-1]
    differs = alike & (owners[1:] != owners[:-1])
    group = np.concatenate(([0], np.cumsum(~alike)))[: len(values)]
    return [int(owner) for owner in owners[np.isin(group, group[1:][differs])]]
