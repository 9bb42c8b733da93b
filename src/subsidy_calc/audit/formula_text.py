"""Formula text: one spelling of a formula, whichever program saved it."""

from __future__ import annotations

import re

_PARTS = re.compile(r'("(?:[^"]|"")*")')
_QUOTED_SHEET = re.compile(r"'([^'!\s()+*/,-]+)'!")
_PREFIX = re.compile(r"_xl(?:fn|ws)\.")


def one_spelling(formula: str) -> str:
    r"""The formula without what programs write differently; texts within it stay as they are.

    >>> one_spelling('= sum( \'明细\'!A1, 2 )&"a b"')
    '=SUM(明细!A1,2)&"a b"'
    """
    parts = _PARTS.split(formula.replace("\r\n", "\n"))
    return "".join(part if number % 2 else _code(part) for number, part in enumerate(parts))


def _code(part: str) -> str:
    plain = _PREFIX.sub("", "".join(part.split()))
    return _QUOTED_SHEET.sub(r"\1!", plain).upper()
