"""Sheets renamed, hidden, split, left out and added."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

import openpyxl
from openpyxl.chart import BarChart, Reference

from spoiling.clean_book import Book
from spoiling.spoiled_case import ALL_P, ALL_R, Case, Spoil, edited, faulty, read, refused, rename_sheet, stopped


def _without(sheet: str) -> Spoil:
    def spoil(book: Book) -> None:
        del book.sheets[sheet]

    return spoil


def _with(name: str, sheet: str = "") -> Spoil:
    def spoil(book: Book) -> None:
        book.sheets[name] = [list(row) for row in book.sheets[sheet]] if sheet else [["填表说明"]]

    return spoil


def _split(book: Book) -> None:
    head, *rows = book.sheets["项目"]
    book.sheets["项目"], book.sheets["项目 "] = [head, *rows[:4]], [head, *rows[4:]]


def _contradicting(book: Book) -> None:
    head, _, row, *_ = book.sheets["项目"]
    book.sheets["项目 "] = [head, [*row[:3], 2, *row[4:]]]


def _named_again(content: bytes, name: str = "项目") -> bytes:
    """The sheet 抄件 gets the name of another, which Excel itself does not allow."""
    target = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as written:
        for entry in source.infolist():
            part = source.read(entry)
            if entry.filename == "xl/workbook.xml":
                part = part.replace('name="抄件"'.encode(), f'name="{name}"'.encode())
            written.writestr(entry, part)
    return target.getvalue()


def _copied_and_named(book: Book) -> None:
    _with("抄件", "项目")(book)
    book.after.append(_named_again)


def _by_case(book: Book) -> None:
    book.sheets["Notes"], book.sheets["抄件"] = [["说明"]], [["草稿"]]
    book.after.append(lambda content: _named_again(content, "NOTES"))


def _hide(state: Literal["hidden", "veryHidden"]) -> Spoil:
    def edit(book: openpyxl.Workbook) -> None:
        book["项目"].sheet_state = state

    return edited(edit)


def _protect(book: openpyxl.Workbook) -> None:
    book["项目"].protection.sheet = True


def _backwards(book: Book) -> None:
    book.sheets = dict(reversed(list(book.sheets.items())))


def _emptied(sheet: str) -> Spoil:
    def spoil(book: Book) -> None:
        book.sheets[sheet] = []

    return spoil


def _with_chart(book: openpyxl.Workbook) -> None:
    chart = BarChart()
    chart.add_data(Reference(range_string="项目!$D$1:$D$11"), titles_from_data=True)
    book.create_chartsheet("图表").add_chart(chart)


def _only_others(book: Book) -> None:
    book.sheets = {f"表{number}": rows for number, rows in enumerate(book.sheets.values(), start=1)}


SHEETS: list[Case] = [
    read("a blank after the name", rename_sheet("项目", "项目 "), fate="claim", row="项目 !2"),
    faulty(
        "renamed",
        rename_sheet("项目", "项目申报表"),
        "sheet_misnamed",
        "项目申报表",
        ALL_P,
        "unnamed_sheet",
        "项目申报表!2",
    ),
    read("in traditional characters", rename_sheet("项目", "項目"), fate="claim", row="項目!2"),
    read("hidden", _hide("hidden"), "hidden_sheet", "项目", "claim", "项目!2"),
    read("hidden from the menu too", _hide("veryHidden"), "hidden_sheet", "项目", "claim", "项目!2"),
    read("protected", edited(_protect), fate="claim", row="项目!2"),
    read("a sheet of instructions", _with("填表说明"), "unnamed_sheet", "填表说明", "unnamed_sheet", "填表说明!1"),
    read("a copy made by Excel", _with("项目 (2)", "项目"), "unnamed_sheet", "项目 (2)", "unnamed_sheet", "项目 (2)!2"),
    read("a copy under the same name", _with("项目 ", "项目"), fate="repeat", row="项目 !2"),
    stopped("one name given twice in the file", _copied_and_named, "unsafe_file"),
    stopped("two names that differ by case", _by_case, "unsafe_file"),
    read("two sheets of one table", _split, fate="claim", row="项目 !2"),
    refused("two sheets that differ on a project", _contradicting, "duplicate_key", "项目 !2", "P3"),
    read("in another order", _backwards, fate="claim", row="项目!2"),
    read("a sheet that is a chart", edited(_with_chart), fate="claim", row="项目!2"),
    read("no recognitions", _without("认定"), "sheet_absent", "", changes=ALL_R),
    read("the recognitions emptied", _emptied("认定"), changes=ALL_R),
    read("no accounts", _without("银行账户")),
    read("no decisions", _without("会议决定"), changes="P8"),
    stopped("no enterprises", _without("企业"), "missing_sheet"),
    stopped("the enterprises' sheet renamed", rename_sheet("企业", "企业基本情况"), "missing_sheet"),
    stopped("other sheets only", _only_others, "no_known_sheet"),
]
