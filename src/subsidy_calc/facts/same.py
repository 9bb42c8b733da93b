"""Same: what two keys are compared by, so that one matter is not claimed twice under two spellings.

Width, case, blanks, traditional characters, kinds of dashes, dots and quotes, and Cyrillic
or Greek letters that look like Latin ones do not tell two matters apart.
"""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache

from opencc import OpenCC

_LOOK_ALIKE = dict(
    zip(
        "АВЕЅІЈКМНОРСТХУаеоѕіјрсхуԁԛԝΑΒΕΖΗΙΚΜΝΟΡΤΥΧανορυ",
        "ABESIJKMHOPCTXYaeosijpcxydqwABEZHIKMNOPTYXavopu",
        strict=True,
    )
)
_DASHES, _DOTS, _QUOTES = "‐‑‒–—―−－﹣", "··•・‧∙", "“”„‟‘’‚‛「」『』《》〈〉«»\"'"
_AS_ONE = str.maketrans(
    _LOOK_ALIKE | dict.fromkeys(_DASHES, "-") | dict.fromkeys(_DOTS, "·") | dict.fromkeys(_QUOTES, "'")
)


@lru_cache(maxsize=200_000)
def as_same(text: str) -> str:
    """A text as it is compared.

    >>> as_same("智慧工廠 Ａ区") == as_same("智慧工厂А区")
    True
    """
    folded = "".join(unicodedata.normalize("NFKC", text).split()).translate(_AS_ONE).casefold()
    return folded if folded.isascii() else simplified(folded)


def simplified(text: str) -> str:
    """Traditional characters as simplified ones.

    >>> simplified("數字化車間")
    '数字化车间'
    """
    converted: str = _to_simplified().convert(text)
    return converted


def has_look_alikes(text: str) -> bool:
    """Whether letters of another script stand among Latin letters or digits, as nobody types them.

    >>> has_look_alikes("А区"), has_look_alikes("A区"), has_look_alikes("α型")
    (True, False, False)
    """
    return any(letter in _DECEIVING for letter in text)


_DECEIVING = frozenset(letter for letter in _LOOK_ALIKE if not unicodedata.name(letter).startswith("GREEK SMALL"))


@cache
def _to_simplified() -> OpenCC:
    return OpenCC("t2s")
