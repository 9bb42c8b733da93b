"""Stated figures checked: each count and total in a list's words, against the tables that it may speak of.

Words above a table may be of that table, of the sheet, or of the whole file; words below or
beside its total likewise; words inside a table may be of the part that they head or end. One
of them must fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from fractions import Fraction

from subsidy_calc.facts.number_format import Unit
from subsidy_calc.reconcile.figures import shown
from subsidy_calc.reconcile.listed import ListColumn, Listed, ListTable, ListText
from subsidy_calc.reconcile.names import name_key
from subsidy_calc.reconcile.stated import Stated, stated_in
from subsidy_calc.reconcile.why import why_or_check
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import Problem

ENTERPRISES = wording(
    "reconcile.enterprises_stated",
    zh="文字写的企业家数（{words}）与名单不一致",
    en="the number of enterprises in the words ({words}) is not that of the list",
)
ROWS = wording(
    "reconcile.rows_stated",
    zh="文字写的项数（{words}）与名单的行数不一致",
    en="the number of items in the words ({words}) is not that of the list's rows",
)
SUM = wording(
    "reconcile.sum_stated",
    zh="文字写的总额（{words}）与名单各行之和不一致",
    en="the total in the words ({words}) is not the sum of the list's rows",
)
SHARE = wording(
    "reconcile.share_stated",
    zh="文字写的{level}级资金（{words}）与名单“{heading}”之和不一致",
    en="what the words say of {level} funds ({words}) is not the sum of “{heading}” in the list",
)
COUNT = wording("reconcile.count", zh="{count}", en="{count}")
CORRECT_WORDS = wording(
    "reconcile.correct_words",
    zh="核对文字是否沿用了旧稿，名单是否有遗漏",
    en="see whether the words are those of an older list, and whether the list lacks a row",
)


def check_stated(listed: Listed, *, has_doubles: bool) -> Iterator[Problem]:
    """Report each text whose counts, or whose sums, fit no table that it may speak of.

    Of several counts in one text one must fit: the others may be of something else. With
    doubles in the list, told elsewhere, a count may be that of its rows.
    """
    for text in listed.texts:
        stated = stated_in(text.text)
        scopes = list(_scopes(text, listed.tables)) if stated else []
        for of in ("enterprises", "rows", "sum") if scopes else ():
            own = [each for each in stated if each.of == of]
            if own:
                yield from _sums(text, own, scopes) if of == "sum" else _counts(text, own, scopes, has_doubles)
        for share in stated if scopes else ():
            if share.of == "share":
                yield from _sums(text, [share], scopes)


_UNITS: dict[str, Unit] = {"元": "元", "万元": "万元", "亿元": "亿元"}
_Scope = Sequence[ListTable]
_MOST_PARTS = 100


def _scopes(text: ListText, tables: Sequence[ListTable]) -> Iterator[_Scope]:
    if text.after is not None and text.before is None:
        yield from ([part] for part in _parts(tables[text.after], text.place.row))
    near = [number for number in (text.before, text.after) if number is not None and number < len(tables)]
    yield from ([tables[number]] for number in near)
    sheet = [table for table in tables if table.place.sheet == text.place.sheet]
    if sheet:
        yield sheet
    if tables:
        yield tables


def _parts(table: ListTable, row: int) -> Iterator[ListTable]:
    """The parts of a table that words inside it may speak of: from there on or, beside a subtotal, up to there."""
    last = table.rows[-1].place.row if table.rows else 0
    breaks = sorted({table.place.row, last + 1, *table.restarts} - {row})[:_MOST_PARTS]
    is_total = any(total.place.row == row for total in table.totals)
    bounds = (
        [(at, row) for at in reversed(breaks) if at < row] if is_total else [(row, at) for at in breaks if at > row]
    )
    for low, high in bounds:
        rows = [each for each in table.rows if low < each.place.row < high]
        if rows:
            yield replace(table, rows=rows)


def _sums(text: ListText, stated: Sequence[Stated], scopes: Sequence[_Scope]) -> Iterator[Problem]:
    columns = [own for own in (_columns(scope, stated[0]) for scope in scopes) if own]
    sums = [_total(own) for own in columns]
    wanted = sums[0] if sums else None
    if wanted is None or None in sums or any(each.value in sums for each in stated):
        return
    first, (_, column) = stated[0], columns[0][0]
    words = _words(stated)
    says = SHARE(level=first.level, words=words, heading=column.heading) if first.level else SUM(words=words)
    code = "share_stated_differs" if first.level else "sum_stated_differs"
    unit = _UNITS[first.unit]
    yield Problem(code, text.place, says, words, shown(wanted, unit), why_or_check(first.value, wanted))


def _counts(text: ListText, stated: Sequence[Stated], scopes: Sequence[_Scope], has_doubles: bool) -> Iterator[Problem]:
    by_rows = [sum(len(table.rows) for table in scope) for scope in scopes]
    by_name = [len({name_key(row.name) or row.uscc for table in scope for row in table.rows}) for scope in scopes]
    of_rows = stated[0].of == "rows"
    counts = by_rows if of_rows else [*by_name, *(by_rows if has_doubles else ())]
    if any(each.value in counts for each in stated):
        return
    words, expected = _words(stated), COUNT(count=counts[0])
    says = ROWS(words=words) if of_rows else ENTERPRISES(words=words)
    yield Problem("count_stated_differs", text.place, says, words, expected, CORRECT_WORDS())


def _words(stated: Sequence[Stated]) -> str:
    return ", ".join(dict.fromkeys(each.words for each in stated))


def _columns(scope: _Scope, stated: Stated) -> list[tuple[ListTable, ListColumn]]:
    """The column that the words speak of in each table; none where a table lacks it."""
    found = []
    for table in scope:
        if stated.level:
            own = [column for column in table.of("share") if column.role.level == stated.level]
            column = own[0] if len(own) == 1 else None
        else:
            column = table.sums
        if column is None:
            return []
        found.append((table, column))
    return found


def _total(columns: Sequence[tuple[ListTable, ListColumn]]) -> Fraction | None:
    """The sum of all, None where some cell or unit is not known."""
    if not all(table.is_known(column) for table, column in columns):
        return None
    return sum((table.total(column) for table, column in columns), Fraction(0))
