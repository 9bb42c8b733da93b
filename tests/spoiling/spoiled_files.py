"""Files that are cut off, renamed, locked, of another kind, or saved by another program."""

from __future__ import annotations

import io
import zipfile

import openpyxl
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from spoiling.clean_book import Book
from spoiling.spoiled_case import Case, Spoil, bytes_by, edited, faulty, put, read, refused, stopped, then

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)


def _bytes(content: bytes) -> Spoil:
    return bytes_by(lambda _: content)


def _parts(*, without: str = "", cut: str = "") -> Spoil:
    """The package without a part, or with a part's second half cut off."""

    def change(content: bytes) -> bytes:
        target = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(content)) as source, zipfile.ZipFile(target, "w") as written:
            for entry in source.infolist():
                part = source.read(entry)
                if entry.filename != without:
                    written.writestr(entry, part[: len(part) // 2] if entry.filename == cut else part)
        return target.getvalue()

    return bytes_by(change)


def _other_package(content: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as written:
        written.writestr("word/document.xml", "<document/>")
    return target.getvalue()


def _damaged(content: bytes) -> bytes:
    middle = len(content) // 2
    return content[: middle - 200] + bytes(400) + content[middle + 200 :]


def _named(name: str) -> Spoil:
    def spoil(book: Book) -> None:
        book.name = name

    return spoil


def _nothing_else(book: openpyxl.Workbook) -> None:
    """Opened and saved, no more."""


def _from_1904(book: openpyxl.Workbook) -> None:
    book.epoch = CALENDAR_MAC_1904


def _handed_in_twice(book: Book) -> None:
    book.second = book.content()


def _second_differs(book: Book) -> None:
    other = Book()
    put("项目!D3", 1_300_000)(other)
    book.second = other.content()


def _second_broken(book: Book) -> None:
    book.second = book.content()[:1000]


FILES: list[Case] = [
    read("saved by another program", edited(_nothing_else), fate="claim", row="项目!2"),
    read("days counted from 1904", edited(_from_1904), fate="claim", row="认定!2"),
    read(
        "a serial number of a day from 1904",
        then(put("认定!E4", 42_550), edited(_from_1904)),
        "date_from_serial",
        "认定!E4",
        "claim",
    ),
    read("the extension of one with macros", _named("申报.xlsm"), fate="claim", row="项目!2"),
    read("the extension of an older kind", _named("申报.xls"), fate="claim", row="项目!2"),
    read("an extension in capitals", _named("申报.XLSX"), fate="claim", row="项目!2"),
    read("handed in twice", _handed_in_twice, fate="claim", row="项目!2"),
    refused("a second file with another sum", _second_differs, "duplicate_key", "项目!3", "P3"),
    faulty("a second file cut off", _second_broken, "not_xlsx", "又一份.xlsx", row="项目!2"),
    stopped("empty", _bytes(b""), "not_xlsx"),
    stopped("cut off", bytes_by(lambda content: content[: len(content) // 2]), "not_xlsx"),
    stopped("cut off at the end", bytes_by(lambda content: content[:-30]), "not_xlsx"),
    stopped("damaged in the middle", bytes_by(_damaged), "not_xlsx"),
    stopped("a table of commas", _bytes("统一社会信用代码,企业名称\n".encode("gbk")), "not_xlsx"),
    stopped("a web page", _bytes("<html><table><tr><td>企业</td></tr></table></html>".encode()), "not_xlsx"),
    stopped("locked with a password", _bytes(OLE + "EncryptedPackage".encode("utf-16-le")), "locked"),
    stopped("a workbook of 2003", _bytes(OLE + b"Workbook"), "not_xlsx"),
    stopped("a scan", _bytes(b"%PDF-1.4\n%%EOF\n"), "not_xlsx"),
    stopped("a package of another kind", bytes_by(_other_package), "not_xlsx"),
    stopped("a sheet's part cut off", _parts(cut="xl/worksheets/sheet2.xml"), "not_xlsx"),
    stopped("a sheet's part missing", _parts(without="xl/worksheets/sheet2.xml"), "not_xlsx"),
    stopped("the part of the earlier awards missing", _parts(without="xl/worksheets/sheet4.xml"), "not_xlsx"),
    stopped("the list of sheets missing", _parts(without="xl/workbook.xml"), "not_xlsx"),
    stopped("the texts missing", _parts(without="xl/sharedStrings.xml"), "not_xlsx"),
]
