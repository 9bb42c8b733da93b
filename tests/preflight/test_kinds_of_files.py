"""Kinds of files: each is named for what it is, whatever its name says, with what the clerk can do."""

from __future__ import annotations

import io
import zipfile

import pytest

from roads.raw_books import parts_of, raw_book, sheet_of, zipped
from subsidy_calc.intake.kinds import kind_of
from subsidy_calc.intake.refusals import FileRefused
from subsidy_calc.values.messages import say

OLE = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)
PARTS = parts_of(sheet_of(""))
XLSX = raw_book("")


def _ole(stream: str) -> bytes:
    return OLE + stream.encode("utf-16-le") + bytes(400)


def _zip(**parts: bytes) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return target.getvalue()


# name: content, code, Chinese and English words that it is named by
KINDS = {
    "empty.xlsx": (b"", "not_xlsx", "空的", "empty"),
    "old.xls": (_ole("Workbook"), "not_xlsx", "旧的.xls工作簿", "an old .xls workbook"),
    "older.xls": (_ole("Book"), "not_xlsx", "旧的.xls工作簿", "an old .xls workbook"),
    "renamed-xls.xlsx": (_ole("Workbook"), "not_xlsx", "旧的.xls工作簿", "an old .xls workbook"),
    "wps.et": (_ole("Workbook"), "not_xlsx", "WPS的.et工作簿", "a WPS .et workbook"),
    "renamed-et.xlsx": (_ole("Workbook") + _ole("ETExtData"), "not_xlsx", "WPS的.et工作簿", "a WPS .et workbook"),
    "old.doc": (_ole("WordDocument"), "not_xlsx", "旧的Word文档", "an old Word document"),
    "mail.msg": (_ole("__substg1.0"), "not_xlsx", "旧的Office文件", "an old Office file"),
    "locked.xlsx": (_ole("EncryptedPackage"), "locked", "打开密码", "locked with a password"),
    "locked-2007.xlsx": (_ole("EncryptionInfo"), "locked", "打开密码", "locked with a password"),
    "sheet.ods": (
        _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "not_xlsx",
        ".ods工作簿",
        "an .ods workbook",
    ),
    "renamed-ods.xlsx": (
        _zip(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"),
        "not_xlsx",
        ".ods工作簿",
        "an .ods workbook",
    ),
    "binary.xlsb": (
        zipped({**PARTS, "xl/workbook.bin": b"\1"}),
        "not_xlsx",
        ".xlsb二进制工作簿",
        "a binary .xlsb workbook",
    ),
    "macros.xlsm": (zipped({**PARTS, "xl/vbaProject.bin": b"\1"}), "macros", "宏", "macros"),
    "renamed-macros.xlsx": (zipped({**PARTS, "xl/vbaProject.bin": b"\1"}), "macros", "宏", "macros"),
    "old-macros.xlsx": (zipped({**PARTS, "xl/macrosheets/sheet1.xml": b"<a/>"}), "macros", "宏", "macros"),
    "text.docx": (zipped({**PARTS, "word/document.xml": b"<a/>"}), "not_xlsx", "Word文档", "a Word document"),
    "talk.pptx": (
        zipped({**PARTS, "ppt/presentation.xml": b"<a/>"}),
        "not_xlsx",
        "PowerPoint文件",
        "a PowerPoint file",
    ),
    "apple.numbers": (_zip(**{"Index/Document.iwa": b"1"}), "not_xlsx", "苹果Numbers表格", "an Apple Numbers file"),
    "packed.zip": (_zip(**{"a.txt": b"1"}), "not_xlsx", "压缩包", "a zip archive"),
    "packed.rar": (b"Rar!\x1a\x07\x00", "not_xlsx", "压缩包", "an archive"),
    "packed.7z": (b"7z\xbc\xaf\x27\x1c", "not_xlsx", "压缩包", "an archive"),
    "packed.gz": (b"\x1f\x8b\x08\x00", "not_xlsx", "压缩包", "an archive"),
    "scan.pdf": (b"%PDF-1.7\n", "not_xlsx", "PDF文件", "a PDF"),
    "scan.png": (b"\x89PNG\r\n\x1a\n", "not_xlsx", "图片", "a picture"),
    "scan.jpg": (b"\xff\xd8\xff\xe0", "not_xlsx", "图片", "a picture"),
    "scan.bmp": (b"BM\0\0\0\0", "not_xlsx", "图片", "a picture"),
    "renamed-picture.xlsx": (b"GIF89a\1", "not_xlsx", "图片", "a picture"),
    "page.xls": (b"<html><table><tr><td>1</td></tr></table></html>", "not_xlsx", "网页（HTML）", "a web page (HTML)"),
    "table.xlsx": (b"\xef\xbb\xbf\n <table border=1>", "not_xlsx", "网页（HTML）", "a web page (HTML)"),
    "page.csv": (b"<!DOCTYPE html><html></html>", "not_xlsx", "网页（HTML）", "a web page (HTML)"),
    "page.mht": (b"MIME-Version: 1.0\n", "not_xlsx", "网页（HTML）", "a web page (HTML)"),
    "xhtml.xls": (b'<?xml version="1.0"?><html></html>', "not_xlsx", "网页（HTML）", "a web page (HTML)"),
    "2003.xls": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        "not_xlsx",
        "XML电子表格2003",
        "an XML spreadsheet of 2003",
    ),
    "data.xml": (b'<?xml version="1.0"?><a/>', "not_xlsx", "XML文件", "an XML file"),
    "text.rtf": (b"{\\rtf1}", "not_xlsx", "RTF文档", "an RTF document"),
    "unicode.csv": ("a,b\n".encode("utf-16"), "not_xlsx", "UTF-16文本", "UTF-16 text"),
    "renamed-csv.xlsx": ("甲,1\n".encode(), "not_xlsx", "文本（如.csv）", "text, such as .csv"),
    "renamed-gbk.xlsx": ("甲,1\n".encode("gb18030"), "not_xlsx", "文本（如.csv）", "text, such as .csv"),
    "no-suffix": (b"a,b\n", "not_xlsx", "文本（如.csv）", "text, such as .csv"),
    "renamed.csv": (XLSX, "not_xlsx", ".xlsx工作簿", "an .xlsx workbook"),
    "renamed.parquet": (XLSX, "not_xlsx", ".xlsx工作簿", "an .xlsx workbook"),
    "renamed-parquet.xlsx": (b"PAR1....PAR1", "not_xlsx", "Parquet文件", "a Parquet file"),
    "random.xlsx": (bytes(range(256)), "not_xlsx", "不能识别的文件", "a file of an unknown kind"),
}


@pytest.mark.parametrize("name", KINDS)
def test_what_is_no_workbook_is_named_for_what_it_is(name: str) -> None:
    content, code, chinese, english = KINDS[name]
    with pytest.raises(FileRefused) as caught:
        kind_of(content, "." + name.rpartition(".")[2] if "." in name else "")
    assert caught.value.code == code
    assert chinese in say(caught.value.says, "zh")
    assert english in say(caught.value.says, "en")
    assert all(say(caught.value.fix, language) for language in ("zh", "en"))


@pytest.mark.parametrize(
    ("content", "suffix", "kind"),
    [
        (XLSX, ".xlsx", "xlsx"),
        (XLSX, ".XLSX", "xlsx"),
        (XLSX, ".xls", "xlsx"),
        (XLSX, ".et", "xlsx"),
        (XLSX, "", "xlsx"),
        (b"a,b\n", ".csv", "csv"),
        (b"\xef\xbb\xbfa,b\n", ".CSV", "csv"),
        ("甲,乙\n".encode("gb18030"), ".csv", "csv"),
        (b"PAR1....PAR1", ".parquet", "parquet"),
    ],
)
def test_what_can_be_read_is(content: bytes, suffix: str, kind: str) -> None:
    assert kind_of(content, suffix) == kind
