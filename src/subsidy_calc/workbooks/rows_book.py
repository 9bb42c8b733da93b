"""Rows book: a workbook of many rows, which are written as they come; nothing else of it is large.

What is not rows is XlsxWriter's: it writes the same sheets, settings and styles with no rows.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from types import TracebackType

from subsidy_calc.values.messages import Language, Message, say
from subsidy_calc.workbooks.book import Book
from subsidy_calc.workbooks.fixed_parts import STRINGS, members_of, pieces_of
from subsidy_calc.workbooks.package import Part, package, part
from subsidy_calc.workbooks.sheet import Sheet
from subsidy_calc.workbooks.sheet_xml import SheetXml, Strings, Styles


class RowsBook:
    """An .xlsx file being written; it is complete when the `with` block ends."""

    def __init__(self, target: Path, language: Language, title: Message) -> None:
        self.language = language
        self._target, self._title = target, title
        self._strings, self._styles = Strings(), Styles()
        self._sheets: list[tuple[Sheet, SheetXml, Message, int]] = []

    def __enter__(self) -> RowsBook:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            for sheet, *_ in self._sheets:
                sheet.finish()
            self._target.write_bytes(package(self._parts()))

    def sheet(self, name: Message, number: int = 1, *, landscape: bool = False) -> Sheet:
        """A new sheet, A4, one page wide; the name of a continuation ends in its number."""
        cells = SheetXml(self._strings, self._styles)
        sheet = Sheet(cells, say(name, self.language) + (str(number) if number > 1 else ""), self.language)
        sheet.set_page(landscape=landscape)
        self._sheets.append((sheet, cells, name, number))
        return sheet

    def _parts(self) -> list[Part]:
        sheets = {f"xl/worksheets/sheet{at}.xml": cells for at, (_, cells, *_) in enumerate(self._sheets, start=1)}
        parts = []
        for name, content in self._without_rows().items():
            if name in sheets:
                parts.append(sheets[name].part(name, pieces_of(content.decode())))
            else:
                parts.append(part(name, self._strings.xml().encode() if name == STRINGS else content))
        return parts

    def _without_rows(self) -> dict[str, bytes]:
        """The parts of the same workbook with no rows, but that its first sheet has a text in each style, in their order."""
        target = BytesIO()
        with Book(target, self.language, self._title) as book:
            for _, cells, name, number in self._sheets:
                sheet = book.sheet(name, number)
                for setting, arguments in cells.settings:
                    sheet.canvas.set_up(setting, *arguments)
                if sheet is book.sheets[0]:
                    for row, style in enumerate(self._styles.numbers):
                        sheet.canvas.text(row, 0, 0, self.language, style)
        return members_of(target)
