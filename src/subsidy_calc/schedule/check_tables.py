"""Check of tables: keys, parents, headings; what a claims workbook needs to be read without guessing."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from subsidy_calc.grammar.scope import ENTERPRISE
from subsidy_calc.schedule.check_columns import check_column
from subsidy_calc.schedule.model import Schedule
from subsidy_calc.schedule.scope import visible_tables
from subsidy_calc.schedule.tables import (
    BUILT_IN,
    BUILT_IN_SHEETS,
    REDUCED_SUFFIX,
    VERIFIED_SUFFIX,
    Column,
    Table,
    compact,
)
from subsidy_calc.values.messages import wording
from subsidy_calc.values.problems import ONE_OF, Problem, nearest

NO_ENTERPRISE = wording(
    "tables.no_enterprise",
    zh="要有一张 enterprise 表，主键为 [uscc]",
    en="a table `enterprise` with the key [uscc] is needed",
)
RESERVED = wording(
    "tables.reserved",
    zh="earlier（历年兑现）、decision（会议决定）和 bank（银行账户）是内置的表",
    en="the tables earlier, decision and bank are built in",
)
UNKNOWN_COLUMN = wording("tables.unknown_column", zh="表里没有“{name}”这一列", en="the table has no column “{name}”")
UNKNOWN_PARENT = wording("tables.unknown_parent", zh="没有“{name}”这张表", en="there is no table “{name}”")
PARENT_KEY = wording(
    "tables.parent_key", zh="belongs_to 要对应上级表的全部主键", en="belongs_to must name all of the parent's key"
)
NOT_UNDER_ENTERPRISE = wording(
    "tables.not_under_enterprise",
    zh="表要属于 enterprise，并以统一社会信用代码为主键之一",
    en="the table must belong to enterprise, with the credit code in its key",
)
SHEET_TWICE = wording("tables.sheet_twice", zh="两张表都用工作表“{name}”", en="two tables use the sheet “{name}”")
HEADING_TWICE = wording("tables.heading_twice", zh="两列都用表头“{name}”", en="two columns use the heading “{name}”")
BAD_SHEET = wording(
    "tables.bad_sheet",
    zh="工作表名称要在31个字以内，不含 []:*?/\\，首尾不是单引号",
    en="a sheet's name has at most 31 characters none of []:*?/\\, and no apostrophe at its ends",
)
SEVERAL_IN_KEY = wording(
    "tables.several_in_key",
    zh="“{name}”可以有几个选项，不能做主键",
    en="“{name}” has several choices and cannot be part of a key",
)
CIRCLE = wording("tables.circle", zh="表的从属关系成了圈", en="the tables belong to one another in a circle")


_NOT_A_SHEET = re.compile(r"[\[\]:*?/\\]")


def check_tables(schedule: Schedule) -> Iterator[Problem]:
    """Problems of the tables; with none, every clause's facts can be looked up."""
    enterprise = schedule.tables.get(ENTERPRISE)
    if enterprise is None or enterprise.key != ("uscc",):
        yield Problem("no_enterprise", schedule.place, NO_ENTERPRISE())
    for name in BUILT_IN:
        if name in schedule.tables:
            yield Problem("reserved_table", schedule.tables[name].place, RESERVED())
    sheets: set[str] = set(BUILT_IN_SHEETS)
    for table in schedule.tables.values():
        name = table.sheet.casefold()
        if name in sheets:
            yield Problem("sheet_twice", table.place, SHEET_TWICE(name=name), name)
        sheets.add(name)
    for name, table in schedule.tables.items():
        yield from _check_table(name, table, schedule)


def _headings_twice(table: Table, schedule: Schedule) -> Iterator[Problem]:
    headings = [compact(text) for column in table.columns.values() for text in all_headings(column, schedule)]
    for heading, count in Counter(headings).items():
        if count > 1:
            yield Problem("heading_twice", table.place, HEADING_TWICE(name=heading), heading)


def _check_table(name: str, table: Table, schedule: Schedule) -> Iterator[Problem]:
    for column in table.key:
        yield from _known(column, table, "key")
        if column in table.columns and table.columns[column].type == "choices":
            yield Problem("several_in_key", table.place, SEVERAL_IN_KEY(name=column), column)
    family = visible_tables(schedule, name)
    if name in {parent for each in family for parent in schedule.tables[each].belongs_to}:
        yield Problem("table_circle", table.place, CIRCLE())
    for parent, pairs in table.belongs_to.items():
        yield from _check_parent(parent, pairs, table, schedule)
    uscc_in_key = any(c in table.columns and table.columns[c].type == "uscc" for c in table.key)
    all_known = all(parent in schedule.tables for parent in table.belongs_to)  # others are told already
    if name != ENTERPRISE and all_known and not (uscc_in_key and ENTERPRISE in table.belongs_to):
        yield Problem("not_under_enterprise", table.place, NOT_UNDER_ENTERPRISE())
    yield from _headings_twice(table, schedule)
    if (
        _NOT_A_SHEET.search(table.sheet)
        or table.sheet.startswith("'")
        or table.sheet.endswith("'")
        or not 1 <= len(table.sheet) <= 31
    ):
        yield Problem("bad_sheet_name", table.place, BAD_SHEET(), table.sheet)
    for column_spec in table.columns.values():
        yield from check_column(column_spec)


def all_headings(column: Column, schedule: Schedule) -> list[str]:
    """Every heading that a column may have, those of its verified sum and reason, or with its unit, included."""
    if column.unit is not None:
        return [heading + suffix for heading in column.headings for suffix in ("", f"({column.unit})")]
    if column.verified is None:
        return list(column.headings)
    suffixes = ("", VERIFIED_SUFFIX[schedule.language], REDUCED_SUFFIX[schedule.language])
    return [heading + suffix for heading in column.headings for suffix in suffixes]


def _check_parent(parent: str, pairs: dict[str, str], table: Table, schedule: Schedule) -> Iterator[Problem]:
    if parent not in schedule.tables:
        known = list(schedule.tables)
        says, expected = UNKNOWN_PARENT(name=parent), ONE_OF(known=tuple(known))
        place = table.place_of(parent, "belongs_to")
        yield Problem("unknown_table", place, says, parent, expected, nearest(parent, known))
        return
    if set(pairs) != set(schedule.tables[parent].key):
        yield Problem("parent_key", table.place, PARENT_KEY(), ", ".join(pairs))
    for own in pairs.values():
        yield from _known(own, table, "belongs_to")


def _known(column: str, table: Table, within: str) -> Iterator[Problem]:
    if column not in table.columns:
        known = list(table.columns)
        says, expected = UNKNOWN_COLUMN(name=column), ONE_OF(known=tuple(known))
        place = table.place_of(column, within)
        yield Problem("unknown_column", place, says, column, expected, nearest(column, known))
