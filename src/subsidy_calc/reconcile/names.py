"""Names: when two names of enterprises are one under two spellings, and which names are only a slip apart.

The width of letters, traditional characters, look-alike letters, blanks, brackets and dots, and
有限责任公司 for 有限公司, do not make another name. A slip is one character more, less or
other, or two neighbours that changed places.

>>> name_key("安徽省示例（全椒）有限责任公司") == name_key("安徽省示例(全椒)有限公司")
True
>>> is_slip("滁州示例机械", "滁州示列机械"), is_slip("滁州示例机械", "滁洲示列机械")
(True, False)
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from subsidy_calc.facts.same import as_same

_FORMS = (("有限责任公司", "有限公司"), ("股份公司", "股份有限公司"))
_SHORTEST = 4  # of shorter names, one character is too much of the whole
_COUNTING = re.compile("[0-9a-z零一二三四五六七八九十百千甲乙丙丁戊己庚辛壬癸东西南北中上下大小新老]+")


@lru_cache(maxsize=200_000)
def name_key(name: str) -> str:
    """A name as it is compared."""
    key = "".join(letter for letter in as_same(name) if letter.isalnum())
    for form, usual in _FORMS:
        key = key.replace(form, usual)
    return key


def is_slip(one: str, other: str) -> bool:
    """Whether two different keys are one slip of the keyboard apart."""
    if len(one) > len(other):
        one, other = other, one
    if one == other or len(other) - len(one) > 1 or len(one) < _SHORTEST:
        return False
    at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return one[at:] == other[at + 1 :]
    swapped = one[at : at + 2] == other[at : at + 2][::-1] and one[at + 2 :] == other[at + 2 :]
    return swapped or one[at + 1 :] == other[at + 1 :]


def only_counts(one: str, other: str) -> bool:
    """Whether the slip is between characters that tell enterprises of one name apart: 甲 and 乙, 1 and 2, 东 and 西."""
    differ = [(a, b) for a, b in zip(one, other, strict=False) if a != b]
    return len(one) == len(other) and all(_COUNTING.fullmatch(a + b) for a, b in differ)


class Slips:
    """Keys by all that is left of them with one character taken out: those a slip apart have one such rest in common."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._by_rest: Mapping[str, list[str]] = defaultdict(list)
        for key in dict.fromkeys(keys):
            for rest in set(_rests(key)):
                self._by_rest[rest].append(key)

    def near(self, key: str) -> list[str]:
        """The keys a slip away, in the order in which they were given."""
        found = {other: None for rest in _rests(key) for other in self._by_rest.get(rest, ())}
        return [other for other in found if is_slip(key, other)]


def _rests(key: str) -> Iterator[str]:
    yield key
    yield from (key[:at] + key[at + 1 :] for at in range(len(key)))
