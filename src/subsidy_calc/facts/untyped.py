"""Untyped: cells of files that hold text alone, as the types of their columns have them.

In a .csv a number is written out. Where the column wants one, a plain decimal is that
number, as if it stood in a cell; a code or an account stays text, with all its digits.
"""

from __future__ import annotations

import re

from subsidy_calc.facts.raw import RawCell
from subsidy_calc.grammar.scope import Type

_NUMBERS = {"money", "decided", "count", "days", "quantity", "year", "date"}
_DECIMAL = re.compile(r"-?(?:0|[1-9]\d{0,14})(?:\.\d+)?", re.ASCII)
_DATE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)


def typed(cell: RawCell, type_: Type) -> RawCell:
    """The cell as a workbook would hold it.

    >>> typed(RawCell("text", "800.50"), "money").kind, typed(RawCell("text", "800"), "text").kind
    ('number', 'text')
    """
    if cell.kind != "text":
        return cell
    if type_ in _NUMBERS and _DECIMAL.fullmatch(cell.text):
        return RawCell("number", cell.text)
    if type_ == "date" and _DATE.fullmatch(cell.text):
        return RawCell("date", cell.text)
    return cell
