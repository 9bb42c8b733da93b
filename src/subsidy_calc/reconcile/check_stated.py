"""Stated figures checked: each count and total in a list's words, against the tables that it may speak of.

Words above a table may be of that table, of the sheet, or of the whole file; words below or
beside its total likewise. One of them must fit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from subsidy_calc.reconcile.figures import shown
from subsidy_calc.reconcile.listed import ListColumn, Listed, ListTable, ListText
from subsidy_calc.reconcile.names import name_key
from subsidy_calc.reconcile.stated import Stated, stated_in
from subsidy_calc.reconcile.why import why_or_check
from subsidy_calc.values.messages import Message, wording
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
    """Report each figure in words that fits no table that it may speak of.

    With doubles in the list, told elsewhere, a count may be that of its rows.
    """
    for text in listed.texts:
        scopes = list(_scopes(text, listed.tables))
        for stated in stated_in(text.text) if scopes else ():
            yield from _check(text, stated, scopes, has_doubles)


_Scope = Sequence[ListTable]


def _scopes(text: ListText, tables: Sequence[ListTable]) -> Iterator[_Scope]:
    near = [number for number in (text.before, text.after) if number is not None and number < len(tables)]
    yield from ([tables[number]] for number in near)
    sheet = [table for table in tables if table.place.sheet == text.place.sheet]
    if sheet:
        yield sheet
    if tables:
        yield tables


def _check(text: ListText, stated: Stated, scopes: Sequence[_Scope], has_doubles: bool) -> Iterator[Problem]:
    if stated.of in ("enterprises", "rows"):
        yield from _count(text, stated, scopes, has_doubles)
        return
    columns = [_columns(scope, stated) for scope in scopes]
    sums = [_total(own) for own in columns if own]
    if not sums or None in sums or stated.value in sums:
        return
    wanted = sums[0]
    if wanted is None:
        return
    _, column = next(own for own in columns if own)[0]
    says = (
        SHARE(level=stated.level, words=stated.words, heading=column.heading)
        if stated.level
        else SUM(words=stated.words)
    )
    expected = shown(wanted, "元" if stated.unit == "元" else "亿元" if stated.unit == "亿元" else "万元")
    fix = why_or_check(stated.value, wanted)
    code = "share_stated_differs" if stated.level else "sum_stated_differs"
    yield Problem(code, text.place, says, stated.words, expected, fix)


def _count(text: ListText, stated: Stated, scopes: Sequence[_Scope], has_doubles: bool) -> Iterator[Problem]:
    by_rows = [sum(len(table.rows) for table in scope) for scope in scopes]
    by_name = [len({name_key(row.name) or row.uscc for table in scope for row in table.rows}) for scope in scopes]
    of_rows = stated.of == "rows"
    counts = by_rows if of_rows else [*by_name, *(by_rows if has_doubles else ())]
    if stated.value in counts:
        return
    expected: Message = COUNT(count=counts[0])
    says = ROWS(words=stated.words) if of_rows else ENTERPRISES(words=stated.words)
    yield Problem("count_stated_differs", text.place, says, stated.words, expected, CORRECT_WORDS())


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
