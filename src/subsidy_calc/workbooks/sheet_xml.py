"""Sheet XML: the cells of a sheet as an .xlsx file holds them, written straight from what is told.

As XlsxWriter writes them, letter by letter; `award_press` holds the two against each other.
"""

from __future__ import annotations

import itertools
import re
from collections import defaultdict
from collections.abc import Sequence
from functools import cache

from subsidy_calc.values.places import column_letters
from subsidy_calc.workbooks.styles import Style

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

_DIGIT, _PADDING = 7, 5  # pixels of a digit, and of a column beside its digits
_USUAL_HEIGHT, _USUAL_WIDTH = 20, 64  # pixels of a row and a column of which nothing is said
_SPAN = 16  # rows that say together from which column to which they go
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


class SheetXml:
    """Fulfils the protocol `Canvas`."""

    def __init__(self, strings: Strings) -> None:
        self.settings: list[tuple[object, ...]] = []
        self.styles: dict[Style, int] = {}  # in the order of their first use, from 1
        self._strings = strings
        self._known: dict[int, tuple[int, Style]] = {}  # by identity: the number of a style, and the style, kept alive
        self._rows: dict[int, dict[int, str]] = defaultdict(dict)
        self._ends: dict[int, int] = {}  # the last column of each row where some are one with another
        self._merged: list[str] = []
        self._heights: dict[int, int] = {}  # in pixels, as widths are
        self._widths: dict[int, int] = {}
        self._breaks: Sequence[int] = ()

    def set_up(self, setting: str, *arguments: object) -> None:
        self.settings.append((setting, *arguments))

    def text(self, row: int, column: int, last: int, words: str, style: Style) -> None:  # noqa: PLR0913, PLR0917
        known = self._known.get(id(style))
        made = _cells(known[0] if known is not None else self._style(style), column, last, bool(words))
        at = row + 1
        self._rows[row][column] = made.format(at, self._strings.number(words)) if words else made.format(at)
        if last > column:
            self._merged.append(_merge(column, last).format(at))
            self._until(row, last)

    def number(self, row: int, column: int, value: float, style: Style) -> None:
        self._rows[row][column] = f'<c r="{_cell(row, column)}" s="{self._style(style)}"><v>{value:.16G}</v></c>'

    def formula(self, row: int, column: int, formula: str, value: float, style: Style) -> None:
        start = f'<c r="{_cell(row, column)}" s="{self._style(style)}">'
        self._rows[row][column] = f"{start}<f>{_escaped(formula[1:])}</f><v>{value}</v></c>"

    def column_width(self, column: int, width: float) -> None:
        self._widths[column] = int(width * _DIGIT + 0.5) + _PADDING

    def row_height(self, row: int, points: float) -> None:
        self._heights[row] = int(points * 4 / 3 + 0.5)

    def page_breaks(self, rows: Sequence[int]) -> None:
        self._breaks = sorted({*rows} - {0})[:_MOST_BREAKS]

    def element(self, name: str) -> str:
        """A part of the sheet by its element's name; empty where there is nothing to say."""
        return {
            "dimension": self._dimension,
            "cols": self._columns,
            "sheetData": self._data,
            "mergeCells": self._merges,
            "rowBreaks": self._page_breaks,
        }[name]()

    def _style(self, style: Style) -> int:
        known = self._known.get(id(style))
        if known is None:
            known = (self.styles.setdefault(style, len(self.styles) + 1), style)
            self._known[id(style)] = known
        return known[0]

    def _until(self, row: int, column: int) -> None:
        if column > self._ends.get(row, -1):
            self._ends[row] = column

    def _dimension(self) -> str:
        first = min(map(min, self._rows.values()))
        last = max(*map(max, self._rows.values()), *self._ends.values())
        every = self._rows.keys() | self._heights.keys()
        return f'<dimension ref="{_cell(min(every), first)}:{_cell(max(every), last)}"/>'

    def _columns(self) -> str:
        ranges: list[list[int]] = []  # first, last, width
        for column, width in sorted(self._widths.items()):
            if ranges and ranges[-1][1:] == [column - 1, width]:
                ranges[-1][1] = column
            else:
                ranges.append([column, column, width])
        return f"<cols>{''.join(itertools.starmap(_column, ranges))}</cols>"

    def _data(self) -> str:
        spans, pieces = self._spans(), ["<sheetData>"]
        for row in sorted(self._rows.keys() | self._heights.keys()):
            height, cells = self._heights.get(row, _USUAL_HEIGHT), self._rows.get(row)
            tall = f' ht="{height * 0.75:.16g}" customHeight="1"' if height != _USUAL_HEIGHT else ""
            head = f'<row r="{row + 1}"{spans.get(row // _SPAN, "")}{tall}'
            if not cells:
                pieces.append(f"{head}/>")
                continue
            pieces.append(f"{head}>")
            pieces += [cells[column] for column in sorted(cells)]
            pieces.append("</row>")
        return "".join([*pieces, "</sheetData>"])

    def _spans(self) -> dict[int, str]:
        """For so many rows together, their first and last column."""
        firsts: dict[int, int] = {}
        lasts: dict[int, int] = {}
        for row, cells in self._rows.items():
            block, first = row // _SPAN, min(cells)
            firsts[block] = min(first, firsts.get(block, first))
            lasts[block] = max(max(cells), self._ends.get(row, 0), lasts.get(block, 0))
        return {block: f' spans="{first + 1}:{lasts[block] + 1}"' for block, first in firsts.items()}

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
