"""Plain fields: what a sheet says as templates are given it, the same for Word and for PDF.

A sum has three writings and a date three, of which a template chooses:

>>> plain(dt.date(2021, 3, 1))
{'iso': '2021-03-01', 'zh': '2021年3月1日', 'en': '1 March 2021'}
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

from subsidy_calc.papers.paper import Fields, Kind, Sheet, Sum, Value

Plain: TypeAlias = str | int | dict[str, str]
PlainFields: TypeAlias = dict[str, Plain]

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip

# what a paper may go without: then there is an empty text, or a date of empty texts, never an unknown name
_TEXTS = ("batch", "role_1", "role_2", "role_3", "role_4", "role_5")
_DATES = ("date",)
_TEXTS_OF_LIST, _DATES_OF_LIST = ("days", "first_day"), ("from", "to")
_NO_DATE = {"iso": "", "zh": "", "en": ""}

_BLANK = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
# control characters, marks that turn the direction of what follows, halves of letters, and what is no character
_NOT_PRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class PlainSheet:
    """A sheet of texts, numbers and dictionaries of texts."""

    name: str
    fields: PlainFields
    rows: Sequence[PlainFields]
    totals: Sequence[PlainFields]


def plain_sheet(kind: Kind, sheet: Sheet) -> PlainSheet:
    """All that a template of this kind may name."""
    return PlainSheet(
        printable(sheet.name),
        _with_all(kind, _plain_fields(sheet.fields)),
        [_plain_fields(row) for row in sheet.rows],
        [_plain_fields(row) for row in sheet.totals],
    )


def plain(value: Value) -> Plain:
    """One value in every form that papers write it in."""
    if isinstance(value, Sum):
        return {"yuan": value.yuan, "wan": value.wan, "capitals": value.capitals}
    if isinstance(value, dt.date):
        return {
            "iso": value.isoformat(),
            "zh": f"{value.year}年{value.month}月{value.day}日",
            "en": f"{value.day} {_MONTHS[value.month - 1]} {value.year}",
        }
    return printable(value) if isinstance(value, str) else value


def printable(text: str) -> str:
    """The text in one line; what no printer shows, or what would turn the text around, becomes U+FFFD.

    >>> printable("甲\\n乙\\x07丙")
    '甲 乙\ufffd丙'
    """
    return _NOT_PRINTABLE.sub("\N{REPLACEMENT CHARACTER}", _BLANK.sub(" ", text))


def _with_all(kind: Kind, fields: PlainFields) -> PlainFields:
    """The fields, and what stands for those that this paper goes without."""
    texts = _TEXTS + (_TEXTS_OF_LIST if kind == "list" else ())
    dates = _DATES + (_DATES_OF_LIST if kind == "list" else ())
    return {**dict.fromkeys(texts, ""), **fields, **{name: fields.get(name) or _NO_DATE for name in dates}}


def _plain_fields(fields: Fields) -> PlainFields:
    return {name: plain(value) for name, value in fields.items()}
