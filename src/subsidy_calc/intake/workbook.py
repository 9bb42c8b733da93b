"""Workbook: an .xlsx looked at part by part, then read by the fast or the careful reader."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

from subsidy_calc.intake.careful import read_careful
from subsidy_calc.intake.container import Parts, unpack
from subsidy_calc.intake.fast import NotPlainAfterAll, read_fast
from subsidy_calc.intake.limits import LIMITS, Limits
from subsidy_calc.intake.packed import FileNote, PackedFile, PackedSheet
from subsidy_calc.intake.parts import check_parts
from subsidy_calc.intake.plain import has_plain_rows, is_small_box, may_be_plain
from subsidy_calc.intake.refusals import damaged
from subsidy_calc.intake.relations import PART_MISSING, Book, find_book
from subsidy_calc.values.messages import wording

EXTERNAL = wording(
    "file.external",
    zh="公式或查询引用别的文件，数值可能不是最新",
    en="formulas or queries take values from another file; they may be out of date",
)
MANUAL = wording(
    "file.manual_calculation",
    zh="工作簿设为手动计算，公式结果可能不是最新",
    en="the workbook calculates by hand only; results of formulas may be out of date",
)


def read_workbook(content: bytes, limits: Limits = LIMITS) -> PackedFile:
    """All sheets of a workbook, and what to know of it.

    Raises:
        FileRefused: with what is wrong, before any reader opens the file where that can be seen.
    """
    parts = unpack(content, limits)
    large = {name: part for name, part in parts.items() if _is_large(name)}
    check_parts({name: part for name, part in parts.items() if name not in large}, limits)
    book = find_book(parts)
    sheets = _read_plain(content, parts, book, limits)
    if sheets is None:
        check_parts(large, limits)
        sheets = read_careful(content, parts)
        _check_all_there(sheets, book)
    return PackedFile(sheets, _notes(book))


def _read_plain(content: bytes, parts: Parts, book: Book, limits: Limits) -> list[PackedSheet] | None:
    """The sheets of a plain workbook, None of any other."""
    if not may_be_plain(parts, book, limits):
        return None
    try:
        if is_small_box(parts, book):
            with ThreadPoolExecutor(max_workers=1) as thread:  # rows are scanned while the fast reader reads them
                reading = thread.submit(read_fast, content, book)
                return reading.result() if has_plain_rows(parts, book, limits) else None
        return read_fast(content, book) if has_plain_rows(parts, book, limits) else None
    except NotPlainAfterAll:
        return None


def _check_all_there(sheets: list[PackedSheet], book: Book) -> None:
    """The careful reader passes over a sheet that it cannot find, without a word."""
    read = {sheet.name for sheet in sheets}
    for sheet in book.sheets:
        if sheet.kind == "worksheet" and sheet.name not in read:
            raise damaged(PART_MISSING(part=sheet.part))


def _is_large(name: str) -> bool:
    """The parts that a scan for plain workbooks goes through faster."""
    return "sheet" in name.lower() or "sharedstrings" in name.lower()


def _notes(book: Book) -> list[FileNote]:
    notes = [FileNote("external_link", EXTERNAL(), target) for target in book.external]
    if book.manual_calculation:
        notes.append(FileNote("manual_calculation", MANUAL()))
    return notes
