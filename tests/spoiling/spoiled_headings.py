"""Headings renamed, doubled, moved, left out, or written over two lines."""

from __future__ import annotations

from spoiling.clean_book import EQUIPMENT, Book, Row
from spoiling.spoiled_case import (
    ALL_P,
    Case,
    Spoil,
    each_row,
    edited,
    faulty,
    insert,
    put,
    read,
    refused,
    stopped,
    then,
)


def _in_ten_thousands(book: Book) -> None:
    for row in book.sheets["项目"][1:]:
        for column in (3, 4, 6, 7):
            amount = row[column]
            if isinstance(amount, int | float):
                row[column] = round(amount / 10_000, 6)


def _without(column: int) -> Spoil:
    return each_row("项目", lambda row: [*row[: column - 1], *row[column:]])


def _with_remark(row: Row) -> Row:
    return [*row, "备注" if row[0] == "统一社会信用代码" else "已核"]


def _two_lines(book: Book) -> None:
    lower: Row = ["代码", *[None] * 8]
    upper = list(book.sheets["项目"][0])
    upper[0] = "统一社会信用"
    upper[3], lower[3] = "智能装备购置额", "（不含税）"
    book.sheets["项目"][:1] = [upper, lower]


def _no_headings(book: Book) -> None:
    del book.sheets["项目"][0]


HEADINGS: list[Case] = [
    read("an alias", put("项目!A1", "信用代码"), fate="claim", row="项目!2"),
    read("half-width brackets", put("项目!D1", "智能装备购置额(不含税)"), fate="claim", row="项目!2"),
    read("a line broken in the cell", put("项目!D1", "智能装备购置额\n（不含税）"), fate="claim", row="项目!2"),
    read("blanks between the characters", put("企业!C1", "注 册 地"), fate="enterprise", row="企业!2"),
    read("the unit yuan", put("项目!D1", f"{EQUIPMENT}（元）"), fate="claim", row="项目!2"),
    read(
        "a unit of ten thousand",
        then(
            _in_ten_thousands,
            put("项目!D1", f"{EQUIPMENT}（万元）"),
            put("项目!E1", f"{EQUIPMENT}审定额（万元）"),
            put("项目!G1", "系统购置额（不含税）（万元）"),
            put("项目!H1", "系统购置额（不含税）审定额（万元）"),
        ),
        "amount_converted",
        "项目!D2",
        "claim",
    ),
    read(
        "a title with the unit",
        then(_in_ten_thousands, insert("项目", 1, ["单位：万元"])),
        "amount_converted",
        "项目!D3",
        "claim",
    ),
    read(
        "titles above", then(insert("企业", 1, []), insert("企业", 1, ["2020年申报企业"])), fate="no_data", row="企业!1"
    ),
    read("headings over two lines", _two_lines, fate="claim", row="项目!3"),
    read("columns in another order", each_row("认定", lambda row: row[::-1]), fate="claim", row="认定!2"),
    read("a column of remarks", each_row("项目", _with_remark), "extra_column", "项目!J1", "claim", "项目!2"),
    read("a column of numbers in front", each_row("企业", lambda row: [None, *row]), fate="enterprise", row="企业!2"),
    read(
        "a title merged over all columns",
        then(insert("认定", 1, ["认定情况"]), edited(lambda book: book["认定"].merge_cells("A1:F1"))),
        fate="claim",
        row="认定!3",
    ),
    faulty("an amount's column missing", _without(4), "missing_column", "项目!1", ALL_P, row="项目!2"),
    faulty("a heading in other words", put("项目!C1", "建设性质"), "missing_column", "项目!1", ALL_P, row="项目!2"),
    faulty(
        "an empty heading",
        put("企业!D1", None),
        "missing_column",
        "企业!1",
        f"{ALL_P} R2 R3 R4 R5 R6 R7 R8 R9 R10 R11 R13",
        "enterprise",
        "企业!2",
    ),
    refused("a title with a foreign unit", insert("项目", 1, ["单位：万美元"]), "unknown_unit", "项目!D3", ALL_P),
    stopped("an amount's heading twice", put("项目!F1", EQUIPMENT), "heading_twice", "项目!F1"),
    stopped("a heading and its alias", put("企业!B1", "信用代码"), "heading_twice", "企业!B1"),
    stopped("a key column missing", _without(2), "missing_key_column", "项目!1"),
    stopped("the codes' heading in other words", put("企业!A1", "税号"), "missing_key_column", "企业!1"),
    stopped("no headings", _no_headings, "no_headings", "项目"),
    stopped("headings of a bank's form", put("银行账户!A1", "客户编号"), "missing_key_column", "银行账户!1"),
]
