"""Kinds: what a file is by its content, whatever its name says."""

from __future__ import annotations

import io
import zipfile
from typing import Literal

from subsidy_calc.intake.refusals import SAVE_AS_XLSX, FileRefused, damaged
from subsidy_calc.values.messages import Message, Wording, wording

Kind = Literal["xlsx", "csv", "parquet"]

EMPTY = wording("file.empty", zh="文件是空的", en="the file is empty")
OTHER = wording("file.other_kind", zh="这是{kind}，不是.xlsx工作簿", en="this is {kind}, no .xlsx workbook")
LOCKED = wording("file.locked", zh="工作簿设了打开密码", en="the workbook is locked with a password")
UNLOCK = wording("file.unlock", zh="去掉打开密码，另存为.xlsx", en="take the password off and save it as .xlsx")
MACROS = wording("file.macros", zh="工作簿带有宏程序", en="the workbook holds macros")
WITHOUT_MACROS = wording("file.without_macros", zh="另存为不带宏的.xlsx", en="save it as .xlsx, without the macros")
NAMED_WRONG = wording(
    "file.named_wrong", zh="内容是{kind}，扩展名却是{suffix}", en="the content is {kind}, but the name ends in {suffix}"
)
RENAME_CSV = wording(
    "file.rename_csv",
    zh="用Excel打开，另存为.xlsx；确是.csv的，把扩展名改为.csv",
    en="open it in Excel and save it as .xlsx; if .csv is meant, name it .csv",
)
RENAME_PARQUET = wording("file.rename_parquet", zh="把扩展名改为.parquet", en="name it .parquet")
RENAME_XLSX = wording("file.rename_xlsx", zh="把扩展名改为.xlsx", en="name it .xlsx")

XLS = wording("kind.xls", zh="旧的.xls工作簿", en="an old .xls workbook")
ET = wording("kind.et", zh="WPS的.et工作簿", en="a WPS .et workbook")
WORD_OLD = wording("kind.doc", zh="旧的Word文档", en="an old Word document")
OLE = wording("kind.ole", zh="旧的Office文件", en="an old Office file")
ODS = wording("kind.ods", zh=".ods工作簿", en="an .ods workbook")
XLSB = wording("kind.xlsb", zh=".xlsb二进制工作簿", en="a binary .xlsb workbook")
DOCX = wording("kind.docx", zh="Word文档", en="a Word document")
PPTX = wording("kind.pptx", zh="PowerPoint文件", en="a PowerPoint file")
NUMBERS = wording("kind.numbers", zh="苹果Numbers表格", en="an Apple Numbers file")
ZIP = wording("kind.zip", zh="压缩包", en="a zip archive")
ARCHIVE = wording("kind.archive", zh="压缩包", en="an archive")
PDF = wording("kind.pdf", zh="PDF文件", en="a PDF")
PICTURE = wording("kind.picture", zh="图片", en="a picture")
HTML = wording("kind.html", zh="网页（HTML）", en="a web page (HTML)")
XML = wording("kind.xml", zh="XML文件", en="an XML file")
XML_2003 = wording("kind.xml_2003", zh="XML电子表格2003", en="an XML spreadsheet of 2003")
RTF = wording("kind.rtf", zh="RTF文档", en="an RTF document")
UTF_16 = wording("kind.utf_16", zh="UTF-16文本", en="UTF-16 text")
TEXT = wording("kind.text", zh="文本（如.csv）", en="text, such as .csv")
XLSX = wording("kind.xlsx", zh=".xlsx工作簿", en="an .xlsx workbook")
PARQUET = wording("kind.parquet", zh="Parquet文件", en="a Parquet file")
UNKNOWN = wording("kind.unknown", zh="不能识别的文件", en="a file of an unknown kind")

_MAGIC: tuple[tuple[bytes, Wording], ...] = (
    (b"%PDF-", PDF),
    (b"\x89PNG", PICTURE),
    (b"\xff\xd8\xff", PICTURE),
    (b"GIF87a", PICTURE),
    (b"GIF89a", PICTURE),
    (b"Rar!\x1a", ARCHIVE),
    (b"7z\xbc\xaf", ARCHIVE),
    (b"\x1f\x8b", ARCHIVE),
    (b"{\\rtf", RTF),
    (b"\xff\xfe", UTF_16),
    (b"\xfe\xff", UTF_16),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_LOOKED_AT = 4096


def kind_of(content: bytes, suffix: str) -> Kind:
    """What the content is, where it can be read; `suffix` is how the file's name ends, such as `.xlsx`.

    Raises:
        FileRefused: it cannot be read, or the name says something else.
    """
    suffix = suffix.lower()
    if not content:
        raise FileRefused("not_xlsx", EMPTY(), SAVE_AS_XLSX())
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        _check_zip(content)
        if suffix in (".csv", ".parquet"):
            raise FileRefused("not_xlsx", NAMED_WRONG(kind=XLSX(), suffix=suffix), RENAME_XLSX())
        return "xlsx"  # whatever spreadsheet's name it bears
    if content.startswith(b"PAR1"):
        return _named("parquet", PARQUET, suffix, RENAME_PARQUET())
    kind = _kind_without_zip(content, suffix)
    if kind is not TEXT:
        raise FileRefused("not_xlsx", OTHER(kind=kind()), SAVE_AS_XLSX())
    return _named("csv", TEXT, suffix, RENAME_CSV())


def _named(kind: Literal["csv", "parquet"], says: Wording, suffix: str, fix: Message) -> Kind:
    if suffix != f".{kind}":
        raise FileRefused("not_xlsx", NAMED_WRONG(kind=says(), suffix=suffix or "—"), fix)
    return kind


def _check_zip(content: bytes) -> None:
    """Refuse every zip that is no .xlsx, by what it holds."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as entries:
            names = {name.lower() for name in entries.namelist()}
            mime = entries.read("mimetype")[:100] if "mimetype" in names else b""
    except Exception as error:  # zipfile lets whatever a damaged archive causes through
        raise damaged() from error
    if b"opendocument" in mime:
        raise FileRefused("not_xlsx", OTHER(kind=ODS()), SAVE_AS_XLSX())
    if any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names):
        raise FileRefused("macros", MACROS(), WITHOUT_MACROS())
    for mark, kind in (
        ("xl/workbook.bin", XLSB),
        ("word/document.xml", DOCX),
        ("ppt/presentation.xml", PPTX),
        ("index/document.iwa", NUMBERS),
    ):
        if mark in names:
            raise FileRefused("not_xlsx", OTHER(kind=kind()), SAVE_AS_XLSX())
    if "[content_types].xml" not in names:
        raise FileRefused("not_xlsx", OTHER(kind=ZIP()), SAVE_AS_XLSX())


def _kind_without_zip(content: bytes, suffix: str) -> Wording:
    if content.startswith(_OLE[:4]):
        return _kind_of_ole(content, suffix)
    for magic, kind in _MAGIC:
        if content.startswith(magic):
            return kind
    start = content[:_LOOKED_AT].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    if start.startswith(b"<?xml"):
        return XML_2003 if b"urn:schemas-microsoft-com:office:spreadsheet" in start else _html_or(XML, start)
    if start.startswith((b"mime-version", b"<!doctype html")) or b"<html" in start or b"<table" in start:
        return HTML
    if b"\0" not in content[:_LOOKED_AT]:
        return TEXT
    return PICTURE if content.startswith(b"BM") else UNKNOWN


def _html_or(other: Wording, start: bytes) -> Wording:
    return HTML if b"<html" in start else other


def _kind_of_ole(content: bytes, suffix: str) -> Wording:
    """What an old Office container holds, by the names of its streams."""
    if _has_stream(content, "EncryptedPackage") or _has_stream(content, "EncryptionInfo"):
        raise FileRefused("locked", LOCKED(), UNLOCK())
    if suffix == ".et" or _has_stream(content, "ETExtData"):
        return ET
    if _has_stream(content, "Workbook") or _has_stream(content, "Book"):
        return XLS
    return WORD_OLD if _has_stream(content, "WordDocument") else OLE


def _has_stream(content: bytes, name: str) -> bool:
    return name.encode("utf-16-le") in content
