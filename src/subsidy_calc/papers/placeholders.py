"""Placeholders: `{{ field }}` and `{{ row.field }}` in a workbook template, and what stands in their place.

Only the template's own text is looked at: what comes out of claims is never read again.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

from subsidy_calc.papers.paper import Fields, Sheet, Sum, Value
from subsidy_calc.values.messages import say, wording

Group: TypeAlias = Literal["", "row", "subtotal"]  # the sheet's own fields, those of its rows, those of its totals
Known: TypeAlias = Mapping[str, Value]  # by what a placeholder says

DATE = wording("papers.date", zh="{year}年{month}月{day}日", en="{day} {month} {year}")

_FORMS_OF_SUMS = ("yuan", "wan", "capitals")
_FORMS_OF_DATES = ("zh", "en", "iso")
_DATES = ("from", "to", "date")
_PLACEHOLDER = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_HALF = re.compile(r"\{\{|\}\}|｛+\s*[a-z_.]+|\{\s*[a-z_.]+\s*\}")  # brackets left over, full-width, or single ones
_NO_TOTALS: Fields = {"payer": "", "sum": Sum(Fraction(0))}


def placeholders(text: str) -> list[str]:
    """What the placeholders of a template's text say.

    >>> placeholders("自{{ from }}至{{to}}")
    ['from', 'to']
    """
    return [found.strip() for found in _PLACEHOLDER.findall(text)]


def is_half_open(text: str) -> bool:
    """Whether a placeholder was begun or ended, but is none: it would be printed as it stands.

    >>> is_half_open("{{ count }项"), is_half_open("｛｛count｝｝"), is_half_open("{{ count }}项")
    (True, True, False)
    """
    return _HALF.search(_PLACEHOLDER.sub("", text)) is not None


def group_of(placeholder: str) -> Group:
    """Whose field it is."""
    first = placeholder.partition(".")[0]
    return "row" if first == "row" else "subtotal" if first == "subtotal" else ""


def only_placeholder(text: str) -> str | None:
    """The placeholder that is all of a text; None where there is more, or less."""
    found = _PLACEHOLDER.fullmatch(text.strip())
    return found[1].strip() if found is not None and "{{" not in found[1] else None


def filled(text: str, value_of: Callable[[str], str]) -> str:
    """The text with every placeholder replaced, in one pass."""
    return _PLACEHOLDER.sub(lambda found: value_of(found[1].strip()), text)


def known_of(group: Group, fields: Fields) -> Known:
    """The values of some fields by what placeholders say: a sum or date by each of its forms."""
    return dict(_known(f"{group}." if group else "", fields))


def known_in(sheet: Sheet) -> list[str]:
    """Everything that a template of the sheet's kind may say."""
    rows = sheet.rows[0] if sheet.rows else {}
    totals = sheet.totals[0] if sheet.totals else _NO_TOTALS
    return [*known_of("", sheet.fields), *known_of("row", rows), *known_of("subtotal", totals)]


def written(placeholder: str, value: Value) -> str:
    """A value in words, as the placeholder wants it."""
    form = placeholder.rpartition(".")[2]
    if isinstance(value, Sum):
        return {"yuan": value.yuan, "wan": value.wan, "capitals": value.capitals}[form]
    if isinstance(value, dt.date):
        if form == "iso":
            return value.isoformat()
        month = f"{value:%B}" if form == "en" else str(value.month)
        return say(DATE(year=str(value.year), month=month, day=value.day), "en" if form == "en" else "zh")
    return str(value)


def number_of(placeholder: str, value: Value) -> Fraction | None:
    """The number that a cell holds where the placeholder is all of its text; None for texts."""
    if isinstance(value, Sum):
        form = placeholder.rpartition(".")[2]
        return {"yuan": value.value, "wan": value.value / 10_000}.get(form)
    return Fraction(value) if isinstance(value, int) else None


def _known(prefix: str, fields: Fields) -> Iterator[tuple[str, Value]]:
    for name, value in fields.items():
        forms = _FORMS_OF_SUMS if isinstance(value, Sum) else _FORMS_OF_DATES if name in _DATES else ()
        if forms:
            yield from ((f"{prefix}{name}.{form}", value) for form in forms)
        else:
            yield f"{prefix}{name}", value
