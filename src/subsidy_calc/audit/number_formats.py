"""Number formats: whether a cell shows the figure that it holds."""

from __future__ import annotations

import re

# quoted text, colours and conditions, padding, filling, an escaped character
_NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|_.|\*.|\\.')
_SCALED = re.compile(r"[0#?](,+)(?![0#?,])")
_DIGITS = re.compile(r'"[^"]*\d[^"]*"|\\\d')


def as_shown(number_format: str) -> tuple[bool, int, int, bool]:
    """Whether a figure shows at all, by how many thousands and hundreds it is scaled, and whether digits are added.

    >>> as_shown("#,##0.00") == as_shown('0.00"元"') == as_shown("General")
    True
    >>> as_shown(";;;") == as_shown("0.00") or as_shown("#,##0,") == as_shown("#,##0")
    False
    """
    sections = re.split(r';(?=(?:[^"]*"[^"]*")*[^"]*$)', number_format)
    plain = _NOT_SHOWN.sub("", sections[0])
    shows = "general" in plain.lower() or bool(re.search(r"[0#?@ymdhs]", plain, re.IGNORECASE))
    scaled = sum(len(commas) for commas in _SCALED.findall(plain))
    return shows, scaled, plain.count("%"), bool(_DIGITS.search(sections[0]))
