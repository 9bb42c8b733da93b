"""Delimited: a .csv file as one sheet of text, in UTF-8 or GB18030."""

from __future__ import annotations

import csv
import io

from subsidy_calc.intake.limits import LIMITS, MIB, Limits
from subsidy_calc.intake.packed import (
    FileNote,
    PackedFile,
    PackedRow,
    PackedSheet,
    pack_row,
    pack_text,
    without_last_blanks,
)
from subsidy_calc.intake.refusals import FileRefused, too_large
from subsidy_calc.values.messages import Message, wording

ENCODING = wording(
    "csv.encoding",
    zh="既不是UTF-8也不是GB18030编码，或有坏字节",
    en="neither UTF-8 nor GB18030, or some bytes are broken",
)
SAVE_UTF_8 = wording("csv.save_utf_8", zh="用Excel另存为“CSV UTF-8”", en="save it from Excel as “CSV UTF-8”")
SHAPE = wording("csv.shape", zh="第{line}行附近引号不配对或格式不对", en="quotes do not match near line {line}")
SAVE_AGAIN = wording("csv.save_again", zh="用Excel打开核对，重新另存", en="check it in Excel and save it again")
READ_AS_GB18030 = wording("csv.gb18030", zh="按GB18030编码读取", en="read as GB18030")
TOO_BIG = wording(
    "csv.too_big", zh="文件有{size} MiB，最多{limit} MiB", en="the file has {size} MiB; at most {limit} MiB"
)
NUL = wording("csv.nul", zh="文件里有空字节，不是文本", en="the file holds zero bytes; this is no text")

LONGEST_CELL = 32_767  # as in Excel
_BROKEN = "\ufffd"


def read_delimited(content: bytes, name: str, limits: Limits = LIMITS) -> PackedFile:
    """One sheet of the given name; its rows are the file's records, the headings among them.

    Raises:
        FileRefused: the bytes are no text, or the text is no table.
    """
    if len(content) > limits.table:
        raise too_large(TOO_BIG(size=len(content) // MIB, limit=limits.table // MIB))
    if b"\0" in content:
        raise _refused(NUL())
    text, notes = _decoded(content)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows: list[PackedRow] = [pack_row(map(pack_text, record)) for record in reader]
    except csv.Error as error:
        raise _refused(SHAPE(line=reader.line_num), SAVE_AGAIN()) from error
    return PackedFile([PackedSheet(name, without_last_blanks(rows), typed=False)], notes)


def _decoded(content: bytes) -> tuple[str, list[FileNote]]:
    try:
        return content.decode("utf-8-sig"), []
    except UnicodeDecodeError:
        pass
    if _is_broken_utf_8(content):
        raise _refused(ENCODING())
    try:
        return content.decode("gb18030"), [FileNote("read_as_gb18030", READ_AS_GB18030())]
    except UnicodeDecodeError as error:
        raise _refused(ENCODING()) from error


def _is_broken_utf_8(content: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8 all the same: GB18030 would make other letters of it."""
    beyond = [letter for letter in content.decode("utf-8", errors="replace") if not letter.isascii()]
    broken = sum(letter == _BROKEN for letter in beyond)
    return broken * 2 < len(beyond)


def _refused(says: Message, fix: Message | None = None) -> FileRefused:
    return FileRefused("unreadable_table", says, fix or SAVE_UTF_8())
