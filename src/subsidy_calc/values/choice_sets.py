"""Choice sets: several choices of one column as one text, in the order of the column, joined by 、.

>>> join_choices(["机器人", "机床"]), sorted(split_choices("机器人、机床"))
('机器人、机床', ['机器人', '机床'])
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

JOINED_BY = "、"
APART = re.compile(r"[、､,，;；/／\r\n]")  # what may stand between two choices in a cell, and so in none of them


def join_choices(choices: Iterable[str]) -> str:
    """Choices as the one text that stands for them."""
    return JOINED_BY.join(choices)


@lru_cache(maxsize=10_000)  # the same few sets stand in many rows
def split_choices(text: str) -> frozenset[str]:
    """The choices that a text made by `join_choices` stands for."""
    return frozenset(text.split(JOINED_BY))
