"""Expanded: which rows of a template stand where in the sheet that is made of it, and what its formulas say there."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from openpyxl.formula import Tokenizer
from openpyxl.formula.tokenizer import Token

_REFERENCE = re.compile(r"(\$?[A-Za-z]{1,3}\$?)(\d+)(?::(\$?[A-Za-z]{1,3}\$?)(\d+))?")


@dataclass(frozen=True, slots=True)
class Expanded:
    """How many times each row of a template stands: a repeated one several times or not at all. Rows count from 1.

    >>> expanded = Expanded((1, 3, 1))
    >>> expanded.first(2), expanded.last(2), expanded.first(3), expanded.moved("=SUM(F2:F2)", 3, 5)
    (2, 4, 5, '=SUM(F2:F4)')
    """

    counts: Sequence[int]

    def first(self, row: int) -> int:
        """Where a template's row first stands."""
        within = min(row - 1, len(self.counts))
        return sum(self.counts[:within]) + row - within

    def last(self, row: int) -> int:
        """Where it last stands."""
        times = self.counts[row - 1] if row <= len(self.counts) else 1
        return self.first(row) + times - 1

    def moved(self, formula: str, row: int, stands: int) -> str:
        """A formula of a template's row where that row stands: ranges grow with the rows that they reach over."""
        return "=" + "".join(self._token(token, row, stands) for token in Tokenizer(formula).items)

    def cells(self, cells: str) -> str:
        """An area of the template where it comes to stand."""
        return _REFERENCE.sub(self._moving(0, 0), cells)

    def _token(self, token: Token, row: int, stands: int) -> str:
        text = str(token.value)
        if token.type != Token.OPERAND or token.subtype != Token.RANGE or "!" in text:  # another sheet has its own rows
            return text
        return _REFERENCE.sub(self._moving(row, stands), text)

    def _moving(self, row: int, stands: int) -> Callable[[re.Match[str]], str]:
        def moved(found: re.Match[str]) -> str:
            column, start, to, end = found[1], int(found[2]), found[3], found[4]
            first = stands if start == row else self.first(start)
            if to is None:
                return f"{column}{first}"
            last = stands if int(end) == row else max(self.last(int(end)), first)
            return f"{column}{first}:{to}{last}"

        return moved
