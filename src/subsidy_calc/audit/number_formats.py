"""Number formats: whether a cell shows the figure that it holds."""

from __future__ import annotations

import re
from typing import TypeAlias

# quoted text, colours and conditions, padding, filling, an escaped character
_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|_.|\*.|\\.')
_SCALED = re.compile(r"[0#?](,+)(?![0#?,])")
_DIGITS = re.compile(r'"[^"]*\d[^"]*"|\\\d')


_CONDITION = re.compile(r"\[[<>=]")
_SECTIONS = re.compile(r';(?=(?:[^"]*"[^"]*")*[^"]*$)')

_Shown: TypeAlias = tuple[bool, int, int, bool]


def as_shown(number_format: str) -> tuple[list[_Shown], bool]:
    """How figures above, below and at 0 are shown, and whether that depends on anything else.

    >>> as_shown("#,##0.00") == as_shown('0.00"元"') == as_shown("General")
    True
    >>> any(as_shown(other) == as_shown("0.00") for other in (";;;", "#,##0,", "0.00%", '"9"0.00', "0.00;-0.00;"))
    False
    """
    sections = _SECTIONS.split(number_format)
    below = sections[1] if len(sections) > 1 else sections[0]
    at_zero = sections[2] if len(sections) > 2 else sections[0]
    return [_section(each) for each in (sections[0], below, at_zero)], bool(_CONDITION.search(number_format))


def conceals_text(number_format: str) -> bool:
    """Whether a text does not show.

    >>> [conceals_text(each) for each in ("General", "@", "0;-0;0", ";;;", '0;0;0;"x"')]
    [False, False, False, True, True]
    """
    sections = _SECTIONS.split(number_format)
    return len(sections) > 3 and "@" not in _NOT_SHOWN.sub("", sections[3])


def _section(section: str) -> _Shown:
    """Whether a figure shows at all, by how many thousands and hundreds it is scaled, whether digits are added."""
    plain = _NOT_SHOWN.sub("", section)
    shows = "general" in plain.lower() or bool(re.search(r"[0#?@ymdhs]", plain, re.IGNORECASE))
    scaled = sum(len(commas) for commas in _SCALED.findall(plain))
    return shows, scaled, plain.count("%"), bool(_DIGITS.search(section))
