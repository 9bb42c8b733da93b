"""Rows repeated, left out, put between, hidden, merged and added up."""

from __future__ import annotations

from intake.made_codes import code
from spoiling.clean_book import Book, Row
from spoiling.spoiled_case import (
    E1,
    Case,
    Spoil,
    copy_row,
    edited,
    faulty,
    insert,
    put,
    read,
    refused,
    then,
)

EQUIPMENT_SUM, SYSTEMS_SUM = 48_584_567.89, 2_380_000
TOTAL: Row = ["合计", None, None, EQUIPMENT_SUM, None, None, SYSTEMS_SUM]


def _without(sheet: str, number: int) -> Spoil:
    def spoil(book: Book) -> None:
        del book.sheets[sheet][number - 1]

    return spoil


def _hidden(book: Book) -> None:
    book.hidden_rows["项目"] = [3]


def _backwards(book: Book) -> None:
    head, *rows = book.sheets["认定"]
    book.sheets["认定"] = [head, *reversed(rows)]


def _merged(area: str) -> Spoil:
    return edited(lambda book: book["项目"].merge_cells(area))


ROWS: list[Case] = [
    read("a project twice, alike", copy_row("项目", 3), fate="repeat", row="项目!12"),
    read("a recognition twice, alike", copy_row("认定", 2), fate="repeat", row="认定!14"),
    read("an enterprise twice, alike", copy_row("企业", 2), fate="repeat", row="企业!10"),
    read("an earlier award twice, alike", copy_row("历年兑现", 2), fate="repeat", row="历年兑现!5"),
    refused("a project twice, another sum", copy_row("项目", 3, 4, 1), "duplicate_key", "项目!3", "P3"),
    refused(
        "a project twice, its name with a blank", copy_row("项目", 3, 2, "二 号线"), "duplicate_key", "项目!12", "P3"
    ),
    refused("a recognition twice, another day", copy_row("认定", 4, 5, "2020-07-01"), "duplicate_key", "认定!14", "R4"),
    refused("an enterprise twice, another name", copy_row("企业", 2, 2, "新名"), "two_names_one_code", "企业!2", E1),
    refused("a decision twice, another sum", copy_row("会议决定", 2, 2, 90_000), "duplicate_key", "会议决定!2", "P8"),
    refused(
        "an account twice, another number", copy_row("银行账户", 2, 4, "6222000011"), "duplicate_key", "银行账户!2"
    ),
    refused("an enterprise left out", _without("企业", 2), "unknown_parent", "项目!A2", E1),
    refused(
        "headings again between", insert("企业", 5, ["统一社会信用代码", "企业名称"]), "uscc_unreadable", "企业!A5"
    ),
    refused("a remark below", insert("企业", 10, ["以上情况属实"]), "uscc_unreadable", "企业!A10"),
    refused("a name without a code below", insert("企业", 10, [None, "壬公司"]), "blank_key", "企业!A10"),
    read("a blank row between", insert("项目", 4, []), fate="no_data", row="项目!4"),
    read("a row of blanks between", insert("项目", 4, [" ", "　", "\u200b"]), fate="no_data", row="项目!4"),
    read(
        "an example row", insert("项目", 2, ["示例行（不读取）", "某项目", "智能化", 1]), fate="no_data", row="项目!2"
    ),
    read("a right total", insert("项目", 12, TOTAL), fate="no_data", row="项目!12"),
    read(
        "a right total with blanks in it", insert("项目", 12, ["合　计：", *TOTAL[1:]]), fate="no_data", row="项目!12"
    ),
    read("a right subtotal", insert("项目", 4, ["小计", None, None, 9_234_567.89]), fate="no_data", row="项目!4"),
    faulty("a wrong total", insert("项目", 12, [*TOTAL[:3], 1]), "total_differs", "项目!D12", fate="no_data"),
    faulty(
        "a wrong total of verified sums",
        insert("项目", 12, [*TOTAL[:4], 1]),
        "total_differs",
        "项目!E12",
        fate="no_data",
    ),
    read("a hidden row", _hidden, "hidden_row", "项目!3", "claim"),
    read("rows in another order", _backwards, fate="claim", row="认定!2"),
    read(
        "a code merged over two rows",
        then(put("项目!A3", None), _merged("A2:A3")),
        "merged_cell",
        "项目!A3",
        "claim",
    ),
    refused("a sum merged over two rows", _merged("G2:G3"), "merged_number", "项目!G3", "P2 P3"),
    refused("another enterprise's project", put("项目!A3", code(98)), "unknown_parent", "项目!A3", "P3"),
]
