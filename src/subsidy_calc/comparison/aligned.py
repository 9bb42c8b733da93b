"""Aligned: two sequences side by side, what stands in both matched in order."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import TypeVar

Item = TypeVar("Item")


def aligned(
    old: Sequence[Item], new: Sequence[Item], key: Callable[[Item], Hashable]
) -> Iterator[tuple[Item | None, Item | None]]:
    """Pairs of equal keys, and what stands only in one with None beside it.

    >>> list(aligned("abd", "acd", str))
    [('a', 'a'), ('b', None), (None, 'c'), ('d', 'd')]
    """
    matcher = SequenceMatcher(None, [key(item) for item in old], [key(item) for item in new], autojunk=False)
    for kind, first, end, other_first, other_end in matcher.get_opcodes():
        if kind == "equal":
            yield from zip(old[first:end], new[other_first:other_end], strict=True)
        else:
            yield from ((item, None) for item in old[first:end])
            yield from ((None, item) for item in new[other_first:other_end])
