"""Sheet XML: the cells of a sheet as an .xlsx file holds them, written straight from what is told.

As XlsxWriter writes them, letter by letter; `award_press` holds the two against each other.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from subsidy_calc.values.places import column_letters
from subsidy_calc.workbooks.package import Packer, Part, part
from subsidy_calc.workbooks.styles import Style

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_DIGIT, _PADDING = 7, 5  # pixels of a digit, and of a column beside its digits
_USUAL_HEIGHT, _USUAL_WIDTH = 20, 64  # pixels of a row and a column of which nothing is said
_SPAN = 16  # rows that say together from which column to which they go
_AT_ONCE = 64 * _SPAN  # rows that are taken out together
_MOST_BREAKS = 1023
_LIKE_CONTROL = re.compile("(_x[0-9a-fA-F]{4}_)")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_EDGE = re.compile(r"^\s|\s$")
_SPECIAL = re.compile("[\x00-\x1f\ufffe\uffff&<>_]|^\\s|\\s$")


class Strings:
    """The texts of a file, each held once and known by its number."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self.used = 0

    def number(self, text: str) -> int:
        self.used += 1
        return self.numbers.setdefault(text, len(self.numbers))

    def xml(self) -> str:
        head = f'{DECLARATION}<sst xmlns="{MAIN}" count="{self.used}" uniqueCount="{len(self.numbers)}">'
        return "".join([head, *map(_string, self.numbers), "</sst>"])


class Styles:
    """The styles of a file in the order of their first use, each known by its number from 1."""

    def __init__(self) -> None:
        self.numbers: dict[Style, int] = {}
        self.known: dict[int, tuple[int, Style]] = {}  # by identity: a style's number, and the style, kept alive

    def number(self, style: Style) -> int:
        known = self.known.get(id(style))
        if known is None:
            known = (self.numbers.setdefault(style, len(self.numbers) + 1), style)
            self.known[id(style)] = known
        return known[0]


class SheetXml:
    """Fulfils the protocol `Canvas`."""

    def __init__(self, strings: Strings, styles: Styles) -> None:
        self.settings: list[tuple[str, tuple[object, ...]]] = []
        self._strings, self._styles = strings, styles
        self._rows: dict[int, dict[int, str]] = defaultdict(dict)
        self._ends: dict[int, int] = {}  # the last column of each row where some are one with another
        self._merged: list[str] = []
        self._heights: dict[int, int] = {}  # in pixels, as widths are
        self._widths: dict[int, int] = {}
        self._breaks: Sequence[int] = ()
        self.packed: Packer | None = None  # rows that were taken out
        self._done = 0
        self._rows_extent: list[tuple[int, int]] = []  # first and last, of what was taken out
        self._columns_extent: list[tuple[int, int]] = []

    def set_up(self, setting: str, *arguments: object) -> None:
        self.settings.append((setting, arguments))

    def text(self, row: int, column: int, last: int, words: str, style: Style) -> None:
        made = _cells(self._styles.number(style), column, last, bool(words))
        at = row + 1
        self._rows[row][column] = made.format(at, self._strings.number(words)) if words else made.format(at)
        if last > column:
            self._merged.append(_merge(column, last).format(at))
            self._ends[row] = max(last, self._ends.get(row, last))

    def number(self, row: int, column: int, value: float, style: Style) -> None:
        self._rows[row][column] = (
            f'<c r="{_cell(row, column)}" s="{self._styles.number(style)}"><v>{value:.16G}</v></c>'
        )

    def formula(self, row: int, column: int, formula: str, value: float, style: Style) -> None:
        start = f'<c r="{_cell(row, column)}" s="{self._styles.number(style)}">'
        self._rows[row][column] = f"{start}<f>{_escaped(formula[1:])}</f><v>{value}</v></c>"

    def column_width(self, column: int, width: float) -> None:
        self._widths[column] = int(width * _DIGIT + 0.5) + _PADDING

    def row_height(self, row: int, points: float) -> None:
        self._heights[row] = int(points * 4 / 3 + 0.5)

    def page_breaks(self, rows: Sequence[int]) -> None:
        self._breaks = sorted({*rows} - {0})[:_MOST_BREAKS]

    def rows_done(self, end: int) -> None:
        end -= end % _SPAN
        if end < self._done + _AT_ONCE:
            return
        self.packed = self.packed or Packer()
        self.packed.add(self._taken_out(end).encode())
        self._done = end

    def part(self, name: str, pieces: Sequence[str]) -> Part:
        """The sheet's part of a file; `pieces` stand before, between and after what it says for itself."""
        head, rest, tail = self.xml(pieces)
        if self.packed is None:
            return part(name, f"{head}{rest}{tail}".encode())
        return self.packed.part(name, head.encode(), f"{rest}{tail}".encode())

    def xml(self, pieces: Sequence[str]) -> tuple[str, str, str]:
        """What stands before its rows, the rows that are not packed, and what stands behind them."""
        rest = self._taken_out(None)
        head = f"{pieces[0]}{self._dimension()}{pieces[1]}{self._columns()}{pieces[2]}<sheetData>"
        return head, rest, f"</sheetData>{pieces[3]}{self._merges()}{pieces[4]}{self._page_breaks()}{pieces[5]}"

    def _taken_out(self, end: int | None) -> str:
        """The rows before `end`, all where it is not given; they are held no longer."""
        rows = sorted(row for row in self._rows.keys() | self._heights.keys() if end is None or row < end)
        spans = self._spans(rows)
        self._rows_extent += [(rows[0], rows[-1])] if rows else []
        return "".join([self._row(row, spans) for row in rows])

    def _row(self, row: int, spans: Mapping[int, tuple[int, int]]) -> str:
        cells, height = self._rows.pop(row, None), self._heights.pop(row, _USUAL_HEIGHT)
        span = spans.get(row // _SPAN)
        across = f' spans="{span[0] + 1}:{span[1] + 1}"' if span is not None else ""
        tall = f' ht="{height * 0.75:.16g}" customHeight="1"' if height != _USUAL_HEIGHT else ""
        if not cells:
            return f'<row r="{row + 1}"{across}{tall}/>'
        inside = "".join([cells[column] for column in sorted(cells)])
        return f'<row r="{row + 1}"{across}{tall}>{inside}</row>'

    def _spans(self, rows: Sequence[int]) -> dict[int, tuple[int, int]]:
        """For so many rows together, their first and last column."""
        spans: dict[int, tuple[int, int]] = {}
        for row in rows:
            if not (cells := self._rows.get(row)):
                continue
            first, last = min(cells), max(*cells, self._ends.pop(row, 0))
            known = spans.get(row // _SPAN, (first, last))
            spans[row // _SPAN] = (min(first, known[0]), max(last, known[1]))
        self._columns_extent += spans.values()
        return spans

    def _dimension(self) -> str:
        """From the first to the last cell of the rows that were taken out."""
        if not self._columns_extent:
            return '<dimension ref="A1"/>'
        first, last = _extent(self._rows_extent), _extent(self._columns_extent)
        return f'<dimension ref="{_cell(first[0], last[0])}:{_cell(first[1], last[1])}"/>'

    def _columns(self) -> str:
        ranges: list[list[int]] = []  # first, last, width
        for column, width in sorted(self._widths.items()):
            if ranges and ranges[-1][1:] == [column - 1, width]:
                ranges[-1][1] = column
            else:
                ranges.append([column, column, width])
        return f"<cols>{''.join(itertools.starmap(_column, ranges))}</cols>"

    def _merges(self) -> str:
        if not self._merged:
            return ""
        return f'<mergeCells count="{len(self._merged)}">{"".join(self._merged)}</mergeCells>'

    def _page_breaks(self) -> str:
        if not self._breaks:
            return ""
        each = "".join(f'<brk id="{row}" max="16383" man="1"/>' for row in self._breaks)
        return f'<rowBreaks count="{len(self._breaks)}" manualBreakCount="{len(self._breaks)}">{each}</rowBreaks>'


@cache
def _cells(style: int, column: int, last: int, has_words: bool) -> str:
    """The pattern of a text and of the empty cells that are one with it: row, and number of the text."""
    first, *others = (f'<c r="{_letters(each)}{{0}}" s="{style}"' for each in range(column, last + 1))
    blanks = "".join(f"{other}/>" for other in others)
    return f'{first} t="s"><v>{{1}}</v></c>{blanks}' if has_words else f"{first}/>{blanks}"


@cache
def _merge(column: int, last: int) -> str:
    return f'<mergeCell ref="{_letters(column)}{{0}}:{_letters(last)}{{0}}"/>'


def _extent(ranges: Iterable[tuple[int, int]]) -> tuple[int, int]:
    firsts, lasts = zip(*ranges, strict=True)
    return min(firsts), max(lasts)


@cache
def _letters(column: int) -> str:
    return column_letters(column + 1)


def _cell(row: int, column: int) -> str:
    return f"{_letters(column)}{row + 1}"


def _column(first: int, last: int, width: int) -> str:
    custom = ' customWidth="1"' if width != _USUAL_WIDTH else ""
    return f'<col min="{first + 1}" max="{last + 1}" width="{(width * 256 // _DIGIT) / 256:.16g}"{custom}/>'


def _string(text: str) -> str:
    if not _SPECIAL.search(text):
        return f"<si><t>{text}</t></si>"
    written = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", _LIKE_CONTROL.sub(r"_x005F\1", text))
    kept = ' xml:space="preserve"' if _EDGE.search(written) else ""
    return f"<si><t{kept}>{_escaped(written)}</t></si>"


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
