"""Recalculated: sums and products worked out again, so that a stored result that is not the formula's shows.

A workbook holds each formula beside the result that was stored with it; a program, or a
person with a text editor, can store any. Only + - * / and SUM over cells of the same
sheet are worked out; other formulas are taken as stored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from subsidy_calc.intake.parts import column_number

Place = tuple[int, int]  # row and column, from 1
Stored = Mapping[Place, "Fraction | str"]  # numbers, or whatever else stands there

_TOKEN = re.compile(
    r"\s*(?:(?P<number>\d+(?:\.\d+)?)(?P<percent>%?)"
    r"|(?P<range>\$?[A-Z]{1,3}\$?\d{1,7}:\$?[A-Z]{1,3}\$?\d{1,7})"
    r"|(?P<cell>\$?[A-Z]{1,3}\$?\d{1,7})(?![A-Z0-9(!.:_])"
    r"|(?P<sum>SUM\()|(?P<sign>[-+*/(),]))",
    re.ASCII,
)
_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})", re.ASCII)
_MOST_CELLS = 200_000  # of one range
_CLOSE = Fraction(1, 10**9)  # binary numbers differ from exact ones by less, relative to the largest


class _NotKnown(Exception):
    """The formula has something that is not worked out here."""


def agrees(formula: str, stored: Fraction, cells: Stored) -> bool:
    """Whether a formula gives its stored result; True where it cannot be worked out.

    >>> cells = {(1, 1): Fraction(100), (2, 1): Fraction(20), (3, 1): "无"}
    >>> agrees("=A1+A2*2", Fraction(140), cells), agrees("=SUM(A1:A3)", Fraction(1200), cells)
    (True, False)
    """
    try:
        worked_out = _Formula(list(_tokens(formula.removeprefix("="))), cells).value()
    except (_NotKnown, ZeroDivisionError, RecursionError):
        return True
    largest = max(abs(worked_out), abs(stored), Fraction(1))
    return abs(worked_out - stored) <= _CLOSE * largest


def _tokens(formula: str) -> Iterator[tuple[str, str]]:
    at, formula = 0, formula.strip()
    while at < len(formula):
        match = _TOKEN.match(formula, at)
        if match is None or match.lastgroup is None:
            raise _NotKnown
        kind = "number" if match["number"] else match.lastgroup
        yield kind, (match["number"] + match["percent"]) if match["number"] else match[kind]
        at = match.end()


@dataclass(slots=True)
class _Formula:
    """A formula read from the left; every method takes the tokens that belong to it."""

    tokens: list[tuple[str, str]]
    cells: Stored
    at: int = field(default=0)

    def value(self) -> Fraction:
        result = self._sum()
        if self.at != len(self.tokens):
            raise _NotKnown
        return result

    def _next(self, *signs: str) -> str | None:
        """The sign that comes next, taken, if it is one of these."""
        if self.at < len(self.tokens) and self.tokens[self.at][1] in signs:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def _sum(self) -> Fraction:
        result = self._product()
        while sign := self._next("+", "-"):
            result += self._product() if sign == "+" else -self._product()
        return result

    def _product(self) -> Fraction:
        result = self._signed()
        while sign := self._next("*", "/"):
            factor = self._signed()
            result = result * factor if sign == "*" else result / factor
        return result

    def _signed(self) -> Fraction:
        if sign := self._next("-", "+"):
            return -self._signed() if sign == "-" else self._signed()
        return self._one()

    def _one(self) -> Fraction:
        if self.at >= len(self.tokens):
            raise _NotKnown
        kind, text = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            return Fraction(text.rstrip("%")) / (100 if text.endswith("%") else 1)
        if kind == "cell":
            return self._cell(_place(text))
        if kind == "sum":
            return self._all_of_sum()
        if text != "(":
            raise _NotKnown
        result = self._sum()
        self._close()
        return result

    def _all_of_sum(self) -> Fraction:
        """The arguments of SUM: in ranges what is no number counts for nothing."""
        result = Fraction(0)
        while True:
            if self.at < len(self.tokens) and self.tokens[self.at][0] == "range":
                self.at += 1
                result += sum(self._numbers(self.tokens[self.at - 1][1]), Fraction(0))
            else:
                result += self._sum()
            if not self._next(","):
                self._close()
                return result

    def _numbers(self, area: str) -> Iterator[Fraction]:
        first, last = map(_place, area.split(":"))
        rows, columns = sorted((first[0], last[0])), sorted((first[1], last[1]))
        if (rows[1] - rows[0] + 1) * (columns[1] - columns[0] + 1) > _MOST_CELLS:
            raise _NotKnown
        for row in range(rows[0], rows[1] + 1):
            for column in range(columns[0], columns[1] + 1):
                value = self.cells.get((row, column))
                if isinstance(value, Fraction):
                    yield value

    def _cell(self, place: Place) -> Fraction:
        value = self.cells.get(place, Fraction(0))
        if not isinstance(value, Fraction):
            raise _NotKnown
        return value

    def _close(self) -> None:
        if not self._next(")"):
            raise _NotKnown


def _place(reference: str) -> Place:
    match = _CELL.fullmatch(reference)
    if match is None:
        raise _NotKnown
    return int(match[2]), column_number(match[1])
