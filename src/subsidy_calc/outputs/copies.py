"""Copies: names below `inputs/` for files of whatever name, good on every system."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
_LONGEST_BYTES = 120


def safe_name(name: str) -> str:
    """A name that every system takes for a file; beside a number it is no device of Windows either.

    >>> safe_name("CON: 申报表 .xlsx")
    'CON_ 申报表.xlsx'
    """
    own = PurePosixPath(_FORBIDDEN.sub("_", name))
    stem = own.stem.strip(" .")
    while len(stem.encode()) > _LONGEST_BYTES:
        stem = stem[:-1]
    suffix = own.suffix if len(own.suffix.encode()) <= 10 else ""
    return stem + suffix.rstrip(" .")
