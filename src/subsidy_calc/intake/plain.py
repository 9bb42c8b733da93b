"""Plain: whether a workbook is one that the fast reader reads as the careful one does.

Proved from the bytes: every row and cell must have exactly the shape that a value has,
so that a formula, an error, a hidden or merged part, or markup that the two readers could
take differently, sends the whole workbook to the careful reader.
"""

from __future__ import annotations

import re
from functools import cache

from defusedxml.ElementTree import fromstring

from subsidy_calc.facts.number_format import Shown, shown_by
from subsidy_calc.intake.container import Parts
from subsidy_calc.intake.limits import LIMITS, Limits
from subsidy_calc.intake.parts import check_part
from subsidy_calc.intake.relations import Book
from subsidy_calc.values.places import column_letters

_PLAIN_ROW = (
    rb"""(?: (?:(?:spans|ht|customHeight|s|customFormat|thickBot|thickTop|x14ac:dyDescent|outlineLevel)="[\w.: -]*\""""
    rb"""|(?:hidden|collapsed)="(?:0|false)"))*+"""
)
# written as they come out again at 15 digits, never with an exponent
_NUMBER = rb"(?:-?[1-9]\d{0,13}(?:\.\d{1,17})?|0(?:\.(?!0000)\d{1,17})?)"
_TEXT = rb"""(?:[^<&\x00-\x08\x0b-\x1f]|&(?:amp|lt|gt|quot|apos|#10);)*+"""
# blanks at the ends that are not marked to be kept are kept by one reader and cut off by the other
_T = rb"""(?:<t xml:space="preserve">""" + _TEXT + rb"|<t>(?![ \t\n]|&#10;)" + _TEXT + rb"(?<![ \t\n])(?<!&#10;))</t>"
_IN_ROW = (  # behind a cell's letters; \1 is the row's number
    rb"""\1"(?: s="\d{1,5}")?"""
    rb"""(?:><v>""" + _NUMBER + rb"""</v></c>| t="s"><v>\d{1,9}</v></c>|/>|></c>"""
    rb"""| t="n"><v>""" + _NUMBER + rb"""</v></c>| t="inlineStr"><is>""" + _T + rb"""</is></c>)"""
)
_MOST_COLUMNS = 78  # of a plain workbook: A to BZ


@cache
def _row_of(columns: int) -> re.Pattern[bytes]:
    """The shape of a whole row: cells of that row alone, each at most once, from the left to the right."""
    cells = b"".join(rb"""(?:<c r=\"""" + column_letters(n).encode() + _IN_ROW + rb")?+" for n in range(1, columns + 1))
    return re.compile(rb"""<row r="([1-9]\d{0,6})\"""" + _PLAIN_ROW + rb"(?:/>|>" + cells + rb"</row>)")


_BEFORE_ROWS = b"<sheetData>"
_ROW_NUMBER = re.compile(rb"""<row r="(\d{1,7})\"""")
_WIDE = re.compile(rb"""<c r="[A-Z]{2}""")
_HIDDEN = re.compile(rb"""hidden="(?!0"|false")""", re.IGNORECASE)
_RUN = rb"<r>(?:<rPr>(?:<[A-Za-z]+(?: [^<>&]*)?/>)*+</rPr>)?" + _T + rb"</r>"
# a Chinese Excel writes that it shows no reading aid behind nearly every text
_STRING = rb"<si>(?:" + _T + rb"|(?:" + _RUN + rb""")++)(?:<phoneticPr [^<>&]*/>)?</si>"""
_STRINGS = re.compile(
    rb"""\s*(?:<\?xml version="1.0" encoding="(?i:utf-8)"(?: standalone="(?:yes|no)")?\?>)?\s*"""
    rb"""<sst xmlns="[^"<&]*"(?: (?:count|uniqueCount)="\d+")*>(?:""" + _STRING + rb"""|<si><t/></si>)*+</sst>\s*"""
)
_START = re.compile(
    rb"""\s*(?:<\?xml version="1.0" encoding="(?i:utf-8)"(?: standalone="(?:yes|no)")?\?>)?\s*<worksheet xmlns="""
)
_ESCAPED = re.compile(rb"_x[0-9A-Fa-f]{4}_")
_PLAIN_IDS = {"0", "1", "2", "3", "4", "37", "38", "39", "40", "49"}
_DATE_IDS = {"14", "22"}
_NO_LETTERS = re.compile(r"[^A-Za-z%]*")
_COLOURS = re.compile(r"\[(?:Red|Black|Blue|Green|White|Yellow)\]")
_DATES = {
    "yyyy-mm-dd", r"yyyy\-mm\-dd", "yyyy/m/d", "yyyy/mm/dd", r"yyyy\-m\-d", "yyyy-m-d", "yyyy.mm.dd",
    'yyyy"年"m"月"d"日"', r"yyyy/m/d;@", r"yyyy\-mm\-dd;@", 'yyyy"年"m"月"d"日";@',
}  # fmt: skip


def may_be_plain(parts: Parts, book: Book, limits: Limits = LIMITS) -> bool:
    """Whether everything but the rows is plain; that is seen at once.

    Raises:
        FileRefused: what stands around the rows is no XML that a workbook has.
    """
    hidden = book.from_1904 or any(not sheet.visible or sheet.kind != "worksheet" for sheet in book.sheets)
    if hidden or (book.styles is not None and not _plain_styles(parts[book.styles])):
        return False
    if book.strings is not None and not _plain_strings(parts[book.strings]):
        return False
    return all(_plain_around(sheet.part, parts[sheet.part], limits) for sheet in book.sheets)


def has_plain_rows(parts: Parts, book: Book, limits: Limits = LIMITS) -> bool:
    """Whether every byte of every row belongs to the plain shape, and rows and cells ascend."""
    return all(_plain_rows(parts[sheet.part], limits) for sheet in book.sheets)


def is_small_box(parts: Parts, book: Book) -> bool:
    """Whether no cell of any sheet can stand far out, so that the fast reader may start before the scan ends.

    That reader takes memory for the whole box from the first row and column to the last.
    """
    return all(_is_small(parts[sheet.part]) for sheet in book.sheets)


def _is_small(content: bytes) -> bool:
    begin, end = _rows_of(content)
    digits = len(str(_last_row(content, begin, end)))
    far = re.compile(rb"""r=(?:[^"]|"(?:[A-Z]?\d{%d}|[A-Z]{2}|[^A-Z0-9]))""" % (digits + 1))
    elements = content.count(b"<c ", begin, end) + content.count(b"<row ", begin, end)
    return content.count(b'r="', begin, end) == elements and far.search(content, begin, end) is None


def _plain_strings(content: bytes) -> bool:
    return b"strike" not in content and _STRINGS.fullmatch(content) is not None and _ESCAPED.search(content) is None


def _plain_styles(content: bytes) -> bool:
    """Whether every number format in use shows a number as it is stored, or a date."""
    if b"strike" in content:
        return False
    tree = fromstring(content)
    space = tree.tag.rpartition("}")[0] + "}"
    codes = {each.get("numFmtId", ""): each.get("formatCode", "") for each in tree.iter(space + "numFmt")}
    used = [each.get("numFmtId", "0") for styles in tree.iter(space + "cellXfs") for each in styles]
    # only the careful reader gives a cell that names no format the first one
    dated = used[:1] and _is_date(used[0], codes.get(used[0]))
    return not dated and all(_is_date(each, codes.get(each)) or _is_as_stored(each, codes.get(each)) for each in used)


def _is_date(number: str, code: str | None) -> bool:
    return number in _DATE_IDS if code is None else code in _DATES


def _is_as_stored(number: str, code: str | None) -> bool:
    if code is None:
        return number in _PLAIN_IDS
    return code == "General" or (
        _NO_LETTERS.fullmatch(_COLOURS.sub("", code)) is not None and shown_by(code) == Shown()
    )


def _plain_around(name: str, content: bytes, limits: Limits) -> bool:
    """Whether nothing before or behind the rows hides or merges some, and few cells cannot stand far apart."""
    begin, end = _rows_of(content)
    before, after = content[:begin], content[end:]
    if begin < 0 or _START.match(before) is None or _HIDDEN.search(before) or b"mergeCell" in after:
        return False
    check_part(name, before + after, limits)
    cells, last = content.count(b"<c ", begin, end), _last_row(content, begin, end)
    # one value in the last row must not cost a million empty ones
    return cells <= limits.cells and last <= min(limits.rows, cells + 100_000)


def _rows_of(content: bytes) -> tuple[int, int]:
    """Where the rows begin and end; -1 where they cannot be found."""
    begin, end = content.find(_BEFORE_ROWS), content.rfind(b"</sheetData>")
    if begin < 0 and (at := content.find(b"<sheetData/>")) >= 0:
        return at, at
    return (begin + len(_BEFORE_ROWS), end) if 0 <= begin <= end else (-1, -1)


def _last_row(content: bytes, begin: int, end: int) -> int:
    row = _ROW_NUMBER.match(content, max(content.rfind(b"<row ", begin, end), begin))
    return int(row[1]) if row else 0


def _plain_rows(content: bytes, limits: Limits) -> bool:
    at, end = _rows_of(content)
    columns = _MOST_COLUMNS if _WIDE.search(content, at, end) else 26
    last = 0
    for row in _row_of(columns).finditer(content, at, end):
        if row.start() != at or int(row[1]) <= last:
            return False
        at, last = row.end(), int(row[1])
    return at == end
