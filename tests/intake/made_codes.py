"""Unified social credit codes made for tests, with their check digits."""

from __future__ import annotations

from stdnum.cn import uscc


def code(number: int) -> str:
    """The code of a made-up enterprise: 91341124 for a company of 全椒县, then MA and the number."""
    stem = f"91341124MA{number:07d}"
    return stem + str(uscc.calc_check_digit(stem))


def with_wrong_check(right: str) -> str:
    """The code with another last character."""
    return right[:-1] + ("0" if right[-1] != "0" else "1")
